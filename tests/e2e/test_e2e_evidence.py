"""A text supplied, its passage pinned, the claim rated, in a real terminal; and found again."""

from pathlib import Path

from at_desk import AtDesk, Start

SURVEY = """\
A survey of the tower

The tower of Sorrel Rock was built in 1876. It stands thirty-eight metres above the sea.
"""


def test_a_text_is_supplied_pinned_rated_and_found_again(
    start: Start, size: tuple[int, int], story_db: Path, tmp_path: Path
) -> None:
    (tmp_path / "survey.txt").write_text(SURVEY, encoding="utf-8")
    desk = AtDesk(start("--db", story_db, 1, size=size), story_db)
    desk.press("f").wait_for("Find").press(*"38 metres above the sea", "enter", "escape")
    desk.press("+", "enter").wait_for(lambda: desk.disk.numbers() == [1])
    desk.paste("https://example.org/survey").wait_for(lambda: desk.disk.sources_of(1))

    desk.press("e").wait_for("not captured yet")
    desk.press("F").wait_for("Attach a capture").press("survey.txt", "enter")
    desk.wait_for("!number 1874 > 1876").press("p")
    desk.wait_for("found in the capture of")
    desk.press("-").wait_for(lambda: desk.disk.detail(1).evidence[0].stance == "refutes")
    desk.press("5").wait_for(lambda: desk.disk.rating_of(1) == "cut")
    desk.press("e").wait_for(lambda: "found in the capture of" not in desk.terminal.lines[-5])
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after

    again = AtDesk(start("--db", story_db, 1, size=size), story_db)
    again.wait_for("Cut").press("e").wait_for("found in the capture of")
    evidence = again.disk.detail(1).evidence[0]
    assert (evidence.pinned, evidence.match, evidence.stance) == (True, "verbatim", "refutes")
    assert evidence.passage in SURVEY
    assert again.leave() == 0


def test_a_burst_of_pin_rate_and_quit_loses_nothing(
    start: Start, story_db: Path, tmp_path: Path
) -> None:
    (tmp_path / "survey.txt").write_text(SURVEY, encoding="utf-8")
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.press("1").wait_for(lambda: desk.disk.numbers() == [1])
    desk.press("tab").paste("https://example.org/survey")
    desk.wait_for(lambda: desk.disk.sources_of(1))
    desk.press("e").wait_for("not captured yet")
    desk.press("F").wait_for("Attach a capture").press("survey.txt", "enter")
    desk.wait_for("supplied")
    desk.press("space", "end", "p", "+", "6", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    evidence = desk.disk.detail(1).evidence[0]
    assert (evidence.pinned, evidence.stance) == (True, "supports")
    assert desk.disk.rating_of(1) == "opinion"
