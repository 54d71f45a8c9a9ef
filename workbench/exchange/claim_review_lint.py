"""What is missing or wrong in ClaimReview markup: by file and property, ours or anybody's.

The rules are those of Google's documentation of the markup; what is only valid in schema.org and
read by nobody is not looked at.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from workbench.documents.json_ld import types

Node = dict[str, Any]

_NUMBERS = ("ratingValue", "bestRating", "worstRating")
_CONTEXTS = re.compile(r"https?://(?:www\.)?schema\.org/?#?")


def lint(name: str, body: bytes) -> list[str]:
    """A line for each fault of the file `name`: its name, the property, what is the matter."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return [f"{name}: It is not JSON."]
    if not isinstance(value, dict):
        return [f"{name}: It is no JSON object."]
    nodes = value.get("@graph", [value])
    if not isinstance(nodes, list) or not all(isinstance(each, dict) for each in nodes):
        return [f"{name}: @graph: It is no list of objects."]
    return [f"{name}: {line}" for line in (*_context(value), *_all(nodes, "@graph" in value))]


def lint_together(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """A line for each file whose check is said to be at the address of one before it."""
    seen: dict[str, str] = {}
    lines = []
    for name, body in files:
        url = json.loads(body).get("url", "")
        if url and url in seen:
            lines.append(
                f"{name}: url: It is that of {seen[url]}; each check needs a page of its own. "
                "Put {number} into --check-url."
            )
        seen.setdefault(url, name)
    return lines


def _all(nodes: list[Node], in_graph: bool) -> Iterator[str]:
    """Of a graph those that are checks: it may well describe the page too."""
    checks = [each for each in enumerate(nodes) if "ClaimReview" in types(each[1])]
    if not checks:
        yield "@type: There is no ClaimReview."
    for at, node in checks:
        where = f"@graph[{at}]." if in_graph else ""
        yield from (f"{where}{line}" for line in _review(node))


def _context(value: Node) -> Iterator[str]:
    context = value.get("@context")
    if not isinstance(context, str) or not _CONTEXTS.fullmatch(context):
        yield "@context: It is not https://schema.org alone."


def _review(node: Node) -> Iterator[str]:
    yield from _url(node)
    yield from _reviewed(node)
    yield from _party(node.get("author"), "author", "who checked it")
    yield from _day(node, "")
    yield from _item(node.get("itemReviewed"))
    yield from _rating(node.get("reviewRating"))


def _url(node: Node) -> Iterator[str]:
    url = node.get("url")
    if not url:
        yield "url: It is missing: the address of the published check, --check-url."
    elif not isinstance(url, str) or not _is_address(url):
        yield "url: It is no address of a web page."


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)


def _reviewed(node: Node) -> Iterator[str]:
    claim = node.get("claimReviewed")
    if not isinstance(claim, str) or not claim.strip():
        yield "claimReviewed: It is missing: what was claimed."
        return
    rating = node.get("reviewRating")
    label = rating.get("alternateName") if isinstance(rating, dict) else None
    if isinstance(label, str) and label and _says(claim, label):
        yield "claimReviewed: It says the rating, which belongs into reviewRating alone."


def _says(claim: str, label: str) -> bool:
    """Whether a label stands before or behind the claim, set apart: a claim may hold its words."""
    word = re.escape(label)
    apart = rf"\A\W*{word}\s*[:\u2013\u2014|-]|[:\u2013\u2014|(\[-]\s*{word}\W*\Z"
    return re.search(apart, claim, re.IGNORECASE) is not None


def _party(value: object, name: str, who: str) -> Iterator[str]:
    several = value if isinstance(value, list) else [value]
    for one in several:
        if not one:
            yield f"{name}: It is missing: {who}."
        elif not isinstance(one, dict):
            yield f"{name}: It is no Organization or Person."
        elif not types(one) & {"Organization", "Person"}:
            yield f"{name}.@type: It is neither Organization nor Person."
        elif not (one.get("name") or (name == "author" and one.get("url"))):
            yield f"{name}.name: It is missing."


def _day(node: Node, where: str) -> Iterator[str]:
    said = node.get("datePublished")
    if said is None:
        return
    try:
        datetime.fromisoformat(said)
    except (TypeError, ValueError):
        yield f"{where}datePublished: It is no day as in 2026-11-23."


def _item(item: object) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "itemReviewed: It is missing: a Claim, with who made it and where it appeared."
        return
    if not types(item) & {"Claim", "CreativeWork"}:
        yield "itemReviewed.@type: It is not Claim."
    if "author" in item:
        yield from _party(item["author"], "itemReviewed.author", "who made the claim")
    yield from _day(item, "itemReviewed.")
    if item.get("appearance") and item.get("firstAppearance"):
        yield "itemReviewed.appearance: Give it or firstAppearance, not both."


def _rating(rating: object) -> Iterator[str]:
    if not isinstance(rating, dict):
        yield "reviewRating: It is missing."
        return
    if "Rating" not in types(rating):
        yield "reviewRating.@type: It is not Rating."
    label = rating.get("alternateName") or rating.get("name")
    if not isinstance(label, str) or not label.strip():
        yield "reviewRating.alternateName: It is missing: the rating in words."
    if any(key in rating for key in _NUMBERS):
        yield from _numbers(rating)


def _numbers(rating: Node) -> Iterator[str]:
    missing = [key for key in _NUMBERS if key not in rating]
    odd = [key for key in _NUMBERS if key in rating and type(rating[key]) is not int]
    for key in missing:
        yield f"reviewRating.{key}: It is missing; give all three numbers or none."
    for key in odd:
        yield f"reviewRating.{key}: It is no whole number."
    if missing or odd:
        return
    value, best, worst = (rating[key] for key in _NUMBERS)
    if worst < 1:
        yield "reviewRating.worstRating: It is below 1."
    if worst >= best:
        yield "reviewRating.bestRating: It is not above worstRating."
    if not worst <= value <= best:
        yield "reviewRating.ratingValue: It is not between worstRating and bestRating."
