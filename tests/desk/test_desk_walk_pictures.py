"""How the walk, the revisions and a comparison look, as text, each beside an assertion.

Renew them with `pytest tests/desk --snapshot-update` and read the difference before keeping it.
"""

from collections.abc import Sequence

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from syrupy.assertion import SnapshotAssertion
from walk_bench import WAITING, walking

from workbench.model.settings import Settings

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])

STATES: dict[str, Sequence[str]] = {
    "proposed": (),
    "proposed-words": ("n",),
    "facts": ("n", "n"),
    "sentence": ("n", "n", "n", "n"),
    "lost": ("N",),
    "text": ("n", "n", "t"),
    "reason": ("n", "n", "w"),
    "held": ("+", "n", "+"),
    "filter": ("f", "f", "a", "c", "t"),
    "zoomed": ("n", "n", "z"),
}


@SIZES
@pytest.mark.parametrize("name", STATES)
async def test_the_walk(
    open_walk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int], name: str
) -> None:
    async with open_walk(size=size) as desk:
        await desk.press(*STATES[name])
        assert walking(desk).seen.total == len(WAITING)
        assert walking(desk).seen.looked_at == (2 if name == "held" else 0)
        assert desk.text == snapshot


@SIZES
@pytest.mark.parametrize("name", ["revisions", "comparison"])
async def test_the_revisions(
    open_walk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int], name: str
) -> None:
    async with open_walk(size=size) as desk:
        await desk.press("R", *(("enter",) if name == "comparison" else ()))
        assert len(desk.app.workspace.read.revisions.of_article(1)) == 2
        assert desk.text == snapshot


async def test_the_walk_in_ascii(open_walk: OpenDesk, snapshot: SnapshotAssertion) -> None:
    async with open_walk(settings=Settings(who="MK", symbols="ascii")) as desk:
        await desk.press("n", "n")
        assert walking(desk).seen.total == len(WAITING)
        assert not set(desk.text) & set("✓✗…·│")
        assert desk.text == snapshot
