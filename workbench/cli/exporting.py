"""The command that hands an article over, in a format that others read."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError
from workbench.model.formats import BY_NAME

if TYPE_CHECKING:
    from workbench.model.exports import ExportRequest, Prepared

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
    with opened(arguments) as workspace, workspace.read.snapshot():
        from workbench.workspace.exporting import prepare

        prepared = prepare(workspace.read, request, workspace.clock.now())
        if arguments.out == STDOUT:
            _print(prepared, arguments)
        else:
            _write(prepared, arguments)
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


def _print(prepared: "Prepared", arguments: Namespace) -> None:
    from workbench.workspace.exporting import as_text

    output.document(as_text(prepared))


def _write(prepared: "Prepared", arguments: Namespace) -> None:
    from workbench.cli.progress import ProgressBar
    from workbench.workspace.exporting import write

    path = Path(arguments.out).expanduser()
    number = len(prepared.exported.files)
    if number < MANY:
        write(prepared, path, force=arguments.force)
    else:
        with ProgressBar("Writing", number) as bar:
            write(prepared, path, force=arguments.force, tell=bar.show)
    made = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    size = sum(each.stat().st_size for each in made)
    if arguments.json:
        output.data(_shape(prepared, path, made))
    else:
        files = "1 file" if len(made) == 1 else f"{len(made):,} files"
        output.line(f"{path}  {files}, {size:,} bytes")


def _shape(prepared: "Prepared", path: Path, made: list[Path]) -> dict[str, Any]:
    exported = prepared.exported
    return {
        "path": str(path),
        "format": prepared.request.format.name,
        "files": [
            {
                "name": each.relative_to(path).as_posix() if each != path else each.name,
                "bytes": each.stat().st_size,
            }
            for each in made
        ],
        "left_out": prepared.left_out._asdict(),
        "holds": prepared.holds._asdict(),
        "remarks": exported.remarks,
        "notes": exported.notes,
    }


def _tell(prepared: "Prepared") -> None:
    """Says what there is to know of what was made, beside it."""
    from workbench.workspace.exporting import holds_said, left_out_said

    for said in (
        left_out_said(prepared),
        holds_said(prepared),
        *prepared.exported.notes,
        *prepared.exported.remarks,
    ):
        if said:
            output.say(said)


GRAMMAR = {"export": (declare, export)}
