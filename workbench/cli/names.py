"""The command on names: each once, with its spellings and what was found of it."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.states import NameVerdict

if TYPE_CHECKING:
    from workbench.model.names import Name


def declare(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument("--name", metavar="TEXT", help="judge the name that has this spelling")
    parser.add_argument(
        "--verdict",
        choices=[verdict.value for verdict in NameVerdict],
        help="what was found of its spelling and title",
    )
    parser.add_argument("--note", metavar="TEXT", help="and where, or what else")
    add_json(parser)


def names(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened
    from workbench.model.errors import UsageError
    from workbench.workspace.names import named

    judges = arguments.name is not None
    if judges != (arguments.verdict is not None) or (arguments.note is not None and not judges):
        raise UsageError("A verdict needs a name.", "Give both --name and --verdict.")
    with opened(arguments, writes=judges) as workspace:
        listed = workspace.names.of(workspace.read, arguments.article)
        if judges:
            one = named(listed, arguments.name)
            said = workspace.names.check(
                arguments.article, [one], arguments.verdict, arguments.note
            )
            done(said)
            listed = [
                each
                for each in workspace.names.of(workspace.read, arguments.article)
                if each.key == one.key
            ]
    if arguments.json:
        output.data([_shape(each) for each in listed])
    else:
        output.table(
            (each.found.verdict, each.titled, each.spelt, "; ".join(each.problems))
            for each in listed
        )
    return DONE


def _shape(name: "Name") -> dict[str, Any]:
    return {
        "name": name.words,
        "titles": list(name.titles),
        "spellings": [{"text": words, "count": count} for words, count in name.spellings],
        "count": name.times,
        "start": name.start,
        "holes": name.holes,
        "problems": list(name.problems),
        "verdict": name.found.verdict,
        "note": name.found.note,
        "by": name.found.by,
        "at": name.found.at or None,
    }


GRAMMAR = {"names": (declare, names)}
