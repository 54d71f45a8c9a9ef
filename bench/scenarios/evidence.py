"""The evidence screen: from `n` to the next passage painted, from `j` to the next source."""

from bench.rows import WORKBENCH, Row
from bench.scenarios.keys import Keys

GOAL = 2.5
OPEN = "e"
PASSAGE = "n"
SOURCE = "j"


class Evidence(Keys):
    """A claim beside five sources of 20,000 words each, all captured."""

    name = "evidence"
    sorts = (("passage", "evidence passage"), ("source", "evidence source"))

    def workbench(self) -> None:
        with self.room.programs.workbench(self.room.databases.evidence()) as terminal:
            terminal.painted("of 1 settled")
            terminal.rest()
            terminal.press(OPEN)
            terminal.painted("passage 1 of")
            terminal.rest()
            self.struck("passage", WORKBENCH, lambda: terminal.press(PASSAGE))
            self.struck("source", WORKBENCH, lambda: terminal.press(SOURCE))

    def rows(self) -> list[Row]:
        return [
            self.to_hello("passage", "evidence: next passage of 20,000 words, to painted", GOAL),
            self.to_hello("source", "evidence: next source of 20,000 words, to painted", GOAL),
            self.processor_to_hello("passage", "evidence: next passage, processor time"),
            self.processor_to_hello("source", "evidence: next source, processor time"),
            *self.output(),
        ]
