"""Many rows at once, by plain SQL: what nothing measured here reads is left out.

Use cases would take an hour for a library, and the store's own `insert_many` writes a change for
each row, which doubles the time. So `workbench verify` would find these rows without a history.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from bench.texts import PLACES, Story, story
from workbench.model.scale_texts import to_json
from workbench.model.scales import MAGAZINE
from workbench.text.coverage import checkable
from workbench.text.marks import describe

Row = dict[str, Any]

AT = "2026-01-31 12:00:00.000000"
WHO = "Bench"
SETTLING = {"confirmed", "opinion", "cannot-confirm"}

SUBJECTS = ("harbour", "mill", "market", "school")

WORDS = 120
"""Words of a library's article; its list does not read them, but counts their tokens."""

TEXTS = 50
"""Different texts in a library."""


class LibrarySize(NamedTuple):
    """How much a library holds; claims and sources are spread evenly."""

    articles: int
    claims: int
    sources: int


def add_claims(path: Path, text: Story, claims: int, ratings: Sequence[str | None]) -> None:
    """Claims spread over the text of a file's first article, rated by chance, half with a source.

    The tokens of a claim that is settled are ticked.
    """
    chance = random.Random(claims)
    given = [chance.choice(ratings) for _ in range(claims)]
    places = [(text.text, *place) for place in text.places(claims)]
    with closing(sqlite3.connect(path)) as file, file:
        _insert(file, "claim", _claims([1] * claims, given))
        _insert(file, "mark", _marks([1] * claims, places))
        _insert(file, "verdict", _verdicts(given))
        _insert(file, "source", _sources(claims // 4))
        _insert(file, "evidence", _evidence(range(1, claims + 1, 2), claims // 4))
        file.execute("UPDATE article SET next_claim = ?", (claims + 1,))
        _tick(file, given, places)


def fill_library(path: Path, size: LibrarySize) -> None:
    """Short articles in a file that has its tables and no rows; the first is the newest."""
    texts = [story(WORDS, seed) for seed in range(TEXTS)]
    owners = [number * size.articles // size.claims + 1 for number in range(size.claims)]
    chance = random.Random(1)
    given = [chance.choice(("confirmed", "opinion", None)) for _ in owners]
    places = [_place(texts[owner % TEXTS], number) for number, owner in enumerate(owners)]
    articles = range(1, size.articles + 1)
    with closing(sqlite3.connect(path)) as file, file:
        _insert(file, "blob", [_blob(each) for each in texts])
        _insert(file, "article", _articles(articles, size.claims // size.articles))
        _insert(file, "revision", (_revision(each, texts[each % TEXTS]) for each in articles))
        _insert(file, "token", _tokens(articles, texts))
        _insert(file, "claim", _claims(owners, given))
        _insert(file, "mark", _marks(owners, places))
        _insert(file, "verdict", _verdicts(given))
        _insert(file, "source", _sources(size.sources))
        _insert(file, "evidence", _evidence(range(1, size.claims + 1), size.sources))
        _insert(file, "action", (_imported(each) for each in reversed(articles)))


def _insert(file: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    every = iter(rows)
    first = next(every)
    columns, values = ", ".join(first), ", ".join(f":{name}" for name in first)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({values})"  # noqa: S608 - our own words
    file.execute(statement, first)
    file.executemany(statement, every)


def _articles(articles: Iterable[int], claims_of_each: int) -> Iterator[Row]:
    scale = to_json(MAGAZINE)
    for number in articles:
        yield {
            "title": f"Report {number:05} on the {SUBJECTS[number % len(SUBJECTS)]}",
            "byline": "",
            "publisher": "The Averil Post",
            "url": "",
            "published_on": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "language": "en",
            "purpose": "draft",
            "scale": scale,
            "fetching": "ask",
            "next_claim": claims_of_each + 1,
            "state": "open",
            "created_at": AT,
        }


def _blob(text: Story) -> Row:
    content = text.text.encode()
    return {"sha256": sha256(content).hexdigest(), "content": content}


def _revision(article: int, text: Story) -> Row:
    return {
        "article": article,
        "number": 1,
        "text_sha256": sha256(text.text.encode()).hexdigest(),
        "length": len(text.text),
        "origin": "bench",
        "extractor": "bench 1",
        "locators": "[]",
        "imported_at": AT,
    }


def _tokens(revisions: Iterable[int], texts: Sequence[Story]) -> Iterator[Row]:
    found = [checkable(text.text) for text in texts]
    for revision in revisions:
        at = revision % len(texts)
        for token in found[at]:
            yield {
                "revision": revision,
                "start_offset": token.start,
                "end_offset": token.end,
                "kind": token.kind,
                "words": texts[at].text[token.start : token.end].lower(),
                "rules_version": "bench 1",
            }


def _claims(articles: Sequence[int], given: Sequence[str | None]) -> Iterator[Row]:
    number, before = 0, 0
    for article, rating in zip(articles, given, strict=True):
        number = number + 1 if article == before else 1
        before = article
        yield {
            "article": article,
            "number": number,
            "restated": "",
            "claimant": "",
            "claimed_on": "",
            "kind": "number",
            "priority": 2,
            "state": "settled" if rating in SETTLING else "open",
            "waiting_on": "",
            "waiting_until": "",
            "flags": "",
            "rev": 1,
        }


def _place(text: Story, number: int) -> tuple[str, int, int]:
    start, end = text.sentences[number % len(text.sentences)]
    return text.text, start, end


def _marks(revisions: Sequence[int], places: Sequence[tuple[str, int, int]]) -> Iterator[Row]:
    for claim, (revision, (text, start, end)) in enumerate(zip(revisions, places, strict=True), 1):
        quote = describe(text, start, end)
        yield {
            "claim": claim,
            "revision": revision,
            "start_offset": start,
            "end_offset": end,
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "status": "exact",
        }


def _verdicts(given: Sequence[str | None]) -> Iterator[Row]:
    for claim, rating in enumerate(given, 1):
        if rating is not None:
            yield {
                "claim": claim,
                "rating": rating,
                "rationale": "As the register says.",
                "round": "first",
                "by": WHO,
                "at": AT,
            }


def _sources(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        url = f"https://site{number % 997}.example/{number}/report"
        yield {
            "kind": "web",
            "url": url,
            "canonical_url": url,
            "title": f"Register {number} of {PLACES[number % len(PLACES)]}",
            "author": "",
            "publisher": "",
            "published_on": "",
            "origin": "",
            "sensitive": 0,
            "note": "",
        }


def _evidence(claims: Iterable[int], sources: int) -> Iterator[Row]:
    for claim in claims:
        source = claim % sources + 1
        yield {
            "claim": claim,
            "source": source,
            "url": f"https://site{source % 997}.example/{source}/report",
            "stance": "supports",
            "supplied_by": "checker",
            "passage": "",
            "locator": "",
            "passage_match": "unchecked",
            "note": "",
            "private_note": "",
            "position": 0,
        }


def _imported(article: int) -> Row:
    return {
        "at": AT,
        "who": WHO,
        "origin": "person",
        "verb": "import",
        "label": "Imported an article",
        "article": article,
    }


def _tick(
    file: sqlite3.Connection,
    given: Sequence[str | None],
    places: Sequence[tuple[str, int, int]],
) -> None:
    settled = (
        {"claim": claim, "start": start, "end": end}
        for claim, (rating, (_, start, end)) in enumerate(zip(given, places, strict=True), 1)
        if rating in SETTLING
    )
    file.executemany(
        "UPDATE token SET ticked = 1, claim = :claim WHERE revision = 1 "
        "AND start_offset >= :start AND start_offset < :end AND end_offset <= :end",
        settled,
    )
