"""What arrives from the keyboard, put right before the app sees it: quick Esc, pasted bursts.

Pure of the terminal, so that a test can type into it. A terminal sends Esc and a key that follows
at once as one sequence, and one without bracketed paste delivers a pasted address as single keys:
both would otherwise do what nobody asked for.
"""

import re
from collections.abc import Generator, Iterable, Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

BURST = 4
"""Printable keys that arrive in one read from which on they may be a paste: nobody types so fast,
and a held key under load comes in smaller bunches or is the same key all along."""

HOLD_SECONDS = 0.03
"""How long a burst is held back for the rest of a paste that the terminal cut in two."""

KNOWN = 500
"""Keys remembered by what the terminal sends for them: parsing takes longer than acting."""

PASTE_BEGINS = "\x1b[200~"
PASTE_ENDS = "\x1b[201~"

# Esc before what begins no sequence of a key: known are Esc f and Esc b (words), Tab and Backspace.
_ESCAPED_KEY = re.compile("\x1b(?=[^\x1b\\[O\\]_^\\\\\t\x7ffb])")


class Typing:
    """Turns what the terminal sends into events. `wait` is how long to wait before `rest`."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._held: list[events.Key] = []
        self._tail = ""
        self._paste: str | None = None
        self._known: dict[str, tuple[str, str | None]] = {}

    @property
    def wait(self) -> float | None:
        """Seconds until `rest` should be called if nothing more arrives, None for never."""
        if self._tail or self._parser._timeout_time is not None:
            return constants.ESCAPE_DELAY
        return HOLD_SECONDS if self._held else None

    def feed(self, data: str) -> list[Message]:
        """The events of `data`; some may be held back until more arrives, or until `rest`."""
        if self._is_between() and data in self._known:
            return [events.Key(*self._known[data])]
        begins = self._is_between()
        found = list(self._bursts(self._events(data)))
        if begins and self._is_between() and len(found) == 1 and isinstance(found[0], events.Key):
            self._remember(data, found[0])
        return found

    def _is_between(self) -> bool:
        """Whether nothing is begun that what comes next could belong to."""
        return self._paste is None and self.wait is None

    def _remember(self, data: str, key: events.Key) -> None:
        if len(self._known) >= KNOWN:
            self._known.clear()
        self._known[data] = (key.key, key.character)

    def rest(self) -> list[Message]:
        """The events that were held back."""
        tail, self._tail = self._tail, ""
        if tail == "\x1b":
            return [*self._release(), events.Key("escape", tail)]
        found = list(self._parser.feed(tail)) if tail else []
        return [*self._release(), *found, *self._parser.tick()]

    def _events(self, data: str) -> Iterator[Message]:
        """The events of `data`, a paste in brackets taken whole: Esc in it is no key."""
        data, self._tail = self._tail + data, ""
        while data:
            if self._paste is not None:
                data = yield from self._pasted(data)
                continue
            keys, begins, data = data.partition(PASTE_BEGINS)
            if begins:
                self._paste = ""
            else:
                keys = self._without_tail(keys)
            yield from self._keys(keys)

    def _pasted(self, data: str) -> Generator[Message, None, str]:
        """Take up what belongs to the paste; what follows it."""
        before = self._paste or ""
        whole = before + data
        end = whole.find(PASTE_ENDS, max(0, len(before) - len(PASTE_ENDS)))
        if end < 0:
            self._paste = whole
            return ""
        self._paste = None
        yield events.Paste(whole[:end].replace("\x00", ""))
        return whole[end + len(PASTE_ENDS) :]

    def _without_tail(self, data: str) -> str:
        """`data` without the beginning of a sequence at its end that may be a paste's."""
        for length in range(len(PASTE_BEGINS) - 1, 0, -1):
            if data.endswith(PASTE_BEGINS[:length]):
                self._tail = data[-length:]
                return data[:-length]
        return data

    def _keys(self, data: str) -> Iterator[Message]:
        first, *others = _ESCAPED_KEY.split(data)
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
