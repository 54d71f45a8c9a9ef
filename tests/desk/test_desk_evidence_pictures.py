"""How the evidence screen looks, as text; each picture beside an assertion on what it stands for.

Renew them with `pytest tests/desk --snapshot-update` and read the difference before keeping it.
"""

from collections.abc import Sequence

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from evidence_bench import SETTINGS, beside
from syrupy.assertion import SnapshotAssertion

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])

STATES: dict[str, Sequence[str]] = {
    "best": (),
    "pinned": ("p",),
    "differences": ("n", "t"),
    "unlike": ("j",),
    "not-captured": ("k",),
    "no-source": ("greater_than_sign",),
    "attach": ("F",),
    "also": ("a",),
    "fetching": ("k", "C"),
    "quotations": ("T",),
    "claim": ("tab",),
    "reason": ("w",),
}


@SIZES
@pytest.mark.parametrize("name", STATES)
async def test_the_evidence(
    open_evidence: OpenDesk,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    async with open_evidence(size=size) as desk:
        await desk.press(*STATES[name])
        assert desk.app.screen_stack[1].seen.detail is not None
        assert desk.text == snapshot


async def test_the_evidence_in_ascii(open_evidence: OpenDesk, snapshot: SnapshotAssertion) -> None:
    async with open_evidence(settings=SETTINGS._replace(symbols="ascii")) as desk:
        await desk.press("p")
        assert beside(desk).seen.is_verbatim
        assert not set(desk.text) & set("✓✗…·│")
        assert desk.text == snapshot


async def test_what_differs_is_seen_without_colour(
    open_evidence: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sign before it, and another look than the words around it."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_evidence(number=2) as desk:
        assert "!number 1874 > 1876" in desk.text
        styles = {
            segment.style
            for strip in desk.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() == "1876"
        }
        assert any(style is not None and style.reverse for style in styles)
