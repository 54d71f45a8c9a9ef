"""Taking in a file that offers many claims, against a tenth of it on a tenth of the text."""

from bench.room import Room
from bench.rows import Row, Series, one, ratio

WORDS, CLAIMS = 100_000, 5_000

SECONDS = 5_000
"""ms for finding the places of all claims and writing them, which a person waits for."""

GOAL = 15
"""Times a tenth of the claims that writing takes; what grows faster than they do reaches 30."""


class Offers:
    """5,000 offered claims with their sources: their places found, and all of it written."""

    name = "offers"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        told = self._room.programs.told("offering", self._room.databases.copies, WORDS, CLAIMS)
        for whom, found in told.items():
            for part, took in found.items():
                self._room.samples.add(f"offers {part}", whom, took)

    def rows(self) -> list[Row]:
        samples = self._room.samples
        placed, written = (Series(f"offers {part}", "long") for part in ("placed", "written"))
        words = f"{CLAIMS:,} offered claims on {WORDS:,} words"
        of_tenth = Series("offers written", "short")
        return [
            Row(f"{words}, placed", samples.median(*placed), SECONDS, "ms", one(samples, placed)),
            Row(
                f"{words}, written", samples.median(*written), SECONDS, "ms", one(samples, written)
            ),
            ratio(samples, f"{words}, written, to a tenth", written, of_tenth, GOAL),
        ]
