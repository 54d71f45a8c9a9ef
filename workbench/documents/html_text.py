"""Turns HTML into text as a reader sees it: blocks apart, table cells by tabs, lists with marks."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr"),
        "ul",
    }
)
_CLOSE = frozenset({"li", "tr", "dd", "dt"})
"""Blocks that stand directly under one another, without an empty line."""
_LINED = frozenset({"table", "ul", "ol", "pre", "dl"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(
    {
        *("audio", "button", "canvas", "embed", "head", "iframe", "link", "meta", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
_SPACE = re.compile("[ \t\n\r\f]+")  # HTML's white space: a no-break space stays as it is
_START = re.compile(r"[1-9]\d{0,5}")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def to_text(html: str, keep_spaces: bool = False) -> str:
    """The text of a page or fragment; an empty text where it shows none."""
    body = LexborHTMLParser(html).body
    return node_text(body, keep_spaces) if body else ""


def node_text(root: LexborNode, keep_spaces: bool = False) -> str:
    """The text of one element; white space is collapsed unless it is meant to be kept."""
    return placed_text(root, frozenset(), keep_spaces)[0]


class Placed(NamedTuple):
    """An element, and where its words stand in the text."""

    node: LexborNode
    start: int
    end: int


def placed_text(
    root: LexborNode, wanted: Collection[int], keep_spaces: bool = False
) -> tuple[str, list[Placed]]:
    """The same with the places of those elements in it, by their `mem_id`, that have words."""
    writer = _Writer(preformatted=int(keep_spaces))
    entered: dict[int, int] = {}
    placed = []
    for node, leaving in _walk(root):
        if node.is_text_node:
            writer.write(node.text_content or "")
        elif leaving:
            writer.leave(node)
            if node.mem_id in entered and (place := writer.since(entered[node.mem_id])):
                placed.append(Placed(node, *place))
        else:
            if node.mem_id in wanted:
                entered[node.mem_id] = writer.puts
            writer.enter(node)
    return writer.result(), sorted(placed, key=lambda each: (each.start, -each.end))


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every seen node, elements on entering and on leaving; without recursion, so of any depth."""
    stack = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving or node.is_text_node:
            yield node, leaving
        elif node.is_element_node and not _is_unseen(node):
            yield node, False
            stack.append((node, True))
            stack += [(child, False) for child in _children(node)][::-1]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _is_unseen(node: LexborNode) -> bool:
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    return node.tag in _UNSEEN or bool(hidden)


class _Writer:
    """Gathers words; what shall stand between them is kept until the next words come."""

    def __init__(self, preformatted: int) -> None:
        self._pieces: list[str] = []
        self._newlines = 0
        self._tabs = 0
        self._space = False
        self._mark = ""
        self._counters: list[int] = []  # one a list around: 0 for bullets, else the next number
        self._preformatted = preformatted
        self._flat_rows = 0
        self._starts: list[int] = []
        self._length = 0

    @property
    def puts(self) -> int:
        """How many times words were put."""
        return len(self._starts)

    def since(self, puts: int) -> tuple[int, int] | None:
        """Where the words stand that were put since then, if any were."""
        return (self._starts[puts], self._length) if puts < len(self._starts) else None

    def result(self) -> str:
        return "".join(self._pieces)

    def write(self, words: str) -> None:
        if self._preformatted:
            self._put(words.replace("\r\n", "\n"))
            return
        words = _SPACE.sub(" ", words)
        self._space = self._space or words.startswith(" ")
        if stripped := words.strip(" "):
            self._put(stripped)
            self._space = words.endswith(" ")

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._newlines += 0 if self._flat_rows else 1
            self._space = True
        elif tag == "q":
            self._put("“")
        elif tag in _CELLS:
            self._enter_cell(node)
        elif tag in _BLOCKS:
            self._apart(tag)
            self._enter_block(node, tag)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "q":
            self._space = False
            self._put("”")
        elif tag in _BLOCKS:
            self._leave_block(tag)
            self._apart(tag)

    def _enter_block(self, node: LexborNode, tag: str) -> None:
        if tag == "ul":
            self._counters.append(0)
        elif tag == "ol":
            start = node.attributes.get("start") or ""
            self._counters.append(int(start) if _START.fullmatch(start) else 1)
        elif tag == "li" and self._counters:
            self._mark = f"{self._counters[-1]}. " if self._counters[-1] else "• "
            self._counters[-1] += self._counters[-1] > 0
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "tr":
            self._tabs = 0
            self._flat_rows += self._flat_rows > 0 or _is_flat(node)

    def _leave_block(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._counters.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "tr":
            self._tabs = 0
            self._flat_rows = max(0, self._flat_rows - 1)

    def _enter_cell(self, node: LexborNode) -> None:
        if not self._flat_rows:
            self._newlines = max(self._newlines, 2)
        elif any(before.tag in _CELLS for before in _before(node)):
            self._tabs += 1

    def _apart(self, tag: str) -> None:
        if self._flat_rows and tag != "tr":
            self._space = True
        else:
            lines = 1 if tag in _CLOSE or self._counters else 2
            self._newlines = max(self._newlines, lines)

    def _put(self, words: str) -> None:
        if self._pieces:
            gap = "\n" * self._newlines + "\t" * self._tabs or (" " if self._space else "")
            self._pieces.append(gap)
            self._length += len(gap)
        self._pieces += [self._mark, words]
        self._starts.append(self._length + len(self._mark))
        self._length += len(self._mark) + len(words)
        self._newlines = self._tabs = 0
        self._space, self._mark = False, ""


def _before(node: LexborNode) -> Iterator[LexborNode]:
    earlier = node.prev
    while earlier is not None:
        yield earlier
        earlier = earlier.prev


def _is_flat(row: LexborNode) -> bool:
    """Whether each cell holds one block at most, so that the row can be one line."""
    return all(_blocks_in(cell) <= 1 for cell in _children(row) if cell.tag in _CELLS)


def _blocks_in(cell: LexborNode) -> int:
    """Blocks in a cell, counted up to 2: two blocks, or one that itself holds lines."""
    stack, count = list(_children(cell)), 0
    while stack and count < 2:
        node = stack.pop()
        tag = node.tag or ""
        count += 2 if tag in _LINED else tag in _BLOCKS
        stack += _children(node) if node.is_element_node else ()
    return count
