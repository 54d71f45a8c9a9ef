"""A library of 20,000 articles, 100,000 claims and 50,000 sources: opened, filtered, searched."""

from functools import cached_property
from pathlib import Path

from bench.bulk import LibrarySize
from bench.desk import ESCAPE
from bench.room import Room
from bench.rows import WORKBENCH, Row, Series, one
from bench.scenarios.sizes import filtered
from bench.terminal import Terminal

SIZE = LibrarySize(articles=20_000, claims=100_000, sources=50_000)
SIGN = f"{SIZE.articles:,} articles"
SOUGHT = "harbour"
CITED = "Register 42"
SHOWN_WITHIN = 50
"""Milliseconds: what takes longer is felt as waiting."""


class Library:
    """The list of all articles, and the search among all sources."""

    name = "library"

    def __init__(self, room: Room) -> None:
        self._room = room

    def round(self) -> None:
        with self._room.programs.workbench(self._path, None) as terminal:
            self._add("library start", terminal.painted(SIGN))
            terminal.rest()
            for press in filtered(terminal, SOUGHT, f"with “{SOUGHT}”"):
                self._add("library filter", press.painted)
        with self._room.programs.workbench(self._path, 1) as terminal:
            terminal.painted("of 5 settled")
            terminal.rest()
            self._find(terminal)
            self._add("library open", terminal.press("b").first)

    def _find(self, terminal: Terminal) -> None:
        terminal.press("s")
        for letter in CITED:
            press = terminal.press(letter)
            self._add("typed", press.first)
            self._add("found", press.painted)
        terminal.press(ESCAPE)

    def rows(self) -> list[Row]:
        return [
            self._row("library start", "library of 20,000 articles: from the call", None),
            self._row("library open", "library of 20,000 articles: from the desk", SHOWN_WITHIN),
            self._row(
                "library filter",
                "library of 20,000 articles: filter shown, letter by letter",
                SHOWN_WITHIN,
            ),
            self._worst(
                "library filter", "library of 20,000 articles: letter of a filter, at worst"
            ),
            self._row("found", "find among 50,000 sources: found after a key", SHOWN_WITHIN),
            self._worst("typed", "find among 50,000 sources: typed letter shown, at worst"),
        ]

    @cached_property
    def _path(self) -> Path:
        return self._room.databases.library(SIZE)

    def _add(self, what: str, value: float) -> None:
        self._room.samples.add(what, WORKBENCH, value)

    def _row(self, what: str, words: str, goal: float | None) -> Row:
        series = Series(what, WORKBENCH)
        samples = self._room.samples
        return Row(words, samples.median(*series), goal, "ms", one(samples, series))

    def _worst(self, what: str, words: str) -> Row:
        series = Series(what, WORKBENCH)
        found = self._room.samples.of(*series)
        return Row(words, found.most, SHOWN_WITHIN, "ms", one(self._room.samples, series))
