"""What import-review does with a whole check that another workbench exported as JSON."""

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from workbench.cli import output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.cli.progress import ProgressBar
    from workbench.model.records import Brought, Record


def take_in(arguments: Namespace, body: bytes) -> int:
    """Brings the check in as an article of its own; UsageError where it is to go onto another."""
    from workbench.cli.progress import ProgressBar
    from workbench.cli.session import done, opened
    from workbench.workspace.records import load

    if arguments.article is not None or arguments.revision_of is not None or arguments.columns:
        raise UsageError(
            "The file is a whole check, with its article.",
            "Leave out all but --dry-run and --json.",
        )
    file = load(body)
    if arguments.dry_run or arguments.accept == "none":
        return _foretell(arguments, file.record)
    rows = sum(map(len, file.record.rows.values()))
    with (
        opened(arguments, create=True, writes=True) as workspace,
        ProgressBar("Bringing in", rows) as bar,
    ):
        tell = partial(_show, bar)
        brought = done(workspace.records.bring_in(file, tell=tell))
    if arguments.json:
        output.data({"format": "json", "dry_run": False, **brought._asdict()})
    else:
        _tell(brought)
    return PROBLEMS if brought.skipped else DONE


def _show(bar: "ProgressBar", number: int, of: int) -> None:
    bar.total = of
    bar.show(number)


def _foretell(arguments: Namespace, record: "Record") -> int:
    rows = {table: len(rows) for table, rows in record.rows.items() if rows}
    title = record.article["title"]
    if arguments.json:
        output.data({"format": "json", "dry_run": True, "title": title, "rows": rows})
    else:
        output.line(f"new  {title}: {', '.join(f'{n:,} {table}' for table, n in rows.items())}")
        output.say("Nothing was written: this is what the file has.")
    return DONE


def _tell(brought: "Brought") -> None:
    head = f"{brought.article}  {brought.title}"
    if brought.known:
        output.line(f"{head}: known already, nothing was taken")
    else:
        output.line(
            f"{head}: {sum(brought.new.values()):,} new rows, {sum(brought.found.values()):,} known"
        )
    for each in brought.skipped:
        output.say(f"Skipped: {each}")
