"""What a page says of itself as JSON-LD (schema.org): the nodes that describe the page.

A block that is not JSON says nothing.
"""

import re
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from workbench.documents.json_ld import MOST_NODES, Node, blocks, loaded, texts, walk

_ARTICLE = re.compile(r"(?:Article|Posting|Report|ClaimReview)\Z|\ALiveBlog")
_PAGE = re.compile(r"(?:Page|CreativeWork|VideoObject|AudioObject|Episode|Dataset|Book)\Z")
_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
"""Keys below which the page itself may be described; others hold other pages or mere parts."""


def nodes(tree: LexborHTMLParser) -> list[Node]:
    """The nodes that describe the page, articles first, in the page's order otherwise."""
    read = map(loaded, blocks(tree))
    found = list(islice((node for block in read for node in walk(block, _INTO)), MOST_NODES))
    articles = [node for node in found if _is_a(node, _ARTICLE)]
    pages = [node for node in found if _is_a(node, _PAGE) and not _is_a(node, _ARTICLE)]
    return [_joined(node, found) for node in articles[:1] + pages]


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
