"""The commands that look after the file: verify it, copy it."""

from argparse import Namespace
from pathlib import Path

from workbench.cli import later, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json


def declare_verify(parser: Parser) -> None:
    parser.add_argument("packet", nargs="?", metavar="PACKET", help="not there yet")
    add_json(parser)


def declare_backup(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", help="where to; must not exist yet")
    add_json(parser)


def verify(arguments: Namespace) -> int:
    if arguments.packet is not None:
        raise later.not_yet("The check of a packet", "exports")
    from workbench.cli.session import opened

    with opened(arguments) as workspace:
        outcome = workspace.care.verify()
    if arguments.json:
        output.data(outcome._asdict())
    else:
        output.table((name, f"{number:,} checked") for name, number in outcome.checked.items())
        for problem in outcome.problems:
            output.line(problem)
        output.say("All is well." if not outcome.problems else "Not all is well.")
    return PROBLEMS if outcome.problems else DONE


def backup(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    target = Path(arguments.path).expanduser()
    with opened(arguments) as workspace:
        workspace.care.backup(target)
    size = target.stat().st_size
    if arguments.json:
        output.data({"path": str(target), "bytes": size})
    else:
        output.line(f"{target}  {size:,} bytes")
    return DONE


GRAMMAR = {"verify": (declare_verify, verify), "backup": (declare_backup, backup)}
