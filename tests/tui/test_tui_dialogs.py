"""What holds of every dialog, and what each of the small ones gives."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual import events
from textual.screen import Screen
from tui_dialogs import NOTHING_YET, TODAY, Asking, answer, article_row, asked, put, shown, source
from tui_panes import HOSTILE, assert_harmless, claim, screen_lines

from workbench.documents.refusals import binary
from workbench.model.errors import StorageBusy
from workbench.model.requests import ArticleEdit, ClaimEdit
from workbench.model.scales import MAGAZINE, SNOPES, TRUTH
from workbench.tui.dialogs.article_details import ArticleDetails, ArticleDetailsDialog
from workbench.tui.dialogs.ask import AskDialog
from workbench.tui.dialogs.choose import ChooseDialog, Option, rating_options
from workbench.tui.dialogs.completion import ARTICLE_SUFFIXES
from workbench.tui.dialogs.copy import Copied, CopyDialog
from workbench.tui.dialogs.defer import DeferDialog, Deferral
from workbench.tui.dialogs.failure import FailureDialog
from workbench.tui.dialogs.fields import LineInput
from workbench.tui.dialogs.file_path import FileRows
from workbench.tui.dialogs.find import FindDialog
from workbench.tui.dialogs.flags import FlagsDialog
from workbench.tui.dialogs.go import GoDialog, GoTarget, parse_target
from workbench.tui.dialogs.import_article import ImportDialog
from workbench.tui.dialogs.restate import RestateDialog
from workbench.tui.dialogs.scale_mapping import ScaleMappingDialog
from workbench.tui.dialogs.source import Known, SourceDialog
from workbench.tui.dialogs.text_entry import TextEntryDialog

Make = Callable[[str], Screen[Any]]
WITHOUT_LINES = {"ask", "failure", "flags", "copy", "mapping", "defer"}
"""Dialogs that do not begin with a line to type in."""

EVERY: dict[str, Make] = {
    "find": FindDialog,
    "go": lambda words: GoDialog(lambda _: words),
    "text_entry": lambda words: TextEntryDialog(words, words, words, hint=words),
    "ask": lambda words: AskDialog(words, "Delete", "Keep", detail=words),
    "flags": lambda words: FlagsDialog(["legal"], subject=words),
    "choose": lambda words: ChooseDialog(words, [Option("a", words, words)], "a"),
    "copy": lambda words: CopyDialog(words, words, words),
    "failure": lambda words: FailureDialog(ValueError(words), Path(words.replace("\ud800", "x"))),
    "defer": lambda words: DeferDialog(claim(4, words, waiting_on=words), TODAY, subject=words),
    "restate": lambda words: RestateDialog(
        claim(4, words, restated=words, claimant=words, claimed_on=words), TODAY
    ),
    "details": lambda words: ArticleDetailsDialog(
        article_row(title=words, byline=words, url=words), [words, "truth"], TODAY
    ),
    "mapping": lambda words: ScaleMappingDialog(TRUTH, MAGAZINE, {words: 3, "true": 1}),
    "import": lambda words: ImportDialog([words], Path("/"), initial=words.replace("\ud800", "x")),
    "source": lambda words: SourceDialog(
        Known(lambda _: iter([[source(1, title=words, author=words)]]), lambda _: None),
        source(2, title=words),
        subject=words,
    ),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (300, 100)])
async def test_a_dialog_is_whole_at_any_size_and_escape_cancels(
    name: str, size: tuple[int, int]
) -> None:
    async with asked(lambda: EVERY[name]("words"), size) as (app, pilot):
        lines = screen_lines(app)
        assert any("Esc" in line or "Enter" in line for line in lines)
        await pilot.press("escape")
        await pilot.pause()
        assert app.given in (None, False)


@pytest.mark.parametrize("name", EVERY)
async def test_no_foreign_text_reaches_the_terminal_as_it_is(name: str) -> None:
    short = " ".join(words for words in HOSTILE if len(words) < 100)
    for words in (short, max(HOSTILE, key=len)):
        async with asked(partial(EVERY[name], words)) as (app, _):
            assert_harmless(screen_lines(app))


@pytest.mark.parametrize("name", sorted(set(EVERY) - WITHOUT_LINES))
async def test_keys_of_a_burst_are_not_lost(name: str) -> None:
    """They come while the dialog is not on screen yet."""
    app = Asking(lambda: EVERY[name](""))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        app.ask()
        for letter in "ab12":
            app.post_message(events.Key(letter, letter))
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query(LineInput).first().value == "ab12"


async def test_half_typed_text_is_back_at_the_next_opening_of_the_same() -> None:
    numbers = iter((4, 4, 5))
    async with asked(lambda: RestateDialog(claim(next(numbers)), TODAY)) as (app, pilot):
        await pilot.press(*"nine", "escape")
        app.ask()
        await pilot.pause()
        assert "nine" in shown(app)
        assert "Ctrl+R starts anew" in shown(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "nine" not in shown(app)
        await pilot.press(*"nine", "escape")
        app.ask()
        await pilot.pause()
        assert "nine" not in shown(app), "another claim has nothing to do with it"


async def test_what_was_accepted_is_not_kept() -> None:
    async with asked(FindDialog) as (app, pilot):
        await pilot.press(*"rocket", "enter")
        assert app.given == "rocket"
        app.ask()
        await pilot.pause()
        assert "rocket" not in shown(app)


async def test_a_key_in_the_last_line_can_be_clicked() -> None:
    async with asked(FindDialog) as (app, pilot):
        await pilot.press("x")
        lines = screen_lines(app)
        row = next(at for at, line in enumerate(lines) if "Esc cancel" in line)
        await pilot.click(offset=(lines[row].index("Esc"), row))
        await pilot.pause()
        assert app.given is None


async def test_find_gives_words_and_an_empty_one_ends_it() -> None:
    assert await answer(lambda: FindDialog("old"), "ctrl+s") == "old"
    assert await answer(lambda: FindDialog("old"), "ctrl+u", "enter") == ""


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("#12", GoTarget("claim", 12)),
        (" 12 ", GoTarget("claim", 12)),
        ("p7", GoTarget("paragraph", 7)),
        ("par 7", GoTarget("paragraph", 7)),
        ("Paragraph 7", GoTarget("paragraph", 7)),
        ("page 3", GoTarget("page", 3)),
    ],
)
def test_places_to_go_to(typed: str, target: GoTarget) -> None:
    assert parse_target(typed) == target


async def test_a_place_that_is_none_is_told_and_the_dialog_stays() -> None:
    why_not = "There is no claim #9."
    async with asked(lambda: GoDialog(lambda t: why_not if t.number == 9 else "")) as (app, pilot):
        await pilot.press(*"nowhere", "enter")
        assert "“nowhere” is no place" in shown(app)
        await pilot.press("ctrl+u", "9", "enter")
        assert why_not in shown(app)
        assert app.given == NOTHING_YET
        await pilot.press("ctrl+u", "8", "enter")
        assert app.given == GoTarget("claim", 8)


@pytest.mark.parametrize(
    ("keys", "done"),
    [(["d"], True), (["k"], False), (["enter"], False), (["escape"], False), (["D"], True)],
)
async def test_only_its_letter_destroys(keys: list[str], done: bool) -> None:
    assert await answer(lambda: AskDialog("Delete it?", "Delete", "Keep"), *keys) is done


async def test_other_keys_do_not_answer() -> None:
    keys = ["delete", "y", "space", "1", "tab", "ctrl+r"]
    given = await answer(lambda: AskDialog("Delete it?", "Delete", "Keep"), *keys)
    assert given == NOTHING_YET


async def test_flags_by_letter_and_by_row() -> None:
    given = await answer(lambda: FlagsDialog(["legal"]), "l", "w", "down", "space", "enter")
    assert given == {"worry", "reply"}


async def test_a_flag_can_be_clicked() -> None:
    async with asked(lambda: FlagsDialog([])) as (app, pilot):
        lines = screen_lines(app)
        row = next(at for at, line in enumerate(lines) if "recheck" in line)
        await pilot.click(offset=(lines[row].index("recheck"), row))
        await pilot.press("ctrl+s")
        assert app.given == {"recheck"}


async def test_a_held_enter_does_not_choose() -> None:
    def make() -> ChooseDialog:
        return ChooseDialog("Rate #4", rating_options(SNOPES), "scam")

    assert await answer(make, "enter", "enter", "enter") == NOTHING_YET
    assert await answer(make, "down", "enter") == "legend"
    assert await answer(make, *"misc", "enter") == "miscaptioned"
    assert await answer(make, *"zzz", "enter") == NOTHING_YET


async def test_copying_says_what_and_refuses_what_is_not_there() -> None:
    def make() -> CopyDialog:
        return CopyDialog("nine hurt", "https://news.example.com/1")

    assert await answer(make, "l") == Copied("link", "https://news.example.com/1")
    assert await answer(make, "enter") == Copied("claim", "nine hurt")
    async with asked(make) as (app, pilot):
        await pilot.press("i")
        assert "There is no citation yet" in shown(app)


async def test_a_failure_says_what_is_safe_and_where_the_log_is() -> None:
    async with asked(lambda: FailureDialog(ValueError("boom"), Path("/logs/w.log"))) as (app, _):
        assert "ValueError: boom" in shown(app)
        assert "shown as saved is on disk" in shown(app)
        assert "/logs/w.log" in shown(app)
    async with asked(lambda: FailureDialog(StorageBusy("Held.", "Close it."))) as (app, pilot):
        assert "The file is busy" in shown(app)
        assert "Close it." in shown(app)
        await pilot.press("enter")
        assert app.given is None


async def test_deferring() -> None:
    def make() -> DeferDialog:
        return DeferDialog(claim(4), TODAY)

    assert await answer(make, "ctrl+s") == Deferral("author", "")
    assert await answer(make, "e", "tab", "tab", *"fri", "enter") == Deferral(
        "expert", "2026-12-04"
    )
    assert await answer(make, "tab", *"press", "enter") == Deferral("press", "")
    async with asked(make) as (app, pilot):
        await pilot.press("tab", "tab", *"soon", "enter")
        assert "“soon” is no day" in shown(app)


async def test_restating_gives_only_what_changed() -> None:
    four = claim(4, kind="number")

    def make() -> RestateDialog:
        return RestateDialog(four, TODAY)

    assert await answer(make, "enter") is None
    given = await answer(make, *"Nine", "tab", "tab", *"1 nov", "tab", "right", "tab", "1", "enter")
    assert given == ClaimEdit(
        four.id, four.rev, restated="Nine", claimed_on="2026-11-01", kind="date", priority=1
    )


async def test_article_details_give_only_what_changed() -> None:
    def make() -> ArticleDetailsDialog:
        return ArticleDetailsDialog(article_row(), ["magazine", "truth"], TODAY)

    assert await answer(make, "enter") is None
    given = await answer(make, "x", *["tab"] * 6, "right", "tab", "t", "enter")
    seen = {"title": "Article 1", "purpose": str(article_row().purpose)}
    edit = ArticleEdit(1, title="Article 1x", purpose="statements", seen=seen)
    assert given == ArticleDetails(edit, "truth")
    given = await answer(make, *["tab"] * 8, "n", "enter")
    assert given == ArticleDetails(ArticleEdit(1), None, "never")


async def test_a_mapping_is_whole_and_enter_does_not_accept_it() -> None:
    def make() -> ScaleMappingDialog:
        return ScaleMappingDialog(TRUTH, MAGAZINE, {"opinion": 2, "false": 1})

    assert await answer(make, "enter") == NOTHING_YET
    async with asked(make) as (app, pilot):
        await pilot.press("ctrl+s")
        assert "What does False become?" in shown(app)
        await pilot.press("r", "ctrl+s")
        assert app.given == {"opinion": "opinion", "false": None}


async def test_a_file_to_import_is_completed_and_found(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "boat [sic].txt").write_text("A boat.")
    (tmp_path / ".hidden").write_text("")

    def make() -> ImportDialog:
        return ImportDialog(["truth"], tmp_path)

    async with asked(make) as (app, pilot):
        assert ".hidden" not in shown(app)
        await pilot.press("d", "tab", "tab")
        assert "drafts/boat [sic].txt" in shown(app)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.given.path == tmp_path / "drafts" / "boat [sic].txt"
        assert app.given.options.purpose == "draft"
        assert app.given.imported.text == "A boat."


async def test_a_file_can_be_chosen_below(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "b.txt").write_text("B")
    given = await answer(
        lambda: ImportDialog([], tmp_path, purpose="statements"), "down", "down", "enter", "enter"
    )
    assert given.path == tmp_path / "b.txt"
    assert given.options.purpose == "statements"


async def test_files_that_may_hold_an_article_come_first_and_others_dim(tmp_path: Path) -> None:
    (tmp_path / "cfg").mkdir()
    for name in ("a.py", "b.png", "y.DOCX", "z.txt"):
        (tmp_path / name).write_text("x")
    async with asked(lambda: ImportDialog([], tmp_path)) as (app, _):
        rows = app.screen.query_one(FileRows)
        assert rows.names == ["cfg/", "y.DOCX", "z.txt", "a.py", "b.png"]
        looks = [next(iter(rows.paint_row(row, 40, Style.null()))).style for row in (2, 3)]
        assert looks == [rows.look("pane--text"), rows.look("pane--dim")]


def test_the_suffixes_offered_are_those_that_refusals_name() -> None:
    named = set(re.findall(r"\.[a-z]+", binary().hint))
    assert named <= set(ARTICLE_SUFFIXES)


async def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    async with asked(lambda: ImportDialog([], tmp_path)) as (app, pilot):
        await pilot.press(*"no.txt", "enter")
        assert "There is no file “no.txt”" in shown(app)
        assert app.given == NOTHING_YET


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_file_that_cannot_be_read_is_told_whole_and_the_dialog_stays(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    name = f"the {'long ' * 12}story.docx"
    (tmp_path / name).write_text("no document")
    async with asked(lambda: ImportDialog([], tmp_path, initial=name), size) as (app, pilot):
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.given == NOTHING_YET
        told = " ".join(shown(app).split())
        assert "is broken or incomplete; nothing was stored. Open it in the program" in told
        assert "save it as plain text." in told
        assert "Esc cancel" in told
        line = app.screen.query(LineInput).first()
        assert line.value == name
        await pilot.press(*"d.txt")
        assert line.value == "d.txt", "the next name takes the place of the one refused"


async def test_words_typed_while_a_file_is_read_go_nowhere(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("no document")
    async with asked(lambda: ImportDialog([], tmp_path, initial="x.docx")) as (app, pilot):
        for key in ("enter", "d", "ctrl+s"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.query(LineInput).first().value == "x.docx"
        assert "is broken or incomplete" in shown(app)
        await pilot.press("escape")
        assert app.given is None


async def test_a_paste_of_a_megabyte_is_cut_and_said() -> None:
    async with asked(FindDialog) as (app, pilot):
        await put(app, pilot, "word " * 200_000)
        await pilot.press("enter")
        assert len(app.given) <= 20_000
        told = [notification.message for notification in app._notifications]
        assert any("Only the first 20,000 characters" in message for message in told)


async def test_keys_behind_the_enter_of_a_burst_are_not_typed() -> None:
    app = Asking(lambda: GoDialog(lambda _: ""))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        app.ask()
        for key in ("4", "enter", "1"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert app.given == GoTarget("claim", 4)


async def test_two_enters_in_one_burst_close_only_the_dialog() -> None:
    async with asked(lambda: FindDialog("boat")) as (app, pilot):
        for _ in range(3):
            app.post_message(events.Key("enter", None))
        await pilot.pause()
        await pilot.pause()
        assert app.given == "boat"
        assert len(app.screen_stack) == 1
