"""Passages of a source for a claim: the right place first, verbatim only where the words stand."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.model.states import Match
from workbench.text.graphemes import snap
from workbench.text.passages import LEAST_SCORE, SEEMS_CARRIED, Index, carried, find
from workbench.text.sentences import sentences
from workbench.text.verbatim import bare, read_pieces

SOURCE = (
    "The harbour board met on Tuesday.\n\n"
    "Its chair, Amira Solheim, said 14 cranes had been inspected on 8 May 2018. Three were closed."
    " The repairs will cost 1.2 million euros, half of it paid by the state.\n\n"
    "The World Health Organization was not asked. Unions called the closure “a scandal”.\n\n"
    "Traffic fell by 12 per cent in 2017, the port's 40th year, after the ferry line to Skagen"
    " stopped. A dozen fishing boats left."
)
SENTENCES = [SOURCE[start:end] for start, end in sentences(SOURCE)]
TEXTS = st.lists(
    st.sampled_from(
        [
            "The",
            "a",
            "cat.",
            "dog",
            "14",
            "fourteen",
            "Mr.",
            "Ada",
            "saw;",
            "“no”",
            "not",
            "é\n\n",
            "3%",
            "U.S.",
            "x-y",
        ]
    ),
    max_size=40,
).map(" ".join)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Fourteen cranes were inspected", "14 cranes"),
        ("An inspection took place on 2018-05-08", "8 May 2018"),
        ("On May 8, cranes were looked at", "8 May 2018"),
        ("Repairs are to cost €1.2m", "1.2 million euros"),
        ("It costs 1,200,000 euros to repair", "1.2 million euros"),
        ("The state pays 50% of the repairs", "half of it"),
        ("The WHO was asked", "World Health Organization"),
        ("Port traffic was down twelve percent", "12 per cent"),
        ("In its fortieth year traffic fell", "40th year"),
        ("12 fishing boats have left", "A dozen"),
        ("Solheim spoke of cranes", "Amira Solheim"),
    ],
)
def test_other_spellings_are_found(claim: str, words: str) -> None:
    best = find(claim, SOURCE)[0]
    assert words in SOURCE[best.start : best.end]
    assert best.match == Match.CLOSE


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_out_of_the_text_is_found_first_and_verbatim(sentence: str) -> None:
    best = find(sentence.replace("“", '"').replace("”", '"').replace(" ", "\n", 1), SOURCE)[0]
    assert (SOURCE[best.start : best.end], best.match, best.score) == (sentence, "verbatim", 1.0)


@pytest.mark.parametrize(
    "claim",
    [
        "14 cranes had been inspected on 9 May 2018",
        "15 cranes had been inspected",
        "The World Health Organization was asked",
        "4 cranes had been inspected",
        "Solheim, said 14 cranes had not been inspected",
        "Amira Solberg, said 14 cranes had been inspected",
        "The repairs will cost 1.2",
        "the repairs will cost 1.2 million euros",
        "union called the closure",
    ],
)
def test_a_changed_digit_name_or_negation_is_never_verbatim(claim: str) -> None:
    found = find(claim, SOURCE)
    assert found
    assert all(one.match != Match.VERBATIM for one in found)


def test_what_is_not_in_the_source_has_no_place_there() -> None:
    assert find("Parliament raised the tax on tobacco in Peru", SOURCE) == []
    assert find("", SOURCE) == find("claim", "") == find("…", SOURCE) == find("14", SOURCE, 0) == []


def test_places_do_not_overlap_and_come_best_first() -> None:
    found = find("cranes traffic euros boats unions board", SOURCE, limit=3)
    assert 1 < len(found) <= 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    spans = sorted((one.start, one.end) for one in found)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_one_source_is_asked_for_many_claims() -> None:
    claims = ["Fourteen cranes were inspected in May", "Tobacco is taxed", "A dozen boats left"]
    found = carried(claims, SOURCE)
    assert sorted(found) == [0, 2]
    assert found == carried(claims, Index(SOURCE))
    assert all(one.score >= SEEMS_CARRIED for one in found.values())


@given(TEXTS, TEXTS, st.integers(1, 6))
def test_spans_are_whole_and_verbatim_means_the_claims_words(
    claim: str, source: str, limit: int
) -> None:
    found = find(claim, source, limit)
    assert found == Index(source).find(claim, limit)
    assert len(found) <= limit
    wanted = bare(read_pieces(claim)).words
    for one in found:
        assert 0 <= one.start < one.end <= len(source)
        assert snap(source, one.start, one.end) == (one.start, one.end)
        assert LEAST_SCORE <= one.score <= 1
        there = read_pieces(source, one.start, one.end).words
        stands = any(there[at : at + len(wanted)] == wanted for at in range(len(there)))
        assert stands or one.match != Match.VERBATIM


@given(TEXTS, st.data())
def test_each_sentence_of_a_text_is_found_first(source: str, data: st.DataObject) -> None:
    spans = [span for span in sentences(source) if any(map(str.isalnum, source[slice(*span)]))]
    assume(spans)
    sentence = source[slice(*data.draw(st.sampled_from(spans)))]
    best = find(sentence, source)[0]
    assert sentence in source[best.start : best.end]


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_is_searched(claim: str, source: str) -> None:
    for one in find(claim, source):
        assert snap(source, one.start, one.end) == (one.start, one.end)
