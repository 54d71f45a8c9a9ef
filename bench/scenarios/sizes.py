"""What must not depend on size: an article of a million words, a list of 50,000 claims."""

from abc import ABC, abstractmethod
from pathlib import Path

from bench.desk import DOWN, ENTER, HOME, PAGE_DOWN, TEXT_START, UP, Desk, to_article
from bench.room import Room
from bench.rows import Row, Series, one, ratio
from bench.terminal import SIZE, Press, Terminal

BIG, SMALL = (1_000_000, 5_000), (1_000, 20)
MANY, FEW = (600_000, 50_000), (1_200, 100)
PAGES = 3
"""An article of 1,000 words has no more."""

PRESSES = 8
NARROWER = (110, 40)
SOUGHT = "Nordheim"
FILTERED_WITHIN = 10
"""Milliseconds from a letter to the list that it leaves."""


class Compared(ABC):
    """The desk on two articles, in an order of chance, each in its working copy."""

    def __init__(self, room: Room, sizes: tuple[tuple[int, int], tuple[int, int]]) -> None:
        self.room = room
        self.desks = tuple(Desk(room, size) for size in sizes)
        self._copies: dict[tuple[int, int], Path] = {}

    def round(self) -> None:
        for desk in self.room.chance.sample(self.desks, len(self.desks)):
            with desk.opened(self._copy(desk), settings="stays") as terminal:
                self.measure(desk, desk.ready(terminal))

    @abstractmethod
    def measure(self, desk: Desk, terminal: Terminal) -> None:
        """Strikes the keys, and adds what they took."""

    def add(self, what: str, desk: Desk, *values: float) -> None:
        self.room.samples.add(what, self.whom(desk), *values)

    @abstractmethod
    def whom(self, desk: Desk) -> str:
        """What the desk is called in the table."""

    def compared(self, what: str, words: str, goal: float | None) -> Row:
        big, small = (Series(what, self.whom(desk)) for desk in self.desks)
        return ratio(self.room.samples, words, big, small, goal)

    def _copy(self, desk: Desk) -> Path:
        """One for all rounds: ratings given twice are as good as new ones."""
        size = (desk.words, desk.claims)
        if size not in self._copies:
            self._copies[size] = self.room.databases.copy(desk.path)
        return self._copies[size]


class Words(Compared):
    """An article of 1,000,000 words with 5,000 claims against one of 1,000 with 20."""

    name = "words"

    def __init__(self, room: Room) -> None:
        super().__init__(room, (BIG, SMALL))

    def round(self) -> None:
        super().round()
        self._mount()

    def measure(self, desk: Desk, terminal: Terminal) -> None:
        self.add("start of words", desk, terminal.painted(*desk.signs))
        terminal.press(HOME)  # twenty claims leave no room behind the first that is open
        for _ in range(PRESSES):
            self.add("cursor of words", desk, terminal.press(DOWN).painted)
            self.add("recolour", desk, terminal.press("1").painted)
        to_article(terminal)
        terminal.press(TEXT_START)
        for _ in range(PAGES):
            self.add("page of words", desk, terminal.press(PAGE_DOWN).painted)
        for _ in range(PRESSES):
            self.add("line of words", desk, terminal.press(UP).painted)
        for size in (NARROWER, SIZE):
            self.add("resize", desk, right_after_resize(terminal, size))

    def rows(self) -> list[Row]:
        resized = Series("resize", self.whom(self.desks[0]))
        words = "1,000,000 words and 5,000 claims to 1,000 and 20"
        return [
            self.compared("mount", f"{words}: mount", 1.5),
            self.compared("start of words", f"{words}: start from the call", 1.5),
            self.compared("recolour", f"{words}: rating key to painted", 1.2),
            self.compared("page of words", f"{words}: article page", 1.2),
            self.compared("line of words", f"{words}: article line", 1.2),
            self.compared("cursor of words", f"{words}: claims cursor", 1.2),
            Row(
                "resize of the 1,000,000-word article to the first right frame",
                self.room.samples.median(*resized),
                100,
                "ms",
                one(self.room.samples, resized),
            ),
        ]

    def whom(self, desk: Desk) -> str:
        return f"{desk.words:,} words"

    def _mount(self) -> None:
        found = self.room.programs.told("mounting", 1, *(desk.path for desk in self.desks))
        for desk in self.desks:
            self.add("mount", desk, *(wall for wall, _ in found[str(desk.path)]))


class Claims(Compared):
    """A list of 50,000 claims against one of 100."""

    name = "claims"

    def __init__(self, room: Room) -> None:
        super().__init__(room, (MANY, FEW))

    def measure(self, desk: Desk, terminal: Terminal) -> None:
        for _ in range(PRESSES):
            self.add("cursor of claims", desk, terminal.press(DOWN).painted)
        begun, *letters = filtered(terminal, SOUGHT, f"with “{SOUGHT}”")
        self.add("filter begun", desk, begun.painted)
        self.add("filter", desk, *(letter.painted for letter in letters))

    def rows(self) -> list[Row]:
        whom = self.whom(self.desks[0])
        samples, shown, begun = (
            self.room.samples,
            Series("filter", whom),
            Series("filter begun", whom),
        )
        return [
            self.compared("cursor of claims", "50,000 claims to 100: claims cursor", 1.2),
            self.compared("filter", "50,000 claims to 100: letter of a filter", None),
            Row(
                "50,000 claims: filter begun",
                samples.median(*begun),
                FILTERED_WITHIN,
                "ms",
                one(samples, begun),
            ),
            Row(
                "50,000 claims: filter shown, letter by letter",
                samples.median(*shown),
                FILTERED_WITHIN,
                "ms",
                one(samples, shown),
            ),
            Row(
                "50,000 claims: filter shown, 95th percentile of the letters",
                samples.of(*shown).high,
                FILTERED_WITHIN,
                "ms",
                f"at worst {samples.of(*shown).most:.1f} ms",
            ),
        ]

    def whom(self, desk: Desk) -> str:
        return f"{desk.claims:,} claims"


def right_after_resize(terminal: Terminal, size: tuple[int, int]) -> float:
    """Gives the terminal another size; ms until the frame that shows what the last one shows."""
    before = len(terminal.frames)
    at = terminal.resize(size)
    terminal.still()
    wanted = terminal.screen.text
    for shown in range(before + 1, len(terminal.frames) + 1):
        if terminal.screen_after(shown).text == wanted:
            return (terminal.frames[shown - 1].at - at) / 1e6
    raise terminal.stuck(f"Nothing was painted for the size {size}")


def filtered(terminal: Terminal, words: str, sign: str) -> list[Press]:
    """Filters a list by words; what the key that begins did, and each letter."""
    presses = [terminal.press(key) for key in ("f", *words)]
    terminal.press(ENTER)
    if sign not in terminal.screen.text:
        raise terminal.stuck("The list was not filtered")
    return presses
