"""Taking in a whole check that another workbench exported: what `import` and `import-review` do
where a file is one.
"""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser
from workbench.model.records import Brought, RecordFile, is_record

if TYPE_CHECKING:
    from workbench.workspace.workspace import Workspace

TOLD = {
    "claim": "claim",
    "source": "source",
    "evidence": "source on a claim",
    "capture": "capture",
    "query": "query",
    "revision": "text",
}
"""What is told of a record's tables, and what a row of one is called; `--json` has them all."""

_PLURALS = {"query": "queries", "source on a claim": "sources on claims"}

SLOW = 20_000_000
"""Bytes of a record from which on it is said that it is being read: 180 MB take 5 s."""

SKIPPED = 20
"""Sentences on what was not taken that are told one by one; `--json` has them all."""


def declare_again(parser: Parser) -> None:
    parser.add_argument(
        "--again",
        action="store_true",
        help="of a whole check whose text is known: bring it in as a second article",
    )


def found(name: str, given: bytes | None = None) -> bytes | None:
    """The bytes of a record, None where it is something else; `given` came on standard input."""
    if given is not None:
        return given if is_record(given) else None
    if addressing.is_web(name):
        return None
    from workbench.workspace import records

    return records.found(Path(name).expanduser())


def bring_in(arguments: Namespace, body: bytes, *, dry: bool = False) -> int:
    """Takes the record in, or, `dry`, only says what is in it."""
    from workbench.cli.session import opened
    from workbench.workspace.records import load

    if len(body) >= SLOW:
        output.say(f"Reading a record of {len(body) // 1_000_000} MB.")
    file = load(body)
    if dry:
        _tell(arguments, _foreseen(arguments, file))
        output.say("Nothing was written: this is what is in it.")
        return DONE
    with opened(arguments, create=True, writes=True) as workspace:
        _tell(arguments, _bring_in(workspace, file, again=arguments.again))
    return DONE


def _foreseen(arguments: Namespace, file: RecordFile) -> Brought:
    """What the record would bring; a file that is not there yet knows nothing, and is not made."""
    from workbench.cli.session import opened, place

    title, left_out = file.record.article["title"], file.record.left_out
    if not arguments.again and place(arguments).exists():
        with opened(arguments) as workspace:
            known = workspace.records.known(file)
        if known is not None:
            return Brought(*known, title, True, {}, {}, (), left_out)
    rows = {table: len(found) for table, found in file.record.rows.items() if found}
    return Brought(0, 0, title, False, rows, {}, (), left_out)


def _bring_in(workspace: "Workspace", file: RecordFile, *, again: bool) -> Brought:
    from workbench.cli.progress import ProgressBar
    from workbench.cli.session import done

    with ProgressBar("Importing", 0) as bar:
        return done(workspace.records.bring_in(file, again=again, tell=bar.tell))


def _tell(arguments: Namespace, brought: Brought) -> None:
    if arguments.json:
        output.data(_shape(brought))
        return
    number = brought.article or "new"
    if brought.known:
        output.line(f"{number}  {brought.title}  (known already)")
        output.say("Its text is here, and nothing was taken. --again makes it a second article.")
        return
    output.line(f"{number}  {brought.title}: {_counted(brought.new)}")
    if brought.found:
        output.say(f"Known already: {_counted(brought.found)}.")
    for sentence in brought.skipped[:SKIPPED]:
        output.say(sentence)
    if len(brought.skipped) > SKIPPED:
        output.say(f"And {len(brought.skipped) - SKIPPED} more: --json lists them all.")
    if any(brought.left_out):
        said = ", ".join(
            _number(count, name.replace("_", " ").removesuffix("s"))
            for name, count in brought.left_out._asdict().items()
            if count
        )
        output.say(f"Left out where it was exported: {said}.")


def _counted(rows: Mapping[str, int]) -> str:
    told = (_number(rows[table], name) for table, name in TOLD.items() if rows.get(table))
    return ", ".join(told) or "nothing"


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing if count == 1 else _PLURALS.get(thing, f'{thing}s')}"


def _shape(brought: Brought) -> dict[str, Any]:
    return {
        "article": brought.article or None,
        "revision": brought.revision or None,
        "title": brought.title,
        "known": brought.known,
        "new": dict(brought.new),
        "already_here": dict(brought.found),
        "skipped": brought.skipped,
        "left_out": brought.left_out._asdict(),
    }
