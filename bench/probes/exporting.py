"""What it costs to make each format of a long article, and of a tenth of it.

`python -P bench/probes/exporting.py LONG SHORT`: prints, as JSON, for each format the processor
milliseconds for the article in each file, and the bytes of the long one. Nothing is written.
"""

import json
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workbench.model.exports import ExportRequest
from workbench.model.formats import FORMATS, Format
from workbench.store.reader import Reader
from workbench.workspace.exporting import prepare

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def timed(path: Path, kind: Format) -> tuple[float, int]:
    with closing(Reader(path)) as read:
        began = time.process_time()
        made = prepare(read, ExportRequest(1, kind, suffix=Path(kind.file).suffix), NOW)
        took = time.process_time() - began
        return 1000 * took, sum(len(each.content) for each in made.exported.files)


def main() -> None:
    long, short = map(Path, sys.argv[1:])
    told = {}
    for kind in FORMATS:
        timed(short, kind)  # what it loads is loaded once, and is no cost of an article
        took, size = timed(long, kind)
        told[kind.name] = {"long": took, "short": timed(short, kind)[0], "bytes": size}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
