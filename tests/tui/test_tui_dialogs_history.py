"""History: what was done, newest first, read as far as it is looked at."""

from pathlib import Path

from test_tui_library import library, settle
from tui_dialogs import shown
from tui_panes import assert_harmless, screen_lines

from workbench.model.requests import ArticleEdit
from workbench.model.views import ActionRow, Change
from workbench.tui.dialogs.change_words import change_lines
from workbench.tui.dialogs.history import HistoryRows


def action(number: int) -> ActionRow:
    at = "2026-11-22T14:02:11.000000Z"
    label = f"Rated #{number} False"
    return ActionRow(number, at, "MK", "person", "rate", label, 1, None, None, None, None)


def test_only_what_is_looked_at_is_read() -> None:
    asked: list[int | None] = []

    def page(before: int | None) -> list[ActionRow]:
        asked.append(before)
        newest = 1_000_000 if before is None else before - 1
        return [action(number) for number in range(newest, newest - 200, -1)]

    rows = HistoryRows(page, lambda _: [])
    assert rows.row_count() == 200
    assert asked == [None]


async def test_changes_unfold_and_undone_actions_say_so(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        app.workspace.articles.edit(ArticleEdit(1, title="Boats \x1b]52;c;x\x07[/b]")).result()
        app.workspace.history.undo(1).result()
        await settle(app, pilot)
        await pilot.press("H", "down")
        await pilot.pause()
        assert_harmless(screen_lines(app))
        lines = [line for line in screen_lines(app) if "Changed the article" in line]
        assert any(line.rstrip().endswith("undone") for line in lines)
        await pilot.press("enter")
        await pilot.pause()
        assert_harmless(screen_lines(app))
        assert "title: Boats -> Boats" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "title: Boats -> Boats" not in shown(app)
        await pilot.press("end", "escape", "escape")
        assert "1 article" in shown(app)


def test_changes_in_words() -> None:
    lines = change_lines(
        [
            Change("verdict", 7, None, {"id": 7, "rating": "false", "rationale": ""}),
            Change("claim", 4, {"state": "open", "rev": 1}, {"state": "settled", "rev": 2}),
            Change("mark", 9, {"exact": "nine"}, None),
        ]
    )
    assert [line.text.strip() for line in lines] == [
        "new verdict 7",
        "rating: false",
        "claim 4",
        "state: open -> settled",
        "mark 9 removed",
        "exact: nine",
    ]
    assert "changed nothing" in change_lines([])[0].text
