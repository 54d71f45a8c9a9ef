"""The commands at the end of a check: sign-off, corrections, and where the time went."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UnknownThing, UsageError

if TYPE_CHECKING:
    from workbench.model.sign_offs import Correction, SignOff
    from workbench.model.time_spent import Spent
    from workbench.workspace.workspace import Workspace

MINUTE = 60


def declare_sign_off(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument(
        "--override", default="", metavar="REASON", help="set all problems left aside, with this"
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="what is to be known of it")
    parser.add_argument("--reopen", action="store_true", help="open a signed article again")
    add_json(parser)


def declare_corrections(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument(
        "--word",
        nargs=2,
        metavar=("NUMBER", "TEXT"),
        help="what readers are told of a correction, by its number",
    )
    add_json(parser)


def declare_time(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    add_json(parser)


def sign_off(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened

    if arguments.reopen and arguments.override:
        raise UsageError("--reopen needs no --override.", "Leave one of them out.")
    with opened(arguments, writes=True) as workspace:
        article, signing = workspace.read.article(arguments.article), workspace.signing
        if arguments.reopen:
            done(signing.reopen(article.id, arguments.note))
        else:
            done(signing.sign(article.id, arguments.note, arguments.override))
        last = workspace.read.proof.sign_offs(article.id)[-1]
    if arguments.json:
        output.data(_sign_off(last, article.id))
    else:
        verb = "Signed off" if last.kind == "signed" else "Opened again:"
        output.line(f"{verb} revision {last.revision} of “{article.title}”, {last.by}.")
        for each in last.overrides:
            output.paragraph(f"{_where(article.id, each.claim)}{each.text} {each.reason}", 2)
    return DONE


def corrections(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=arguments.word is not None) as workspace:
        article = workspace.read.article(arguments.article)
        if arguments.word is not None:
            _word(workspace, article.id, *arguments.word)
        rows = workspace.read.proof.corrections(article.id)
    if arguments.json:
        output.data([_correction(each, article.id) for each in rows])
    elif rows:
        for each in rows:
            _tell_correction(each, article.id)
    else:
        output.say(f"Nothing of “{article.title}” was changed after a sign-off.")
    return DONE


def time(arguments: Namespace) -> int:
    from workbench.cli.session import opened
    from workbench.model.time_spent import spent

    with opened(arguments) as workspace:
        article = workspace.read.article(arguments.article)
        rows = spent(workspace.read.proof.steps(article.id), article.id)
        numbers = {claim.id: claim.number for claim in workspace.read.claims(article.id)}
    if arguments.json:
        output.data([_spent(each, article.id, numbers) for each in rows])
    elif rows:
        output.table(_spent_row(each, article.id, numbers) for each in rows)
        output.line(f"{_minutes(sum(each.seconds for each in rows))} in all")
    else:
        output.say(f"Nothing was done on “{article.title}” yet.")
    return DONE


def _word(workspace: "Workspace", article: int, number: str, text: str) -> None:
    from workbench.cli.session import done

    rows = workspace.read.proof.corrections(article)
    found = next((each for each in rows if str(each.number) == number), None)
    if found is None:
        hint = f"`workbench corrections {article}` lists them."
        raise UnknownThing(f"There is no correction {number}.", hint)
    done(workspace.signing.word(found.id, text))


def _sign_off(row: "SignOff", article: int) -> dict[str, Any]:
    overrides = [
        {**each._asdict(), "claim": each.claim and f"{article}/{each.claim}"}
        for each in row.overrides
    ]
    return {**row._asdict(), "article": article, "overrides": overrides}


def _correction(row: "Correction", article: int) -> dict[str, Any]:
    claim = row.claim_number and f"{article}/{row.claim_number}"
    return {**row._asdict(), "claim": claim, "article": article}


def _tell_correction(row: "Correction", article: int) -> None:
    from workbench.cli.wording import clipped, moment, quoted
    from workbench.model.states import CorrectionKind
    from workbench.text.worddiff import difference_in_brief

    where = _where(article, row.claim_number)
    head = f"{row.number}  {moment(row.at)}  {row.by}  {where}{row.kind}: "
    if row.kind == CorrectionKind.TEXT:
        output.paragraph(head + difference_in_brief(row.old, row.new), 0)
    else:
        output.line(f"{head}{quoted(clipped(row.old))} → {quoted(clipped(row.new))}")
    output.paragraph(row.public_wording or "no public wording yet", 2)


def _spent(row: "Spent", article: int, numbers: dict[int, int]) -> dict[str, Any]:
    return {**row._asdict(), "claim": _address(row.claim, article, numbers)}


def _spent_row(row: "Spent", article: int, numbers: dict[int, int]) -> tuple[str, ...]:
    where = _address(row.claim, article, numbers) or "the article"
    steps = f"{row.steps} step" if row.steps == 1 else f"{row.steps} steps"
    return (where, row.state, row.who, _minutes(row.seconds), steps)


def _address(claim: int | None, article: int, numbers: dict[int, int]) -> str | None:
    """A claim's address, None for the article; one that is gone is named so."""
    if claim is None:
        return None
    return f"{article}/{numbers[claim]}" if claim in numbers else "a deleted claim"


def _where(article: int, number: int | None) -> str:
    return f"{article}/{number}  " if number is not None else ""


def _minutes(seconds: float) -> str:
    return f"{int(seconds // MINUTE)}:{int(seconds % MINUTE):02d} min"


GRAMMAR = {
    "sign-off": (declare_sign_off, sign_off),
    "corrections": (declare_corrections, corrections),
    "time": (declare_time, time),
}
