"""The kind of a claim, guessed from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.kinds import guess_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("At least two rockets struck inside the base", "number"),
        ("“a bad negotiating tactic”, he said", "quotation"),
        ("Saraya Awliya al-Dam", "name"),
        ("has provided to militias for more than a decade", "comparison"),
        ("said on Tuesday", "date"),
        ("Iran said it had no connection with the group", "event"),
        ("The fire was caused by a leak in 2019", "cause"),
        ("he is the chairman", "other"),
        ("", "other"),
    ],
)
def test_guess(words: str, kind: str) -> None:
    assert guess_kind(words) == kind


@given(st.text(max_size=40))
def test_any_words_have_a_kind(words: str) -> None:
    assert guess_kind(words)
