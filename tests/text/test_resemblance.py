"""Copies of one text are told from two texts on one event."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.resemblance import (
    SAME_ORIGIN,
    contained,
    goes_both_ways,
    is_one_origin,
    sketch,
)

WIRE = """The harbour authority of Valsund closed its northern basin on Tuesday after divers found
a crack eleven metres long in the wall that separates it from the fish market. Nobody was hurt. The
authority's director, Henrike Olsvold, said that the wall had been inspected in March and had shown
no sign of wear. “We do not know yet what caused it,” she told reporters on the quay. “Until we do,
no ship will berth there.” About 140 boats use the northern basin, most of them small trawlers that
land cod and haddock. They were moved to the southern basin during the night, which is deeper but
has no ice house. Fishermen said that they expected to lose a third of their catch to the heat if
the closure lasted longer than a week. The wall was built in 1961 and was raised by eighty
centimetres in 2004 after a storm. Engineers of the technical university in Brennvik will examine
samples of its concrete. A first report is due on 14 June. The town has set aside 2.3 million crowns
for repairs, a sum that the opposition calls ridiculous. Its leader, Matts Grande, demanded that the
council meet this week. The mayor's office said that a meeting had been planned for Thursday in any
case. Insurance will not pay, according to the authority, since damage by the sea is excluded."""

OTHER = """Divers working for the port of Valsund have discovered serious damage to a quay wall, and
the port's smaller basin will stay empty until further notice. Fishing crews spent most of Monday
night steering their boats past the lighthouse to the other side of town, where cold storage is
missing. “My haddock will be soup by Sunday,” said Terje Aune, who has fished from the northern quay
for thirty years. The port's chief, Henrike Olsvold, promised daily bulletins. “We do not know yet
what caused it,” she said. A check three months ago had found nothing. Specialists from Brennvik are
to drill into the wall, which dates from the early sixties, and to say by the middle of June whether
it can be saved. Local politicians quarrelled over the bill. The two million or so that the budget
holds for the port would not buy a new wall for a garden, said Matts Grande of the opposition; the
council takes up the matter on Thursday. A rebuilding in 2004 had added height to the wall, and some
old pilots have said ever since that its feet could not bear the weight."""


def edited(text: str, every: int) -> str:
    """The text with one word in `every` replaced by another."""
    words = text.split()
    for at in range(every // 2, len(words), every):
        words[at] = f"other{at}"
    return " ".join(words)


def likeness(one: str, other: str) -> float:
    return contained(sketch(one), sketch(other))


def test_a_copy_with_a_word_in_twelve_changed_is_one_origin() -> None:
    assert SAME_ORIGIN + 0.1 < likeness(WIRE, edited(WIRE, 12)) < 0.7


def test_a_copy_cut_to_its_first_third_is_one_origin() -> None:
    assert likeness(WIRE, " ".join(WIRE.split()[:70])) == 1.0


def test_a_copy_with_paragraphs_of_the_papers_own_is_one_origin() -> None:
    assert likeness(WIRE, OTHER + "\n\n" + WIRE) == 1.0


def test_quote_marks_case_and_line_breaks_make_no_other_text() -> None:
    assert likeness(WIRE, WIRE.upper().replace("“", '"').replace("”", '"').replace("\n", " ")) == 1


def test_two_stories_of_one_event_are_two_origins() -> None:
    assert likeness(WIRE, OTHER) < SAME_ORIGIN / 4


def test_two_stories_with_the_same_long_quotation_are_two_origins() -> None:
    quoted = " “" + " ".join(WIRE.split()[60:110]) + "” "
    assert likeness(WIRE, OTHER + quoted) < SAME_ORIGIN


@pytest.mark.parametrize("short", ["", "Log in to read on.", "Photo: Valsund, harbour, 2004"])
def test_a_text_of_a_few_words_is_no_copy_of_anything(short: str) -> None:
    assert not is_one_origin(sketch(short), sketch(short))


def test_long_texts_are_sampled_alike_and_compared_with_short_ones() -> None:
    chance = random.Random(7)  # noqa: S311 - words, not secrets
    long = " ".join(f"word{chance.randrange(9_000)}" for _ in range(60_000))
    part = " ".join(long.split()[20_000:24_000])
    assert len(sketch(long).hashes) < 1_500
    assert likeness(long, part) > 0.95
    assert likeness(long, part) == likeness(part, long)


@given(st.text(max_size=400), st.text(max_size=400))
def test_the_share_is_one_and_the_same_from_both_sides(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)


def test_a_roundup_contains_a_report_and_a_cut_copy_is_one_with_it() -> None:
    assert goes_both_ways(99, 1_000, 2_400)
    assert goes_both_ways(99, 2_400, 1_000)
    assert not goes_both_ways(99, 1_000, 2_500)
    assert not goes_both_ways(40, 1_000, 1_001)
    assert goes_both_ways(40, 1_000, 1_000)
