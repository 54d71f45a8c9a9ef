"""Sources by typed words, by use, and what stands on a claim."""

import pytest

from workbench.model.errors import UnknownThing


def _found(reader, words, **limits):
    return [source.title or source.canonical_url for source in reader.sources_like(words, **limits)]


def test_all_words_must_be_somewhere_in_a_source(rows, reader):
    rows.source("reuters.com", title="Rockets hit base", author="Ann Lee", publisher="Reuters")
    rows.source("ap.org", title="Rockets in Irbil", publisher="AP")
    assert _found(reader, "rockets REUTERS") == ["Rockets hit base"]
    assert _found(reader, "lee") == ["Rockets hit base"]
    assert _found(reader, "ap.org") == ["Rockets in Irbil"]
    assert _found(reader, "rockets xyz") == []


def test_wildcards_stand_for_themselves(rows, reader):
    rows.source("a.org", title="100% sure")
    rows.source("b.org", title="1000 sure")
    rows.source("c.org", title="snake_case")
    rows.source("d.org", title="snakeXcase \\ ")
    assert _found(reader, "100%") == ["100% sure"]
    assert _found(reader, "snake_") == ["snake_case"]
    assert _found(reader, "\\") == ["snakeXcase \\ "]


def test_the_one_attached_last_comes_first_and_unused_ones_last(rows, reader):
    claim = rows.claim(rows.article(), 1)
    ids = [rows.source(f"{name}.org", title=name) for name in ("one", "two", "three")]
    rows.evidence(claim, ids[1])
    rows.evidence(claim, ids[0])
    assert _found(reader, "") == ["one", "two", "three"]
    assert _found(reader, "", limit=1) == ["one"]
    assert reader.last_source(1).title == "one"
    assert reader.source(ids[0]).uses == 1
    assert reader.source(ids[2]).uses == 0


def test_no_source(rows, reader):
    assert reader.last_source(rows.article()) is None
    with pytest.raises(UnknownThing):
        reader.source(1)


def test_numbers_within_an_article_follow_first_attachment(rows, reader):
    article = rows.article()
    first, second = rows.claim(article, 1), rows.claim(article, 2)
    a, b = rows.source("a.org"), rows.source("b.org")
    rows.evidence(second, b)
    rows.evidence(first, a)
    rows.evidence(first, b)
    assert dict(reader.source_numbers(article)) == {b: 1, a: 2}
    assert [piece.number for piece in reader.detail(first).evidence] == [2, 1]


def test_numbers_are_read_again_after_an_action(rows, reader):
    article = rows.article()
    claim = rows.claim(article, 1)
    rows.evidence(claim, rows.source("a.org"))
    assert len(dict(reader.source_numbers(article))) == 1
    piece = rows.evidence(claim, rows.source("b.org"))
    rows.change(rows.action(article), "evidence", piece, claim=claim)
    assert len(dict(reader.source_numbers(article))) == 2


@pytest.mark.parametrize(
    ("fields", "unread"),
    [
        ({}, True),
        ({"locator": "p. 3"}, True),
        ({"note": "says so"}, True),
        ({"locator": "p. 3", "note": "says so"}, False),
        ({"passage": "At least 14"}, False),
    ],
)
def test_evidence_is_not_read_until_it_has_a_passage_or_place_and_note(
    rows, reader, fields, unread
):
    claim = rows.claim(rows.article(), 1)
    rows.evidence(claim, rows.source("a.org"), **fields)
    detail = reader.detail(claim)
    assert detail.evidence[0].unread is unread
    assert detail.claim.unread == unread


def test_evidence_shows_the_address_it_was_attached_with(rows, reader):
    claim = rows.claim(rows.article(), 1)
    rows.evidence(claim, rows.source("a.org"), url="https://A.org/?utm_source=x")
    rows.evidence(claim, rows.source("b.org"))
    urls = [piece.url for piece in reader.detail(claim).evidence]
    assert urls == ["https://A.org/?utm_source=x", "https://b.org/"]
