"""What a page says of itself as JSON-LD (schema.org): the nodes that describe the page, and values.

The data come from strangers: sizes, depth and number of nodes are limited, and a block that is not
JSON says nothing.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

LONGEST_BLOCK = 1_000_000
"""Characters of a block; those of news sites have 2,000 to 50,000."""

MOST_BLOCKS = 50
MOST_NODES = 5_000
DEEPEST = 12

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|ClaimReview)\Z|\ALiveBlog")
_PAGE = re.compile(r"(?:Page|CreativeWork|VideoObject|AudioObject|Episode|Dataset|Book)\Z")
_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
"""Keys below which the page itself may be described; others hold other pages or mere parts."""

_FRAMES = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"))
"""What old programs write around a script."""


def nodes(tree: LexborHTMLParser) -> list[Node]:
    """The nodes that describe the page, articles first, in the page's order otherwise."""
    found = [node for block in _blocks(tree) for node in _walk(block)][:MOST_NODES]
    articles = [node for node in found if _is_a(node, _ARTICLE)]
    pages = [node for node in found if _is_a(node, _PAGE) and not _is_a(node, _ARTICLE)]
    return [_joined(node, found) for node in articles[:1] + pages]


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


def _blocks(tree: LexborHTMLParser) -> Iterator[object]:
    scripts = tree.css('script[type*="ld+json" i]')
    for script in scripts[:MOST_BLOCKS]:
        words = script.text(deep=True)
        if len(words) <= LONGEST_BLOCK:
            yield _loaded(words)


def _loaded(words: str) -> object:
    """The block's value; None where it is no JSON."""
    words = words.strip()
    for start, end in _FRAMES:
        if words.startswith(start):
            words = words.removeprefix(start).removesuffix(end)
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(block: object) -> Iterator[Node]:
    left = [(block, 0)]
    while left:
        value, depth = left.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            left += [(one, depth + 1) for one in value[:MOST_NODES]][::-1]
        elif isinstance(value, dict):
            yield value
            left += [(value[key], depth + 1) for key in _INTO[::-1] if key in value]


def _is_a(node: Node, kind: re.Pattern[str]) -> bool:
    return any(kind.search(name.rpartition("/")[2]) for name in texts(node.get("@type")))


def _joined(node: Node, found: list[Node]) -> Node:
    """The node with its authors and publisher put in where it only names their `@id`."""
    known = {one["@id"]: one for one in found if isinstance(one.get("@id"), str) and "name" in one}
    joined = dict(node)
    for key in ("author", "creator", "publisher"):
        if key in node:
            joined[key] = [
                known.get(str(one.get("@id")), one) if isinstance(one, dict) else one
                for one in (node[key] if isinstance(node[key], list) else [node[key]])
            ]
    return joined
