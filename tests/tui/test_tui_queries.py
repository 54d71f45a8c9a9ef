"""Queries on the desk and on their screen: keys to the file and the screen, documents, today."""

from pathlib import Path
from typing import Any

import pytest
from exchanged import query as query_row
from tui_desk import Desk, desk
from tui_panes import HOSTILE, assert_harmless

from workbench.model.queries import Asked, NewQuery, Query
from workbench.model.today import Due
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.dialogs.query import QueryDialog
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.panes.query_lines import query_lines
from workbench.tui.queries.rows import query_runs, told
from workbench.tui.queries.screen import QueriesScreen
from workbench.tui.symbols import ASCII, NARROW
from workbench.tui.today import TodayScreen, due_runs
from workbench.workspace.finding import find_place

QUOTES = ("11 days in January", "built in 1874")


def queries(on: Desk) -> list[Query]:
    return on.app.workspace.read.queries.of_article(1)


def ask(on: Desk, words: str, question: str, **more: Any) -> int:
    seen = on.app.workspace.read.article(1)
    new = NewQuery(1, seen.revision_id, find_place(seen.text, words), question, **more)
    return on.app.workspace.queries.ask(new).result().value


# asking


async def test_q_asks_about_the_current_claim(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await on.press("q")
        assert isinstance(on.app.screen, QueryDialog)
        assert any("Query on #1 “11 days in January”" in line for line in on.lines)
        await on.press(*"how", "enter")
        (query,) = queries(on)
        assert (query.exact, query.claim_number, query.question) == (QUOTES[0], 1, "how")
        assert query.proposed is None
        assert "Query to the author, saved" in on.said
        assert any("q1" in line and "#" not in line for line in on.lines)
        assert any("you asked the author" in line for line in on.lines)
        assert any("1.q1" in line or "1 q1" in line or "1·q1" in line for line in on.lines)


async def test_on_a_selection_it_asks_about_just_these_words_without_a_claim(
    story_db: Path,
) -> None:
    async with desk(story_db, *QUOTES) as on:
        on.at("2,600 litres")
        await on.press("space", "ctrl+right", "ctrl+right", "q")
        assert any("Query on “2,600 litres" in line for line in on.lines)
        await on.press(*"really", "enter")
        (query,) = queries(on)
        assert query.claim is None
        assert query.exact.startswith("2,600 litres")


async def test_on_a_hole_it_asks_about_the_hole_and_elsewhere_about_the_sentence(
    story_db: Path,
) -> None:
    async with desk(story_db, *QUOTES) as on:
        on.at("310,000")
        await on.press("q", *"sure", "enter")
        on.at("Nobody should")
        await on.press("q", *"who", "enter")
        words = [each.exact for each in sorted(queries(on), key=lambda each: each.number)]
        assert words[0].startswith("310,000")
        assert words[1].startswith("Nobody should have to choose")


async def test_the_wording_is_prefilled_and_shown_as_a_word_diff(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await on.press("q", *"how", "tab")
        await on.press("home", *(["delete"] * 2), *"12")
        assert any("[-11-][+12+] days in January" in line for line in on.lines)
        await on.press("tab", "right", "tab", *"Farrant", "tab", *"2026-12-01", "enter")
        (query,) = queries(on)
        assert query.proposed == "12 days in January"
        assert (query.to_whom, query.whom, query.due_on) == ("subject", "Farrant", "2026-12-01")


async def test_a_query_without_a_question_is_told_and_nothing_is_lost(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await on.press("q", "enter")
        assert any("What is the question?" in line for line in on.lines)
        await on.press(*"how", "escape", "q")
        assert any("how" in line for line in on.lines)
        await on.press("escape")
        assert queries(on) == []


async def test_an_answer_is_recorded_from_the_detail(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        ask(on, QUOTES[0], "how", claim=1)
        await on.press("q", "escape")
        on.screen.showing.catch_up()
        on.screen.arranging.focus("detail")
        await on.settle()
        while on.screen.detail.current.kind != "query":
            await on.press("j")
        await on.press("enter", *"log", "enter")
        assert (queries(on)[0].state, queries(on)[0].answer) == ("answered", "log")
        assert any("answered: “log”" in line for line in on.lines)


async def test_a_query_is_undone_from_the_desk(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await on.press("q", *"how", "enter", "u")
        assert queries(on) == []
        assert "q1" not in "".join(on.lines[:-1])


# the screen


async def listed(on: Desk) -> QueriesScreen:
    ask(on, QUOTES[1], "by whom", proposed="built in 1875", claim=2)
    ask(on, QUOTES[0], "how", whom="Odo", due_on="2020-01-01")
    await on.press("Q")
    assert isinstance(on.app.screen, QueriesScreen)
    return on.app.screen


async def test_open_queries_are_listed_in_the_article_s_order(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        assert "2 open queries, 1 overdue" in on.lines[0]
        assert on.lines[1].split()[:4] == [">", "q2", "open", "MK"]
        assert "over 1 Jan 2020" in on.lines[1]
        assert "by whom  to “built in 1875”" in on.lines[2]
        assert "MK asked the author, Odo" in on.lines[-2]


async def test_keys_accept_reject_and_answer(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("plus")
        assert "no words are proposed" in on.said
        await on.press("j", "plus")
        assert [each.state for each in queries(on)] == ["open", "accepted"]
        await on.press("u")
        assert [each.state for each in queries(on)] == ["open", "open"]
        await on.press("n")
        await on.press("enter", *"three", "enter")
        assert [each.state for each in queries(on)] == ["answered", "open"]
        await on.press("t")
        assert "1 answered query" in on.lines[0]
        await on.press("t", "space", "space", "delete")
        assert "was answered" in "".join(on.lines[-6:]) or any(
            "was answered" in x for x in on.lines
        )


async def test_a_query_is_edited_and_withdrawn(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("e", *" long", "enter")
        assert queries(on)[0].question == "how long"
        assert queries(on)[0].due_on == "2020-01-01"
        await on.press("delete")
        assert queries(on)[0].state == "withdrawn"
        assert "1 open query" in on.lines[0]


async def test_g_goes_to_the_words(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("g")
        assert isinstance(on.app.screen, DeskScreen)
        text = on.screen.state.article.text
        assert text[on.screen.article.caret :].startswith(QUOTES[0])


async def test_they_are_sent_and_the_answers_read_in(
    story_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("X", "ctrl+u", *"q.txt", "enter")
        await until(on, lambda: (tmp_path / "q.txt").exists() and "written" in on.said)
        assert "2 queries written to q.txt" in on.said
        path = tmp_path / "q.txt"
        text = (
            path.read_text()
            .replace("\nAnswer:", "\nAnswer: I counted.")
            .replace("[q2]", "hi\n[q2]")
        )
        path.write_text(text)
        await on.press("i", *"q.txt", "enter")
        await until(on, lambda: queries(on)[0].state == "answered")
        await until(on, lambda: any("Not recorded" in line for line in on.lines))
        assert any("hi" in line for line in on.lines)
        assert [each.answer for each in queries(on)] == ["I counted.", "I counted."]
        await on.press("enter", "u")
        assert [each.state for each in queries(on)] == ["open", "open"]


async def test_a_file_that_is_there_is_replaced_only_when_asked(
    story_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "q.md").write_text("mine")
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("X", "ctrl+u", *"q.md", "enter", "enter")
        assert (tmp_path / "q.md").read_text() == "mine"
        await on.press("X", "ctrl+u", *"q.md", "enter", "r")
        await until(on, lambda: "# Queries" in (tmp_path / "q.md").read_text())


async def test_accepted_wordings_are_put_into_the_text_and_the_desk_shows_it(
    story_db: Path,
) -> None:
    async with desk(story_db, *QUOTES) as on:
        await listed(on)
        await on.press("R")
        assert "No accepted wording" in "".join(on.lines)
        await on.press("escape") if not isinstance(on.app.screen, QueriesScreen) else None
        await on.press("n", "j", "plus", "R")
        await until(on, lambda: on.app.workspace.read.article(1).revision == 2)
        await on.press("t")
        assert "in rev 2" in on.lines[1]
        await on.press("escape")
        await until(on, lambda: "built in 1875" in on.screen.state.article.text)
        await on.press("u")
        await until(on, lambda: "built in 1874" in on.screen.state.article.text)


async def until(on: Desk, is_so: Any) -> None:
    for _ in range(400):
        if is_so():
            return
        await on.pilot.pause(0.01)
        await on.settle()
    raise AssertionError("\n".join(on.lines))


async def test_an_empty_list_says_how_to_ask_also_at_80_by_24(story_db: Path) -> None:
    async with desk(story_db, *QUOTES, size=(80, 24)) as on:
        await on.press("Q")
        assert "q on the desk asks" in on.lines[1]
        await on.press("enter", "plus", "delete", "e", "n", "g")
        assert isinstance(on.app.screen, QueriesScreen)
        await on.press("escape")
        assert isinstance(on.app.screen, DeskScreen)


async def test_q_works_beside_the_evidence(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await on.press("e", "q", *"how", "enter")
        assert [each.exact for each in queries(on)] == [QUOTES[0]]


# today


async def test_today_lists_what_is_due_and_goes_there(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        ask(on, "2,600 litres", "really", due_on="2020-01-01")
        on.app.workspace.claims.set_flags([2], ("legal",)).result()
        on.app.workspace.claims.defer([1], "the office", "2099-01-01").result()
        await on.press("b", "T")
        assert isinstance(on.app.screen, TodayScreen)
        assert "1 due, 2 to come" in on.lines[0]
        assert "over" in on.lines[1]
        assert "q1" in on.lines[1]
        await on.press("t")
        assert "1 due, 0 to come" in on.lines[0]
        await on.press("enter")
        await on.settle()
        assert isinstance(on.app.screen, DeskScreen)
        text = on.screen.state.article.text
        assert text[on.screen.article.caret :].startswith("2,600 litres")


async def test_an_empty_day_can_be_left(story_db: Path) -> None:
    async with desk(story_db) as on:
        await on.press("b", "T", "enter", "n", "u", "escape")
        assert isinstance(on.app.screen, LibraryScreen)


# hostile words


@pytest.mark.parametrize("width", [30, 76, 115, 200])
@pytest.mark.parametrize("text", HOSTILE)
def test_rows_fill_their_width_and_are_harmless_whatever_was_typed(width: int, text: str) -> None:
    row = query_row(7, question=text, proposed=text, whom=text, asked_by=text, answer=text)
    entry = Asked(row._replace(exact=text), text, text, text)
    due = Due("query", 1, text, None, 7, text, text, "", "2026-01-01")
    for symbols in (NARROW, ASCII):
        for runs in (
            query_runs(entry, width, "2026-12-01", symbols),
            due_runs(due, width, "2026-12-01", symbols),
        ):
            assert width_of(runs) == width
            assert_harmless([run.text for run in runs])
    assert_harmless([told(entry, "2026-12-01")])
    closed = row._replace(state="accepted", applied_in=3)
    for one in (row, closed):
        for line in query_lines(one, "MK", width):
            assert_harmless([run.text for run in line])


@pytest.mark.parametrize("text", [each for each in HOSTILE if "\ud800" not in each])
async def test_hostile_queries_do_no_harm_on_any_screen(story_db: Path, text: str) -> None:
    async with desk(story_db, *QUOTES) as on:
        ask(on, QUOTES[0], text, proposed=text, whom=text, claim=1)
        on.screen.showing.catch_up()
        await on.settle()
        assert_harmless(on.lines)
        await on.press("Q")
        assert_harmless(on.lines)
        await on.press("enter")
        assert_harmless(on.lines)
        await on.press("escape", "e")
        assert_harmless(on.lines)
