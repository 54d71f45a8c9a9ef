"""ClaimReview read out of a page or a JSON file, however strangers wrote it.

A page is never refused for its markup: what could not be read of it is left aside, and said.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

from workbench.documents.days import iso_day
from workbench.documents.decoding import decode
from workbench.documents.json_ld import blocks, loaded, types
from workbench.exchange.linked_values import SHOWN, Node, TooLarge, Values, excerpt, listed, objects
from workbench.model.errors import UnreadableInput
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.model.states import Stance

FORMAT = "claimreview"

_APPEARANCES = ("appearance", "firstAppearance", "isPartOf", "url", "sameAs")


class _Block(NamedTuple):
    """A value of the file, and where it is."""

    where: str
    value: object


def offered(body: bytes, name: str) -> Offer:
    """A claim for each ClaimReview in the file; UnreadableInput where it is neither a page nor JSON
    that has any.
    """
    text = decode(body).text.lstrip("\ufeff \t\r\n")
    is_page = text.startswith("<") or not text.startswith(("{", "["))
    found, aside = _page(text, name) if is_page else _file(text, name)
    reading = _Reading(is_page)
    for block in found:
        reading.read(block)
    if not reading.claims and not is_page:
        raise UnreadableInput(f"{name} has no ClaimReview.", "Is it another kind of JSON?")
    if not reading.claims and not aside and not reading.aside:
        aside = [LeftAside("the page", "", "It has no ClaimReview in JSON-LD.")]
    url, title = reading.about()
    return Offer(FORMAT, tuple(reading.claims), (*aside, *reading.aside), title=title, url=url)


def _page(text: str, name: str) -> tuple[list[_Block], list[LeftAside]]:
    from selectolax.lexbor import LexborHTMLParser

    if "<" not in text:
        raise UnreadableInput(f"{name} is neither a page nor JSON.")
    tree = LexborHTMLParser(text)
    found, aside = [], []
    for at, words in enumerate(blocks(tree, most=None), 1):
        value = loaded(words, longest=None)  # a person gave the file, and waits
        if value is None:
            aside.append(LeftAside(f"script {at}", words.strip()[:SHOWN], "It is not JSON."))
        else:
            found.append(_Block(f"script {at}, ", value))
    for element in tree.css('[itemtype*="ClaimReview" i], [typeof*="ClaimReview" i]'):
        words = " ".join(element.text(separator=" ").split())
        aside.append(LeftAside("the page", words[:SHOWN], "It is microdata, which is not read."))
    return found, aside


def _file(text: str, name: str) -> tuple[list[_Block], list[LeftAside]]:
    try:
        return [_Block("", json.loads(text, strict=False))], []
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"{name} is not JSON: {problem}.") from problem


class _Reading:
    """What was found so far, over all blocks."""

    def __init__(self, is_page: bool) -> None:
        self._is_page = is_page
        self._known: set[OfferedClaim] = set()
        self._articles: list[tuple[str, str]] = []
        self.claims: list[OfferedClaim] = []
        self.aside: list[LeftAside] = []

    def read(self, block: _Block) -> None:
        nodes: list[Node] = []
        try:
            nodes.extend(objects(block.value))
        except TooLarge:
            said = f"{block.where}the rest"
            self.aside.append(LeftAside(said, "", "It has too many objects, or too deep ones."))
        values = Values(nodes, self._is_page)
        reviews = [node for node in nodes if "ClaimReview" in types(node)]
        for at, node in enumerate(reviews, 1):
            if set(node) - {"@id", "@type", "type"}:  # else it is only named here
                self._add(values, node, f"{block.where}ClaimReview {at}")

    def about(self) -> tuple[str, str]:
        """Address and title of the one work that all claims appear in, empty where there are more
        of them or none.
        """
        works = dict.fromkeys(self._articles)
        return next(iter(works)) if len(works) == 1 else ("", "")

    def _add(self, values: Values, node: Node, where: str) -> None:
        claim = _claim(values, node, where)
        if not claim.words and not claim.restated:
            why = "It does not say what was claimed."
            self.aside.append(LeftAside(where, excerpt(node), why))
        elif (bare := claim._replace(where="")) in self._known:
            words = claim.restated or claim.words
            self.aside.append(LeftAside(where, words, "It stands in the file twice."))
        else:
            self._known.add(bare)
            self.claims.append(claim)
            self._articles += _first_appearance(values, node)
        for item in _texts_for_items(node):
            if not values.address(item):
                self.aside.append(LeftAside(where, item[:SHOWN], "It stands for an item."))


def _claim(values: Values, node: Node, where: str) -> OfferedClaim:
    item = next(iter(values.things(node.get("itemReviewed"))), {})
    rating = next(iter(values.things(node.get("reviewRating"))), {})
    explained = values.text(node.get("reviewBody")) or values.text(rating.get("ratingExplanation"))
    is_claim = "Claim" in types(item)
    words = values.text(item.get("text")) if is_claim else ""
    said = values.text(node.get("claimReviewed")) or (values.text(item) if is_claim else "")
    return OfferedClaim(
        where,
        words=words,
        restated="" if _line(said) == _line(words) else _line(said),
        claimant=", ".join(filter(None, values.texts(item.get("author")))),
        claimed_on=iso_day(values.text(item.get("datePublished"))),
        comment=explained or values.text(node.get("description")),
        rating=_rating(values, node, rating),
        by=values.text(node.get("author")) or values.address(node.get("author")),
        at=iso_day(values.text(node.get("datePublished"))),
        sources=tuple(_sources(values, node, item)),
    )


def _rating(values: Values, node: Node, rating: Node) -> str:
    """The rating's words, else its number with the range that it is in."""
    words = values.text(rating.get("alternateName")) or values.text(rating.get("name"))
    number, best = values.text(rating.get("ratingValue")), values.text(rating.get("bestRating"))
    if words or not number:
        return words or values.text(node.get("reviewRating"))
    return f"{number} of {best}" if best else number


def _sources(values: Values, node: Node, item: Node) -> Iterator[OfferedSource]:
    """The published check, what it cites, and where the claim appeared; each address once."""
    url = values.address(node.get("url")) or values.address(node.get("mainEntityOfPage"))
    title = values.text(node.get("headline")) or values.text(node.get("name"))
    found = [OfferedSource(url, title, note="A published check of the claim.")] if url else []
    said_in = dict(_works(values, _texts_for_items(node), *(item.get(key) for key in _APPEARANCES)))
    cited = dict(_works(values, node.get("citation"), node.get("isBasedOn")))
    for address, name in (cited | said_in).items():
        stance = Stance.SAID_HERE if address in said_in else Stance.NONE
        found.append(OfferedSource(address, name or cited.get(address, ""), stance))
    seen: set[str] = set()
    for each in found:
        if each.url not in seen:
            seen.add(each.url)
            yield each


def _texts_for_items(node: Node) -> list[str]:
    """What stands for the item where an object should."""
    return [one for one in listed(node.get("itemReviewed")) if isinstance(one, str)]


def _works(values: Values, *several: object) -> Iterator[tuple[str, str]]:
    """Address and name of each work; a work without an address has none to give."""
    for one in (each for value in several for each in listed(value)):
        if address := values.address(one):
            yield address, values.text(one) if isinstance(one, dict) else ""


def _first_appearance(values: Values, node: Node) -> list[tuple[str, str]]:
    item = next(iter(values.things(node.get("itemReviewed"))), {})
    return list(_works(values, item.get("appearance"), item.get("firstAppearance")))[:1]


def _line(text: str) -> str:
    return " ".join(text.split())
