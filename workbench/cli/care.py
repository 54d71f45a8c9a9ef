"""The commands that look after the file: verify it, copy it."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from workbench.model.requests import VerifyOutcome


def declare_verify(parser: Parser) -> None:
    parser.add_argument(
        "packet",
        nargs="?",
        metavar="PACKET",
        help="a packet to check instead, a folder or a .zip: no file of your own is needed",
    )
    add_json(parser)


def declare_backup(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", help="where to; must not exist yet")
    add_json(parser)


def verify(arguments: Namespace) -> int:
    outcome = _of_packet(arguments) if arguments.packet is not None else _of_file(arguments)
    if arguments.json:
        output.data(outcome._asdict())
    else:
        output.table((name, f"{number:,} checked") for name, number in outcome.checked.items())
        for problem in outcome.problems:
            output.line(problem)
        output.say("All is well." if not outcome.problems else "Not all is well.")
    return PROBLEMS if outcome.problems else DONE


def _of_packet(arguments: Namespace) -> "VerifyOutcome":
    from workbench.workspace.packets import verify as verify_packet

    return verify_packet(Path(arguments.packet).expanduser())


def _of_file(arguments: Namespace) -> "VerifyOutcome":
    from workbench.cli.session import opened

    with opened(arguments) as workspace:
        return workspace.care.verify()


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
