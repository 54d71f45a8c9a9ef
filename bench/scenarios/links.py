"""Asking for many links on many hosts, against httpx alone with as many in flight."""

from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, ratio

LINKS = 1_000
DELAY = 50
"""ms until the server answers."""

HTTPX = "httpx"
COMMAND = "command"
"""`workbench links`, with all that it writes down."""


class Links:
    """1,000 links, each on a host of its own, so that no host's pace is what is measured."""

    name = "links"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        told = self._room.programs.told("fetching", LINKS, DELAY)
        for whom, (wall, processor) in told.items():
            self._room.samples.add("links", whom, wall)
            self._room.samples.add("links processor", whom, processor)

    def rows(self) -> list[Row]:
        return [
            ratio(
                self._room.samples,
                f"{LINKS:,} links at {DELAY} ms{words}",
                Series(what, whom),
                Series(what, HTTPX),
                goal,
            )
            for what, whom, words, goal in (
                ("links", WORKBENCH, "", 1.3),
                ("links", COMMAND, ", looked at and written down", 1.3),
                ("links processor", WORKBENCH, ", processor time", None),
            )
        ]
