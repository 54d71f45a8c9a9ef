"""Web Annotations read: of the W3C's model in any wrapping, and exports of Hypothesis.

Each annotation on words becomes a claim on them; replies stand in the comment that they are to.
"""

import json
from collections import defaultdict
from collections.abc import Iterator

from workbench.documents.days import iso_day
from workbench.documents.decoding import decode
from workbench.documents.json_ld import types
from workbench.exchange.annotation_bodies import Said, motivations, rated, said
from workbench.exchange.annotation_places import Selected, counts_utf16, selected
from workbench.exchange.linked_values import Node, Values, excerpt, listed
from workbench.model.errors import UnreadableInput
from workbench.model.offers import LeftAside, Offer, OfferedClaim

FORMAT = "annotations"

_WRAPPINGS = ("rows", "annotations", "items", "first", "@graph")
_OF_HYPOTHESIS = {"rows", "export_userid", "client_version"}
_USER = "acct:"
"""How Hypothesis, which counts UTF-16 units, writes who made an annotation."""


def offered(body: bytes, name: str) -> Offer:
    """A claim for each annotation on words; UnreadableInput where there is no annotation."""
    try:
        value = json.loads(decode(body).text, strict=False)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"{name} is not JSON: {problem}.") from problem
    found = list(_annotations(value))
    if not any(_is_annotation(each) for each in found):
        raise UnreadableInput(f"{name} has no annotations.", "Is it another kind of JSON?")
    reading = _Reading(value)
    for at, node in enumerate(found, 1):
        reading.read(node, f"annotation {at}")
    return reading.offer()


def _annotations(value: object) -> Iterator[object]:
    """What stands where annotations do: in a list, a page, a collection, alone."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += one[::-1]
            continue
        wrapped = [] if _is_annotation(one) or not isinstance(one, dict) else _wrapped(one)
        if wrapped:
            left += wrapped[::-1]
        else:
            yield one


def _wrapped(node: Node) -> list[object]:
    return [node[key] for key in _WRAPPINGS if isinstance(node.get(key), list | dict)]


def _is_annotation(value: object) -> bool:
    return isinstance(value, dict) and ("Annotation" in types(value) or "target" in value)


class _Reading:
    """What was found so far."""

    def __init__(self, value: object) -> None:
        self._values = Values([], is_page=False)
        whole = value if isinstance(value, dict) else {}
        self._is_hypothesis = bool(_OF_HYPOTHESIS & set(whole))
        self._label = self._values.text(whole.get("label"))
        self._claims: list[OfferedClaim] = []
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._works: dict[str, str] = {}
        self._replies: list[tuple[Node, str]] = []
        self._aside: list[LeftAside] = []

    def read(self, value: object, where: str) -> None:
        if not isinstance(value, dict) or not _is_annotation(value):
            self._aside.append(LeftAside(where, excerpt(value), "It is no annotation."))
            return
        if listed(value.get("references")) or "replying" in motivations(self._values, value):
            self._replies.append((value, where))  # may stand before what it is to
            return
        targets = listed(value.get("target"))
        what = said(self._values, value)
        for at, target in enumerate(targets, 1):
            place = where if len(targets) == 1 else f"{where}, place {at}"
            self._target(value, target, what, place)
        if not targets:
            self._leave(what, where, "It is on no words.")

    def offer(self) -> Offer:
        """All that was read."""
        for node, where in self._in_order():
            self._reply(node, where)
        [(url, title)] = self._works.items() if len(self._works) == 1 else [("", "")]
        claims, aside = tuple(self._claims), tuple(self._aside)
        return Offer(FORMAT, claims, aside, title=title or self._label, url=url)

    def _in_order(self) -> Iterator[tuple[Node, str]]:
        """The replies, each behind the one that it is to."""
        left = self._replies
        while left:
            ready: list[tuple[Node, str]] = []
            later: list[tuple[Node, str]] = []
            for each in left:
                is_known = any(one in self._by_id for one in _replied(each[0]))
                (ready if is_known else later).append(each)
            yield from ready or later
            left = later if ready else []

    def _reply(self, node: Node, where: str) -> None:
        """Puts the words below the comment that is replied to."""
        what = said(self._values, node)
        places = next((self._by_id[each] for each in _replied(node) if each in self._by_id), [])
        if not places:
            self._leave(what, where, "It replies to nothing in the file.")
        _rating, words = rated(what, is_verdict=False)
        reply = f"{self._by(node)}: {words}" if self._by(node) else words
        for at in places:
            claim = self._claims[at]
            comment = f"{claim.comment}\n{reply}" if claim.comment else reply
            more = tuple(each for each in what.sources if each not in claim.sources)
            self._claims[at] = claim._replace(comment=comment, sources=claim.sources + more)
        self._remember(node, places)

    def _target(self, node: Node, target: object, what: Said, where: str) -> None:
        thing = target if isinstance(target, dict) else {"source": target}
        found = selected(self._values, thing.get("selector"))
        if not found.is_usable:
            unread = ", ".join(found.unread)
            why = (
                f"Its {unread} gives no words to look for." if unread else "It is on a whole page."
            )
            self._leave(what, where, why)
            return
        self._remember(node, [len(self._claims)])
        self._claims.append(self._claim(node, found, what, where))
        titles = [each.get("title") for each in self._values.things(node.get("document"))]
        self._works.setdefault(self._values.address(thing.get("source")), self._values.text(titles))

    def _claim(self, node: Node, found: Selected, what: Said, where: str) -> OfferedClaim:
        rating, comment = rated(what, "assessing" in motivations(self._values, node))
        certain = counts_utf16(found)
        return OfferedClaim(
            where,
            found.words,
            found.prefix,
            found.suffix,
            found.start,
            found.end,
            restated=" ".join(what.restated) if what.verdict else "",
            comment=comment,
            rating=rating,
            by=self._by(node),
            at=iso_day(self._values.text(node.get("created"))),
            sources=tuple(what.sources),
            in_utf16=self._is_of_hypothesis(node) if certain is None else certain,
        )

    def _is_of_hypothesis(self, node: Node) -> bool:
        return self._is_hypothesis or str(node.get("user", "")).startswith(_USER)

    def _by(self, node: Node) -> str:
        names = [each.get("display_name") for each in self._values.things(node.get("user_info"))]
        user = self._values.text(node.get("user")).removeprefix(_USER)
        return self._values.text([*names, user, node.get("creator")])

    def _remember(self, node: Node, places: list[int]) -> None:
        if isinstance(name := node.get("id", node.get("@id")), str):
            self._by_id[name] += places

    def _leave(self, what: Said, where: str, why: str) -> None:
        self._aside.append(LeftAside(where, what.words, why))


def _replied(node: Node) -> list[str]:
    """What an annotation may be a reply to: by ids, the nearest last."""
    to = [*listed(node.get("references")), *listed(node.get("target"))]
    ids = (each.get("id", each.get("source")) if isinstance(each, dict) else each for each in to)
    return [each for each in ids if isinstance(each, str)]
