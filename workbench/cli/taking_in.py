"""The command that takes in what a file offers: a writer's annotated draft, others' reviews."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, interface, output, records
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError
from workbench.model.taking_in import Accept

if TYPE_CHECKING:
    from workbench.model.offers import LeftAside
    from workbench.model.taking_in import Accepted, OfferFile, PlacedOffer, Taken, TakenIn
    from workbench.workspace.workspace import Workspace

PROGRESS_FROM = 1_000
"""Claims from which on it is shown how far the work is."""

TOLD_EACH = 100
"""Claims between two looks at whether it is to be shown anew."""

LISTED = 50
"""Lines of what was left aside that are told one by one; `--json` has them all."""


def declare(parser: Parser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a draft in Word, Markdown or HTML with comments, footnotes or links, ClaimReview, "
        "web annotations, CSV, a whole check in our JSON",
    )
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        type=addressing.article,
        help="the article that it is on; else the one that the file is, or names",
    )
    parser.add_argument(
        "--revision-of",
        metavar="ARTICLE",
        type=addressing.article,
        help="take a draft's text in as the next one of this article, with its claims",
    )
    parser.add_argument(
        "--accept",
        choices=[each.value for each in Accept],
        help="placed: what has one certain place, as without a terminal; all: guessed places too; "
        "none: tell only what is in it",
    )
    parser.add_argument(
        "--columns",
        metavar="FIELD=HEADING",
        action="append",
        default=[],
        help="what a column of a CSV file is: words, restated, claimant, claimed_on, rating, "
        "comment, sources, by, at; may be given again",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would be, write nothing")
    records.declare_again(parser)
    add_json(parser)


def import_review(arguments: Namespace) -> int:
    from workbench.cli.session import opened
    from workbench.workspace.offer_files import load

    if (record := records.found(arguments.file)) is not None:
        named = (arguments.article, arguments.revision_of, arguments.accept)
        if any(each is not None for each in named):
            raise UsageError(
                "A whole check comes in with its article, whole.",
                "Leave out ARTICLE, --revision-of and --accept.",
            )
        return records.bring_in(arguments, record, dry=arguments.dry_run)
    if arguments.again:
        raise UsageError("--again is for a whole check.", "Here a known claim stays one.")
    revises = arguments.revision_of is not None
    if revises and arguments.article is not None:
        raise UsageError("--revision-of names the article: leave out ARTICLE.")
    file = load(Path(arguments.file).expanduser(), _columns(arguments.columns))
    _tell_columns(file)
    article = arguments.revision_of if revises else arguments.article
    if _walks(arguments):
        return _walk(arguments, file, article)
    writes = not arguments.dry_run and arguments.accept != Accept.NONE
    with opened(arguments, create=file.imported is not None, writes=writes) as workspace:
        placed = _placed(workspace, file, article, revises=revises)
        wanted = _wanted(placed, arguments.accept if writes else None)
        taken = _take(workspace, placed, wanted) if writes else None
    aside = _left_aside(placed, wanted, taken)
    for warning in file.imported.warnings if file.imported else ():
        output.say(warning)
    if arguments.json:
        output.data(_shape(placed, taken, wanted, aside))
    else:
        _tell(placed, taken, wanted, aside)
    return PROBLEMS if aside else DONE


def _walks(arguments: Namespace) -> bool:
    """Whether a person is there, and left it to the walk what is taken."""
    is_asked = arguments.accept is None and not (arguments.dry_run or arguments.json)
    return is_asked and interface.has_terminal()


def _walk(arguments: Namespace, file: "OfferFile", article: int | None) -> int:
    """Brings the article in, if it is new, or its new text, and opens the walk on its desk."""
    from workbench.cli.session import done, opened, place, round_of
    from workbench.model.requests import ImportOptions

    revises = arguments.revision_of is not None
    with opened(arguments, create=file.imported is not None, writes=True) as workspace:
        there = workspace.offers.onto(file, article, revises=revises)
        number = there.article
        if file.imported is not None and number is None:
            number = done(workspace.articles.add(file.imported, ImportOptions())).article
        elif file.imported is not None and there.revision_id is None and number is not None:
            done(workspace.revisions.revise(number, file.imported))
    return interface.run_on(place(arguments), number, round_of(arguments), file)


def _columns(given: list[str]) -> dict[str, str]:
    """The headings by field; UsageError where a word is no such pair."""
    pairs = [each.partition("=") for each in given]
    for field, sign, heading in pairs:
        if not (field and sign and heading):
            raise UsageError(f"“{field}” names no column.", "Write it as words=HEADING.")
    return {field: heading for field, _sign, heading in pairs}


def _tell_columns(file: "OfferFile") -> None:
    """What each column is taken for, before anything is made of it."""
    if file.columns is not None:
        said = ", ".join(f"{field} is “{heading}”" for heading, field in file.columns.items())
        output.say(f"Columns: {said}. Others: --columns FIELD=HEADING.")


def _placed(
    workspace: "Workspace", file: "OfferFile", article: int | None, *, revises: bool
) -> "PlacedOffer":
    from workbench.cli.progress import ProgressBar

    count = len(file.offer.claims)
    if count < PROGRESS_FROM:
        return workspace.offers.place(file, article, revises=revises)
    with ProgressBar("Placing", count) as bar:

        def tell(done: int) -> None:
            if done % TOLD_EACH == 0:
                bar.show(done)

        return workspace.offers.place(file, article, revises=revises, tell=tell)


def _wanted(placed: "PlacedOffer", accept: str | None) -> "list[Accepted]":
    from workbench.model.taking_in import accepted

    return accepted(placed, accept or Accept.PLACED)


def _take(workspace: "Workspace", placed: "PlacedOffer", wanted: "list[Accepted]") -> "TakenIn":
    from workbench.cli.session import done

    if len(wanted) >= PROGRESS_FROM:
        output.say(f"Writing {len(wanted):,} claims, all or none.")
    return done(workspace.offers.take(placed, wanted))


def _left_aside(
    placed: "PlacedOffer", wanted: "list[Accepted]", taken: "TakenIn | None"
) -> "list[LeftAside]":
    from workbench.model.taking_in import skipped

    return [*skipped(placed, wanted), *(taken.left_aside if taken else ())]


def _shape(
    placed: "PlacedOffer",
    taken: "TakenIn | None",
    wanted: "list[Accepted]",
    aside: "list[LeftAside]",
) -> dict[str, Any]:
    article = taken.article if taken else placed.article
    return {
        "file": placed.file.name,
        "format": placed.file.offer.format,
        "columns": placed.file.columns,
        "article": article,
        "title": taken.title if taken else placed.title,
        "revision": taken.revision if taken else None,
        "dry_run": taken is None,
        "offered": len(placed.claims),
        "accepted": len(wanted),
        "new": [_taken_shape(article, each) for each in taken.new] if taken else [],
        "known": [_taken_shape(article, each) for each in taken.known] if taken else [],
        "skipped": [each._asdict() for each in aside],
        "placed": [
            {"where": each.offered.where, "words": each.offered.words, "state": str(each.state)}
            for each in placed.claims
        ],
        "sources": {
            "new": taken.sources if taken else 0,
            "known": taken.known_sources if taken else 0,
        },
    }


def _taken_shape(article: int | None, taken: "Taken") -> dict[str, Any]:
    return {**taken._asdict(), "claim": f"{article}/{taken.claim}"}


def _tell(
    placed: "PlacedOffer",
    taken: "TakenIn | None",
    wanted: "list[Accepted]",
    aside: "list[LeftAside]",
) -> None:
    from workbench.cli.wording import clipped, counted, quoted

    number = taken.article if taken else placed.article
    head = f"{'new' if number is None else number}  {placed.title or placed.file.name}"
    if taken is None:
        output.line(f"{head}: {counted(len(wanted), 'claim')} of {len(placed.claims)} can be taken")
        output.table(
            (each.offered.where, str(each.state), quoted(clipped(_words(each.offered))))
            for each in placed.claims
        )
        output.say("Nothing was written: this is what would be.")
    else:
        output.line(
            f"{head}: {counted(len(taken.new), 'new claim')}, {len(taken.known)} known, "
            f"{counted(taken.sources, 'new source')}, {taken.known_sources} known"
        )
    if aside:
        output.say(f"Left aside, {len(aside)}:")
        for each in aside[:LISTED]:
            output.say(f"  {each.where}: {each.why} {quoted(clipped(each.words))}".rstrip())
        if len(aside) > LISTED:
            output.say(f"  and {len(aside) - LISTED} more: --json lists them all.")


def _words(offered: Any) -> str:
    return str(offered.words or offered.restated)


GRAMMAR = {"import-review": (declare, import_review)}
