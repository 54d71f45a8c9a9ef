"""What each repository writes, and what it refuses."""

from typing import Any

import pytest
from store_bench import Bench

from workbench.model.errors import Conflict, RefusedChange, UnknownThing, UsageError
from workbench.model.requests import Citation, ClaimEdit, EvidenceEdit, NewClaim, Place
from workbench.model.spans import Quote
from workbench.store.transaction import Transaction


def _claim(bench: Bench, claim: int, columns: str) -> tuple[Any, ...]:
    return bench.rows(f"SELECT {columns} FROM claim WHERE id = ?", claim)[0]  # noqa: S608


def _token(bench: Bench, word: int) -> tuple[Any, ...]:
    return bench.rows("SELECT claim, ticked FROM token WHERE start_offset = ?", word * 5)[0]


def test_numbers_are_never_given_again(bench: Bench) -> None:
    first, second = bench.mark(1), bench.mark(2)
    bench.undo()
    bench.act(lambda tx: tx.claims.delete(first))
    third = bench.mark(3)
    assert _claim(bench, third, "number") == (3,)
    assert third > second


def test_a_mark_must_lie_in_the_text_of_its_article(bench: Bench) -> None:
    claim = bench.mark(1)
    outside = Place(195, Quote("0039 and more"))
    for step in (
        lambda tx: tx.marks.add(claim, bench.revision, outside),
        lambda tx: tx.marks.add(claim, bench.revision, Place(0, Quote(""))),
        lambda tx: tx.claims.mark(NewClaim(bench.article, bench.revision, ()), "number"),
        lambda tx: tx.claims.mark(
            NewClaim(bench.article, bench.revision, (bench.place(1),)), "guess"
        ),
    ):
        with pytest.raises(UsageError):
            bench.act(step)
    assert bench.rows("SELECT next_claim FROM article") == [(2,)]


def test_things_that_are_gone_are_named(bench: Bench) -> None:
    with pytest.raises(UnknownThing, match="claim 99"):
        bench.act(lambda tx: tx.claims.get(99))
    bench.act(lambda tx: tx.articles.delete(bench.article))
    with pytest.raises(UnknownThing, match="article"):
        bench.act(lambda tx: tx.articles.edit(bench.article, {"title": "x"}))


def test_other_fields_of_the_same_claim_stand_beside_each_other(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Ministry")))
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, restated="It fell.")))
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Ministry")))
    assert _claim(bench, claim, "claimant, restated, rev") == ("Ministry", "It fell.", 3)


