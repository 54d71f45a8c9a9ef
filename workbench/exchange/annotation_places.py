"""The words and the place that selectors of the Web Annotation model give, ours or anybody's.

Of several selectors each is another way to the same words, so that one which only a browser can
follow, such as Hypothesis' RangeSelector, is not missed beside a quotation; one behind `refinedBy`
is within the words of the one before it.
"""

from typing import NamedTuple

from workbench.exchange.linked_values import Node, Values
from workbench.text.marks import CONTEXT

DEEPEST = 8
"""Selectors that refine each other; real ones are two."""

LONGEST_COUNT = 12
"""Digits of an offset."""


class Selected(NamedTuple):
    """What a target's selectors say; `unread` are the kinds that only a browser can follow."""

    words: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    unread: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        return bool(self.words.strip()) or self.start is not None


def selected(values: Values, selectors: object, depth: int = 0) -> Selected:
    """What all selectors of a target say together."""
    found = Selected()
    for node in values.things(selectors):
        if depth < DEEPEST:
            found = _joined(found, _one(values, node, depth))
    return found


def counts_utf16(found: Selected) -> bool | None:
    """Whether the place is counted in UTF-16 units; None where the words do not tell."""
    if found.start is None or found.end is None or not found.words:
        return None
    length = found.end - found.start
    units = len(found.words.encode("utf-16-le", "surrogatepass")) // 2
    if units == len(found.words) or length not in (units, len(found.words)):
        return None
    return length == units


def _one(values: Values, node: Node, depth: int) -> Selected:
    kind = values.text(node.get("type", node.get("@type")))
    if kind.endswith("TextQuoteSelector"):
        exact, prefix, suffix = (_kept(node.get(key)) for key in ("exact", "prefix", "suffix"))
        found = Selected(exact or values.text(node.get("exact")), prefix, suffix)
    elif kind.endswith("TextPositionSelector"):
        found = Selected(start=_count(node.get("start")), end=_count(node.get("end")))
        found = found if None not in (found.start, found.end) else Selected(unread=(kind,))
    elif "items" in node:  # a Choice
        found = selected(values, node["items"], depth + 1)
    else:
        found = Selected(unread=(kind or "a selector without a type",))
    if "refinedBy" in node:
        return _refined(found, selected(values, node["refinedBy"], depth + 1))
    return found


def _joined(one: Selected, other: Selected) -> Selected:
    """Both together; the first that has words, and the first that has a place."""
    worded = one if one.words else other
    placed = one if one.start is not None else other
    return Selected(
        worded.words, worded.prefix, worded.suffix, placed.start, placed.end,
        tuple(dict.fromkeys((*one.unread, *other.unread))),
    )  # fmt: skip


def _refined(outer: Selected, inner: Selected) -> Selected:
    """What `inner` selects within `outer`: its place counts from where that begins."""
    at = inner.start
    if inner.words and outer.words:
        at = outer.words.find(inner.words) if at is None else at
        at = None if at is not None and at < 0 else at
    if at is None or not (outer.words or outer.start is not None):
        return inner._replace(start=None, end=None, unread=(*outer.unread, *inner.unread))
    end = inner.end if inner.end is not None else at + len(inner.words)
    words = inner.words or outer.words[at:end]
    prefix = inner.prefix or (outer.prefix + outer.words[:at])[-CONTEXT:]
    suffix = inner.suffix or (outer.words[end:] + outer.suffix)[:CONTEXT]
    start = None if outer.start is None else outer.start + at
    return Selected(
        words, prefix, suffix, start, None if start is None else start + end - at,
        (*outer.unread, *inner.unread),
    )  # fmt: skip


def _kept(value: object) -> str:
    """Words as they are: around a place a blank counts too."""
    return value if isinstance(value, str) else ""


def _count(value: object) -> int | None:
    """A number of characters, written as a number or, by some, as a text."""
    if (
        isinstance(value, str)
        and value.isascii()
        and value.isdigit()
        and len(value) <= LONGEST_COUNT
    ):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_count and isinstance(value, int) else None
