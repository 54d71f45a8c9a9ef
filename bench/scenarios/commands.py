"""Commands that must answer at once, against an interpreter that does nothing."""

from bench.room import Room
from bench.rows import Row, Series, ratio

CALLS = 3
"""Of each in a round: one takes a fiftieth of a second."""

NOTHING = "python -c pass"
WORDS = ("--help", "--version")


class Commands:
    """`workbench --help` and `--version`."""

    name = "commands"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        called = [*WORDS, NOTHING] * CALLS
        for word in self._room.chance.sample(called, len(called)):
            programs = self._room.programs
            ran = programs.nothing() if word == NOTHING else programs.command(word)
            self._room.samples.add("call", word, ran.wall)
            self._room.samples.add("call processor", word, ran.processor)

    def rows(self) -> list[Row]:
        return [
            ratio(
                self._room.samples,
                f"workbench {word}{words}",
                Series(what, word),
                Series(what, NOTHING),
                goal,
            )
            for what, words, goal in (("call", "", 3), ("call processor", ", processor time", None))
            for word in WORDS
        ]
