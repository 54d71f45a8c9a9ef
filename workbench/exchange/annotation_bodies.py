"""What the bodies of an annotation say, by their purpose: a verdict, a comment, tags, sources."""

from typing import NamedTuple

from workbench.documents.json_ld import short
from workbench.exchange.annotation_places import selected
from workbench.exchange.linked_values import Node, Values, listed
from workbench.model.offers import OfferedSource
from workbench.model.states import Stance
from workbench.text.addresses import find_addresses

DEEPEST = 8
"""Choices within choices that are followed."""


class Said(NamedTuple):
    """What was said, by purpose; sources are those that are linked and those named in words."""

    comment: list[str]
    verdict: list[str]
    restated: list[str]
    tags: list[str]
    sources: list[OfferedSource]

    @property
    def words(self) -> str:
        """All of it in one text."""
        sources = (" ".join(filter(None, (each.url, each.title))) for each in self.sources)
        return " ".join((*self.verdict, *self.restated, *self.comment, *self.tags, *sources))


def said(values: Values, node: Node) -> Said:
    """What an annotation says: bodies of the W3C's model, or the text and tags of Hypothesis."""
    found = Said([], [], [], [], [])
    for body in listed(node.get("body")):
        _body(values, body, node, found)
    for key in ("bodyValue", "text"):
        _comment(values.text(node.get(key)), found)
    found.tags.extend(filter(None, values.texts(node.get("tags"))))
    return found


def motivations(values: Values, node: Node) -> list[str]:
    """What an annotation is for, each in one word."""
    return [short(word) for word in values.texts(node.get("motivation"))]


def rated(found: Said, is_verdict: bool) -> tuple[str, str]:
    """The rating, which is a tag that the verdict begins with or the only tag of one, and all else
    that is to stand in a comment.
    """
    verdict = "\n".join(found.verdict)
    rating = next((tag for tag in found.tags if _begins(verdict, tag)), "")
    if rating:
        verdict = verdict[len(rating) + 2 :]
    elif is_verdict and len(found.tags) == 1:
        [rating] = found.tags
    tags = [tag for tag in found.tags if tag != rating]
    described = [] if found.verdict else found.restated
    said_of_tags = f"Tags: {', '.join(tags)}" if tags else ""
    return rating, "\n".join(filter(None, (verdict, *described, *found.comment, said_of_tags)))


def _begins(verdict: str, tag: str) -> bool:
    return bool(tag) and (verdict == tag or verdict.startswith(f"{tag}: "))


def _body(values: Values, body: object, node: Node, found: Said, depth: int = 0) -> None:
    if not isinstance(body, dict):
        _comment(values.text(body), found)
    elif "items" in body and "value" not in body and depth < DEEPEST:  # a Choice
        for one in listed(body["items"]):
            _body(values, one, node, found, depth + 1)
    elif url := values.address(body.get("source")) or values.address(body.get("id")):
        stance, title = _stance(values.text(body.get("label")))
        passage = selected(values, body.get("selector")).words
        found.sources.append(OfferedSource(url, title, stance, passage))
        _comment(values.text(body.get("value")), found)
    else:
        purposes = [*map(short, values.texts(body.get("purpose"))), *motivations(values, node)]
        words = values.text(body.get("value", body.get("chars")))
        if "html" in values.text(body.get("format")):
            from workbench.documents.html_text import to_text  # loads the reader of HTML

            words = to_text(words)
        _words(words, purposes[0] if purposes else "", found)


def _words(words: str, purpose: str, found: Said) -> None:
    match purpose:
        case "tagging":
            found.tags.extend(filter(None, [words]))
        case "assessing":
            found.verdict.append(words)
        case "describing":
            found.restated.append(words)
        case "editing":
            found.comment.append(f"Proposed wording: {words}")
        case "linking" if words and not find_addresses(words):
            stance, title = _stance(words)
            found.sources.append(OfferedSource(title=title, stance=stance))
        case _:
            _comment(words, found)


def _comment(words: str, found: Said) -> None:
    """Words of a comment, with the addresses in them as sources."""
    if not words:
        return
    found.comment.append(words)
    known = {each.url for each in found.sources}
    for each in find_addresses(words):
        if each.url not in known:
            known.add(each.url)
            found.sources.append(OfferedSource(each.url))


def _stance(label: str) -> tuple[str, str]:
    """`refutes: A report` in its two parts; a label of others is a title alone."""
    word, colon, title = label.partition(": ")
    if word in tuple(Stance) and (colon or word == label):
        return word, title
    return Stance.NONE, label
