"""Carrying marks to the next revision, against one plain diff of the words of both texts."""

from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, one, ratio

RAPIDFUZZ = "rapidfuzz"
GOAL = 0.25
"""Of the time that one diff of both texts takes, without a single mark; 0.07 when this was set."""

SECONDS = 2_000
"""ms for 5,000 marks over 100,000 words with 300 edits."""


class Carry:
    """5,000 marks over 100,000 words with 300 edits, in a process of its own."""

    name = "carry"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        for whom, (wall, processor) in self._room.programs.told("carrying").items():
            self._room.samples.add("carry", whom, wall)
            self._room.samples.add("carry processor", whom, processor)

    def rows(self) -> list[Row]:
        samples = self._room.samples
        of, to = (Series("carry processor", whom) for whom in (WORKBENCH, RAPIDFUZZ))
        words = "5,000 marks carried over 300 edits of 100,000 words"
        wall = Series("carry", WORKBENCH)
        return [
            Row(words, samples.median(*wall), SECONDS, "ms", one(samples, wall)),
            ratio(samples, f"{words}, processor time to a plain diff's", of, to, GOAL),
        ]
