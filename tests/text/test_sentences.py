"""Sentences in clean and in garbled copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.sentences import sentence_at, sentences

TEXTS = st.text("aB.?!“” \n,1é", max_size=80)


def found(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def test_a_lone_surrogate_is_a_character_like_others() -> None:
    assert found("It \ud800 rained. It stopped.") == ["It \ud800 rained.", "It stopped."]


@pytest.mark.parametrize(
    "pieces",
    [
        ["It rained.", "It stopped!", "Did it?"],
        ["Cmdr. Ann Lee of the U.S. Navy paid $3.5 million on Jan. 5.", "She left."],
        ["“Why now?” she asked.", "Nobody knew."],
        ["“Who knows?” Mayor Lee said.", "He left."],
        ["They came by sea, supplied. by land, “the former envoy said.", "Then it ended."],
        ["“It will come again. “"],
        ["1. The first point.", "Then more."],
        ["It is not clear, officials said. ."],
    ],
)
def test_one_paragraph(pieces: list[str]) -> None:
    assert found(" ".join(pieces)) == pieces


def test_a_blank_line_ends_a_sentence_and_a_single_one_does_not() -> None:
    assert found("A headline\n\nIt rained\nall day. It\n\nstopped") == [
        "A headline",
        "It rained\nall day.",
        "It",
        "stopped",
    ]


def test_items_of_a_list_stand_alone() -> None:
    assert found("Two things:\n- one apple\n- two pears") == [
        "Two things:",
        "- one apple",
        "- two pears",
    ]


def test_text_without_capitals_is_still_divided() -> None:
    assert found("it rained. it stopped.") == ["it rained.", "it stopped."]


@pytest.mark.parametrize("language", ["de", "pt-BR", "tlh", "", "EN_us"])
def test_any_language_is_read(language: str) -> None:
    assert found("Es war kalt. Danach war es warm.", language) == [
        "Es war kalt.",
        "Danach war es warm.",
    ]


@given(TEXTS)
def test_sentences_are_in_order_stripped_and_hold_all_words(text: str) -> None:
    spans = sentences(text)
    covered = set()
    before = 0
    for start, end in spans:
        assert before <= start < end
        assert text[start:end] == text[start:end].strip()
        assert "\n\n" not in text[start:end]
        covered.update(range(start, end))
        before = end
    assert all(char.isspace() or at in covered for at, char in enumerate(text))


@given(TEXTS, st.integers(0, 80))
def test_the_sentence_at_an_offset_is_one_of_them(text: str, offset: int) -> None:
    at = min(offset, len(text))
    span = sentence_at(text, at)
    if span.start < span.end:
        assert span in sentences(text)
        assert span.start <= at or not text[:at].rpartition("\n")[2].strip()


@pytest.mark.parametrize("blank", ["\xa0", "\u2003", "\u202f", "\u3000"])
def test_an_initial_with_a_wide_blank_before_its_stop_is_read(blank: str) -> None:
    """The library panics at it."""
    text = f"It was signed by N{blank}. Smith, they say. So it was."
    assert [text[start:end] for start, end in sentences(text)][-1] == "So it was."


def test_a_paragraph_without_an_end_is_read_around_the_offset_only() -> None:
    text = "It rained all day. " * 50_000
    start, end = sentence_at(text, 500_000)
    assert text[start:end] == "It rained all day."
