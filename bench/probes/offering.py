"""What it costs to take in a file that offers many claims, and a tenth of it.

`python -P bench/probes/offering.py FOLDER WORDS CLAIMS`: prints, as JSON, the processor
milliseconds for placing and for writing so many claims on so many words, and for a tenth of both.
Files are made in FOLDER.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.texts import story
from workbench.model.imports import Imported
from workbench.model.offers import Offer, OfferedClaim, OfferedSource
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.model.taking_in import Accept, OfferFile, accepted
from workbench.text.marks import describe
from workbench.workspace.opening import open_workspace

ADDRESSES = 700
"""Different ones that the claims name, each twice over: a check cites some sources again."""


def timed(path: Path, words: int, claims: int) -> dict[str, float]:
    text = story(words, 1)
    offered = tuple(
        OfferedClaim(
            f"row {number}",
            *describe(text.text, start, end),
            comment=f"Note {number}",
            sources=(OfferedSource(f"https://example.org/{number % ADDRESSES}"),),
        )
        for number, (start, end) in enumerate(text.places(claims))
    )
    file = OfferFile("bench.csv", Offer("csv", offered))
    with open_workspace(path, Settings(who="Bench")) as workspace:
        imported = Imported(text.text, "bench.txt", "plain 1")
        workspace.articles.add(imported, ImportOptions()).result()
        began = time.process_time()
        placed = workspace.offers.place(file, 1)
        between = time.process_time()
        workspace.offers.take(placed, accepted(placed, Accept.PLACED)).result()
        return {
            "placed": 1000 * (between - began),
            "written": 1000 * (time.process_time() - between),
        }


def main() -> None:
    folder, words, claims = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with TemporaryDirectory(dir=folder) as name:
        timed(Path(name) / "first.db", 1_000, 10)  # what it loads is loaded once
        short = timed(Path(name) / "short.db", words // 10, claims // 10)
        long = timed(Path(name) / "long.db", words, claims)
    sys.stdout.write(json.dumps({"long": long, "short": short}))


if __name__ == "__main__":
    main()
