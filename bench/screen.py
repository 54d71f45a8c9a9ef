"""The screen that a person would see, rebuilt from the output after the measuring."""

import re

import pyte

# What pyte does not know and would print: private CSI, CSI with an intermediate, strings, colons.
_NOT_FOR_PYTE = re.compile(
    rb"\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1b\[[0-?]*[ -/]+[@-~]|\x1b\[\?[0-9;]*[^hl0-9;]"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;]*t"
)


class Screen:
    """An emulated screen of `size` columns and lines."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, frame: bytes) -> "Screen":
        """Shows a whole frame."""
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", frame))
        return self

    def resize(self, size: tuple[int, int]) -> None:
        """Gives the screen another size; what a terminal then shows is the program's to paint."""
        self._size = size
        self._screen.resize(size[1], size[0])

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)
