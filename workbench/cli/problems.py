"""The command that lists what stands in the way of a check that holds."""

from argparse import Namespace

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json


def declare(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    add_json(parser)


def list_problems(arguments: Namespace) -> int:
    from workbench.cli.session import opened
    from workbench.workspace.problems import problems

    with opened(arguments) as workspace:
        article = workspace.read.article(arguments.article)
        found = problems(workspace.read, article.id, workspace.settings.settles_with)
    if arguments.json:
        output.data([{**each._asdict(), "claim": f"{article.id}/{each.number}"} for each in found])
    elif found:
        output.table(
            (f"{article.id}/{each.number}", each.kind, _words(each.text, each.reason))
            for each in found
        )
    else:
        output.say(f"No problem is known of “{article.title}”.")
    return PROBLEMS if any(not each.reason for each in found) else DONE


def _words(text: str, reason: str) -> str:
    return f"{text} Set aside: {reason}" if reason else text


GRAMMAR = {"problems": (declare, list_problems)}
