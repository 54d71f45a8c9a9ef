"""The command for a damaged file: what is wrong, what can be recovered, and a new file of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from argparse import Namespace

    from workbench.model.requests import Recovery

FIRST_PROBLEMS = 10
"""Sentences on what is wrong: more of them say nothing new, and `verify` has them all."""


def declare(parser: Parser) -> None:
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="the damaged file; else the one of --db"
    )
    parser.add_argument(
        "--into", metavar="NEW", help="write what can be recovered there; must not exist yet"
    )
    add_json(parser)


def doctor(arguments: Namespace) -> int:
    """Says 0 where nothing is wrong, 1 where something is, whatever could be recovered."""
    from workbench.cli.session import place
    from workbench.workspace import doctoring

    path = Path(arguments.path).expanduser() if arguments.path else place(arguments)
    into = Path(arguments.into).expanduser() if arguments.into else None
    wrong = doctoring.wrong_with(path)
    recovery = None
    if into is not None:
        recovery = doctoring.recover(path, into)
    elif wrong:
        recovery = doctoring.examine(path)
    if arguments.json:
        output.data(_shape(path, into, wrong, recovery))
    else:
        _tell(path, into, wrong, recovery)
    return PROBLEMS if wrong else DONE


def _shape(
    path: Path, into: Path | None, wrong: tuple[str, ...], recovery: Recovery | None
) -> dict[str, object]:
    shape: dict[str, object] = {"path": str(path), "wrong": wrong, "into": into and str(into)}
    if recovery is not None:
        shape |= recovery._asdict() | {"tables": [each._asdict() for each in recovery.tables]}
    return shape


def _tell(path: Path, into: Path | None, wrong: tuple[str, ...], recovery: Recovery | None) -> None:
    for problem in wrong[:FIRST_PROBLEMS]:
        output.line(problem)
    if len(wrong) > FIRST_PROBLEMS:
        output.line(f"… and {len(wrong) - FIRST_PROBLEMS:,} more: “workbench verify” has them.")
    if not wrong:
        output.line(f"Nothing is wrong with {path}.")
    if recovery is not None:
        _tell_recovery(recovery, into)
        output.say(
            f"{path} stays as it is. “workbench doctor {path} --into NEW” writes what can be "
            "recovered to a new file."
            if into is None
            else f"It is in {into}; {path} stays as it was. Keep both until you have looked."
        )


def _tell_recovery(recovery: Recovery, into: Path | None) -> None:
    output.line()
    output.line("What was recovered:" if into is not None else "What can be recovered:")
    output.table(
        (
            f"  {tally.table}",
            f"{tally.kept:,} {'row' if tally.kept == 1 else 'rows'}",
            f"{tally.rebuilt:,} of them from elsewhere" if tally.rebuilt else "",
            f"{tally.lost:,} lost" if tally.lost else "",
        )
        for tally in recovery.tables
        if tally.kept or tally.lost
    )
    output.line(f"  by: {', then '.join(recovery.ways)}, then the history")
    for title, sentences in (
        ("What is lost:", recovery.losses),
        ("What “workbench verify” will say of the new file:", recovery.problems),
    ):
        if sentences:
            output.line()
            output.line(title)
        for sentence in sentences:
            output.line(f"  {sentence}")
    if not recovery.losses and not recovery.problems:
        output.line("  Nothing that was recorded is known to be lost.")


GRAMMAR = {"doctor": (declare, doctor)}
