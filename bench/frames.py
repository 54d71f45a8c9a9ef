"""Where a frame ends: at the end of a synchronized update, which is when a terminal shows it."""

import re

END = b"\x1b[?2026l"

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)


class FrameSplitter:
    """Cuts output that arrives in parts into frames; what stands between two belongs to the later.

    An end that itself arrives in two parts counts when its second part is there.
    """

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, output: bytes) -> list[bytes]:
        """The frames that this part of the output ends."""
        begun = max(0, len(self._held) - len(END))
        self._held += output
        if self._held.find(END, begun) < 0:
            return []
        *ended, rest = bytes(self._held).split(END)
        self._held = bytearray(rest)
        return [frame + END for frame in ended]

    @property
    def rest(self) -> bytes:
        """What was written since the last frame's end."""
        return bytes(self._held)


def letters(output: bytes) -> str:
    """What output writes, without what moves, colours and asks."""
    return _SEQUENCE.sub(b"", output).decode("utf-8", "replace")
