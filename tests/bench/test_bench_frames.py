"""Where frames end and what a terminal answers, however the output is cut into parts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bench.answers import Answerer
from bench.frames import END, FrameSplitter, letters

BEGIN = b"\x1b[?2026h"
QUESTIONS = b"\x1b[?2026$p\x1b[c text \x1b[?2048$p\x1b[6n"
ANSWERS = {b"\x1b[?2026;2$y", b"\x1b[?62;22c", b"\x1b[?2048;0$y", b"\x1b[1;1R"}

FRAMES = [BEGIN + b"one" + END, b"\x1b[1;2H" + BEGIN + b"two" + END, BEGIN + END]


def parts(output: bytes, cuts: list[int]) -> list[bytes]:
    """The output, cut at some of its places."""
    places = [0, *sorted({cut % len(output) for cut in cuts}), len(output)]
    return [output[start:end] for start, end in pairwise(places)]


@given(st.lists(st.integers(0, 200)))
def test_frames_are_the_same_however_they_arrive(cuts: list[int]) -> None:
    splitter = FrameSplitter()
    found = [
        frame for part in parts(b"".join(FRAMES) + b"rest", cuts) for frame in splitter.feed(part)
    ]
    assert found == FRAMES
    assert splitter.rest == b"rest"


def test_a_frame_ends_with_the_part_that_brings_its_last_byte() -> None:
    splitter = FrameSplitter()
    assert splitter.feed(BEGIN + b"one" + END[:-1]) == []
    assert splitter.feed(END[-1:]) == [BEGIN + b"one" + END]


@given(st.lists(st.integers(0, 200)))
def test_every_question_is_answered_once_however_it_arrives(cuts: list[int]) -> None:
    answerer = Answerer()
    answered = b"".join(answerer.answers(part) for part in parts(QUESTIONS, cuts))
    assert sorted(answered.replace(b"\x1b", b" \x1b").split()) == sorted(ANSWERS)


def test_what_is_no_question_is_not_answered() -> None:
    assert Answerer().answers(b"\x1b[2J\x1b[?2026h\x1b[31mtext\x1b[0m\x1b]0;title\x07") == b""


def test_letters_are_what_is_written() -> None:
    output = (
        "\x1b[?2026h\x1b[1;1H\x1b[38;2;1;2;3m132 \x1b[1mof 200\x1b[0m ✓\x1b]8;;x\x1b\\ end".encode()
    )
    assert letters(output) == "132 of 200 ✓ end"