def test_the_same_field_is_a_conflict_that_tells_both(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Ministry")))
    with pytest.raises(Conflict) as told:
        bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Army", priority=1)))
    assert "Ministry" in str(told.value)
    assert "Army" in str(told.value)
    assert _claim(bench, claim, "claimant, priority") == ("Ministry", 2)


def test_waiting_knows_since_when(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(lambda tx: tx.claims.set_state(claim, "waiting", "author", "2026-12-01"))
    ((since,),) = bench.rows("SELECT waiting_since FROM claim")
    bench.act(lambda tx: tx.claims.set_state(claim, "waiting", "author", "2026-12-02"))
    assert _claim(bench, claim, "waiting_since, waiting_until") == (since, "2026-12-02")
    bench.act(lambda tx: tx.claims.set_state(claim, "open", "author"))
    assert _claim(bench, claim, "waiting_on, waiting_since, waiting_until") == ("", None, "")


def test_flags_are_kept_in_their_order(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(lambda tx: tx.claims.set_flags(claim, ["worry", "legal", "worry"]))
    assert _claim(bench, claim, "flags") == ("legal worry",)
    with pytest.raises(UsageError, match="legal, reply"):
        bench.act(lambda tx: tx.claims.set_flags(claim, ["urgent"]))


def test_a_verdict_rests_on_the_evidence_there_is(bench: Bench) -> None:
    claim = bench.mark(1)
    first = bench.attach(claim, "https://example.org/1")
    bench.rate(claim, "true")
    second = bench.attach(claim, "https://example.org/2")
    bench.rate(claim, "false")
    rests = bench.rows("SELECT verdict, evidence FROM verdict_evidence ORDER BY id")
    assert rests == [(1, first), (2, first), (2, second)]
    assert bench.act(lambda tx: tx.verdicts.current(claim)).value == ("false", "")
    assert bench.act(lambda tx: tx.verdicts.ratings_in_use(bench.article)).value == {"false"}


def test_tokens_follow_verdicts_and_hands(bench: Bench) -> None:
    claim = bench.mark(1, 3)
    bench.act(lambda tx: tx.tokens.tick([2], 1))
    bench.act(lambda tx: tx.tokens.tick([3], 0))
    bench.rate(claim, "true")
    assert [_token(bench, word) for word in (0, 1, 2, 3, 4)] == [
        (None, None),
        (None, 1),
        (claim, 0),
        (claim, 1),
        (None, None),
    ]
    bench.act(lambda tx: tx.tokens.judge(claim, ticked=False))
    assert _token(bench, 3) == (claim, None)
    bench.rate(claim, None)
    assert [_token(bench, word) for word in (1, 2, 3)] == [(None, 1), (None, 0), (None, None)]


def test_a_place_shared_by_two_claims_stays_judged_by_the_other(bench: Bench) -> None:
    one, two = bench.mark(1, 2), bench.mark(2, 2)
    bench.rate(one, "true")
    bench.rate(two, "false")
    assert _token(bench, 2) == (two, 1)
    bench.rate(two, None)
    assert _token(bench, 2) == (one, 1)
    assert _token(bench, 3) == (None, None)


def test_the_last_mark_takes_the_claim_along(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.rate(claim, "true", "because")
    bench.attach(claim, "https://example.org/")
    bench.act(lambda tx: tx.proposals.set(claim, "0002"))
    assert bench.act(lambda tx: tx.marks.remove(1)).value == claim
    for table in ("claim", "mark", "verdict", "evidence", "query", "verdict_evidence"):
        assert bench.rows(f"SELECT * FROM {table}") == []  # noqa: S608
    assert bench.rows("SELECT count(*) FROM source") == [(1,)]
    assert _token(bench, 1) == (None, None)


def test_a_known_source_is_used_again_and_learns(bench: Bench) -> None:
    def find(citation: Citation, canonical: str) -> Any:
        return bench.act(lambda tx: tx.sources.find_or_add(citation, canonical)).value

    first, known = find(Citation("http://a.org/?utm_source=x"), "http://a.org/")
    again = find(Citation("http://a.org", title="A"), "http://a.org/")
    assert (known, again) == (False, (first, True))
    assert bench.rows("SELECT url, title FROM source") == [("http://a.org/?utm_source=x", "A")]
    call = Citation(kind="call", title="Colonel X", published_on="2026-11-20")
    offline, known = find(call, "")
    assert (known, find(call, "")) == (False, (offline, True))
    other = find(Citation(kind="call", title="Colonel X", published_on="2026-11-21"), "")
    assert other == (offline + 1, False)
    with pytest.raises(UsageError):
        find(Citation(kind="call"), "")
    with pytest.raises(UsageError):
        find(Citation("http://a.org", kind="rumour"), "http://a.org/")


def test_a_source_stands_once_on_a_claim(bench: Bench) -> None:
    claim = bench.mark(1)
    first = bench.attach(claim, "https://example.org/", note="mine")
    again = bench.attach(
        claim, "https://example.org/", note="other", stance="refutes", locator="page 3"
    )
    assert first == again
    assert bench.rows("SELECT note, stance, locator FROM evidence") == [
        ("mine", "refutes", "page 3")
    ]


def test_evidence_is_ordered_and_taken_off(bench: Bench) -> None:
    claim = bench.mark(1)
    a, b, c = (bench.attach(claim, f"https://example.org/{each}") for each in "abc")

    def order() -> list[int]:
        return [row for (row,) in bench.rows("SELECT id FROM evidence ORDER BY position")]

    bench.act(lambda tx: tx.sources.move(c, -2))
    assert order() == [c, a, b]
    bench.act(lambda tx: tx.sources.move(c, 1))
    assert order() == [a, c, b]
    assert bench.act(lambda tx: tx.sources.move(b, 1)).action is None
    bench.rate(claim, "true")
    assert bench.act(lambda tx: tx.sources.detach(c)).value == claim
    assert order() == [a, b]
    assert (
        bench.rows("SELECT claim FROM change WHERE table_name = 'verdict_evidence'")
        == [(claim,)] * 4
    )
    bench.undo()
    assert order() == [a, c, b]


def test_another_passage_is_not_looked_for_yet(bench: Bench) -> None:
    claim = bench.mark(1)
    evidence = bench.attach(claim, "https://example.org/", passage="fourteen")
    bench.act(lambda tx: tx.sources.edit_evidence(EvidenceEdit(evidence, passage="15", note="n")))
    assert bench.rows("SELECT passage, passage_match, note FROM evidence") == [
        ("15", "unchecked", "n")
    ]
    with pytest.raises(UsageError):
        bench.act(lambda tx: tx.sources.edit_evidence(EvidenceEdit(evidence, stance="maybe")))


def test_one_open_proposal_a_claim(bench: Bench) -> None:
    claim = bench.mark(1)
    first = bench.act(lambda tx: tx.proposals.set(claim, "0002")).value
    second = bench.act(lambda tx: tx.proposals.set(claim, "0003")).value
    assert first == second
    bench.act(lambda tx: tx.proposals.set(claim, ""))
    assert bench.rows("SELECT proposed, state FROM query") == [("0003", "withdrawn")]
    assert bench.act(lambda tx: tx.proposals.set(claim, "")).action is None


def test_merging_joins_what_each_has(bench: Bench) -> None:
    one, two = bench.mark(1), bench.mark(4)
    both = bench.attach(one, "https://example.org/both", note="one")
    bench.attach(two, "https://example.org/both", note="two", stance="supports", passage="p")
    bench.attach(two, "https://example.org/two")
    bench.act(lambda tx: tx.claims.set_flags(two, ["legal"]))
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(two, 2, claimant="Army", priority=1)))
    bench.act(lambda tx: tx.proposals.set(two, "0002"))
    bench.rate(one, "true")
    bench.rate(two, "false")
    bench.act(lambda tx: tx.claims.merge(one, [two, one]))

    assert _claim(bench, one, "claimant, flags, priority, state") == ("Army", "legal", 1, "settled")
    assert bench.rows("SELECT id FROM claim") == [(one,)]
    assert bench.rows("SELECT claim, start_offset FROM mark") == [(one, 5), (one, 20)]
    assert bench.rows("SELECT claim, note, stance, passage FROM evidence ORDER BY position") == [
        (one, "one\ntwo", "supports", "p"),
        (one, "", "none", ""),
    ]
    assert bench.rows("SELECT id FROM evidence ORDER BY position")[0] == (both,)
    assert bench.rows("SELECT claim, rating FROM verdict") == [(one, "true")]
    assert bench.rows("SELECT claim FROM query") == [(one,)]
    assert (_token(bench, 1), _token(bench, 4)) == ((one, 1), (one, 1))


def test_merging_into_an_open_claim_opens_what_was_judged(bench: Bench) -> None:
    one, two = bench.mark(1), bench.mark(4)
    bench.rate(two, "false")
    bench.act(lambda tx: tx.claims.merge(one, [two]))
    assert _token(bench, 4) == (None, None)


def test_splitting_takes_some_marks_and_copies_evidence(bench: Bench) -> None:
    claim = bench.mark(1)
    mark = bench.act(lambda tx: tx.marks.add(claim, bench.revision, bench.place(4))).value
    bench.attach(claim, "https://example.org/", note="n")
    bench.rate(claim, "true")
    twin = bench.act(lambda tx: tx.claims.split(claim, [mark])).value
    assert _claim(bench, twin, "number, state") == (2, "open")
    assert bench.rows("SELECT claim, start_offset FROM mark") == [(claim, 5), (twin, 20)]
    assert bench.rows("SELECT claim, note FROM evidence") == [(claim, "n"), (twin, "n")]
    assert (_token(bench, 1), _token(bench, 4)) == ((claim, 1), (None, None))
    with pytest.raises(RefusedChange, match="no place left"):
        bench.act(lambda tx: tx.claims.split(claim, [1]))
    with pytest.raises(UnknownThing):
        bench.act(lambda tx: tx.claims.split(claim, [mark]))


def test_a_moved_mark_takes_its_tokens_along(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.rate(claim, "true")
    bench.act(lambda tx: tx.marks.move(1, bench.place(6, 2)))
    assert [_token(bench, word) for word in (1, 6, 7)] == [(None, None), (claim, 1), (claim, 1)]
    assert bench.rows("SELECT exact FROM mark") == [("0006 0007",)]


def test_drafts_are_one_persons(bench: Bench) -> None:
    bench.act(lambda tx: tx.drafts.keep("claim", 1, "restated", "mine"))
    bench.who = "grace"
    bench.act(lambda tx: tx.drafts.keep("claim", 1, "restated", "hers"))

    def get(tx: Transaction) -> str | None:
        return tx.drafts.get("claim", 1, "restated")

    assert bench.act(get).value == "hers"
    bench.act(lambda tx: tx.drafts.drop("claim", 1, "restated"))
    assert bench.act(get).value is None
    assert bench.rows("SELECT text FROM draft") == [("mine",)]
