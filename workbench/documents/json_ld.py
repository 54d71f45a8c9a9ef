"""JSON-LD (schema.org and others) as strangers write it: blocks of a page, nodes, types, words.

Sizes, depth and number of nodes are limited; a thing may be a list of things, a text or an object.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LONGEST_BLOCK = 1_000_000
"""Characters of a block; those of news sites have 2,000 to 50,000."""

MOST_BLOCKS = 50
MOST_NODES = 5_000
DEEPEST = 12

Node = dict[str, Any]

_FRAMES = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"))
"""What old programs write around a script."""

_LAST_PART = re.compile(r"[^/#:]*\Z")


def blocks(tree: "LexborHTMLParser", most: int | None = MOST_BLOCKS) -> list[str]:
    """The words of a page's JSON-LD scripts, the first `most` of them."""
    scripts = tree.css('script[type*="ld+json" i]')
    return [script.text(deep=True) for script in scripts[:most]]


def loaded(words: str, longest: int | None = LONGEST_BLOCK) -> object:
    """The block's value; None where it is no JSON, or has more characters than `longest`."""
    words = words.strip()
    if longest is not None and len(words) > longest:
        return None
    for start, end in _FRAMES:
        if words.startswith(start):
            words = words.removeprefix(start).removesuffix(end)
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def walk(block: object, into: Iterable[str]) -> Iterator[Node]:
    """The nodes of a block, and those below the keys of `into`, in its order."""
    keys = tuple(into)[::-1]
    left = [(block, 0)]
    while left:
        value, depth = left.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            left += [(one, depth + 1) for one in value[:MOST_NODES]][::-1]
        elif isinstance(value, dict):
            yield value
            left += [(value[key], depth + 1) for key in keys if key in value]


def texts(value: object) -> list[str]:
    """The words in a value: a text, the name of a thing, or those of a list of them."""
    flat: list[str] = []
    left = [value]
    while left and len(flat) < MOST_NODES:
        one = left.pop()
        if isinstance(one, str):
            flat.append(unescape(one))  # many programs escape for HTML what is not HTML
        elif isinstance(one, list):
            left += one[:MOST_NODES][::-1]
        elif isinstance(one, dict):
            left.append(one.get("name") or one.get("@value"))
    return flat


def parts(value: object) -> list[Node]:
    """The things in a value that is one or a list of them."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several[:MOST_NODES] if isinstance(one, dict)]


def types(node: Node) -> set[str]:
    """A node's types, however they are written: `ClaimReview`, `schema:ClaimReview`, an address."""
    return {short(name) for name in texts(node.get("@type", node.get("type")))}


def short(name: str) -> str:
    """The last part of a property's or type's name: `claimReviewed` of any spelling."""
    found = _LAST_PART.search(name.rstrip("/#"))
    return found.group() if found else name
