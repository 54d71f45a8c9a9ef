"""Marks carried to the next revision: the same words or a word of doubt, never other words."""

import pytest

from workbench.model.spans import Span
from workbench.text.alterations import alteration, sentence_change
from workbench.text.carry import carry

OLD = (
    "The attack featured at least 14 rockets, the army said.\n\n"
    "Two of them struck the base. It did not close, the army said, and 30 people were hurt.\n\n"
    "Nobody was killed, according to the hospital in the north of the province."
)


def spot(words: str, text: str = OLD) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_text_carried_to_itself_stays_where_it_is() -> None:
    spans = [spot("14 rockets"), spot("It did not close"), spot("the army said")]
    assert [one[:3] for one in carry(OLD, OLD, spans)] == [("exact", *span) for span in spans]


def test_words_behind_an_insertion_are_found_again() -> None:
    new = OLD.replace("Two of them", "A siren was heard. Two of them")
    (found,) = carry(OLD, new, [spot("30 people")])
    assert (found.status, new[found.start : found.end]) == ("exact", "30 people")


@pytest.mark.parametrize(
    ("old", "new", "proposed", "expected"),
    [
        ("14 rockets", "14\nrockets", "", "none"),
        ("14 rockets", "15 rockets", "", "facts"),
        ("fourteen rockets", "fifteen rockets", "", "facts"),
        ("in Basra", "in Mosul", "", "facts"),
        ("it did close", "it did not close", "", "facts"),
        ("on 3 May", "on 3 June", "", "facts"),
        ("the base shook", "the base trembled", "", "words"),
        ("the base, he said", "the base he said", "", "punctuation"),
        ("14 rockets", "24 rockets", "24  rockets", "proposed"),
    ],
)
def test_the_kind_of_a_change(old: str, new: str, proposed: str, expected: str) -> None:
    assert alteration(old, new, proposed) == expected


def test_a_not_put_before_the_mark_changes_its_sentence() -> None:
    new = OLD.replace("the hospital", "not the hospital")
    (found,) = carry(OLD, new, [spot("in the north of the province")])
    assert found.status == "exact"
    assert found.start is not None
    assert found.end is not None
    place = Span(found.start, found.end)
    assert sentence_change(OLD, new, spot("in the north of the province"), place) == "facts"
    assert sentence_change(OLD, new, spot("14 rockets"), spot("14 rockets", new)) == "none"
