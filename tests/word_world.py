"""Handovers as tests of Word documents want them, and what such a document says, by other means."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tests.exchanged import query
from workbench.documents import docx, word_margins
from workbench.documents.margins import Margins
from workbench.documents.zipped import Package
from workbench.exchange.word_export import export
from workbench.model.handover import Handover, Included, LeftOut
from workbench.model.queries import Asked
from workbench.model.scales import TRUTH
from workbench.model.views import Article, Claim, ClaimDetail, Evidence, Mark, Verdict

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAMP = (
    "The keeper of Averil Light\n\n"
    "The lamp burned 2,600 litres of oil a month. It was lit in 1871, and put out in 1990.\n\n"
    "The keeper, Odo Farrant, kept a log.\nHe wrote in it each night."
)


def article(text: str = LAMP, **values: Any) -> Article:
    fields: dict[str, Any] = {
        "id": 1,
        "title": "The keeper of Averil Light",
        "byline": "Nora Feld",
        "publisher": "",
        "url": "",
        "published_on": "",
        "language": "en",
        "purpose": "statements",
        "state": "open",
        "scale": TRUTH,
        "revision_id": 1,
        "revision": 1,
        "origin": "lamp.txt",
        "imported_at": "2026-11-22T14:02:11.000000Z",
        "text": text,
        "locators": (),
    }
    return Article(**(fields | values))


def claim(
    number: int,
    places: Sequence[tuple[int, int]],
    *,
    rating: str | None = "false",
    rationale: str = "",
    by: str = "MK",
    evidence: tuple[Evidence, ...] = (),
    text: str = LAMP,
    **values: Any,
) -> ClaimDetail:
    """A claim on those places, rated on 22 November 2026."""
    marks = tuple(
        Mark(number * 100 + at, number, number, 1, *place, text[slice(*place)], "", "", "exact")
        for at, place in enumerate(places)
    )
    verdict = Verdict(number, rating, rationale, "first", by, "2026-11-22T14:02:11.123456Z", ())
    row = Claim(
        *(number, 1, number, marks[0].exact if marks else "", "", "", "", "number", 2),
        *("settled" if rating else "open", "", "", "", (), 1, rating, 0, len(marks), (), 0, ()),
    )
    verdicts = (verdict,) if rating else ()
    return ClaimDetail(row._replace(**values), marks, verdicts, evidence, "")


def asked_at(number: int, words: str, text: str = LAMP, **values: Any) -> Asked:
    """A query on the first place of those words."""
    start = text.index(words)
    placed = {"start": start, "end": start + len(words), "exact": words}
    return Asked(query(number, **(placed | values)), "", words, "")


def handover(
    claims: Iterable[ClaimDetail] = (),
    queries: Iterable[Asked] = (),
    text: str = LAMP,
    **values: Any,
) -> Handover:
    nothing: tuple[Any, ...] = ()
    made = Handover(
        article(text), nothing, tuple(claims), nothing, nothing, tuple(queries), nothing, nothing,
        nothing, nothing, Included(), LeftOut(),
    )  # fmt: skip
    return made._replace(**values)


def made(given: Handover) -> bytes:
    (file,) = export(given, AT).files
    return file.body


def sent(given: Handover) -> dict[int, Asked]:
    return {each.query.number: each for each in given.queries}


def part(body: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(body)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own bytes


def text_of(body: bytes) -> str:
    """What an import of the document reads."""
    return docx.read(Package(body, "Word document")).text


def margins(body: bytes) -> Margins:
    return word_margins.read(Package(body, "document"))


class Seen(NamedTuple):
    """What stands in a document: each comment's words with those it is on, with insertions in
    braces and deletions in brackets; the text likewise.
    """

    text: str
    on: dict[str, str]
    said: dict[str, str]
    by: dict[str, tuple[str, str]]


def seen(body: bytes) -> Seen:
    """The document read straight from its markup, by ElementTree alone."""
    comments = {each.get(f"{W}id", ""): each for each in part(body, "word/comments.xml")}
    whole: list[str] = []
    open_: dict[str, int] = {}
    on: dict[str, str] = {}
    for paragraph in part(body, "word/document.xml").iter(f"{W}p"):
        _see(paragraph, open_, on, whole)
        whole.append(_end_of(paragraph))
    said = {key: _words(each) for key, each in comments.items()}
    by = {
        key: (each.get(f"{W}author", ""), each.get(f"{W}date", ""))
        for key, each in comments.items()
    }
    return Seen("".join(whole).rstrip("\n"), on, said, by)


def _see(
    paragraph: ElementTree.Element, open_: dict[str, int], on: dict[str, str], whole: list[str]
) -> None:
    signs = {f"{W}ins": "{%s}", f"{W}del": "[%s]"}
    for child in paragraph:
        key = child.get(f"{W}id", "")
        if child.tag == f"{W}commentRangeStart":
            open_[key] = len(whole)
        elif child.tag == f"{W}commentRangeEnd":
            on[key] = "".join(whole[open_.pop(key) :])
        elif words := _words(child):
            whole.append(signs.get(child.tag, "%s") % words)


def _words(element: ElementTree.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(each.tag) or (each.text or "")
        for each in element.iter()
        if each.tag in (f"{W}t", f"{W}delText", *signs)
    )


def _end_of(paragraph: ElementTree.Element) -> str:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None or not len(mark):
        return "\n\n"
    return "{\n\n}" if mark[0].tag == f"{W}ins" else "[\n\n]"
