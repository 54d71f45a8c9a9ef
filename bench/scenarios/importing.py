"""`workbench import` of a text into a file that it makes for it, as a whole command."""

from pathlib import Path

from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, one
from bench.texts import story

WORDS = (1_000, 50_000)


class Importing:
    """A text of 50,000 words, and one of 1,000."""

    name = "import"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        for words in self._room.chance.sample(WORDS, len(WORDS)):
            db = self._room.databases.copies / "imported.db"
            ran = self._room.programs.command("--db", str(db), "import", str(self._text(words)))
            self._room.databases.forget(db)
            self._room.samples.add(f"import {words}", WORKBENCH, ran.wall)

    def rows(self) -> list[Row]:
        return [self._row(words) for words in WORDS]

    def _row(self, words: int) -> Row:
        series = Series(f"import {words}", WORKBENCH)
        said = f"import of {words:,} words into a new file"
        samples = self._room.samples
        return Row(said, samples.median(*series), None, "ms", one(samples, series))

    def _text(self, words: int) -> Path:
        path = self._room.databases.copies / f"{words}.txt"
        if not path.exists():
            path.write_text(story(words).text, encoding="utf-8")
        return path
