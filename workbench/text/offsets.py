"""Offsets of other programs as ours: code points, where JavaScript counts UTF-16 units."""

import re
from bisect import bisect_left, bisect_right

_PAIRS = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """A text as programs in JavaScript count it: characters beyond U+FFFF are two units."""

    def __init__(self, text: str) -> None:
        self._places = [found.start() for found in _PAIRS.finditer(text)]
        self._ends = [at + before + 1 for before, at in enumerate(self._places)]
        """Behind the first unit of each pair."""

    def code_points(self, units: int) -> int:
        """How many code points begin before so many units."""
        return units - bisect_right(self._ends, units)

    def units(self, code_points: int) -> int:
        """How many units so many code points are."""
        return code_points + bisect_left(self._places, code_points)
