"""What scenarios share that hold the desk against hello: one after the other, often."""

from abc import ABC, abstractmethod

from bench.desk import COMMON, Desk
from bench.room import Room
from bench.rows import Row

GREETING = "hello 0"
"""What hello shows before any key."""


class Pair(ABC):
    """hello and the desk, one after the other in an order of chance."""

    name = ""

    def __init__(self, room: Room, size: tuple[int, int] = COMMON) -> None:
        self.room = room
        self.desk = Desk(room, size)

    def round(self) -> None:
        for measure in self.room.chance.sample((self.hello, self.workbench), 2):
            measure()

    @abstractmethod
    def hello(self) -> None:
        """Measures hello once."""

    @abstractmethod
    def workbench(self) -> None:
        """Measures the desk once."""

    @abstractmethod
    def rows(self) -> list[Row]:
        """The lines of the result."""
