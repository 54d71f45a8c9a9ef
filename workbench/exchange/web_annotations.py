"""W3C Web Annotations (JSON-LD): a claim's verdict and sources on its words, and each query on its.

Places are said twice, by the words with 32 characters around them and by code points, as the
standard asks. Ids are made of what an annotation is on: the same article gives the same ones.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from workbench.exchange.json_text import json_bytes
from workbench.exchange.wording import rated, said_of, standing
from workbench.model.handover import CHANGED, Exported, ExportedFile, Handover
from workbench.model.queries import Query
from workbench.model.spans import Quote
from workbench.model.states import Stance
from workbench.model.views import ClaimDetail, Evidence, Verdict
from workbench.text.marks import describe

Node = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FILE = "annotations.json"


def export(handover: Handover) -> Exported:
    """One collection with an annotation for each claim and each query, by number."""
    return Exported((ExportedFile(FILE, json_bytes(_Annotations(handover).collection())),))


class _Annotations:
    """The annotations of one article."""

    def __init__(self, handover: Handover) -> None:
        self._handover = handover
        self._article = handover.article
        first = handover.revisions[0].text_sha256 if handover.revisions else self._article.text
        self._known_as = self._article.url or first
        self._archived = {each.source.url: each.archive_url for each in handover.sources}
        self._lost: defaultdict[int, list[Node]] = defaultdict(list)
        for lost in handover.lost:
            quote = Quote(lost.exact, lost.prefix, lost.suffix)
            self._lost[lost.number].append(self._target(quote))

    def collection(self) -> Node:
        items = [*map(self._claim, self._handover.claims)]
        items += [self._query(each.query) for each in self._handover.queries]
        page = {
            "id": self._id("page 1"),
            "type": "AnnotationPage",
            "partOf": self._id("annotations"),
            "startIndex": 0,
            "items": items,
        }
        return {
            "@context": CONTEXT,
            "id": self._id("annotations"),
            "type": "AnnotationCollection",
            "label": self._article.title,
            "total": len(items),
            "first": page,
        }

    def _claim(self, detail: ClaimDetail) -> Node:
        verdict = detail.verdict
        verdict = verdict if verdict is not None and verdict.rating is not None else None
        assesses = verdict and not self._is_changed(detail)
        bodies = [*self._said(detail, verdict)]
        bodies += [self._link(each) for each in detail.evidence]
        return _without_empty(
            {
                "id": self._id(f"claim {detail.claim.number}"),
                "type": "Annotation",
                "motivation": "assessing" if assesses else "highlighting",
                **(_made(verdict.by, verdict.at) if verdict else {}),
                "body": bodies,
                "target": self._targets(detail),
            }
        )

    def _said(self, detail: ClaimDetail, verdict: Verdict | None) -> Iterator[Node]:
        """How the claim stands, in words and as a tag; the claim restated, its kind as a tag."""
        why = f": {verdict.rationale}" if verdict and verdict.rationale else ""
        if self._is_changed(detail):
            yield _words(f"{said_of(detail.claim, self._handover)}{why}", "commenting")
            yield _words(standing(detail.claim, self._handover).words, "tagging")
        elif verdict:
            label = rated(verdict.rating, self._article.scale).words
            yield _words(f"{label}{why}", "assessing")
            yield _words(label, "tagging")
        if detail.claim.restated:
            yield _words(detail.claim.restated, "describing")
        if detail.claim.kind:
            yield _words(detail.claim.kind, "tagging")

    def _is_changed(self, detail: ClaimDetail) -> bool:
        """Whether the verdict is on other words than the annotation: then it is no assessment."""
        return self._handover.state_of(detail.claim) == CHANGED

    def _link(self, evidence: Evidence) -> Node:
        """A source, with its passage as a place in it, and when that was read there."""
        label = ", ".join(filter(None, (evidence.title, evidence.locator)))
        if evidence.stance != Stance.NONE:
            label = f"{evidence.stance}: {label}" if label else evidence.stance
        if not evidence.url:
            return _words(label or evidence.kind, "linking")
        quote = {"type": "TextQuoteSelector", "exact": evidence.passage}
        return _without_empty(
            {
                "type": "SpecificResource",
                "source": evidence.url,
                "purpose": "linking",
                "label": label,
                "selector": quote if evidence.passage else {},
                "state": self._state(evidence.found_at or evidence.captured_at, evidence.url),
            }
        )

    def _query(self, query: Query) -> Node:
        bodies = [_words(query.question, "questioning")] if query.question else []
        if query.proposed is not None:  # nothing, where the words are to go
            bodies.append(_words(query.proposed, "editing"))
        asked = [body["purpose"] for body in bodies]
        if query.answer:
            bodies.append(_words(query.answer, "replying"))
        return _without_empty(
            {
                "id": self._id(f"query {query.number}"),
                "type": "Annotation",
                "motivation": asked[0] if len(asked) == 1 else asked,
                **_made(query.asked_by, query.asked_at),
                "body": bodies,
                "target": self._asked_about(query),
            }
        )

    def _asked_about(self, query: Query) -> Node:
        if query.is_lost or query.revision != self._article.revision:
            return self._target(Quote(query.exact))
        return self._at(query.start, query.end)

    def _targets(self, detail: ClaimDetail) -> list[Node] | Node:
        """All places of a claim; of one that the text has lost, its words."""
        found = [self._at(each.start, each.end) for each in detail.marks]
        found += self._lost[detail.claim.number]
        return found[0] if len(found) == 1 else found

    def _at(self, start: int, end: int) -> Node:
        place = {"type": "TextPositionSelector", "start": start, "end": end}
        return self._target(describe(self._article.text, start, end), place)

    def _target(self, quote: Quote, place: Node | None = None) -> Node:
        selector = {"type": "TextQuoteSelector", **quote._asdict()}
        return _without_empty(
            {
                "source": self._article.url or self._id("article"),
                "state": self._state(self._article.imported_at, self._article.url),
                "selector": [selector, place] if place else selector,
            }
        )

    def _state(self, at: str, url: str) -> Node:
        if not at:
            return {}
        cached = self._archived.get(url, "")
        return _without_empty({"type": "TimeState", "sourceDate": _moment(at), "cached": cached})

    def _id(self, what: str) -> str:
        name = json.dumps(["factcheck-workbench", self._known_as, what])
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _words(text: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _made(by: str, at: str) -> Node:
    return {"created": _moment(at), "creator": {"type": "Person", "name": by}}


def _moment(at: str) -> str:
    """A stored time without what lies below the second, which some readers refuse."""
    return f"{at[:19]}Z" if len(at) > len("2026-11-23T10:00:00") else at


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [], {})}
