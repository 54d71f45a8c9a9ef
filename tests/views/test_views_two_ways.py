"""Views against SQLModel: both ways of reading a file must say the same."""

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, create_engine, select
from views_rows import NOON, Rows

from workbench.model.states import ClaimKind, ClaimState, Stance, TokenKind
from workbench.store import tables
from workbench.store.columns import time_text
from workbench.store.reader import Reader
from workbench.store.views import opening

LENGTH = 120
PLACES = st.integers(0, LENGTH - 2).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, min(LENGTH, start + 40)))
)
TOKENS = st.tuples(
    PLACES,
    st.sampled_from(list(TokenKind)),
    st.sampled_from(["Iran", "Irbil", "14"]),
    st.sampled_from([None, None, 1, 0]),
)
CLAIMS = st.fixed_dictionaries(
    {
        "state": st.sampled_from(list(ClaimState)),
        "kind": st.sampled_from(list(ClaimKind)),
        "flags": st.sampled_from(["", "legal", "legal worry"]),
        "waiting_since": st.sampled_from([None, NOON]),
        "restated": st.sampled_from(["", "Ünsaid"]),
    }
)
STORIES = st.fixed_dictionaries(
    {
        "claims": st.lists(CLAIMS, min_size=1, max_size=4),
        "marks": st.lists(st.tuples(st.integers(0, 3), PLACES), max_size=6),
        "verdicts": st.lists(
            st.tuples(st.integers(0, 3), st.sampled_from([None, "true", "false"])), max_size=6
        ),
        "evidence": st.lists(
            st.tuples(
                st.integers(0, 3),
                st.integers(0, 2),
                st.sampled_from(list(Stance)),
                st.sampled_from(["", "p"]),
                st.integers(0, 3),
            ),
            max_size=8,
            unique_by=lambda piece: piece[:2],
        ),
        "tokens": st.lists(TOKENS, max_size=15),
        "covers": st.lists(PLACES, max_size=4),
    }
)


