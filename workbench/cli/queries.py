"""The command on an article's queries: list them, write them as a document, read answers in."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.model.queries import AnswersRead
    from workbench.workspace.workspace import Workspace

STDOUT = "-"


def declare(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument("--all", action="store_true", help="those that were answered too")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--out", metavar="PATH", help="write them to a .docx, .md or .txt to be sent; - prints them"
    )
    way.add_argument("--read", metavar="PATH", help="read the answers in that were written into it")
    way.add_argument(
        "--apply", action="store_true", help="put the accepted wordings into a new revision"
    )
    parser.add_argument("--force", action="store_true", help="with --out, replace the file")
    add_json(parser)


def queries(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    if arguments.force and not arguments.out:
        raise UsageError("--force is for --out.")
    with opened(arguments, writes=bool(arguments.read or arguments.apply)) as workspace:
        workspace.read.article(arguments.article)
        if arguments.read:
            return _read_in(workspace, arguments)
        if arguments.apply:
            return _apply(workspace, arguments)
        return _write_out(workspace, arguments) if arguments.out else _list(workspace, arguments)


def _list(workspace: "Workspace", arguments: Namespace) -> int:
    from workbench.cli import shapes, wording
    from workbench.workspace.query_words import asked

    entries = asked(workspace.read, arguments.article)
    kept = [each for each in entries if arguments.all or each.query.is_open]
    if arguments.json:
        output.data([shapes.asked(each) for each in kept])
    elif kept:
        output.table(wording.query_row(each.query) for each in kept)
    else:
        output.say("Nothing is asked." if arguments.all or not entries else "No query is open.")
    return DONE


def _write_out(workspace: "Workspace", arguments: Namespace) -> int:
    from workbench.workspace.query_documents import as_text, document, send

    now = workspace.clock.now()
    made = document(workspace.read, arguments.article, now, every=arguments.all)
    if arguments.out == STDOUT:
        output.line(as_text(made).rstrip())
        return DONE
    path = Path(arguments.out).expanduser()
    send(made, path, now, force=arguments.force)
    size = path.stat().st_size
    if arguments.json:
        output.data({"path": str(path), "queries": len(made.entries), "bytes": size})
    else:
        count = "1 query" if len(made.entries) == 1 else f"{len(made.entries)} queries"
        output.line(f"{path}  {count}, {size:,} bytes")
    return DONE


def _read_in(workspace: "Workspace", arguments: Namespace) -> int:
    from workbench.cli.session import done
    from workbench.workspace.query_documents import load, place_answers

    returned = load(Path(arguments.read).expanduser())
    found = place_answers(workspace.read, arguments.article, returned)
    if found.answers:
        done(workspace.queries.take(arguments.article, found.answers))
    if arguments.json:
        output.data(_shape(found))
    else:
        _tell(found)
    return PROBLEMS if found.unplaced else DONE


def _apply(workspace: "Workspace", arguments: Namespace) -> int:
    from workbench.cli.session import done
    from workbench.workspace.rewording import as_revision, with_accepted

    made = with_accepted(workspace.read, arguments.article)
    outcome = done(workspace.revisions.revise(arguments.article, as_revision(made), made.queries))
    if arguments.json:
        left = [each._asdict() for each in made.left]
        output.data({"revision": outcome.revision, "queries": made.numbers, "left": left})
    else:
        names = ", ".join(f"q{number}" for number in made.numbers)
        output.line(f"{arguments.article}  revision {outcome.revision} has the wordings of {names}")
        for each in made.left:
            output.say(each.why)
    return PROBLEMS if made.left else DONE


def _shape(found: "AnswersRead") -> dict[str, Any]:
    return {
        "answers": [each._asdict() for each in found.answers],
        "unplaced": [each._asdict() for each in found.unplaced],
    }


def _tell(found: "AnswersRead") -> None:
    from workbench.cli.wording import clipped

    if found.answers:
        output.table((f"q{each.number}", each.state, clipped(each.text)) for each in found.answers)
    elif not found.unplaced:
        output.say("No new answer is in it.")
    if found.unplaced:
        output.say("Could not be placed, and was not recorded:")
    for each in found.unplaced:
        output.paragraph(f"{f'q{each.number}' if each.number else 'elsewhere'}: {each.why}")
        if each.words:
            output.paragraph(each.words, 4)


GRAMMAR = {"queries": (declare, queries)}
