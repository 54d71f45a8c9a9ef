"""Clusters stay whole: the samples are those of UAX 29's rules, written for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.graphemes import (
    boundary_at_or_after,
    boundary_at_or_before,
    next_boundary,
    previous_boundary,
    snap,
)

PIECES = [
    "a",
    " ",
    "\r\n",
    "e\u0301",
    "👩\u200d👩\u200d👧",
    "🇩🇪",
    "👍🏽",
    "각",
    "क्षि",
    "ก็",
    "1\ufe0f\u20e3",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "\u0301", "\u200d", "🇫", "\r", "\n"])).map("".join)


def clusters(text: str) -> list[str]:
    pieces, at = [], 0
    while at < len(text):
        after = next_boundary(text, at)
        pieces.append(text[at:after])
        at = after
    return pieces


@pytest.mark.parametrize("piece", PIECES)
def test_one_character_to_a_reader_is_one_cluster(piece: str) -> None:
    assert clusters("x" + piece + "y") == ["x", piece, "y"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("🇩🇪🇫🇷🇮", ["🇩🇪", "🇫🇷", "🇮"]),
        ("a\u200d👩", ["a\u200d", "👩"]),
        ("\n\u0301", ["\n", "\u0301"]),
        ("\u0600a", ["\u0600a"]),
        ("ᄀ각", ["ᄀ각"]),
        ("ab\u200b", ["a", "b", "\u200b"]),
        ("©\ufe0f", ["©\ufe0f"]),
    ],
)
def test_rules(text: str, pieces: list[str]) -> None:
    assert clusters(text) == pieces


@given(TEXTS, st.integers(-3, 60), st.integers(-3, 60))
def test_snap_holds_what_was_asked_and_splits_nothing(text: str, one: int, other: int) -> None:
    start, end = sorted(max(0, min(at, len(text))) for at in (one, other))
    span = snap(text, start, end)
    assert span.start <= start
    assert span.end >= end or start == end
    for at in span:
        assert boundary_at_or_before(text, at) == boundary_at_or_after(text, at) == at


@given(TEXTS)
def test_forwards_and_backwards_agree(text: str) -> None:
    forwards, backwards = [0], [len(text)]
    while forwards[-1] < len(text):
        forwards.append(next_boundary(text, forwards[-1]))
    while backwards[-1] > 0:
        backwards.append(previous_boundary(text, backwards[-1]))
    assert forwards == backwards[::-1]
    assert "".join(clusters(text)) == text


def test_a_text_of_one_endless_cluster_ends() -> None:
    assert next_boundary("a" + "\u0301" * 2000, 0) == 2001
