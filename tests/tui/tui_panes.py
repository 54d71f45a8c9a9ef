"""What tests of panes share: rows to show, texts that would harm, a host app, its screen."""

from collections.abc import Iterable
from typing import Any

from pyte.screens import Char
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from workbench.model.scales import MAGAZINE
from workbench.model.views import Article, Claim, ClaimDetail, Evidence, Mark, Verdict
from workbench.tui.themes import BY_SETTING

HOSTILE = [
    "closing [/b] tag",
    "He said [sic] it",
    "\x1b]52;c;x\x07 clipboard",
    "\u202eright to left override",
    "東京の国際空港で二発のロケット弾が確認された",
    "👩‍👩‍👧‍👦 family and 🏳️‍🌈 flag",
    "é́́́ combining",
    "x" * 5_000,
    "مجموعة تسمى سرايا أولياء الدم",
    "line\nfeed\r\ttab\u2028separator\x85",
    "\ud800 surrogate",
]


def claim(number: int, quote: str = "", **values: Any) -> Claim:
    """A claim; its id is its number and 1,000."""
    fields: dict[str, Any] = {
        "id": 1_000 + number,
        "article": 1,
        "number": number,
        "quote": quote or f"claim of number {number}",
        "restated": "",
        "claimant": "",
        "claimed_on": "",
        "kind": "quantity",
        "priority": 2,
        "state": "open",
        "waiting_on": "",
        "waiting_since": "",
        "waiting_until": "",
        "flags": (),
        "rev": 1,
        "rating": None,
        "start": number * 10,
        "places": 1,
        "stances": (),
        "unread": 0,
        "queries": (),
    }
    return Claim(**(fields | values))


def evidence(number: int, **values: Any) -> Evidence:
    """A source on a claim; the source's id is ten times its number."""
    fields: dict[str, Any] = {
        "id": 500 + number,
        "claim": 1_001,
        "source": number * 10,
        "number": number,
        "url": "",
        "canonical_url": "",
        "title": "",
        "kind": "web",
        "author": "",
        "publisher": "",
        "published_on": "",
        "stance": "none",
        "supplied_by": "checker",
        "passage": "",
        "locator": "",
        "match": "unchecked",
        "note": "",
        "position": number,
        "unread": True,
    }
    return Evidence(**(fields | values))


def verdict(number: int, rating: str | None, rationale: str = "", **values: Any) -> Verdict:
    """A verdict of MK, each an hour after the one before."""
    fields: dict[str, Any] = {
        "id": number,
        "rating": rating,
        "rationale": rationale,
        "round": "first",
        "by": "MK",
        "at": f"2026-11-22T{number:02}:02:11.000000Z",
        "evidence": (),
    }
    return Verdict(**(fields | values))


def mark(number: int, exact: str, **values: Any) -> Mark:
    """A place of claim 1."""
    fields: dict[str, Any] = {
        "id": 700 + number,
        "claim": 1_001,
        "number": 1,
        "revision_id": 1,
        "start": number * 100,
        "end": number * 100 + len(exact),
        "exact": exact,
        "prefix": "some words before ",
        "suffix": " some words after",
        "status": "exact",
    }
    return Mark(**(fields | values))


def detail(of: Claim, **values: Any) -> ClaimDetail:
    """A claim's detail, with one mark of its words where nothing else is said."""
    fields: dict[str, Any] = {
        "marks": (mark(1, of.quote),),
        "verdicts": (),
        "evidence": (),
        "proposed": "",
    }
    return ClaimDetail(claim=of, **(fields | values))


def article(title: str = "Irbil rocket attack", **values: Any) -> Article:
    fields: dict[str, Any] = {
        "id": 1,
        "title": title,
        "byline": "",
        "publisher": "",
        "url": "",
        "published_on": "2021-02-20",
        "language": "en",
        "purpose": "draft",
        "state": "open",
        "scale": MAGAZINE,
        "revision_id": 1,
        "revision": 2,
        "origin": "a file",
        "imported_at": "2026-11-22T14:02:11.000000Z",
        "text": "",
        "locators": (),
    }
    return Article(**(fields | values))


class Host(App[None]):
    """An app of the given widgets that keeps the messages of theirs which reach it."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets
        self.heard: list[Message] = []
        for theme in BY_SETTING.values():
            self.register_theme(theme)
        self.theme = BY_SETTING["dark"].name

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def heard_of(self, kind: type[Message]) -> list[Any]:
        return [message for message in self.heard if isinstance(message, kind)]

    async def _on_message(self, message: Message) -> None:
        if message.control in self._widgets:
            self.heard.append(message)
        await super()._on_message(message)


def screen_lines(app: App[Any]) -> list[str]:
    """What is on screen, a text a row."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def assert_harmless(lines: Iterable[str]) -> None:
    """No character that a terminal would obey or that a reader could not see."""
    for line in lines:
        for char in line:
            assert ord(char) >= 0x20
            assert not 0x7F <= ord(char) < 0xA0
            assert char not in "\u202e\u2028\ud800"


def seen(cell: Char) -> tuple[str, ...]:
    """A cell's attributes; a blank shows neither its colour nor whether it is bold or italic."""
    if cell.data == " ":
        cell = cell._replace(bold=False, italics=False)
        if not (cell.reverse or cell.underscore or cell.strikethrough):
            cell = cell._replace(fg="default")
    return tuple(map(str, cell))
