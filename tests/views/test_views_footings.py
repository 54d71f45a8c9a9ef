"""What claims stand on, counted claim by claim: asked for some, or for all of an article, the same.

Only a claim's own sources make each other one, whatever others of the article contain.
"""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views_rows import NOON, Rows

from workbench.model.sufficiency import Footing, Rule
from workbench.store import tables
from workbench.store.reader import Reader
from workbench.workspace.footings import of_article, of_claims

REPORT, ROUNDUP = 1_000, 3_000
"""Characters of a text, and of one that holds it and more of others'."""


def a_source(rows: Rows, length: int, address: str = "", **fields: Any) -> int:
    """A source whose capture has a text of some length, and names itself by an address."""
    made = rows.source("a.org", canonical_url="", **fields)
    if length:
        rows.capture_text(rows.capture(made), "x" * length, canonical_url=address)
    return made


def shared(rows: Rows, one: int, other: int, percent: int = 99) -> None:
    first, second = sorted((one, other))
    rows.add(tables.SharedText(source=first, other=second, percent=percent, at=NOON))


def on(rows: Rows, claim: int, *sources: int) -> None:
    for source in sources:
        rows.evidence(claim, source, passage="p")


def counted(footing: Footing) -> tuple[int, int]:
    return footing.independent, footing.copies


def test_a_roundup_on_another_claim_makes_two_reports_no_one(rows: Rows, reader: Reader) -> None:
    article = rows.article()
    claim, other = rows.claim(article, 1), rows.claim(article, 2)
    one, two = a_source(rows, REPORT), a_source(rows, REPORT)
    roundup = a_source(rows, ROUNDUP)
    shared(rows, one, roundup)
    shared(rows, two, roundup)
    on(rows, claim, one, two)
    on(rows, other, one, roundup)
    for found in (
        of_article(reader, article, Rule()),
        of_claims(reader, [claim, other], Rule()),
    ):
        assert counted(found[claim]) == (2, 0)
        assert counted(found[other]) == (1, 1)
    assert of_claims(reader, [claim], Rule())[claim].is_enough


def test_a_roundup_beside_its_reports_adds_nothing_and_joins_nothing(
    rows: Rows, reader: Reader
) -> None:
    claim = rows.claim(rows.article(), 1)
    roundup = a_source(rows, ROUNDUP)
    reports = a_source(rows, REPORT), a_source(rows, REPORT)
    for report in reports:
        shared(rows, roundup, report)
    on(rows, claim, roundup, *reports)
    assert counted(of_claims(reader, [claim], Rule())[claim]) == (2, 1)


def test_a_roundup_goes_back_to_the_report_that_counts(rows: Rows, reader: Reader) -> None:
    claim = rows.claim(rows.article(), 1)
    unread, read = a_source(rows, REPORT), a_source(rows, REPORT)
    roundup = a_source(rows, ROUNDUP)
    shared(rows, unread, roundup)
    shared(rows, read, roundup)
    on(rows, claim, read, roundup)
    rows.evidence(claim, unread)
    assert counted(of_claims(reader, [claim], Rule())[claim]) == (1, 1)


def test_cut_copies_are_one_through_the_whole_story(rows: Rows, reader: Reader) -> None:
    """Neither half has anything of the other; the story is as good as either, so all are one."""
    claim = rows.claim(rows.article(), 1)
    story = a_source(rows, 2 * REPORT)
    halves = a_source(rows, REPORT), a_source(rows, REPORT)
    for half in halves:
        shared(rows, story, half)
    on(rows, claim, *halves, story)
    assert counted(of_claims(reader, [claim], Rule())[claim]) == (1, 2)


def test_roundups_that_hold_each_others_groups_lead_to_one_end(rows: Rows, reader: Reader) -> None:
    claim = rows.claim(rows.article(), 1)
    short = [a_source(rows, REPORT, origin=name) for name in ("x", "y")]
    long = [a_source(rows, ROUNDUP, origin=name) for name in ("x", "y")]
    shared(rows, short[0], long[1])
    shared(rows, short[1], long[0])
    on(rows, claim, *short, *long)
    assert counted(of_claims(reader, [claim], Rule())[claim]) == (1, 3)


SOURCES = 7
some_sources = st.lists(
    st.tuples(
        st.sampled_from((0, REPORT, 2 * REPORT, ROUNDUP)),
        st.sampled_from(("", "", "https://wire.org/1", "https://wire.org/2")),
        st.sampled_from(("", "", "Reuters", "reuters", "AP")),
    ),
    min_size=SOURCES,
    max_size=SOURCES,
)
numbers = st.integers(0, SOURCES - 1)
some_pairs = st.dictionaries(
    st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1]),
    st.integers(40, 100),
    max_size=8,
)
attached = st.dictionaries(st.tuples(st.integers(0, 3), numbers), st.booleans(), max_size=14)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_sources, some_pairs, attached)
def test_asked_for_one_for_some_or_for_all_the_answer_is_the_same(
    rows: Rows,
    reader: Reader,
    given_sources: list[tuple[int, str, str]],
    pairs: dict[tuple[int, int], int],
    evidence: dict[tuple[int, int], bool],
) -> None:
    article = rows.article()
    claims = [rows.claim(article, number) for number in range(4)]
    sources = [
        a_source(rows, length, address, origin=origin) for length, address, origin in given_sources
    ]
    for (one, other), percent in pairs.items():
        shared(rows, sources[one], sources[other], percent)
    for (claim, source), is_read in evidence.items():
        rows.evidence(claims[claim], sources[source], passage="p" if is_read else "")

    whole = of_article(reader, article, Rule())
    together = of_claims(reader, claims, Rule())

    assert whole == {claim: together[claim] for claim in whole}
    assert together == {claim: of_claims(reader, [claim], Rule())[claim] for claim in claims}
