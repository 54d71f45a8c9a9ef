"""Claims: their places in the present text, by number, by id, and proposed words."""

import pytest
from views_rows import NOON

from workbench.model.errors import UnknownThing
from workbench.store import tables


def test_places_are_those_of_the_present_revision(rows, reader):
    article = rows.article("Old text.")
    claim = rows.claim(article, 1)
    rows.mark(claim, 1, 0, 3, exact="Old")
    present = rows.revision(article, 2, "The new text.")
    mark = rows.mark(claim, present, 4, 7, exact="new", status="changed")
    detail = reader.detail(claim)
    assert (detail.claim.quote, detail.claim.start, detail.claim.places) == ("new", 4, 1)
    assert [(each.id, each.status) for each in detail.marks] == [(mark, "changed")]
    assert [each.exact for each in reader.marks(1)] == ["Old"]


def test_a_claim_without_a_place_comes_last(rows, reader):
    article = rows.article()
    nowhere, placed = rows.claim(article, 1), rows.claim(article, 2)
    rows.mark(placed, 1, 3, 5)
    assert [claim.id for claim in reader.claims(article)] == [placed, nowhere]
    assert reader.claims(article)[1].start == -1


def test_claims_by_id_keep_the_order_and_leave_out_what_is_gone(rows, reader):
    article = rows.article()
    ids = [rows.claim(article, number) for number in (1, 2, 3)]
    assert [each.id for each in reader.claims_by_id([ids[2], 99, ids[0]])] == [ids[2], ids[0]]
    assert reader.claims_by_id([]) == []


def test_a_claim_is_found_by_its_number(rows, reader):
    article, gone = rows.article("a"), rows.article("b", deleted_at=NOON)
    claim = rows.claim(article, 12)
    rows.claim(gone, 1)
    assert reader.claim_id(article, 12) == claim
    for where, number in ((article, 13), (gone, 1)):
        with pytest.raises(UnknownThing):
            reader.claim_id(where, number)
    with pytest.raises(UnknownThing):
        reader.detail(99)


def test_proposed_words_are_the_open_ones_and_no_question(rows, reader):
    article = rows.article()
    claim = rows.claim(article, 1)
    place = {"article": article, "claim": claim, "revision": 1, "start_offset": 0}
    asked = {"end_offset": 4, "asked_by": "MK", "asked_at": NOON}
    rows.add(tables.Query(**place, **asked, proposed="old", state="withdrawn"))
    rows.add(tables.Query(**place, **asked, proposed="eight contractors"))
    rows.add(tables.Query(**place, **asked, number=3, question="How many?"))
    detail = reader.detail(claim)
    assert detail.proposed == "eight contractors"
    assert detail.claim.queries == (3,)
