"""Sentences that stand otherwise in a later text."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.changed_sentences import changed_sentences

OLD = "Nine were hurt. It was night.\n\nThe council met."


def test_the_same_words_are_no_change_whatever_lines_they_stand_in() -> None:
    assert changed_sentences(OLD, OLD.replace(". It", ".\n\nIt")) == []


def test_another_word_is_told_with_its_sentence_and_place() -> None:
    (found,) = changed_sentences(OLD, OLD.replace("Nine", "Eight"))
    assert (found.old, found.new) == ("Nine were hurt.", "Eight were hurt.")
    assert OLD[found.start : found.end].strip() == found.old


def test_what_came_and_what_went_has_an_empty_side() -> None:
    (found,) = changed_sentences(OLD, OLD.replace("It was night.", ""))
    assert (found.old, found.new) == ("It was night.", "")
    (found,) = changed_sentences(OLD, f"{OLD} It went on.")
    assert (found.old, found.new, found.start) == ("", "It went on.", len(OLD))


WORDS = st.lists(st.sampled_from(("It rained.", "Nine came.", "Ann left.")), max_size=6)


@given(WORDS, WORDS)
def test_all_that_went_and_came_is_told(old: list[str], new: list[str]) -> None:
    found = changed_sentences(" ".join(old), " ".join(new))
    gone = " ".join(each.old for each in found).count(".")
    came = " ".join(each.new for each in found).count(".")
    assert gone - came == len(old) - len(new)
    assert bool(found) == (old != new)
