"""Offsets that another program counted, as code points."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.offsets import Utf16

ASTRAL = "A 🎉 party 🎉 of 12 people, 12 of them late."
TEXTS = st.text(st.sampled_from("a b🎉é👩‍👩‍👧12\n"), max_size=40)


def test_offsets_of_javascript_are_converted() -> None:
    at = ASTRAL.index("12")
    assert Utf16(ASTRAL).units(at) == at + 2
    assert Utf16(ASTRAL).code_points(at + 2) == at


@given(TEXTS, st.integers(0, 40))
def test_units_are_those_of_the_encoding_and_come_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    units = Utf16(text).units(offset)
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert Utf16(text).code_points(units) == offset


@given(TEXTS, st.integers(0, 90))
def test_half_a_pair_belongs_to_the_character_before_or_behind(text: str, units: int) -> None:
    counted = Utf16(text)
    offset = counted.code_points(units)
    assert counted.units(offset) - units in (-1, 0) or offset > len(text) or units > offset
    assert 0 <= offset <= units
