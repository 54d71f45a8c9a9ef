"""What it costs to make each format of a long article, and of a tenth of it; and to take the record
in again, which is the one that has all rows.

`python -P bench/probes/exporting.py LONG SHORT`: prints, as JSON, for each format the processor
milliseconds for the article in each file, and the bytes of the long one. No format is written.
"""

import json
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.model.exports import ExportRequest
from workbench.model.formats import BY_NAME, FORMATS, Format
from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace import records
from workbench.workspace.exporting import prepare
from workbench.workspace.opening import open_workspace

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def timed(path: Path, kind: Format) -> tuple[float, int]:
    with closing(Reader(path)) as read:
        began = time.process_time()
        made = prepare(read, ExportRequest(1, kind, suffix=Path(kind.file).suffix), NOW)
        took = time.process_time() - began
        return 1000 * took, sum(len(each.content) for each in made.exported.files)


def taken_in(path: Path) -> tuple[float, int]:
    """The record of the article, read and written into an empty file."""
    with closing(Reader(path)) as read:
        (file,) = prepare(read, ExportRequest(1, BY_NAME["json"]), NOW).exported.files
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        open_workspace(Path(folder) / "new.db", Settings(who="bench")) as workspace,
    ):
        workspace.warm_up().result()
        began = time.process_time()
        workspace.records.bring_in(records.load(file.content)).result()
        return 1000 * (time.process_time() - began), len(file.content)


def main() -> None:
    long, short = map(Path, sys.argv[1:])
    told = {}
    for kind in FORMATS:
        timed(short, kind)  # what it loads is loaded once, and is no cost of an article
        took, size = timed(long, kind)
        told[kind.name] = {"long": took, "short": timed(short, kind)[0], "bytes": size}
    took, size = taken_in(long)
    told["record, taken in"] = {"long": took, "short": taken_in(short)[0], "bytes": size}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
