"""Words and paragraphs around an offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import (
    first_words,
    next_paragraph,
    next_word,
    paragraph_at,
    paragraph_number,
    paragraphs,
    previous_paragraph,
    previous_word,
    word_at,
)

TEXTS = st.text("ab’- .,\n\t1é你\u0301", max_size=40)
ARTICLE = "One line\nand its second.\n\n \t\n  Next one. \n\nLast"


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("It didn’t end", 5, "didn’t"),
        ("Asaib Ahl al-Haq said", 11, "al-Haq"),
        ("at 3.5 per cent", 4, "3.5"),
        ("14 107mm rockets", 3, "107mm"),
        ("the end.", 7, "end"),
        ("the end. ", 8, ""),
        ("(naïve)", 3, "naïve"),
        ("你好吗", 1, "好"),
        ("e\u0301te\u0301", 0, "e\u0301te\u0301"),
        ("", 0, ""),
    ],
)
def test_word_at(text: str, offset: int, word: str) -> None:
    span = word_at(text, offset)
    assert text[span.start : span.end] == word


def test_from_word_to_word_and_back() -> None:
    text = "“But Silliman,” he said."
    stops = [0]
    while stops[-1] < len(text):
        stops.append(next_word(text, stops[-1]))
    assert stops == [0, 1, 5, 16, 19, 24]
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_word(text, back[-1]))
    assert back == [24, 19, 16, 5, 1, 0]


@given(TEXTS, st.integers(-2, 45))
def test_words_hold_the_offset_and_moves_move(text: str, offset: int) -> None:
    at = max(0, min(offset, len(text)))
    span = word_at(text, offset)
    assert 0 <= span.start <= at <= span.end <= len(text)
    assert next_word(text, at) > at or at == len(text)
    assert previous_word(text, at) < at or at == 0


def test_paragraphs_are_runs_of_lines_that_are_not_blank() -> None:
    found = [ARTICLE[start:end] for start, end in paragraphs(ARTICLE)]
    assert found == ["One line\nand its second.", "Next one.", "Last"]


@given(TEXTS)
def test_every_paragraph_is_the_one_at_its_offsets(text: str) -> None:
    spans = paragraphs(text)
    for span in spans:
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert all(paragraph_at(text, at) == span for at in range(span.start, span.end + 1))
    stops, at = [], 0
    while (at := next_paragraph(text, at)) < len(text):
        stops.append(at)
    assert stops == [span.start for span in spans if span.start > 0]
    back, at = [], len(text)
    while (at := previous_paragraph(text, at)) > 0:
        back.append(at)
    assert back == [span.start for span in spans if 0 < span.start < len(text)][::-1]


def test_numbers_and_first_words() -> None:
    starts = [span.start for span in paragraphs(ARTICLE)]
    assert [paragraph_number(starts, at) for at in (0, 12, starts[1], len(ARTICLE))] == [1, 1, 2, 3]
    assert first_words("one two\nthree", 2) == "one two …"
    assert first_words(" one two ", 2) == "one two"
