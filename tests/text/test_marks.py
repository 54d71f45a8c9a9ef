"""Describing a place and finding it again; what changed is never found as if it had not."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from workbench.model.spans import Quote
from workbench.text.marks import CONTEXT, describe, locate, occurrences

ARTICLE = (
    "The attack featured at least 14 rockets, the army said.\n\n"
    "Two of them struck the base. It did not close, the army said, and 30 people were hurt.\n\n"
    "Nobody was killed, according to the hospital in the north of the province."
)
TEXTS = st.text("ab .", min_size=1, max_size=60)


def spot(words: str, text: str = ARTICLE, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


@given(TEXTS, st.data())
def test_describe_then_locate_is_identity(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = locate(text, describe(text, start, end), start)
    assert (found.start, found.end) == (start, end)
    assert found.status in ("exact", "ambiguous")


@given(TEXTS, TEXTS, st.data())
@example("a b", "b ", None)
def test_an_insertion_never_selects_other_words(
    text: str, new: str, data: st.DataObject | None
) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 2
    end = data.draw(st.integers(start + 1, len(text))) if data else 3
    quote = describe(text, start, end)
    found = locate(new + text, quote, start)
    assert found.start is not None
    if found.status in ("exact", "moved"):
        assert (new + text)[found.start : found.end] == quote.exact


def test_description() -> None:
    start, end = spot("14 rockets")
    quote = describe(ARTICLE, start, end)
    assert quote.exact == "14 rockets"
    assert quote.prefix == ARTICLE[:start][-CONTEXT:]
    assert quote.suffix == ARTICLE[end : end + CONTEXT]


def test_the_same_words_are_told_apart_by_their_context() -> None:
    first, second = (describe(ARTICLE, *spot("the army said", nth=nth)) for nth in (0, 1))
    text = "A new beginning. " + ARTICLE
    for nth, quote in enumerate((first, second)):
        found = locate(text, quote, 0)
        assert (found.status, found.start) == ("exact", spot("the army said", text, nth)[0])


def test_several_places_without_context_are_ambiguous() -> None:
    found = locate(ARTICLE, Quote("the army said"), hint=100)
    assert (found.status, found.start) == ("ambiguous", spot("the army said", nth=1)[0])


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("at least 14 rockets", "14", "24"),
        ("14", "14", "41"),
        ("It did not close", "did not", "did"),
        ("Nobody was killed, according to the hospital", "hospital", "mayor"),
        ("and 30 people were hurt.", "30", "300"),
    ],
)
def test_other_words_are_changed_never_exact(words: str, old: str, new: str) -> None:
    quote = describe(ARTICLE, *spot(words))
    text = ARTICLE.replace(old, new)
    found = locate(text, quote, spot(words)[0])
    assert found.status == "changed"
    assert found.start is not None
    assert new in text[found.start : found.end]
    assert found.score < 1


def test_a_curly_quote_is_a_change_too() -> None:
    text = "He said 'it will never be over' and he left."
    quote = describe(text, *spot("'it will never be over'", text))
    found = locate(text.replace("'", "’"), quote)
    assert found.status == "changed"
    assert found.score < 1


def test_what_was_deleted_is_lost() -> None:
    sentence = "Two of them struck the base."
    text = ARTICLE.replace(sentence, "")
    assert locate(text, describe(ARTICLE, *spot("Two of them struck the base"))).status == "lost"
    assert locate("", Quote("a")) == ("lost", None, None, 0.0)
    assert locate("text", Quote("")).status == "lost"


def test_a_word_whose_sentence_was_deleted_is_not_found_in_another() -> None:
    text = "The fire began in Basra, on a quay. Then rain fell. A ship from Basra was damaged."
    quote = describe(text, *spot("Basra", text))
    found = locate("Then rain fell. A ship from Basra was damaged.", quote, 18)
    assert found.status == "ambiguous"


@given(st.text("ab “\n", max_size=30), st.text("ab", min_size=1, max_size=3))
def test_occurrences_are_whole_words_in_order(text: str, word: str) -> None:
    assume(word.strip())
    spans = occurrences(text, word)
    assert [text[start:end] for start, end in spans] == [word] * len(spans)
    assert len(spans) == text.replace("“", " ").split().count(word)


def test_occurrences_take_any_quote_mark_dash_and_space() -> None:
    text = 'the so-called “peace’s” end; the so–called  "peace\'s"\nend; So-called'
    found = occurrences(text, 'so-called "peace’s" end')
    assert len(found) == 2
    assert occurrences(text, 'so-called "peace’s" end', start=10) == found[1:]
    assert occurrences(text, " ") == []


def test_one_letter_in_a_long_text_is_not_compared_everywhere() -> None:
    text = "a b " * 100_000
    assert locate(text, Quote("a", "b ", " b"), 4).status in ("exact", "ambiguous")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("30 people were hurt.\n\nNobody", "30", "130"),
        ("30", "30", "130"),
        ("14 rockets", "14 rockets", "2,14 rockets"),
        ("the base", "the base", "the baseball"),
    ],
)
def test_the_end_of_a_longer_number_or_word_is_not_the_same_words(
    words: str, old: str, new: str
) -> None:
    text = ARTICLE.replace(old, new)
    found = locate(text, describe(ARTICLE, *spot(words)), spot(words)[0])
    assert found.status == "changed"
    assert found.start is not None
    assert new.split()[-1] in text[found.start : found.end] or new in text[found.start : found.end]


def test_words_replaced_in_their_place_are_not_found_in_another() -> None:
    old = "In the north 40 people fled. It was a cold day in June. In the south 40 came by train."
    new = old.replace("north 40 people", "north 40 men").replace("south 40", "south 65")
    quote = describe(old, *spot("40", old, 1))
    found = locate(new, quote, spot("40", old, 1)[0])
    assert (found.status, new[found.start : found.end]) == ("changed", "65")


def test_the_one_left_of_words_that_stood_twice_may_be_the_other() -> None:
    old = "It rains. It pours. It rains. Nobody left the house, and the school stayed shut all day."
    new = old.replace("It pours. It rains. ", "")
    for nth in (0, 1):
        found = locate(new, describe(old, *spot("It rains.", old, nth)), None)
        assert (found.status, found.start) == ("ambiguous", 0)


def test_of_places_as_alike_the_one_at_the_hint_is_the_guess() -> None:
    text = "He came bfore noon, and left. " * 3
    quote = Quote("He came before noon, and left.")
    for at in (0, 30, 60):
        assert locate(text, quote, at).start == at
        assert locate(text, quote, max(0, at - 3)).start == at


def test_a_guess_is_not_grown_to_a_clause_where_no_space_parts_words() -> None:
    text = "港口发生火灾，十四座仓库被烧毁，没有人员伤亡的报告，警方说。"
    found = locate(text, Quote("座仓库被烧坏，没有人员伤"))
    assert (found.status, text[found.start : found.end]) == ("changed", "座仓库被烧毁，没有人员伤")
    run = "acgt" * 30
    found = locate(run, Quote("acgtacgtaaacgtacgtacgtacgt"))
    assert found.end is not None
    assert found.start is not None
    assert found.end - found.start < 40


def test_between_equal_contexts_only_a_hint_to_the_letter_decides() -> None:
    text = "| yes | no | yes | no | yes | " * 8
    quote = describe(text, 60, 75)
    exact = locate(text, quote, 60)
    assert (exact.status, exact.start) == ("exact", 60)
    assert locate(text, quote, 61).status == "ambiguous"