@cache
def _empty_file() -> bytes:
    """A file with all tables and nothing in them: making them takes half of an example's time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbench.db"
        engine = create_engine(f"sqlite:///{path}")
        SQLModel.metadata.create_all(engine)
        engine.dispose()
        return path.read_bytes()


@given(STORIES)
@settings(max_examples=60, deadline=None)
def test_both_ways_of_reading_agree(story):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbench.db"
        path.write_bytes(_empty_file())
        engine = create_engine(f"sqlite:///{path}")
        with Session(engine, expire_on_commit=False) as session:
            _write(Rows(session), story)
            reader = Reader(path)
            try:
                _claims_agree(session, reader)
                _details_agree(session, reader)
                _bulk_agrees(reader)
                _holes_agree(session, reader)
                _parts_agree(reader)
            finally:
                reader.close()
        engine.dispose()


def _write(rows: Rows, story) -> None:
    article = rows.article("x" * LENGTH)
    claims = [
        rows.claim(article, number, **fields) for number, fields in enumerate(story["claims"], 1)
    ]
    sources = [rows.source(f"s{number}.org") for number in range(3)]
    for which, (start, end) in story["marks"]:
        rows.mark(claims[which % len(claims)], 1, start, end)
    pieces = {}
    for which, source, stance, passage, position in story["evidence"]:
        key = (claims[which % len(claims)], sources[source])
        if key not in pieces:
            pieces[key] = rows.evidence(*key, stance=stance, passage=passage, position=position)
    for which, rating in story["verdicts"]:
        claim = claims[which % len(claims)]
        verdict = rows.verdict(claim, rating)
        for (owner, _source), piece in pieces.items():
            if owner == claim:
                rows.add(tables.VerdictEvidence(verdict=verdict, evidence=piece))
    for (start, end), kind, words, ticked in story["tokens"]:
        judge = claims[0] if start % 5 == 0 else None
        rows.token(1, start, end, kind=kind, words=words, ticked=ticked, claim=judge)
    for start, end in story["covers"]:
        rows.cover(1, start, end)


def _all(session, table, *where):
    return list(session.exec(select(table).where(*where).order_by(col(table.id))))


def _claims_agree(session, reader) -> None:
    seen = reader.claims(1)
    rows = _all(session, tables.Claim)
    assert sorted(claim.id for claim in seen) == [row.id for row in rows]
    places = [(claim.start < 0, claim.start, claim.number) for claim in seen]
    assert places == sorted(places)
    for row in rows:
        (claim,) = reader.claims_by_id([row.id])
        assert claim in seen
        for field in ("article", "number", "restated", "kind", "priority", "state", "rev"):
            assert getattr(claim, field) == getattr(row, field)
        assert claim.flags == tuple(row.flags.split())
        assert claim.waiting_since == (time_text(row.waiting_since) if row.waiting_since else "")
        marks = _all(session, tables.Mark, tables.Mark.claim == row.id)
        first = min(marks, key=lambda mark: (mark.start_offset, mark.id), default=None)
        assert claim.places == len(marks)
        assert claim.start == (first.start_offset if first else -1)
        assert claim.quote == (first.exact if first else "")
        assert [mark.id for mark in reader.marks_of([row.id], 1)] == [
            mark.id for mark in sorted(marks, key=lambda mark: (mark.start_offset, mark.id))
        ]


def _parts_agree(reader) -> None:
    claims, marks = reader.claims_and_marks(1)
    parts = list(reader.claims_and_marks_by_parts(1, 2))
    assert sorted((one for part in parts for one in part[0]), key=claims.index) == claims
    assert sorted((one for part in parts for one in part[1]), key=marks.index) == marks
    with mock.patch.multiple(opening, MANY_CLAIMS=0, ROWS=1, AROUND=10):
        part = reader.opening(1)
    if part is None:
        assert all(claim.start < 0 for claim in claims if claim.state == ClaimState.OPEN)
        return
    before = claims[: part.first]
    assert part.claims == claims[part.first : part.first + len(part.claims)]
    assert not any(claim.state == ClaimState.OPEN for claim in before)
    first = next((one for one in claims if one.state == ClaimState.OPEN), claims[0])
    assert first in part.claims
    assert set(part.marks) == {
        mark for mark in marks if mark.start < first.start + 10 and mark.end > first.start - 10
    }
    assert {mark.claim for mark in part.marks} <= {claim.id for claim in part.near}
    assert all(claim in claims for claim in part.near)
    assert Counter({each[:2]: each.number for each in part.counts}) == Counter(
        (claim.state, claim.rating) for claim in claims
    )
    widest = (max(one.number for one in claims), max(len(one.stances) for one in claims))
    assert (part.total, part.most_number, part.most_stances) == (len(claims), *widest)
    assert (part.length, part.article) == (LENGTH, reader.article(1))


def _details_agree(session, reader) -> None:
    everything = _all(session, tables.Evidence)
    numbers = {}
    for piece in everything:
        numbers.setdefault(piece.source, len(numbers) + 1)
    assert dict(reader.source_numbers(1)) == numbers
    for row in _all(session, tables.Claim):
        detail = reader.detail(row.id)
        verdicts = _all(session, tables.Verdict, tables.Verdict.claim == row.id)
        assert [(each.id, each.rating) for each in detail.verdicts] == [
            (each.id, each.rating) for each in verdicts
        ]
        assert detail.claim.rating == (verdicts[-1].rating if verdicts else None)
        for each in detail.verdicts:
            rests = _all(session, tables.VerdictEvidence, tables.VerdictEvidence.verdict == each.id)
            assert each.evidence == tuple(rest.evidence for rest in rests)
            assert each.at == time_text(NOON)
        pieces = sorted(
            (piece for piece in everything if piece.claim == row.id),
            key=lambda piece: (piece.position, piece.id),
        )
        assert [(each.id, each.stance, each.number) for each in detail.evidence] == [
            (piece.id, piece.stance, numbers[piece.source]) for piece in pieces
        ]
        assert detail.claim.stances == tuple(piece.stance for piece in pieces)
        assert detail.claim.unread == sum(not piece.passage for piece in pieces)


def _bulk_agrees(reader) -> None:
    by_number = sorted(reader.claims(1), key=lambda claim: claim.number)
    assert reader.whole.details(1) == [reader.detail(claim.id) for claim in by_number]


def _holes_agree(session, reader) -> None:
    tokens = sorted(_all(session, tables.Token), key=lambda token: (token.start_offset, token.id))
    covers = _all(session, tables.Cover)
    settled = {token.words for token in tokens if token.kind == "name" and token.ticked == 1}

    def is_hole(token) -> bool:
        covered = any(
            cover.start_offset < token.end_offset and cover.end_offset > token.start_offset
            for cover in covers
        )
        repeated = token.kind == "name" and token.words in settled
        return token.ticked is None and token.claim is None and not covered and not repeated

    holes = [token for token in tokens if is_hole(token)]
    by_index = reader.hole_counts(1)
    while reader.count_holes_ahead(1):
        pass
    for counts in (by_index, reader.hole_counts(1)):
        assert counts.total == len(holes)
        assert counts.by_kind == {
            kind: found
            for kind in sorted(TokenKind)
            if (found := sum(hole.kind == kind for hole in holes))
        }
    for start, end in ((0, LENGTH), (30, 31), (50, 90)):
        inside = [t for t in tokens if t.start_offset < end and t.end_offset > start]
        assert [row.id for row in reader.tokens(1, start, end)] == [t.id for t in inside]
        assert [row.id for row in reader.holes(1, start, end)] == [
            t.id for t in inside if is_hole(t)
        ]
    for offset in (-1, 10, 60, LENGTH):
        after = reader.next_hole(1, offset)
        before = reader.previous_hole(1, offset)
        starts = [hole.start_offset for hole in holes]
        assert (after and after.start) == min((s for s in starts if s > offset), default=None)
        assert (before and before.start) == max((s for s in starts if s < offset), default=None)
