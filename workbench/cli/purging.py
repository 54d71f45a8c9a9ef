"""The command that removes a source for good."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UnknownThing, UsageError

if TYPE_CHECKING:
    from workbench.workspace.workspace import Workspace


def declare_purge(parser: Parser) -> None:
    parser.add_argument("source", metavar="SOURCE", type=addressing.source)
    parser.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")
    add_json(parser)


def purge(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened

    with opened(arguments, writes=True) as workspace:
        if not arguments.yes and not _is_agreed(workspace, arguments.source.id):
            output.say("Nothing was removed.")
            return PROBLEMS
        moved = _moved_up(workspace, arguments.source.id)
        outcome = done(workspace.sources.purge(arguments.source.id))
    if arguments.json:
        output.data(outcome._asdict())
    else:
        rows = ", ".join(f"{count} {table}" for table, count in outcome.removed.items() if count)
        output.line(f"s{outcome.source}  purged: {rows or 'nothing was left of it'}")
    for said in moved:
        output.say(said)
    if outcome.copies:
        output.say(f"Copies of before still have it: {', '.join(outcome.copies)}.")
    if outcome.hindered:
        output.say(f"{outcome.hindered} Purge it again to finish.")
    return PROBLEMS if outcome.hindered else DONE


def _is_agreed(workspace: "Workspace", identity: int) -> bool:
    """What is gone cannot be brought back: a person at a terminal is asked, a script has to say."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            "What is purged is gone for good, and nobody is at a terminal to be asked.",
            "Nothing was removed. Call it with --yes if you are sure.",
        )
    try:
        source = workspace.read.source(identity)
    except UnknownThing:  # purged before: what was hindered then is finished
        return True
    claims = "1 claim" if source.uses == 1 else f"{source.uses} claims"
    output.say(f"“{source.title or source.url}” stands on {claims}. It goes for good, with its")
    output.say("captures, its passages and what the history says of it. Type “purge” to remove it:")
    return sys.stdin.readline().strip().lower() == "purge"


def _moved_up(workspace: "Workspace", identity: int) -> list[str]:
    """What is said of articles where sources after this one will have other numbers."""
    said = []
    for article in sorted({pin.article for pin in workspace.read.proof.pins(identity)}):
        numbers = workspace.read.source_numbers(article)
        number = numbers[identity]
        if number < len(numbers):
            said.append(
                f"In article {article} the sources after [{number}] move up by one: where a reason "
                f"or a note names [{number + 1}], that is [{number}] now."
            )
    return said


GRAMMAR = {"purge": (declare_purge, purge)}
