"""The desk as the scenarios open it: on which article, what tells that it is there, which keys."""

import re
from functools import cached_property
from pathlib import Path

from bench.room import Room
from bench.terminal import Terminal
from bench.texts import story

COMMON = (50_000, 200)
"""Words and claims of the article that most is measured on."""

DOWN = "\x1b[B"
UP = "\x1b[A"
PAGE_DOWN = "\x1b[6~"
HOME = "\x1b[H"
TEXT_START = "\x1b[1;5H"
NEXT_PANE = "\t"
ENTER = "\r"
ESCAPE = "\x1b"

OPENING = 12
"""Letters of a text by which its first line is known: it is wrapped far behind them."""


class Desk:
    """The desk on an article of so many words and claims."""

    def __init__(self, room: Room, size: tuple[int, int]) -> None:
        self._room = room
        self.words, self.claims = size

    @cached_property
    def path(self) -> Path:
        return self._room.databases.article(self.words, self.claims)

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """What is painted when the header, the text and the list are."""
        opening = story(min(self.words, 1_000)).text[:OPENING]
        return (f"of {self.claims} settled", "Claims by place", opening)

    def opened(self, path: Path | None = None, settings: str = "plain") -> Terminal:
        """The desk in a terminal, as it starts."""
        return self._room.programs.workbench(path or self.path, settings=settings)

    def ready(self, terminal: Terminal) -> Terminal:
        """Waits until it is painted and at rest."""
        terminal.painted(*self.signs)
        terminal.rest()
        return terminal


def sign_of(claim: int) -> str:
    """What the detail says of the claim that is current."""
    return f" #{claim} "


def current(terminal: Terminal, frames: int | None = None) -> int:
    """The number of the claim that the detail shows, or showed after so many frames."""
    screen = terminal.screen if frames is None else terminal.screen_after(frames)
    found = re.search(r"\s#(\d+) \w+, said by", screen.text)
    if found is None:
        raise terminal.stuck("No claim is shown")
    return int(found[1])


def to_article(terminal: Terminal) -> None:
    """From the list, where the desk begins, to the article."""
    terminal.press(NEXT_PANE)
    terminal.press(NEXT_PANE)
