"""What reaches the terminal: one code point for one, and nothing that can be obeyed or hide."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.text.display import in_quotes, shown

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
JOINERS = st.text(
    st.sampled_from("\u200c\u200d\ufe0f\ufe00\U000e0100\u180b👩💻❤️क्षमی a1\u2426\ufffd\n"),
    max_size=20,
)


@given(ANY_TEXT | JOINERS)
def test_keeps_every_offset(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(ANY_TEXT | JOINERS)
@example("\u2190\u200d\ufe0f")
def test_a_second_application_changes_nothing(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(ANY_TEXT | JOINERS)
def test_no_control_or_format_character_is_left(text: str) -> None:
    for char in shown(text):
        assert char in "\u200c\u200d" or unicodedata.category(char) not in (
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
        )


def test_every_hidden_code_point_becomes_visible() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert shown(char) != char, hex(code)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("\x1b]52;c;RVZJTA==\x07", "\u241b]52;c;RVZJTA==\u2407"),
        ("a\tb\nc\x7f", "a\u2409b\u240ac\u2421"),
        ("\x9b31m", "\ufffd31m"),
        ("a\x85b\u2028c\u2029d", "a\u2424b\u2424c\u2424d"),
        ("\u202egnp.exe", "\u2426gnp.exe"),
        ("pay\u200bpal \u3164 \ufeff", "pay\u2426pal \u2426 \u2426"),
        ("\U000e0041", "\u2426"),
        ("\ud800", "\ufffd"),
        ("so\u00adft", "so\u2426ft"),
    ],
)
def test_symbols(text: str, symbols: str) -> None:
    assert shown(text) == symbols


@pytest.mark.parametrize(
    "text", ["👩\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3", "می\u200cخواهم", "क्\u200dष", "葛\U000e0100"]
)
def test_what_really_joins_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "text", ["a\u200db", "Auf\u200clage", "x\ufe0f", "\u200d", "👍\ufe01\ufe02"]
)
def test_what_joins_nothing_is_shown(text: str) -> None:
    assert shown(text) != text


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("no doubt", "“no doubt”"),
        ("“no doubt”", "“no doubt”"),
        ("“no doubt” he said", "“no doubt” he said"),
        ("he said “no doubt”", "he said “no doubt”"),
        ('"no doubt"', '"no doubt"'),
        ("«sans doute»", "«sans doute»"),
        ("’90s", "“’90s”"),
        ("", "“”"),
    ],
)
def test_words_stand_in_quotes_that_are_never_doubled(words: str, seen: str) -> None:
    assert in_quotes(words) == seen
