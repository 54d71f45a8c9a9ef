"""A book's second text: the walk over what it changed, its queries, and what stands in the way."""

from functools import partial

from bench.desk import DOWN
from bench.rows import WORKBENCH, Row, Series, one
from bench.scenarios.keys import Keys

GOAL = 2.5
CLAIMS = "of 5000 settled"
NEXT, WALK, QUERIES, PROBLEMS, BACK = "n", "R", "Q", "P", "\x7f"
OVER = "walk over 300 edits under 5,000 claims"
LISTED = "It is not rated."
"""What a problem says: they are listed together, so all of them are there then."""


class Walk(Keys):
    """5,000 claims on 100,000 words with 300 edits; 200 queries without a claim."""

    name = "walk"
    sorts = (("mark", "walk: next mark"), ("query", "queries: next query"))

    def workbench(self) -> None:
        with self.room.programs.workbench(self.room.databases.revised()) as terminal:
            terminal.painted(CLAIMS)
            terminal.rest()
            for opening, key, what in ((WALK, NEXT, "mark"), (QUERIES, DOWN, "query")):
                opened = terminal.press(opening)
                self.room.samples.add(f"{what} opened", WORKBENCH, opened.painted)
                terminal.rest()
                self.struck(what, WORKBENCH, partial(terminal.press, key))
                terminal.press(BACK)
                terminal.rest()
            asked = terminal.since(terminal.send(PROBLEMS))
            self.room.samples.add("problems", WORKBENCH, terminal.painted(LISTED) - asked)

    def rows(self) -> list[Row]:
        return [
            self.to_hello("mark", f"{OVER}: next mark, to painted", GOAL),
            self.to_hello("query", "200 queries: next query, to painted", GOAL),
            self.processor_to_hello("mark", "walk: next mark, processor time"),
            *(self._opened(what, words) for what, words in OPENED),
            *self.output(),
        ]

    def _opened(self, what: str, words: str) -> Row:
        series = Series(what, WORKBENCH)
        samples = self.room.samples
        return Row(words, samples.median(*series), None, "ms", one(samples, series))


OPENED = (
    ("mark opened", f"{OVER}: opened"),
    ("query opened", "200 queries: opened"),
    ("problems", "all problems of 5,000 claims on 100,000 words: listed"),
)
