"""Handovers as tests of formats want them: an article with claims, sources and queries by hand."""

from typing import Any

from workbench.model.evidence_views import ArchiveJob, ArticleSource, Capture
from workbench.model.handover import Handover, Included, LeftOut, SourceRecord
from workbench.model.queries import Asked, Query
from workbench.model.scales import TRUTH, RatingScale
from workbench.model.token_views import Cover
from workbench.model.views import Article, Claim, ClaimDetail, Evidence, Mark, Verdict
from workbench.text.marks import describe

TEXT = "The 🎉 lighthouse burned 2,600 litres of diesel a month. Ada Brink denied it in 2019."
PAGE = "https://tarn.example/lamps"
REPORT = "https://harbour.example/report?year=2019"
ARCHIVED = "https://archive.example/1/report"


def article(text: str = TEXT, scale: RatingScale = TRUTH, **values: Any) -> Article:
    fields: dict[str, Any] = {
        "id": 41,
        "title": "Lighthouse keepers",
        "byline": "Mara Pell",
        "publisher": "The Tarn Review",
        "url": PAGE,
        "published_on": "2026-03-04",
        "language": "en",
        "purpose": "statements",
        "state": "open",
        "scale": scale,
        "revision_id": 77,
        "revision": 1,
        "origin": "lamps.txt",
        "imported_at": "2026-11-20T08:00:00.000000Z",
        "text": text,
        "locators": (),
    }
    return Article(**(fields | values))


def claim(number: int = 1, quote: str = "2,600 litres", **values: Any) -> Claim:
    fields: dict[str, Any] = {
        "id": 900 + number,
        "article": 41,
        "number": number,
        "quote": quote,
        "restated": "",
        "claimant": "",
        "claimed_on": "",
        "kind": "number",
        "priority": 2,
        "state": "settled",
        "waiting_on": "",
        "waiting_since": "",
        "waiting_until": "",
        "flags": (),
        "rev": 1,
        "rating": "false",
        "start": 0,
        "places": 1,
        "stances": (),
        "unread": 0,
        "queries": (),
    }
    return Claim(**(fields | values))


def verdict(rating: str | None = "false", why: str = "The meter says 1,900.") -> Verdict:
    return Verdict(11, rating, why, "first", "M. Keller", "2026-11-22T14:02:11.123456Z", ())


def evidence(number: int = 1, **values: Any) -> Evidence:
    fields: dict[str, Any] = {
        "id": 300 + number,
        "claim": 901,
        "source": 500 + number,
        "number": number,
        "url": REPORT,
        "canonical_url": REPORT,
        "title": "Harbour report",
        "kind": "web",
        "author": "",
        "publisher": "Harbour office",
        "published_on": "2019-06-01",
        "stance": "refutes",
        "supplied_by": "checker",
        "passage": "1,900 litres were used each month.",
        "locator": "page 3",
        "match": "verbatim",
        "note": "Read the table.",
        "position": 1,
        "unread": False,
    }
    return Evidence(**(fields | values))


def detail(
    one: Claim,
    text: str = TEXT,
    verdicts: tuple[Verdict, ...] | None = None,
    pieces: tuple[Evidence, ...] = (),
    **values: Any,
) -> ClaimDetail:
    """A claim with a mark at each place of its words."""
    start = text.index(one.quote)
    quote = describe(text, start, start + len(one.quote))
    mark = Mark(7, one.id, one.number, 77, start, start + len(one.quote), *quote, "exact")
    given = (verdict(one.rating),) if verdicts is None and one.rating else verdicts or ()
    return ClaimDetail(one._replace(start=start), (mark,), given, pieces, "", **values)


def query(number: int = 1, **values: Any) -> Query:
    fields: dict[str, Any] = {
        "id": 600 + number,
        "article": 41,
        "number": number,
        "claim": 901,
        "claim_number": 1,
        "revision": 1,
        "start": TEXT.index("2,600"),
        "end": TEXT.index("2,600") + 12,
        "exact": "2,600 litres",
        "status": "exact",
        "to_whom": "author",
        "whom": "",
        "asked_by": "M. Keller",
        "question": "Where is this from?",
        "proposed": "1,900 litres",
        "state": "open",
        "answer": "",
        "asked_at": "2026-11-22T14:05:00.000000Z",
        "due_on": "",
        "answered_at": "",
        "applied_in": None,
    }
    return Query(**(fields | values))


def asked(one: Query) -> Asked:
    return Asked(one, "burned ", one.exact, " of diesel")


def record(number: int = 1, archived_url: str = ARCHIVED, **values: Any) -> SourceRecord:
    fields: dict[str, Any] = {
        "id": 500 + number,
        "number": number,
        "kind": "web",
        "url": REPORT,
        "canonical_url": REPORT,
        "title": "Harbour report",
        "author": "",
        "publisher": "Harbour office",
        "published_on": "2019-06-01",
        "note": "",
        "origin": "",
        "primary": True,
        "sensitive": False,
        "claims": 1,
        "pinned": 1,
        "gone": 0,
        "captures": 1,
        "captured_at": "2026-11-21T10:00:00.000000Z",
    }
    job = ArchiveJob(
        1, 500 + number, REPORT, "", "wayback", "find", "archived", 1, "", archived_url,
        "2026-11-21T11:00:00.000000Z", "",
    )  # fmt: skip
    capture = Capture(
        8, 500 + number, "2026-11-21T10:00:00.000000Z", "fetched", 200, REPORT, REPORT, (), (),
        "ab" * 32, "text/html", "utf-8", 1200, "", "",
    )  # fmt: skip
    return SourceRecord(ArticleSource(**(fields | values)), (capture,), (job,))


def handover(
    *details: ClaimDetail,
    about: Article | None = None,
    sources: tuple[SourceRecord, ...] = (),
    queries: tuple[Asked, ...] = (),
    covers: tuple[Cover, ...] = (),
) -> Handover:
    return Handover(
        about or article(), (), details, (), sources, queries, (), covers, (), (),
        Included(), LeftOut(),
    )  # fmt: skip


def usual() -> Handover:
    """Two claims: one false with a source and a query, one open with another's words."""
    first = detail(
        claim(
            restated="The lighthouse burned 2,600 litres of diesel a month.", claimant="Ada Brink"
        ),
        pieces=(evidence(),),
        queries=(query(),),
    )
    second = detail(claim(2, "Ada Brink denied it", state="open", rating=None, kind="event"))
    return handover(first, second, sources=(record(),), queries=(asked(query()),))
