"""`python -m bench`: measures the workbench against hello, a Textual app that does nothing."""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import report
from bench.databases import Databases
from bench.figures import Samples
from bench.guard import guard
from bench.machine import IN_MEMORY, commit, file_system, machine
from bench.profiles import profile
from bench.programs import CHECKOUT, Programs
from bench.room import Room, Scenario
from bench.scenarios.captures import Captures
from bench.scenarios.carry import Carry
from bench.scenarios.commands import Commands
from bench.scenarios.evidence import Evidence
from bench.scenarios.exports import Exports
from bench.scenarios.importing import Importing
from bench.scenarios.keys import Cursor, Rating, Reading
from bench.scenarios.library import Library
from bench.scenarios.links import Links
from bench.scenarios.offers import Offers
from bench.scenarios.record import Record
from bench.scenarios.sizes import Claims, Words
from bench.scenarios.start import Start
from bench.scenarios.waiting import Cold, Held, Idle
from bench.scenarios.walk import Walk
from bench.terminal import Stuck

ROUNDS = 15
"""Fewest rounds for a result to be told: medians of fewer still move with the machine's mood."""

SCENARIOS: dict[str, Callable[[Room], Scenario]] = {
    each.name: each
    for each in (
        Start,
        Cold,
        Cursor,
        Reading,
        Rating,
        Evidence,
        Held,
        Idle,
        Words,
        Claims,
        Library,
        Commands,
        Importing,
        Links,
        Captures,
        Carry,
        Exports,
        Offers,
        Walk,
        Record,
    )
}


def main(words: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(words)
    if arguments.list:
        tell("\n".join(SCENARIOS))
        return 0
    if not sys.platform.startswith("linux"):
        say("The bench reads processor time and memory as Linux tells them, and runs only there.")
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_disk()) as name:
        folder = Path(name)
        room = Room(
            Programs(arguments.python, folder),
            Databases(arguments.data or folder / "databases", folder / "copies", say),
            Samples(),
            random.Random(arguments.seed),
        )
        try:
            return _carry_out(room, arguments)
        except Stuck as stuck:
            say(f"\nA program did not do what was waited for: {stuck}")
            return 1


def _carry_out(room: Room, arguments: argparse.Namespace) -> int:
    if arguments.guard:
        return _guard(room)
    if arguments.profile:
        tell(profile(room))
    else:
        _measure(room, arguments)
    return 0


def _guard(room: Room) -> int:
    """Tells each limit and how it stands; 1 where one is exceeded."""
    rows = list(guard(room, say))
    tell(report.table(rows))
    exceeded = [row for row in rows if not row.holds]
    for row in exceeded:
        say(f"Exceeded: {row.what} is {row.value_in_words}, the limit {row.goal_in_words}.")
    return 1 if exceeded else 0


def _measure(room: Room, arguments: argparse.Namespace) -> None:
    scenarios = [SCENARIOS[name](room) for name in arguments.only or SCENARIOS]
    run(room, scenarios, arguments.rounds)
    rows = [row for scenario in scenarios for row in scenario.rows()]
    about = _about(room, arguments.rounds)
    tell(report.markdown(rows) if arguments.markdown else report.table(rows))
    tell("\n" + report.circumstances(about))
    if arguments.json:
        report.write_json(arguments.json, about, rows, room.samples)


def run(room: Room, scenarios: Sequence[Scenario], rounds: int) -> None:
    """So many rounds of all scenarios, each in an order of chance."""
    for number in range(rounds):
        for scenario in room.chance.sample(scenarios, len(scenarios)):
            say(f"round {number + 1} of {rounds}: {scenario.name}", passing=True)
            scenario.round()
    say("", passing=True)


def _about(room: Room, rounds: int) -> dict[str, Any]:
    return {
        "at": report.now(),
        "rounds": rounds,
        "machine": machine(),
        "versions": room.programs.versions,
        "commit": commit(CHECKOUT),
        "file_system": file_system(room.databases.copies),
    }


def _disk() -> str | None:
    """A folder for the databases that is on a disk, None for the usual one: what is kept in memory
    is durable at once, and a rating would look faster than it is.
    """
    usual = Path(tempfile.gettempdir())
    places = (usual, Path("/var/tmp"), Path.home(), Path.cwd())  # noqa: S108 - made by tempfile
    on_disk = (each for each in places if each.is_dir() and file_system(each) not in IN_MEMORY)
    return str(next(on_disk, usual))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often (default {ROUNDS})")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=SCENARIOS, help="only these")
    parser.add_argument("--list", action="store_true", help="name what can be measured")
    parser.add_argument("--python", type=Path, help="measure what is installed with this Python")
    parser.add_argument("--data", type=Path, help="keep the databases there for the next run")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    parser.add_argument("--guard", action="store_true", help="check limits, in a minute: for CI")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    parser.add_argument("--markdown", action="store_true", help="print the table for a document")
    parser.add_argument("--seed", type=int, default=None, help="of the order of things")
    return parser


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def say(words: str, passing: bool = False) -> None:
    """Something on the way; `passing` words give way to the next, and need a terminal."""
    if passing and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
    elif not passing:
        sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
