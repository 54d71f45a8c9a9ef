"""The command that hands an article over, in a format that others read."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json
from workbench.cli.progress import ProgressBar
from workbench.model.errors import UsageError
from workbench.model.formats import BY_NAME

if TYPE_CHECKING:
    from workbench.model.exports import ExportRequest, Prepared, Written
    from workbench.workspace.workspace import Workspace

STDOUT = "-"

SENSITIVE_SOURCES, PRIVATE_NOTES = "sensitive-sources", "private-notes"

MANY = 50
"""Files from which on their writing shows how far it is: fewer take no time to speak of."""


def declare(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument(
        "--format", required=True, choices=BY_NAME, help="; ".join(map(_said, BY_NAME))
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="PATH",
        help="the file; for several a folder, or a .zip of it; - prints what is text",
    )
    parser.add_argument(
        "--include",
        action="append",
        default=[],
        choices=(SENSITIVE_SOURCES, PRIVATE_NOTES),
        help="what is left out unless it is asked for by name; may be given again",
    )
    parser.add_argument(
        "--check-url",
        default="",
        metavar="URL",
        help="where the check is published, {number} standing for a claim's; for claimreview",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace the file, or the folder of an earlier export"
    )
    add_json(parser)


def _said(name: str) -> str:
    return f"{name}: {BY_NAME[name].makes}"


def export(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    request = _request(arguments)
    with opened(arguments) as workspace:
        if arguments.out == STDOUT:
            prepared = _print(workspace, request)
        else:
            prepared = _write(workspace, request, arguments)
    _tell(prepared)
    return PROBLEMS if prepared.exported.remarks else DONE


def _request(arguments: Namespace) -> "ExportRequest":
    from workbench.model.exports import ExportRequest
    from workbench.model.handover import Included

    kind = BY_NAME[arguments.format]
    if arguments.check_url and not kind.takes_check_url:
        raise UsageError(f"--check-url says nothing to {kind.name}.", "It is for claimreview.")
    if arguments.out == STDOUT and (arguments.force or arguments.json):
        raise UsageError("--force and --json are for a file.", "Name one with --out.")
    asked = arguments.include
    suffix = kind.printed if arguments.out == STDOUT else Path(arguments.out).suffix.lower()
    included = Included(SENSITIVE_SOURCES in asked, PRIVATE_NOTES in asked)
    return ExportRequest(arguments.article, kind, included, suffix, arguments.check_url)


def _print(workspace: "Workspace", request: "ExportRequest") -> "Prepared":
    from workbench.workspace.exporting import as_text, prepare

    prepared = prepare(workspace.read, request, workspace.clock.now())
    output.document(as_text(prepared))
    return prepared


def _write(workspace: "Workspace", request: "ExportRequest", arguments: Namespace) -> "Prepared":
    from workbench.workspace.exporting import hand_over

    path, now = Path(arguments.out).expanduser(), workspace.clock.now()
    with Telling() as tell:
        written = hand_over(workspace.read, request, path, now, force=arguments.force, tell=tell)
    if arguments.json:
        output.data(_shape(written, path))
    else:
        number = len(written.files)
        files = "1 file" if number == 1 else f"{number:,} files"
        output.line(f"{path}  {files}, {written.size:,} bytes")
    return written.prepared


class Telling:
    """Shows how far the writing of many files is."""

    def __init__(self) -> None:
        self._bar: ProgressBar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.clear()

    def __call__(self, written: int, number: int) -> None:
        if number < MANY:
            return
        if self._bar is None:
            self._bar = ProgressBar("Writing", number)
        self._bar.show(written)


def _shape(written: "Written", path: Path) -> dict[str, Any]:
    prepared = written.prepared
    return {
        "path": str(path),
        "format": prepared.request.format.name,
        "files": [{"name": name, "bytes": size} for name, size in written.files],
        "left_out": prepared.left_out._asdict(),
        "holds": prepared.holds._asdict(),
        "remarks": prepared.exported.remarks,
        "notes": prepared.exported.notes,
    }


def _tell(prepared: "Prepared") -> None:
    """Says what there is to know of what was made, beside it."""
    from workbench.workspace.exporting import said_of

    if said := said_of(prepared.left_out):
        output.say(f"Left out: {said}. --include puts in what it names.")
    if said := said_of(prepared.holds):
        output.say(f"It holds {said}, as was asked for.")
    for line in (*prepared.exported.notes, *prepared.exported.remarks):
        output.say(line)


GRAMMAR = {"export": (declare, export)}
