"""The commands on claims that are there: list, show and rate them."""

from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from workbench.workspace.workspace import Workspace

REOPEN = "open"
"""The word that stands for taking a verdict back; no rating may have it as its key."""


def declare_claims(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    add_json(parser)


def declare_show(parser: Parser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=addressing.claim)
    add_json(parser)


def declare_rate(parser: Parser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=addressing.claim)
    parser.add_argument(
        "rating", metavar="RATING", help="a key of the article's scale, or open to re-open"
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="the rationale")
    add_json(parser)


def list_claims(arguments: Namespace) -> int:
    from workbench.cli import shapes, wording
    from workbench.cli.session import opened

    with opened(arguments) as workspace:
        article = workspace.read.article(arguments.article)
        rows = workspace.read.claims(article.id)
        waits = {row.claim for row in workspace.read.revisions.waiting(article.id)}
        if arguments.json:
            lost = workspace.read.revisions.lost(article.revision_id)
            output.data(
                [
                    shapes.claim(workspace.read.detail(row.id), lost, waits=row.id in waits)
                    for row in rows
                ]
            )
        elif rows:
            output.table(
                wording.claim_row(row, article.scale, waits=row.id in waits) for row in rows
            )
        else:
            output.say(f"Nothing is marked in “{article.title}” yet.")
    return DONE


def show(arguments: Namespace) -> int:
    from workbench.cli.session import claim_id, opened

    with opened(arguments) as workspace:
        tell_claim(workspace, arguments, claim_id(workspace, arguments.claim), whole=True)
    return DONE


def rate(arguments: Namespace) -> int:
    from workbench.cli.session import claim_id, done, opened

    rating = None if arguments.rating == REOPEN else arguments.rating
    with opened(arguments, writes=True) as workspace:
        claim = claim_id(workspace, arguments.claim)
        seen_in = workspace.read.article(arguments.claim.article).revision_id
        done(workspace.verdicts.rate([claim], rating, arguments.note, seen_in))
        tell_claim(workspace, arguments, claim)
    return DONE


def tell_claim(
    workspace: "Workspace", arguments: Namespace, claim: int, whole: bool = False
) -> None:
    """Prints a claim as it is now: as JSON, whole for people, or in a line."""
    from workbench.cli import shapes, wording

    detail = workspace.read.detail(claim)
    article = workspace.read.article(detail.claim.article)
    lost = workspace.read.revisions.lost(article.revision_id, claim)
    waits = bool(workspace.read.revisions.waiting(article.id, [claim]))
    scale = article.scale
    if arguments.json:
        output.data(shapes.claim(detail, lost, waits=waits))
    elif whole:
        wording.tell_claim(detail, scale, lost, waits=waits)
    else:
        output.table([wording.claim_row(detail.claim, scale, waits=waits)])


GRAMMAR = {
    "claims": (declare_claims, list_claims),
    "show": (declare_show, show),
    "rate": (declare_rate, rate),
}
