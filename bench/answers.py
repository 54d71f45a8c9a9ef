"""What a terminal answers to a program's questions; pure, and safe where a question comes in parts.

Unanswered, Textual would not bracket its frames, and nobody could tell where a frame ends.
"""

import re

SYNCHRONIZED = b"2026"
"""The one mode that this terminal knows: updates that are shown when they are whole."""

_MODE = re.compile(rb"\x1b\[\?(\d+)\$p")
_FIXED = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|bench(1)\x1b\\"),
)
_BEGUN = re.compile(rb"\x1b(?:\[[?>]?\d*\$?)?\Z")
"""A sequence that may yet become a question when more arrives."""


class Answerer:
    """Answers the questions in a stream of output that arrives in parts."""

    def __init__(self) -> None:
        self._begun = b""

    def answers(self, output: bytes) -> bytes:
        """What the terminal sends back for this part of the output."""
        if not self._begun and b"\x1b" not in output:
            return b""
        seen = self._begun + output
        begun = _BEGUN.search(seen)
        self._begun = begun.group() if begun else b""
        modes = [_of_mode(mode) for mode in _MODE.findall(seen)]
        others = [answer for asked, answer in _FIXED for _ in asked.findall(seen)]
        return b"".join(modes + others)


def _of_mode(mode: bytes) -> bytes:
    """Whether a mode is set: 2 says known and not set, 0 not known."""
    return b"\x1b[?%s;%s$y" % (mode, b"2" if mode == SYNCHRONIZED else b"0")
