"""Ratings painted while the disk wrote them: a desk that reads all anew shows the same."""

from pathlib import Path

from at_desk import AtDesk, Start
from stories import STORY

RATED = "16313601"
"""What the claims are rated, in turn, with none that asks for a reason: what settles tokens, judges
them only, or lets go of them again."""


def test_what_a_rating_foresaw_is_what_another_desk_reads(
    start: Start, tmp_path: Path, size: tuple[int, int]
) -> None:
    article, db = tmp_path / "story.txt", tmp_path / "workbench.db"
    article.write_text(STORY, encoding="utf-8")
    assert start("--db", db, "import", article).exit_code() == 0
    desk = AtDesk(start("--db", db, 1, size=size), db)
    for _ in range(4):
        desk.mark_hole()
    desk.claims.focus()
    for at, key in enumerate(RATED):
        desk.claims.highlight(at % 4 + 1)
        before = len(desk.disk.verbs())
        desk.press(key).wait_for(lambda before=before: len(desk.disk.verbs()) > before)
        desk.claims.highlight(at % 4 + 1)
        desk.wait_for(lambda: "saving" not in desk.header)
        other = AtDesk(start("--db", db, 1, size=size), db)
        other.claims.focus()
        other.claims.highlight(at % 4 + 1)
        desk.wait_for(lambda other=other: _shown(desk) == _shown(other))
        other.leave()
    assert desk.leave() == 0


def test_who_leaves_right_behind_a_rating_has_the_terminal_back(
    start: Start, story_db: Path
) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().claims.focus()
    for key in "163":
        desk.wait_for(lambda desk=desk: desk.current == 1)
        desk.press(key, "ctrl+q")
        assert desk.terminal.exit_code() == 0
        assert desk.terminal.is_restored
        assert desk.disk.rating_of(1) == {"1": "confirmed", "6": "opinion", "3": "on-author"}[key]
        desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.leave()


def _shown(desk: AtDesk) -> list[str]:
    """All but when it was saved, and what was said last."""
    return desk.terminal.lines[1:-1]
