"""`python -m bench --guard`: what must hold in every build, measured in a minute."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bench import limits
from bench.desk import COMMON, Desk
from bench.figures import Samples
from bench.room import Room
from bench.rows import Row
from bench.scenarios.commands import Commands
from bench.scenarios.keys import Cursor, Rating, Reading
from bench.scenarios.start import FirstFrame

SMALL = (1_000, 20)

PRESSED = (
    ("claims cursor", "down"),
    ("rating", "1+6"),
    (None, "tab"),
    (None, "tab"),
    ("article line", "down"),
    ("article page", "pagedown"),
)
"""What is counted, and its keys, in order; two tabs lead from the list to the article."""

Say = Callable[[str], object]


class Ratio(NamedTuple):
    """A scenario whose first so many rows may not exceed a limit."""

    make: type[FirstFrame | Cursor | Commands]
    rounds: int
    rows: int
    limit: float


RATIOS = (
    Ratio(FirstFrame, 9, 1, limits.START),
    Ratio(Cursor, 4, 1, limits.CURSOR),
    Ratio(Commands, 4, 2, limits.COMMAND),
)
"""With so many rounds a ratio moves by a tenth at most on a machine that does other things too."""


class Counted(NamedTuple):
    """What a key took, at the median."""

    queries: float
    painted: float
    taken: float


def guard(room: Room, say: Say) -> Iterator[Row]:
    """Each thing that must hold, and whether it does."""
    say("modules at the first frame")
    yield from _modules(room)
    say("queries and lines of a key")
    yield from _counts(room)
    say("frames and bytes of a key")
    for keys in (Cursor(room), Reading(room), Rating(room)):
        keys.workbench()
        for row in keys.output():
            yield replace(row, goal=limits.KILOBYTES) if row.unit == "kB" else row
    for checked in RATIOS:
        say(f"{checked.make.name}, to what does nothing")
        yield from _ratio(room, checked)


def _modules(room: Room) -> Iterator[Row]:
    desk = Desk(room, COMMON)
    out = room.databases.copies / "modules.txt"
    with room.programs.probe("loading", desk.path, out) as terminal:
        terminal.painted(*desk.signs)
    loaded = out.read_text(encoding="utf-8").split("\n")
    early = [name for name in loaded if _is_within(name, limits.NOT_AT_THE_FIRST_FRAME)]
    yield Row(
        "at the first frame: modules that it does without", len(early), 0, "", ", ".join(early[:9])
    )
    yield Row("at the first frame: modules", len(loaded), limits.MODULES, "")


def _is_within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in packages)


def _counts(room: Room) -> Iterator[Row]:
    long, short = (_counted(room, Desk(room, size).path) for size in (COMMON, SMALL))
    for name, most in limits.QUERIES.items():
        yield Row(f"{name}: queries", long[name].queries, most, "")
        more = long[name].queries - short[name].queries
        yield Row(f"{name}: queries more in a long article", more, limits.MORE_QUERIES, "")
        yield Row(f"{name}: lines painted", long[name].painted, limits.PAINTED, "")
        yield Row(f"{name}: lines rendered", long[name].taken, limits.RENDERED, "")


def _counted(room: Room, path: Path) -> dict[str, Counted]:
    copy = room.databases.copy(path)
    found = room.programs.told("counting", copy, *(keys for _, keys in PRESSED))
    room.databases.forget(copy)
    return {
        name: _medians(presses)
        for (name, _), presses in zip(PRESSED, found, strict=True)
        if name is not None
    }


def _medians(presses: list[dict[str, Any]]) -> Counted:
    return Counted(
        *(statistics.median(press[name] for press in presses) for name in Counted._fields)
    )


def _ratio(room: Room, checked: Ratio) -> list[Row]:
    """Where it is exceeded it is measured again, with twice the rounds, before it is told: a
    machine that was busy with something else is no fault.
    """
    rows = _measured(room, checked, checked.rounds)
    if all(row.holds for row in rows):
        return rows
    return _measured(room, checked, 2 * checked.rounds)


def _measured(room: Room, checked: Ratio, rounds: int) -> list[Row]:
    scenario = checked.make(room._replace(samples=Samples()))
    for _ in range(rounds):
        scenario.round()
    return [replace(row, goal=checked.limit) for row in scenario.rows()[: checked.rows]]
