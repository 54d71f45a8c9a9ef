"""A person at the desk in a terminal: steps that wait for what they cause, and what is on disk."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

from on_disk import Disk
from terminal import WAIT, Terminal

Start = Callable[..., Terminal]
"""Starts the program with words of the command line; other arguments are `Terminal`'s."""

_TARGET = re.compile(r"^ ?#(\d+)\b")

FIRST_KEYS = {"Enter mark": "article", "s source": "claims", "Enter edit": "detail"}


class AtDesk:
    """The desk on article 1 of a file, in a terminal that has just been started on it."""

    def __init__(self, terminal: Terminal, db: Path) -> None:
        self.terminal = terminal
        self.disk = Disk(db)
        self.claims = InClaims(self)
        terminal.wait_for(lambda: self.target)

    # what is seen

    @property
    def target(self) -> str:
        """The footer's first row: what a digit would act on."""
        return self.terminal.lines[-2].strip()

    @property
    def current(self) -> int | None:
        """The number of the claim that the footer names, None where it names none."""
        named = _TARGET.match(self.target)
        return int(named[1]) if named else None

    @property
    def pane(self) -> str:
        """The pane with the focus, by the first of the keys that the footer names."""
        keys = self.terminal.lines[-1].strip()
        return next((pane for first, pane in FIRST_KEYS.items() if keys.startswith(first)), "")

    @property
    def header(self) -> str:
        return "\n".join(self.terminal.lines[:2])

    def wait_for(self, what: str | Callable[[], object], timeout: float = WAIT) -> Self:
        self.terminal.wait_for(what, timeout)
        return self

    # what is done

    def press(self, *keys: str) -> Self:
        self.terminal.press(*keys)
        return self

    def paste(self, text: str, bracketed: bool = True) -> Self:
        self.terminal.paste(text, bracketed)
        return self

    def mark_hole(self) -> Self:
        """Enter on the hole under the caret, then on to the next one."""
        before = len(self.disk.claims())
        self.wait_for(lambda: "hole" in self.target)
        self.press("enter").wait_for(lambda: len(self.disk.claims()) == before + 1)
        self.wait_for(lambda: self.current is not None)
        return self.press("n")

    def leave(self) -> int:
        """Ctrl+Q; the exit code."""
        return self.press("ctrl+q").terminal.exit_code()


class InClaims:
    """The list of claims."""

    def __init__(self, desk: AtDesk) -> None:
        self._desk = desk

    def focus(self) -> AtDesk:
        """Tab until the list has the focus."""
        desk = self._desk
        while (pane := desk.wait_for(lambda: desk.pane).pane) != "claims":
            desk.press("tab").wait_for(lambda pane=pane: desk.pane not in ("", pane))
        return desk

    def highlight(self, number: int) -> AtDesk:
        """Go to a claim by its number, from wherever the desk is."""
        desk = self._desk
        desk.press("g").wait_for("Go to").press(*f"#{number}", "enter")
        return desk.wait_for(lambda: desk.current == number)
