"""A whole check handed over as JSON, taken in by another file, and taken back there by one undo."""

from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, one

WORDS, CLAIMS = 1_000_000, 100_000
"""An article of that many claims, with its marks, verdicts, sources, words to be checked, and the
history of all of it."""

GOAL = 200
"""ms for 1,000 claims, which are 5,000 claims a second."""

STEPS = ("export", "import", "undo")


class Record:
    """Every command as a whole, as a person waits for it."""

    name = "record"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        room = self._room
        written = room.databases.copies / "record.json"
        other = room.databases.copies / "record.db"
        here = room.databases.article(WORDS, CLAIMS)
        steps = (
            (here, "export", "1", "--format", "json", "--out", str(written)),
            (other, "import", str(written)),
            (other, "undo"),
        )
        for path, *words in steps:
            ran = room.programs.command("--db", str(path), *words)
            room.samples.add(f"record {words[0]}", WORKBENCH, ran.wall / CLAIMS * 1_000)
        written.unlink()
        room.databases.forget(other)

    def rows(self) -> list[Row]:
        return [self._row(step, GOAL if step == "import" else None) for step in STEPS]

    def _row(self, step: str, goal: float | None) -> Row:
        series = Series(f"record {step}", WORKBENCH)
        said = f"1,000 of {CLAIMS:,} claims with all of theirs, {step}"
        samples = self._room.samples
        return Row(said, samples.median(*series), goal, "ms", one(samples, series))
