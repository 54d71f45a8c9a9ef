"""The command that lists what waits for a day, over all articles."""

from argparse import Namespace

from workbench.cli import output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json


def declare(parser: Parser) -> None:
    add_json(parser)


def list_due(arguments: Namespace) -> int:
    from workbench.cli.session import opened
    from workbench.model.clock import today

    with opened(arguments) as workspace:
        found = workspace.read.queries.due()
        day = today(workspace.clock).isoformat()
    if arguments.json:
        output.data([{**each._asdict(), "overdue": each.is_overdue(day)} for each in found])
    elif found:
        from workbench.cli import wording

        output.table(wording.due_row(each, day) for each in found)
    else:
        output.say("Nothing waits for a day, and nothing for a second reader.")
    return DONE


GRAMMAR = {"today": (declare, list_due)}
