"""What arrives from the keyboard, put right before the app sees it: quick Esc, pasted bursts.

Pure of the terminal, so that a test can type into it. A terminal sends Esc and a key that follows
at once as one sequence, and one without bracketed paste delivers a pasted address as single keys:
both would otherwise do what nobody asked for.
"""

import re
from collections.abc import Iterable, Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

BURST = 4
"""Printable keys that arrive in one read from which on they may be a paste: nobody types so fast,
and a held key under load comes in smaller bunches or is the same key all along."""

HOLD_SECONDS = 0.03
"""How long a burst is held back for the rest of a paste that the terminal cut in two."""

_PASTE = re.compile("(\x1b\\[200~.*?(?:\x1b\\[201~|\\Z))", re.DOTALL)
# Esc before what begins no sequence of a key: known are Esc f and Esc b (words), Tab and Backspace.
_ESCAPED_KEY = re.compile("\x1b(?=[^\x1b\\[O\\]_^\\\\\t\x7ffb])")


class Typing:
    """Turns what the terminal sends into events. `wait` is how long to wait before `rest`."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._held: list[events.Key] = []
        self._alone = False
        self._pasting = False

    @property
    def parser(self) -> XTermParser:
        return self._parser

    @property
    def wait(self) -> float | None:
        """Seconds until `rest` should be called if nothing more arrives, None for never."""
        if self._alone:
            return constants.ESCAPE_DELAY
        if self._held:
            return HOLD_SECONDS
        return constants.ESCAPE_DELAY if self._parser._timeout_time is not None else None

    def feed(self, data: str) -> list[Message]:
        """The events of `data`; some may be held back until more arrives, or until `rest`."""
        if self._alone:
            data, self._alone = "\x1b" + data, False
        if data.endswith("\x1b") and not self._pasting:
            data, self._alone = data[:-1], True
        return list(self._bursts(self._events(data)))

    def rest(self) -> list[Message]:
        """The events that were held back."""
        found: list[Message] = []
        if self._alone:
            self._alone = False
            found.append(events.Key("escape", "\x1b"))
        else:
            found.extend(self._parser.tick())
        return [*self._release(), *found]

    def _events(self, data: str) -> Iterator[Message]:
        for piece in _PASTE.split(data):
            if self._pasting or piece.startswith("\x1b[200~"):
                self._pasting = "\x1b[201~" not in piece
                yield from self._parser.feed(piece)
                continue
            first, *others = _ESCAPED_KEY.split(piece)
            if first:
                yield from self._parser.feed(first)
            for other in others:
                yield events.Key("escape", "\x1b")
                yield from self._parser.feed(other)

    def _bursts(self, found: Iterable[Message]) -> Iterator[Message]:
        """Runs of printable keys as one paste where they hold an address, else as they are."""
        run: list[events.Key] = []
        for event in found:
            if isinstance(event, events.Key) and (_is_text(event) or (run and _is_break(event))):
                run.append(event)
                continue
            yield from self._settle(run)
            yield from self._release()
            run = []
            yield event
        if self._held or _is_burst(run):
            self._held.extend(run)
        else:
            yield from run

    def _settle(self, run: list[events.Key]) -> Iterator[Message]:
        if self._held or _is_burst(run):
            self._held.extend(run)
        else:
            yield from run

    def _release(self) -> Iterator[Message]:
        held, self._held = self._held, []
        text = "".join("\n" if _is_break(key) else key.character or "" for key in held)
        if "://" in text:
            yield events.Paste(text)
        else:
            yield from held


def _is_text(event: events.Key) -> bool:
    return event.character is not None and event.character.isprintable()


def _is_break(event: events.Key) -> bool:
    return event.key in ("enter", "tab")


def _is_burst(run: list[events.Key]) -> bool:
    return len(run) >= BURST and len({key.key for key in run}) >= BURST - 1
