"""The command that gives an article a new text, and tells what becomes of its claims."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.articles import declare_file, read
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.states import MarkStatus, SentenceState

if TYPE_CHECKING:
    from workbench.model.imports import Imported
    from workbench.model.revisions import CarriedMark, ReviseOutcome

_COUNTED = {
    MarkStatus.EXACT: "as they were",
    MarkStatus.MOVED: "moved",
    MarkStatus.CHANGED: "changed",
    MarkStatus.AMBIGUOUS: "with several places that fit",
    MarkStatus.LOST: "lost",
}


def declare(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    declare_file(parser)
    parser.add_argument("--dry-run", action="store_true", help="tell what would be, write nothing")
    add_json(parser)


def revise(arguments: Namespace) -> int:
    return carry_over(
        arguments,
        arguments.article,
        read(arguments.file, arguments.allow_private),
        dry_run=arguments.dry_run,
    )


def carry_over(
    arguments: Namespace, article: int, imported: "Imported", dry_run: bool = False
) -> int:
    """Gives the article the text, or only tells what that would come to; prints the outcome."""
    from workbench.cli.session import done, opened

    with opened(arguments, writes=not dry_run) as workspace:
        if dry_run:
            outcome = workspace.revisions.dry_run(article, imported)
        else:
            outcome = done(workspace.revisions.revise(article, imported))
        published_on = workspace.read.article(article).published_on
    for warning in outcome.warnings:
        output.say(warning)
    if arguments.json:
        output.data({**shape(outcome), "published_on": published_on, "dry_run": dry_run})
    else:
        tell(outcome)
    if dry_run:
        output.say("Nothing was written: this is what would be.")
    return DONE


def shape(outcome: "ReviseOutcome") -> dict[str, Any]:
    """The outcome for programs: one entry of `claims` for each of their marks."""
    said = outcome._asdict()
    marks = said.pop("marks")
    return {**said, "claims": [_mark_shape(outcome.article, mark) for mark in marks]}


def _mark_shape(article: int, mark: "CarriedMark") -> dict[str, Any]:
    return {**mark._asdict(), "claim": f"{article}/{mark.number}"}


def tell(outcome: "ReviseOutcome") -> None:
    """Prints what becomes of the claims, those that somebody has to look at one by one."""
    head = f"{outcome.title}, revision {outcome.revision}, {outcome.characters:,} characters"
    output.line(f"{outcome.article}  {head}{'  (its text already)' if outcome.known else ''}")
    if outcome.known:
        return
    for line in _sums(outcome):
        output.paragraph(line, 2)
    waiting = [mark for mark in outcome.marks if _waits(mark)]
    output.table(_row(outcome.article, mark) for mark in waiting)
    if outcome.marks and all(mark.status == MarkStatus.LOST for mark in outcome.marks):
        output.say(
            "None of its claims is in this text. Is it the right article? undo takes it back."
        )
    elif waiting:
        output.say(f"To go through them: workbench {outcome.article}, then R.")


def _sums(outcome: "ReviseOutcome") -> list[str]:
    from workbench.cli.wording import counted

    counts = outcome.counted()
    parts = [f"{counts[status]} {words}" for status, words in _COUNTED.items() if counts[status]]
    if not parts:
        return ["Nothing was marked in it yet."]
    lines = [f"{counted(len(outcome.marks), 'mark')}: {', '.join(parts)}."]
    if counts["sentence"]:
        lines.append(f"Of {counts['sentence']} the sentence around them changed.")
    if outcome.queries:
        words = counted(outcome.queries, "query asks", "queries ask")
        lines.append(f"{words} about words that changed or are gone.")
    for number, what in ((outcome.covers, "cover"), (outcome.ticks, "token")):
        if number:
            lines.append(f"{counted(number, what)} set by hand could not be taken over.")
    return lines


def _waits(mark: "CarriedMark") -> bool:
    stays = mark.status in (MarkStatus.EXACT, MarkStatus.MOVED)
    return not stays or mark.sentence == SentenceState.CHANGED


def _row(article: int, mark: "CarriedMark") -> tuple[str, str, str]:
    from workbench.cli.wording import clipped, quoted

    old, new = quoted(clipped(mark.old_words)), quoted(clipped(mark.words))
    stays = mark.status in (MarkStatus.EXACT, MarkStatus.MOVED)
    what = "sentence" if stays else mark.status
    return f"{article}/{mark.number}", what, old if stays or not mark.words else f"{old} → {new}"


GRAMMAR = {"revise": (declare, revise)}
