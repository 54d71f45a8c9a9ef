"""Making each format of a long article, against making it of a tenth of that article; and taking
its record in.
"""

from bench.room import Room
from bench.rows import Row, Series, one, ratio
from workbench.model.formats import FORMATS

LONG, SHORT = (100_000, 5_000), (10_000, 500)
"""Words and claims: ten times as much is ten times the work."""

GOAL = 15
"""Times the short one's; what grows faster than its article reaches 30 and more."""

SECONDS = 5_000
"""ms for any format of the long one, which a person waits for; 250 to 1,700 when this was set."""


TAKEN_IN = "record, taken in"
TAKEN_IN_SECONDS = 8_000
"""ms for the record of the long one, read, looked through and written; 2,800 when this was set."""


class Exports:
    """Every format of 100,000 words with 5,000 claims, made and not written."""

    name = "exports"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        databases = self._room.databases
        told = self._room.programs.told(
            "exporting", databases.article(*LONG), databases.article(*SHORT)
        )
        for kind, found in told.items():
            for whom in ("long", "short"):
                self._room.samples.add(f"export {kind}", whom, found[whom])

    def rows(self) -> list[Row]:
        made = [row for kind in FORMATS for row in self._of(kind.name, SECONDS)]
        return [*made, *self._of(TAKEN_IN, TAKEN_IN_SECONDS)]

    def _of(self, kind: str, most: int) -> list[Row]:
        samples = self._room.samples
        of, to = (Series(f"export {kind}", whom) for whom in ("long", "short"))
        words = f"{kind} of {LONG[0]:,} words and {LONG[1]:,} claims"
        return [
            Row(f"{words}, processor time", samples.median(*of), most, "ms", one(samples, of)),
            ratio(samples, f"{words} to a tenth of it", of, to, GOAL),
        ]
