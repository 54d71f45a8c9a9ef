"""A quotation against a source: verbatim is never said of other words, close shows which differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.states import DifferenceKind, Match
from workbench.text.graphemes import snap
from workbench.text.quotes import Original, compare, compare_all
from workbench.text.verbatim import bare, read_pieces, stands

SOURCE = (
    "“We knew the bridge would not hold,” Ms Ortega told the inquiry. “I never,” he said,"
    " “signed the order for 14 barges.”\n\nThe US-led coalition paid two hundred people."
    " “Right now it’s easy to not know who did this,” said Mr Hale, “and it is hard to ask.”\n\n"
    "Polish workers did not leave. Output moved by -5 per cent to 1.2 million in 14–15 days."
    " The minister called it “a disaster — of our\nown making”. It cost $14 and rose 3%."
)
WORDS = st.lists(
    st.sampled_from(
        ["the", "The", "14", "15", "-5", "not", "can't", "cat,", "“a", "b”", "x-y", "–", ".", "é"]
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    "quote",
    [
        "We knew the bridge would not hold",
        "We knew the bridge would not hold,",
        "a disaster – of our own making.",
        "a disaster -- of our own making".replace("--", "—"),
        "Right now it's easy to not know who did this",
        "I never",
        "14 barges",
    ],
)
def test_the_same_words_are_verbatim(quote: str) -> None:
    found = compare(quote, SOURCE)
    assert (found.kind, found.diff) == (Match.VERBATIM, ())
    assert found.start is not None
    assert stands(quote, SOURCE[found.start : found.end])


@pytest.mark.parametrize(
    ("quote", "kind", "ours", "theirs"),
    [
        ("We knew the bridge would hold", DifferenceKind.NEGATION, "", "not"),
        ("signed the order for 15 barges", DifferenceKind.NUMBER, "15", "14"),
        ("signed the order for fourteen barges", DifferenceKind.WORD, "fourteen", "14"),
        (
            "I never signed the order for 14 barges",
            DifferenceKind.INTERRUPTION,
            "",
            ",” he said, “",
        ),
        ("polish workers did not leave", DifferenceKind.CASE, "polish", "Polish"),
        ("led coalition", DifferenceKind.NAME, "", "US-"),
        ("hundred people", DifferenceKind.NUMBER, "", "two"),
        ("5 per cent to 1.2 million", DifferenceKind.NUMBER, "5", "-5"),
        ("-5 per cent to 1.2", DifferenceKind.NUMBER, "", "million"),
        ("15 days", DifferenceKind.NUMBER, "", "14–"),
        ("It cost 14 and rose", DifferenceKind.NUMBER, "14", "$14"),
        ("We know the bridge would not hold", DifferenceKind.WORD, "know", "knew"),
    ],
)
def test_one_difference_is_shown_with_its_kind(
    quote: str, kind: str, ours: str, theirs: str
) -> None:
    found = compare(quote, SOURCE)
    assert found.kind == Match.CLOSE
    assert [(one.kind, one.our_words, one.their_words) for one in found.diff] == [
        (kind, ours, theirs)
    ]


def test_a_reworded_quotation_is_close_with_its_differences_in_order() -> None:
    quote = "at the moment it is easy not to know who did this, and it is very hard to ask"
    found = compare(quote, SOURCE)
    assert found.kind == Match.CLOSE
    assert found.start is not None
    assert SOURCE[found.start : found.end].startswith("Right now")
    assert SOURCE[found.start : found.end].endswith("hard to ask")
    assert ("", "very") in [(one.their_words, one.our_words) for one in found.diff]
    assert DifferenceKind.INTERRUPTION in [one.kind for one in found.diff]


@pytest.mark.parametrize(
    "quote", ["the cat sat on the mat", "ridge would", "", "…", "“”", "of the", "hundred of them"]
)
def test_what_is_not_there_is_absent(quote: str) -> None:
    assert compare(quote, SOURCE) == (Match.ABSENT, None, None, ())


@pytest.mark.parametrize(
    ("old", "new"), [("14", "41"), ("not ", ""), ("Ortega", "Ortiz"), ("-5", "5")]
)
def test_one_change_in_the_source_is_never_verbatim(old: str, new: str) -> None:
    sentences = [one for one in SOURCE.split(". ") if old in one]
    assert sentences
    for sentence in sentences:
        assert compare(sentence, SOURCE).kind == Match.VERBATIM
        assert compare(sentence, SOURCE.replace(old, new)).kind != Match.VERBATIM


def test_all_quotations_of_an_article_are_compared_in_order() -> None:
    article = (
        "He said: “I never signed the order”, but not “it was all planned by the mayor’s men”."
    )
    found = compare_all(article, SOURCE)
    assert [article[span.start : span.end] for span, _ in found] == [
        "I never signed the order",
        "it was all planned by the mayor’s men",
    ]
    assert [match.kind for _, match in found] == [Match.CLOSE, Match.ABSENT]


@given(WORDS, st.data())
def test_words_out_of_a_text_are_verbatim_there(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    quote = " ".join(words[start:end])
    found = compare(quote, text)
    if not any(char.isalnum() for char in quote):
        assert found.kind == Match.ABSENT
    elif start == 0 and end == len(words):
        assert found.kind == Match.VERBATIM


@given(WORDS, WORDS)
def test_verbatim_means_the_same_pieces_and_spans_lie_in_the_text(
    quote: list[str], text: list[str]
) -> None:
    source = " ".join(text)
    found = Original(source).compare(" ".join(quote))
    assert found == compare(" ".join(quote), source)
    if found.start is None or found.end is None:
        assert found.kind == Match.ABSENT
        return
    assert 0 <= found.start < found.end <= len(source)
    assert snap(source, found.start, found.end) == (found.start, found.end)
    if found.kind == Match.VERBATIM:
        there = read_pieces(source, found.start, found.end).words
        assert bare(read_pieces(" ".join(quote))).words == there
    for one in found.diff:
        assert " ".join(quote)[one.ours.start : one.ours.end] == one.our_words
        assert source[one.theirs.start : one.theirs.end] == one.their_words


@given(st.text(max_size=40), st.text(max_size=80))
def test_any_text_is_compared(quote: str, source: str) -> None:
    found = compare(quote, source)
    if found.start is not None and found.end is not None:
        assert snap(source, found.start, found.end) == (found.start, found.end)
