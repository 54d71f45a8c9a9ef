"""What a scenario works with, and what it has to be."""

import random
from typing import NamedTuple, Protocol

from bench.databases import Databases
from bench.figures import Samples
from bench.programs import Programs
from bench.rows import Row


class Room(NamedTuple):
    """The programs, the files, the samples so far, and chance."""

    programs: Programs
    databases: Databases
    samples: Samples
    chance: random.Random


class Scenario(Protocol):
    """Something to measure, one round at a time, in turn with the others."""

    name: str

    def round(self) -> None:
        """Measures once more; the programs that are compared run in an order of chance."""

    def rows(self) -> list[Row]:
        """What the samples so far say."""
