"""What became of captures, and of a run of many, in values that desk and commands show."""

from typing import NamedTuple

from workbench.model.states import Match


class Taken(NamedTuple):
    """A capture that is stored, and how it compares with the one before.

    `is_changed` is None where there was none with a text. `gone` are the claims whose pinned
    passage is not in it any more. `note` says why it has no text, if so.
    """

    source: int
    capture: int
    characters: int
    is_changed: bool | None = None
    gone: tuple[int, ...] = ()
    note: str = ""


class Missed(NamedTuple):
    """An address that gave no capture: `outcome` is one of `captured.Probe`, with a sentence.

    `is_refused` is the guard's word, whatever the network is like: nothing was sent.
    """

    source: int
    outcome: str
    detail: str
    is_refused: bool = False


class Progress(NamedTuple):
    """How far a run is. `last` is what was done last, None before the first."""

    done: int
    total: int
    taken: int = 0
    changed: int = 0
    gone: int = 0
    missed: int = 0
    last: Taken | Missed | None = None
    stopped: bool = False

    @property
    def is_over(self) -> bool:
        return self.stopped or self.done == self.total


class Sought(NamedTuple):
    """A passage that somebody typed, looked for in a capture: where it stands, if it does."""

    evidence: int
    passage: str
    match: Match
    start: int | None
    end: int | None
