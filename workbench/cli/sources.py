"""The command that attaches sources to a claim. It never touches the network."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import addressing, output
from workbench.cli.claims import tell_claim
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError
from workbench.model.states import SourceKind, Stance, SuppliedBy

if TYPE_CHECKING:
    from workbench.model.evidence_requests import Upload
    from workbench.model.requests import Citation
    from workbench.workspace.workspace import Workspace

OF_ONE_SOURCE = ("title", "author", "publisher", "date", "passage", "locator", "file")
"""Options that are true of one source and not of several at once."""


def declare(parser: Parser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=addressing.claim)
    parser.add_argument("url", metavar="URL", nargs="*", help="an http or https address")
    parser.add_argument("--kind", choices=[kind.value for kind in SourceKind])
    parser.add_argument("--title", default="", help="who or what it is; needed without an address")
    parser.add_argument("--author", default="")
    parser.add_argument("--publisher", default="")
    parser.add_argument("--date", type=addressing.day, help="its day, as 2026-11-22")
    parser.add_argument(
        "--stance", default=Stance.NONE.value, choices=[stance.value for stance in Stance]
    )
    parser.add_argument(
        "--passage", default="", metavar="TEXT", help="its words that carry the fact"
    )
    parser.add_argument("--locator", default="", help="where in it: page 3, par. 4, 12:30")
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument(
        "--private-note", default="", metavar="TEXT", help="for you alone: left out of exports"
    )
    parser.add_argument(
        "--supplied-by",
        default=SuppliedBy.CHECKER.value,
        choices=[who.value for who in SuppliedBy],
    )
    standing = parser.add_mutually_exclusive_group()
    standing.add_argument("--primary", action="store_true", help="it is a primary source")
    standing.add_argument("--secondary", action="store_true", help="it is none, whatever its host")
    parser.add_argument(
        "--origin", default="", metavar="NAME", help="what it goes back to: “Reuters, 16 Feb”"
    )
    parser.add_argument(
        "--sensitive", action="store_true", help="never fetched unasked, left out of exports"
    )
    parser.add_argument(
        "--file", metavar="PATH", help="a file to keep as what the source gave, marked as supplied"
    )
    add_json(parser)


def attach(arguments: Namespace) -> int:
    citations = _citations(arguments)
    from workbench.cli.session import claim_id, done, opened

    with opened(arguments, writes=True) as workspace:
        claim = claim_id(workspace, arguments.claim)
        upload = _upload(workspace, arguments)
        outcome = done(workspace.sources.attach([claim], citations))
        if upload is not None:
            source = workspace.read.proof.pin(outcome.evidence[0]).source
            taken = done(workspace.captures.supply(source, upload))
            if taken.note:
                output.say(taken.note)
        if outcome.known:
            one = outcome.known == 1
            output.say(f"{outcome.known} of them {'was' if one else 'were'} known already.")
        tell_claim(workspace, arguments, claim, whole=True)
    return DONE


def _citations(arguments: Namespace) -> "list[Citation]":
    if not arguments.url:
        return [_offline(arguments)]
    given = [f"--{name}" for name in OF_ONE_SOURCE if getattr(arguments, name)]
    if len(arguments.url) > 1 and given:
        raise UsageError(
            f"{', '.join(given)} can only be said of one source; here are {len(arguments.url)}.",
            "Attach them one by one.",
        )
    kind = arguments.kind or SourceKind.WEB.value
    return [_citation(arguments, url, kind) for url in arguments.url]


def _offline(arguments: Namespace) -> "Citation":
    if arguments.file:
        return _document(arguments)
    if not arguments.title or arguments.kind in (None, SourceKind.WEB.value):
        raise UsageError(
            "There is no source in the call.",
            "Give an address, or --kind interview --title WHO for a source that is not on the web.",
        )
    return _citation(arguments, "", arguments.kind)


def _document(arguments: Namespace) -> "Citation":
    """A file that stands for itself: a document, by its name where nothing else is said."""
    kind = arguments.kind or SourceKind.DOCUMENT.value
    title = arguments.title or Path(arguments.file).name
    return _citation(arguments, "", kind)._replace(title=title)


def _upload(workspace: "Workspace", arguments: Namespace) -> "Upload | None":
    """Read before anything is attached: a file that cannot be read changes nothing."""
    if not arguments.file:
        return None
    from workbench.workspace.supplying import read_upload

    return read_upload(Path(arguments.file), workspace.settings.web.most_megabytes)


def _citation(arguments: Namespace, url: str, kind: str) -> "Citation":
    from workbench.model.requests import Citation

    return Citation(
        url=url,
        kind=kind,
        title=arguments.title,
        author=arguments.author,
        publisher=arguments.publisher,
        published_on=arguments.date or "",
        stance=arguments.stance,
        supplied_by=arguments.supplied_by,
        passage=arguments.passage,
        locator=arguments.locator,
        note=arguments.note,
        is_primary=True if arguments.primary else False if arguments.secondary else None,
        sensitive=arguments.sensitive,
        origin=arguments.origin,
        private_note=arguments.private_note,
    )


GRAMMAR = {"source": (declare, attach)}
