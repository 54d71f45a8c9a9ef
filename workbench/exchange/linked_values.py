"""Values of JSON-LD as strangers write them: a text, an object, a list; under any name of a key.

Expanded JSON-LD (`http://schema.org/url`, `@value`, lists of one) reads as the short one does.
"""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from workbench.documents.json_ld import short

Node = dict[str, Any]

DEEPEST = 40
"""Objects within objects that are followed; a page's own go five deep."""

NESTED = 6
"""Objects that stand for a text or an address within each other; expanded JSON-LD has two."""

SHOWN = 200
"""Characters of something left aside that are shown."""

MOST = 200_000
"""Objects and lists of a file that are looked at: a feed of 50,000 checks has fewer."""


class TooLarge(Exception):
    """The value has more than is looked at; what was found until then stands."""


def objects(value: object) -> Iterator[Node]:
    """All objects in a value, in its order, with short keys; TooLarge behind the last that is
    looked at.
    """
    left: list[tuple[object, int]] = [(value, 0)]
    seen = 0
    while left:
        one, depth = left.pop()
        if not isinstance(one, dict | list):
            continue
        seen += 1
        if seen > MOST or depth > DEEPEST:
            raise TooLarge
        if isinstance(one, dict):
            yield with_short_keys(one)
        below = one.values() if isinstance(one, dict) else one
        left += [(each, depth + 1) for each in below][::-1]


def with_short_keys(node: Node) -> Node:
    """The object with `claimReviewed` for any spelling of it; `@id` and `@type` stay."""
    return {key if key.startswith("@") else short(key): value for key, value in node.items()}


def listed(value: object) -> list[object]:
    """The things in a value that is one or a list of them, lists in lists opened."""
    flat: list[object] = []
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += one[::-1]
        elif isinstance(one, dict) and isinstance(one.get("@list", one.get("@set")), list):
            left.append(one.get("@list", one.get("@set")))
        elif one is not None:
            flat.append(one)
    return flat


def excerpt(value: object) -> str:
    """The beginning of a value as JSON, to be shown where nothing can be made of it."""
    try:
        return json.dumps(value, ensure_ascii=False)[:SHOWN]
    except RecursionError:
        return "objects within objects"


class Values:
    """Reads values of one file: follows its `@id`s, and undoes HTML's escapes where it is HTML."""

    def __init__(self, nodes: list[Node], is_page: bool) -> None:
        named = ((each.get("@id"), each) for each in nodes if len(each) > 1)
        self._known = {name: each for name, each in named if isinstance(name, str)}
        self._is_page = is_page

    def things(self, value: object) -> list[Node]:
        """The objects in a value, each in full where it is only named there."""
        found = (with_short_keys(one) for one in listed(value) if isinstance(one, dict))
        return [self._in_full(each) for each in found]

    def text(self, value: object) -> str:
        """The first words in a value: a text, a number, or what an object is called."""
        return next((words for words in self.texts(value) if words.strip()), "")

    def texts(self, value: object) -> list[str]:
        """All words in a value."""
        return [self._words(one) for one in listed(value)]

    def address(self, value: object, depth: int = 0) -> str:
        """The first address in a value: a text that is one, or an object's `url`."""
        for one in listed(value):
            if isinstance(one, dict) and depth < NESTED:
                node = self._in_full(with_short_keys(one))
                for key in ("url", "contentUrl", "sameAs", "@value", "@id"):
                    if found := self.address(node.get(key), depth + 1):
                        return found
            elif isinstance(one, str) and one.strip().lower().startswith(("http://", "https://")):
                return self._words_of(one).strip()
        return ""

    def _in_full(self, node: Node) -> Node:
        if set(node) - {"@id", "@type"}:
            return node
        return self._known.get(str(node.get("@id")), node)

    def _words(self, one: object) -> str:
        for _ in range(NESTED):
            if not isinstance(one, dict):
                break
            node = self._in_full(with_short_keys(one))
            one = next(iter(listed(node.get("@value", node.get("name")))), "")
        return self._words_of(one)

    def _words_of(self, one: object) -> str:
        if isinstance(one, bool) or not isinstance(one, str | int | float):
            return ""
        # Many programs that make pages escape for HTML what is not HTML.
        return unescape(str(one)) if self._is_page else str(one)
