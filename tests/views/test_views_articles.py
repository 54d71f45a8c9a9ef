"""The library, and one article with its text."""

import hashlib

import pytest
from views_rows import NOON

from workbench.model.errors import UnknownThing
from workbench.model.scales import TRUTH
from workbench.model.spans import Locator
from workbench.model.states import ClaimState


def test_an_article_has_its_newest_text_scale_and_locators(rows, reader):
    article = rows.article("Old text.", title="Irbil")
    revision = rows.revision(article, 2, "Nęw text.", locators='[[0,"page 1"],[4,"page 2"]]')
    found = reader.article(article)
    assert (found.text, found.revision, found.revision_id) == ("Nęw text.", 2, revision)
    assert found.locators == (Locator(0, "page 1"), Locator(4, "page 2"))
    assert found.scale == TRUTH
    assert found.imported_at == "2026-11-22T12:00:00.123456Z"


def test_a_deleted_article_is_nowhere(rows, reader):
    article = rows.article("Gone.", deleted_at=NOON)
    assert reader.articles(put_away=True) == []
    assert reader.known_article(hashlib.sha256(b"Gone.").hexdigest()) is None
    with pytest.raises(UnknownThing, match="no article"):
        reader.article(article)


def test_the_library_counts_claims_by_state_and_names_who_is_waited_for(rows, reader):
    article = rows.article()
    for number, state, whom in (
        (1, "open", ""),
        (2, "waiting", "the author"),
        (3, "waiting", "an expert"),
        (4, "settled", ""),
        (5, "cut", ""),
    ):
        rows.claim(article, number, state=state, waiting_on=whom)
    rows.token(article, 0, 4)
    rows.token(article, 5, 10, ticked=1)
    (row,) = reader.articles()
    assert (row.claims, row.open, row.waiting, row.settled, row.cut) == (5, 1, 2, 1, 1)
    assert row.waiting_on == "an expert, the author"
    assert row.holes == 1
    assert row.scale_name == "truth"


def test_the_newest_change_comes_first_and_shelved_ones_only_when_asked_for(rows, reader):
    first, second, shelved = (
        rows.article("a"),
        rows.article("b"),
        rows.article("c", state="shelved"),
    )
    rows.action(second)
    rows.action(first)
    assert [row.id for row in reader.articles()] == [first, second]
    assert [row.id for row in reader.articles(put_away=True)] == [first, second, shelved]
    assert reader.articles()[0].changed_at == "2026-11-22T12:00:00.123456Z"


def test_a_known_text_is_found_with_its_revision(rows, reader):
    article = rows.article("One.")
    rows.revision(article, 2, "Two.")
    assert reader.known_article(hashlib.sha256(b"Two.").hexdigest()) == (article, 2)
    assert reader.known_article("0" * 64) is None


def test_neighbours_with_open_claims_in_the_order_of_the_library(rows, reader):
    ids = [rows.article(text) for text in "abcd"]
    for article in reversed(ids):
        rows.action(article)
    for article in (ids[0], ids[3]):
        rows.claim(article, 1)
    rows.claim(ids[1], 1, state="settled")
    assert reader.next_article_with_open(ids[0]) == ids[3]
    assert reader.next_article_with_open(ids[3]) is None
    assert reader.previous_article_with_open(ids[2]) == ids[0]
    assert reader.previous_article_with_open(ids[0]) is None


def test_claims_that_wait_since_a_new_text_are_counted_by_their_state(rows, reader):
    article = rows.article("One two.")
    old = rows.revision(article, 2, "One two!")
    new = rows.revision(article, 3, "One 2!")
    for number, state, fields in (
        (1, "settled", {"status": "changed"}),
        (2, "settled", {"status": "ambiguous"}),
        (3, "open", {"status": "changed"}),
        (4, "open", {"status": "changed", "reviewed": True}),
        (5, "settled", {"status": "exact"}),
        (6, "cut", {"status": "changed"}),
    ):
        claim = rows.claim(article, number, state=state)
        base = rows.mark(claim, old, 0, 3)
        rows.mark(claim, new, 0, 3, carried_from=base, **fields)
    (row,) = reader.articles()
    assert row.changed == {"settled": 2, "open": 1}
    assert [row.apart(state) for state in ClaimState] == [1, 0, 1, 1]
    assert (row.claims, row.open, row.settled) == (6, 2, 3)
