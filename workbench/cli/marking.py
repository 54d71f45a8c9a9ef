"""The command that marks a claim, or another place of one."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing
from workbench.cli.claims import tell_claim
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError
from workbench.model.states import PRIORITIES, ClaimKind, Flag

if TYPE_CHECKING:
    from workbench.model.requests import Place


def declare_mark(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument("--quote", metavar="TEXT", help="the words, as they stand in the article")
    parser.add_argument("--prefix", default="", metavar="TEXT", help="what stands before them")
    parser.add_argument("--suffix", default="", metavar="TEXT", help="what stands after them")
    parser.add_argument("--start", type=int, metavar="N", help="or where they start, from 0")
    parser.add_argument("--end", type=int, metavar="N", help="and the character after their last")
    parser.add_argument(
        "--claim", metavar="CLAIM", type=addressing.claim, help="the claim that they belong to"
    )
    parser.add_argument("--restated", metavar="TEXT", help="the claim so that it stands alone")
    parser.add_argument("--claimant", metavar="TEXT", help="who asserts it, if not the article")
    parser.add_argument("--kind", choices=[kind.value for kind in ClaimKind])
    parser.add_argument("--priority", type=int, choices=PRIORITIES, help="1 is checked first")
    parser.add_argument(
        "--flag", action="append", choices=[flag.value for flag in Flag], help="may be repeated"
    )
    add_json(parser)


def mark(arguments: Namespace) -> int:
    from workbench.cli.session import claim_id, done, opened
    from workbench.model.requests import NewClaim

    new = _new_claim_words(arguments)
    with opened(arguments, writes=True) as workspace:
        article = workspace.read.article(arguments.article)
        place = _place(arguments, article.text)
        if arguments.claim is None:
            claim = done(
                workspace.claims.mark(NewClaim(article.id, article.revision_id, (place,), **new))
            )
        else:
            claim = claim_id(workspace, arguments.claim)
            done(workspace.claims.add_place(claim, place, article.revision_id))
        tell_claim(workspace, arguments, claim)
    return DONE


def _new_claim_words(arguments: Namespace) -> dict[str, Any]:
    """What is said of a new claim; UsageError where the call is about an old one."""
    said = {
        "restated": arguments.restated,
        "claimant": arguments.claimant,
        "kind": arguments.kind,
        "priority": arguments.priority,
        "flags": tuple(dict.fromkeys(arguments.flag)) if arguments.flag else None,
    }
    said = {name: value for name, value in said.items() if value is not None}
    if arguments.claim is not None:
        if said:
            raise UsageError(
                f"--claim adds a place to {arguments.claim}, which has its own words already.",
                "Leave out --restated, --claimant, --kind, --priority and --flag.",
            )
        if arguments.claim.article != arguments.article:
            raise UsageError(f"{arguments.claim} is no claim of article {arguments.article}.")
    return said


def _place(arguments: Namespace, text: str) -> "Place":
    from workbench.cli import quoting
    from workbench.model.spans import Quote

    by_offsets = arguments.start is not None and arguments.end is not None
    half = (arguments.start is None) != (arguments.end is None)
    if half or by_offsets == (arguments.quote is not None):
        raise UsageError("Say the words with --quote, or their place with --start and --end.")
    if by_offsets:
        return quoting.at(text, arguments.start, arguments.end)
    return quoting.find_place(text, Quote(arguments.quote, arguments.prefix, arguments.suffix))


GRAMMAR = {"mark": (declare_mark, mark)}
