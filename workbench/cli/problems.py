"""The command that lists what stands in the way of a check that holds."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from workbench.model.problems import Problem


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
        output.data([_shape(each, article.id) for each in found])
    elif found:
        output.table(
            (_address(each, article.id) or "-", each.kind, _words(each.text, each.reason))
            for each in found
        )
    else:
        output.say(f"No problem is known of “{article.title}”.")
    return PROBLEMS if any(not each.reason for each in found) else DONE


def _shape(problem: "Problem", article: int) -> dict[str, Any]:
    return {**problem._asdict(), "claim": _address(problem, article)}


def _address(problem: "Problem", article: int) -> str | None:
    """The claim that it is a problem of, None where it is one of the article as a whole."""
    return None if problem.number is None else f"{article}/{problem.number}"


def _words(text: str, reason: str) -> str:
    return f"{text} Set aside: {reason}" if reason else text


GRAMMAR = {"problems": (declare, list_problems)}
