"""Every key of the desk does something that can be seen or says why not, in every pane."""

import webbrowser

import pytest
from desk_bench import OpenDesk
from pilot_desk import PilotDesk

from workbench.tui.key import Key
from workbench.tui.keys import CONTEXTS, split_keys

PANES = ("article", "claims", "detail")
SHARED = {"article": ("text",), "detail": ("source",)}

QUIET = {
    "app.quit": "the app leaves; tested in a real terminal",
    "place.close": "closes what is open, and nothing is",
}


def keys_of(*contexts: str) -> list[Key]:
    return [key for context in contexts for key in CONTEXTS[context] if key.id not in QUIET]


CASES = [
    (pane, key.id, name)
    for pane in PANES
    for key in (
        *keys_of(pane, *SHARED.get(pane, ())),
        *(keys_of("everywhere", "screen", "claim", "desk") if pane == PANES[1] else ()),
    )
    for name in split_keys(key.keys)[:1]
]
"""Each verb by its first key: that the others mean the same is Textual's part."""


async def in_the_middle(desk: PilotDesk, pane: str) -> None:
    """The pane with its cursor where every move has somewhere to go; the desk opens at #3."""
    assert desk.current == 3
    if pane == "article":
        await desk.article.at("metres above")
    elif pane == "detail":
        await desk.focus("detail")
        desk.screen.detail.select_evidence(desk.disk.detail(3).evidence[1].id)
        await desk.settled()


def seen(desk: PilotDesk) -> tuple[object, ...]:
    """All that a key may change: the screen, where one is, what is on disk, what was opened."""
    screen = desk.app.screen
    caret = screen.article.caret if hasattr(screen, "article") else None
    painted = [tuple(strip) for strip in screen._compositor.render_strips()]
    return (type(screen), painted, desk.pane, caret, desk.disk.verbs(), desk.app.theme)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been opened in the browser."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address, *_, **__: addresses.append(address))
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return addresses


@pytest.mark.parametrize(("pane", "verb", "key"), CASES, ids=[f"{p}-{v}" for p, v, _ in CASES])
async def test_no_key_is_dead(
    open_desk: OpenDesk, opened: list[str], pane: str, verb: str, key: str
) -> None:
    async with open_desk() as desk:
        await in_the_middle(desk, pane)
        before = seen(desk)
        await desk.press(key)
        assert seen(desk) != before or opened, f"{verb} did nothing that can be seen"
        assert desk.app.is_running


async def test_tab_goes_round_the_panes_and_back(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        gone = [(await desk.press("tab")).pane for _ in range(3)]
        assert gone == ["detail", "article", "claims"]
        gone = [(await desk.press("shift+tab")).pane for _ in range(3)]
        assert gone == ["article", "detail", "claims"]


async def test_the_browser_gets_the_address_of_the_source(
    open_desk: OpenDesk, opened: list[str]
) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).focus("detail")
        desk.screen.detail.select_evidence(desk.disk.detail(3).evidence[1].id)
        await desk.press("o")
        assert opened == ["https://example.org/report"]
        await desk.claims.highlight(4).paste("https://example.org/a").press("u", "s")
        await desk.paste("example.org/typed").press("enter", "o")
        assert opened[1:] == ["https://example.org/typed"]
