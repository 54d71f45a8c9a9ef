"""A query asked, sent, answered in its document, read in and applied, in a real terminal."""

from contextlib import closing
from pathlib import Path

from at_desk import AtDesk, Start

from workbench.model.queries import Query
from workbench.store.reader import Reader


def queries(db: Path) -> list[Query]:
    with closing(Reader(db)) as read:
        return read.queries.of_article(1)


def test_a_query_goes_its_whole_way_through_the_terminal(
    start: Start, size: tuple[int, int], story_db: Path, tmp_path: Path
) -> None:
    desk = AtDesk(start("--db", story_db, 1, size=size), story_db)
    desk.press("f").wait_for("Find").press(*"310,000", "enter", "escape")
    desk.wait_for(lambda: "310,000" in desk.target)
    desk.press("q").wait_for("Query on “").press(*"Who says so?", "tab", "home", "delete", "4")
    desk.wait_for("[-310,000-][+410,000+]").press("enter")
    desk.wait_for(lambda: len(queries(story_db)) == 1)

    desk.press("Q").wait_for("1 open query")
    desk.press("X").wait_for("queries-1.docx").press(*["backspace"] * 14, *"out.md", "enter")
    desk.wait_for("1 query written to out.md")
    sent = tmp_path / "out.md"
    answered = sent.read_text(encoding="utf-8").replace("no):**", "no):** yes")
    sent.write_text(answered.replace("\n**Answer:**", "\n**Answer:** The report."))

    desk.press("i").wait_for("Read answers in").press(*"out.md", "enter")
    desk.wait_for(lambda: queries(story_db)[0].state == "accepted")
    desk.wait_for("1 answer recorded").press("R")
    desk.wait_for(lambda: queries(story_db)[0].applied_in == 2)
    desk.press("escape").wait_for("rev 2")
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after

    (query,) = queries(story_db)
    assert (query.answer, query.proposed) == ("The report.", query.exact.replace("310", "410"))
    with closing(Reader(story_db)) as read:
        assert "cost about 410,000 crowns" in read.article(1).text


def test_a_burst_of_a_query_and_quit_loses_nothing(start: Start, story_db: Path) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.press("q", *"who", "enter", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert [each.question for each in queries(story_db)] == ["who"]
