"""Marks carried to the next revision: the same words or a word of doubt, never other words."""

import pytest

from workbench.model.spans import Span
from workbench.text.alterations import alteration, alteration_at, sentence_change
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


@pytest.mark.parametrize(
    ("old", "new", "mark", "other", "expected"),
    [
        ("Silliman said so.", "Knights said so.", "Silliman", "Knights", "facts"),
        ("So said Silliman.", "So said Knights.", "Silliman", "Knights", "facts"),
        ("Silliman said so.", "Experts said so.", "Silliman", "Experts", "facts"),
        ("Officials said so.", "Sources said so.", "Officials", "Sources", "words"),
        ("It fell on Monday.", "It fell on Friday.", "Monday", "Friday", "facts"),
        ("The men fled.", "Some men fled.", "The men", "Some men", "words"),
        ("Silliman said so.", "Silliman says so.", "Silliman said", "Silliman says", "words"),
        ("Let Joe Biden talk.", "Let Joe R. Biden talk.", "Joe Biden", "Joe R. Biden", "facts"),
    ],
)
def test_a_name_is_a_fact_where_the_mark_begins_with_it(
    old: str, new: str, mark: str, other: str, expected: str
) -> None:
    assert alteration_at(old, spot(mark, old), new, spot(other, new)) == expected


def test_a_not_put_before_the_mark_changes_its_sentence() -> None:
    new = OLD.replace("the hospital", "not the hospital")
    (found,) = carry(OLD, new, [spot("in the north of the province")])
    assert found.status == "exact"
    assert found.start is not None
    assert found.end is not None
    place = Span(found.start, found.end)
    assert sentence_change(OLD, new, spot("in the north of the province"), place) == "facts"
    assert sentence_change(OLD, new, spot("14 rockets"), spot("14 rockets", new)) == "none"


def test_a_pronoun_that_means_somebody_else_changes_its_sentence() -> None:
    old = "Ada Lund leads the firm. She has been its chairwoman since 2010.\n\nShe said so."
    spans = [spot("its chairwoman", old), spot("said so", old)]
    new = old.replace("Ada Lund leads", "Mia Berg leads")
    assert [sentence_change(old, new, span, span) for span in spans] == ["facts", "none"]
    new = old.replace("leads the firm", "leads the company")
    # The names before it are the same, so what is said of her is too.
    mark, now = spot("its chairwoman", old), spot("its chairwoman", new)
    assert sentence_change(old, new, mark, now) == "none"


def carried_words(old: str, new: str, words: str) -> tuple[str, str]:
    (found,) = carry(old, new, [spot(words, old)])
    return found.status, "" if found.start is None else new[found.start : found.end]


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        ("14", "fired 14 rockets, the army said", "fired 14,000 rockets, the army said", "14,000"),
        ("14", "fired 14 rockets, the army said", "fired 14.5 rockets, the army said", "14.5"),
        ("14", "paid 14 crowns, the army said", "paid 14 million crowns, the army said", "million"),
        ("14", "paid 14 million, the army said", "paid 14 billion, the army said", "14 billion"),
        ("5", "it was 5 degrees at night there", "it was -5 degrees at night there", "-5"),
        ("the dam", "It broke the dam at Karr again.", "It broke the dams at Karr again.", "dams"),
    ],
)
def test_a_number_or_word_that_grew_is_changed(
    words: str, old: str, new: str, expected: str
) -> None:
    status, now = carried_words(old, new, words)
    assert status == "changed"
    assert expected in now


def test_the_words_of_a_deleted_sentence_are_lost_though_they_stand_elsewhere() -> None:
    new = OLD.replace(
        "It did not close, the army said, and 30 people were hurt.", "It stayed open."
    )
    second = Span(*spot("the army said", OLD.replace("the army said", "THE ARMY SAID", 1)))
    (found,) = carry(OLD, new, [second])
    assert found == ("lost", None, None, 0.0)


def test_a_moved_paragraph_takes_its_marks_along() -> None:
    first, *others = OLD.split("\n\n")
    assert carried_words(OLD, "\n\n".join([*others, first]), "14 rockets") == (
        "moved",
        "14 rockets",
    )


def test_a_copy_elsewhere_of_a_sentence_that_was_edited_in_its_place_is_in_doubt() -> None:
    sentence = "Two of them struck the base."
    new = OLD.replace(sentence, "Three of them struck the base.") + " " + sentence
    assert carried_words(OLD, new, "struck the base") == ("ambiguous", "struck the base")


def test_where_one_of_several_equal_paragraphs_was_taken_out_none_is_certain() -> None:
    line = "The same words stand here.\n\n"
    marks = [Span(number * len(line), number * len(line) + 8) for number in range(5)]
    found = carry("Top\n\n" + line * 5, "Top\n\n" + line * 4, [marks[2]])
    assert found[0].status == "ambiguous"
    # Where as many stand as before, each is where it was.
    assert {one.status for one in carry(line * 5, "Top\n\n" + line * 5, marks)} == {"exact"}


def test_marks_come_back_in_the_order_they_were_given() -> None:
    marks = [spot("Nobody was killed"), spot("14 rockets"), spot("Two of them"), spot("14")]
    new = "Fire.\n\n" + OLD
    assert [one.start for one in carry(OLD, new, marks)] == [mark.start + 7 for mark in marks]


def test_a_span_that_splits_a_character_comes_back_whole() -> None:
    text = "She said “cafe\u0301” twice."
    at = text.index("e\u0301”")
    assert carry(text, "Well. " + text, [Span(at, at + 1)]) == [("exact", at + 6, at + 8, 1.0)]


def test_a_wrapped_paragraph_is_told_as_changed_in_nothing_but_white_space() -> None:
    old = "A report on the fire, which is\nexpected in June, will be read."
    new = old.replace("\n", " ").replace("expected in", "expected\nin")
    assert carried_words(old, new, "which is\nexpected") == ("changed", "which is expected")
    assert alteration("which is\nexpected", "which is expected") == "none"


def test_a_blank_that_something_joined_is_lost() -> None:
    """A skin tone behind a space makes one cluster with it: a place there would split that."""
    assert carry("the end", "the \U0001f3fbend", [Span(3, 4)]) == [("lost", None, None, 0.0)]
    assert carry("the end", "the ends", [Span(3, 4)]) == [("exact", 3, 4, 1.0)]


def test_texts_without_any_landmark_stay_bounded() -> None:
    same = "word " * 30_000
    marks = [Span(at, at + 4) for at in range(0, len(same), 30_000)]
    for new in (
        same + "more",
        "x" + same[:70_000] + "not " + same[70_000:] + "y",
        "",
        "\n" * 9_999,
    ):
        assert len(carry(same, new, marks)) == len(marks)


@pytest.mark.parametrize("mark", [":", ";", ",", " –"])
def test_a_sentence_joined_to_the_next_by_another_mark_is_not_lost(mark: str) -> None:
    old = "The plan has three legs.\n\n1. First draft. This is what most of the money goes into."
    new = old.replace("draft. This", f"draft{mark} This")
    whole, words = carry(old, new, [spot("First draft.", old), spot("First draft", old)])
    assert (words.status, new[words.start : words.end]) == ("exact", "First draft")
    assert whole.status == "changed"
    assert new[whole.start : whole.end].startswith("First draft")
