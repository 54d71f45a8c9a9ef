"""The commands on what was done: read it, undo it, do it again."""

from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbench.model.requests import Done, Reversal
    from workbench.model.views import ActionRow
    from workbench.workspace.workspace import Workspace


def declare_history(parser: Parser) -> None:
    parser.add_argument(
        "about",
        metavar="ARTICLE|CLAIM",
        nargs="?",
        type=addressing.article_or_claim,
        help="only on this article (3) or claim (3/12)",
    )
    add_json(parser)


def tell(arguments: Namespace) -> int:
    from workbench.cli import shapes, wording
    from workbench.cli.session import opened

    with opened(arguments) as workspace:
        rows = _actions(workspace, arguments.about)
        if arguments.json:
            output.data([shapes.action(row, workspace.read.changes(row.id)) for row in rows])
        elif rows:
            output.table(wording.action_row(row) for row in rows)
        else:
            output.say("Nothing was done there yet.")
    return DONE


def _actions(
    workspace: "Workspace", about: int | addressing.ClaimAddress | None
) -> "list[ActionRow]":
    if about is None:
        return workspace.read.actions()
    if isinstance(about, int):
        workspace.read.article(about)
        return workspace.read.actions(article=about)
    return workspace.read.actions(claim=workspace.read.claim_id(*about))


def undo(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=True) as workspace:
        _tell_reversal(arguments, _reversed("Undoing", workspace.history.undo))
    return DONE


def redo(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=True) as workspace:
        _tell_reversal(arguments, _reversed("Redoing", workspace.history.redo))
    return DONE


def _reversed(said: str, reverse: "Callable[..., Future[Done[Reversal]]]") -> "Reversal":
    from workbench.cli.progress import ProgressBar
    from workbench.cli.session import done

    with ProgressBar(said, 0) as bar:
        return done(reverse(tell=bar.tell))


def _tell_reversal(arguments: Namespace, reversal: "Reversal") -> None:
    if arguments.json:
        output.data(reversal._asdict())
    else:
        where = f"  (article {reversal.article})" if reversal.article is not None else ""
        output.line(f"{reversal.label}{where}")


GRAMMAR = {
    "history": (declare_history, tell),
    "undo": (add_json, undo),
    "redo": (add_json, redo),
}
