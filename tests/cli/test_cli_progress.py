"""The bar of a long command: how much is done, how fast, how long still."""

import sys

import pytest

from workbench.cli.progress import ProgressBar


class Seconds:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal:
    """Standard error that is a terminal, and remembers what was written."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


def test_the_bar_says_how_much_how_fast_and_how_long() -> None:
    clock = Seconds()
    bar = ProgressBar("Capturing", 500, clock)
    assert bar.line(0) == "Capturing 0 of 500 [....................]"
    clock.now += 25
    assert bar.line(50) == "Capturing 50 of 500 [##..................] 2.0 a second, 4 min left"
    clock.now += 200
    assert bar.line(450, "3 missed").endswith("2.0 a second, 25 s left  3 missed")
    assert ProgressBar("Asking", 0, clock).line(0) == "Asking 0 of 0 [####################]"


def test_on_a_terminal_the_bar_is_drawn_over_itself_and_taken_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, terminal = Seconds(), Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ProgressBar("Capturing", 10, clock) as bar:
        bar.show(0)
        bar.show(1)  # too soon after the first
        clock.now += 1
        bar.show(2, "evil\x1b]52;c;AAAA\x07")
    frames = terminal.written.split("\r\x1b[K")
    assert [frame[:19] for frame in frames] == [
        "",
        "Capturing 0 of 10 [",
        "Capturing 2 of 10 [",
        "",
    ]
    assert "\x1b" not in frames[2]
    assert "\x07" not in frames[2]


def test_elsewhere_a_line_is_said_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Seconds()
    with ProgressBar("Capturing", 10, clock) as bar:
        bar.show(0)
        for done in range(1, 10):
            clock.now += 2
            bar.show(done)
    said = capsys.readouterr().err.splitlines()
    assert [words.split(" [")[0] for words in said] == [
        "Capturing 0 of 10",
        "Capturing 5 of 10",
    ]
