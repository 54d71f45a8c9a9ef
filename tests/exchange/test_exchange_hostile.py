"""Hostile words everywhere in a record, in the forms that others read: inert there, and whole."""

import pytest
from exchanged import HOSTILE
from foreign_forms import mistaken_forms
from hypothesis import example, given
from hypothesis import strategies as st

from tests.faults.hostile import OWN

MARKUP = [
    *("]]>", "</script><script>alert(1)</script>", "--><!--", "{{7*7}}", "${7*7}", "';--", '"'),
    *("=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example")', "'=1", "-1;=1", "|", "\\"),
    *("[^1]: x", "[^1]", "](x)", "![x](http://evil.example)", "<http://evil.example>"),
    *("```", "---"),
    *('{"@type": "ClaimReview"}', "refutes: x", "False: x", "a | b | c | d | e | f", "\\!\\n"),
    *("https://example.org/?a=1&copy=2", "https://example.org/(x)_<y>", "javascript:alert(1)"),
]


@pytest.mark.parametrize("words", [*MARKUP, *HOSTILE, *OWN])
def test_hostile_words_are_words_in_every_form_and_come_back(words: str) -> None:
    assert mistaken_forms(words) == []


@example(" \n1")
@given(st.text(st.sampled_from("=+-@'\"<>[](){}|\\&;:/#*_`~!^$\n\t ab1.\u202e\x1b🎉"), max_size=20))
def test_any_words_are_words_in_every_form_and_come_back(words: str) -> None:
    assert mistaken_forms(words) == []
