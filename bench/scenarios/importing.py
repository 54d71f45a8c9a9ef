"""`workbench import` of a text into a file that it makes for it, then `workbench revise` with
another text of it, as whole commands.
"""

from pathlib import Path

from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, one, ratio
from bench.texts import story

WORDS = (1_000, 50_000)

GOAL = 1.25
"""Of the time of the import: a new text is read like any other; 0.8 when this was set."""


class Importing:
    """A text of 50,000 words, and one of 1,000."""

    name = "import"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        for words in self._room.chance.sample(WORDS, len(WORDS)):
            db = self._room.databases.copies / "imported.db"
            for name, said in (("import", ()), ("revise", ("1",))):
                text = str(self._text(words, name))
                ran = self._room.programs.command("--db", str(db), name, *said, text)
                self._room.samples.add(f"{name} {words}", WORKBENCH, ran.wall)
            self._room.databases.forget(db)

    def rows(self) -> list[Row]:
        return [*(self._row(words) for words in WORDS), self._to_import(WORDS[-1])]

    def _row(self, words: int) -> Row:
        series = Series(f"import {words}", WORKBENCH)
        said = f"import of {words:,} words into a new file"
        samples = self._room.samples
        return Row(said, samples.median(*series), None, "ms", one(samples, series))

    def _to_import(self, words: int) -> Row:
        of, to = (Series(f"{name} {words}", WORKBENCH) for name in ("revise", "import"))
        said = f"a new text of {words:,} words, to the import of the first"
        return ratio(self._room.samples, said, of, to, GOAL)

    def _text(self, words: int, name: str) -> Path:
        path = self._room.databases.copies / f"{name} {words}.txt"
        if not path.exists():
            text = story(words).text
            if name == "revise":
                text = "Late news. " + text.replace(" said ", " says ", words // 250)
            path.write_text(text, encoding="utf-8")
        return path
