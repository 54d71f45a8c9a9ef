"""The commands on coverage: what of a text is left to check, and what holds no fact."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json

if TYPE_CHECKING:
    from workbench.model.coverage import Coverage, CoveredToken, Stretch


def declare_coverage(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    add_json(parser)


def declare_cover(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument(
        "--start", type=int, required=True, metavar="N", help="where the words start, from 0"
    )
    parser.add_argument(
        "--end", type=int, required=True, metavar="N", help="the character after their last"
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="why there is no fact in them")
    add_json(parser)


def show_coverage(arguments: Namespace) -> int:
    from workbench.cli.session import opened
    from workbench.workspace.coverage import coverage

    with opened(arguments) as workspace:
        found = coverage(workspace.read, arguments.article)
    if arguments.json:
        output.data(_shape(found))
        return DONE
    left = [token for token in found.tokens if not token.covered]
    output.table((str(token.start), token.kind, token.text) for token in left)
    kinds = ", ".join(_counted(*item) for item in found.holes.items())
    output.say(
        f"{found.whole.covered} of {found.whole.tokens} tokens are covered, {found.whole.percent} %"
        + (f"; holes: {kinds}." if kinds else ".")
    )
    return DONE


def cover(arguments: Namespace) -> int:
    from workbench.cli.quoting import at
    from workbench.cli.session import done, opened

    with opened(arguments, writes=True) as workspace:
        article = workspace.read.article(arguments.article)
        place = at(article.text, arguments.start, arguments.end)
        reason = " ".join(arguments.reason.split())
        made = done(
            workspace.claims.cover(article.id, article.revision_id, place.start, place.end, reason)
        )
    words = {"start": place.start, "end": place.end, "text": place.quote.exact, "reason": reason}
    if arguments.json:
        output.data({"id": made, "article": article.id, **words})
    else:
        output.line(f"No fact in “{place.quote.exact}”" + (f": {reason}" if reason else "."))
    return DONE


def _shape(found: "Coverage") -> dict[str, Any]:
    return {
        "article": found.article,
        "revision": found.revision,
        "percent": found.whole.percent,
        "holes": found.holes,
        "tokens": [_token(each) for each in found.tokens],
        "paragraphs": [_stretch(each) for each in found.paragraphs],
        "sentences": [_stretch(each) for each in found.sentences],
    }


def _counted(kind: str, number: int) -> str:
    return f"{number} {kind}" if number == 1 else f"{number} {kind}s"


def _token(token: "CoveredToken") -> dict[str, Any]:
    return {**token._asdict(), "covered": token.covered}


def _stretch(stretch: "Stretch") -> dict[str, Any]:
    return {**stretch._asdict(), "percent": stretch.percent}


GRAMMAR = {"coverage": (declare_coverage, show_coverage), "cover": (declare_cover, cover)}
