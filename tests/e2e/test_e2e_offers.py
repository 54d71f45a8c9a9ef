"""An annotated draft in a real terminal: the walk opens on it, and what was accepted is on disk."""

from pathlib import Path

from at_desk import AtDesk, Start

DRAFT = """\
# The lamps of Hollin

The town of Hollin bought 41 street lamps in 2019.[^1] The town of Marle bought 18 lamps.[^2]

[^1]: https://example.org/minutes
[^2]: A call with the clerk of Marle.
"""


def test_a_draft_is_walked_through_and_taken_in(
    start: Start, size: tuple[int, int], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    db = tmp_path / "lamps.db"
    desk = AtDesk(start("--db", db, "import-review", draft, size=size), db)
    desk.wait_for("0 accepted, 0 dropped, 2 open").press("+")
    desk.wait_for("1 accepted, 0 dropped, 1 open").press("-")
    desk.wait_for("All was decided on").press("escape").wait_for("Taken in: 1 new claim")
    desk.wait_for(lambda: len(desk.disk.claims()) == 1)
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after
