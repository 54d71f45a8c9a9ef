"""Measures what docs/performance.md tells: `python docs/measure.py [WORDS]`.

Everything runs on a file and a text of its own, in a folder that is gone afterwards.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workbench.exchange.reading import read_path
from workbench.model.requests import ImportOptions, NewClaim, Place
from workbench.model.settings import Settings
from workbench.text.marks import describe
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
SIZE = (120, 40)
TIMES = 5
HOLES = 40
SENTENCE = (
    "On {day} March {year} the harbour of Port Averil counted {count} ships, said Marta Quillon, "
    "and the council paid {sum} crowns for the new pier. "
)


def text_of(words: int) -> str:
    """A text with a date, numbers and names in every sentence of 24 words."""
    sentences = [
        SENTENCE.format(day=n % 28 + 1, year=1900 + n % 120, count=n + 2, sum=(n + 1) * 37)
        for n in range(words // 24)
    ]
    paragraphs = ["".join(sentences[at : at + 4]).strip() for at in range(0, len(sentences), 4)]
    return "Ships of Port Averil\n\n" + "\n\n".join(paragraphs) + "\n"


def told(what: str, seconds: list[float]) -> None:
    """Prints the median and the worst of some runs, in milliseconds."""
    runs = sorted(1000 * each for each in seconds)
    sys.stdout.write(f"{what:<58}{statistics.median(runs):9.1f} ms, worst {runs[-1]:.1f}\n")


def timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def command(*words: str) -> Callable[[], object]:
    """A call of the program in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "workbench.cli", *words]
    return lambda: subprocess.run(call, env=environment, check=True, capture_output=True)  # noqa: S603 - our own words


def import_once(story: Path, folder: Path, number: int) -> None:
    with open_workspace(folder / f"import-{number}.db", Settings(who="MK")) as workspace:
        workspace.articles.add(read_path(story), ImportOptions()).result()


def mark_and_rate(workspace: Workspace) -> list[float]:
    """From the call until the commit, one hole after the other."""
    article = workspace.read.article(1)
    taken, offset = [], -1
    for _ in range(HOLES):
        hole = workspace.read.next_hole(article.revision_id, offset)
        if hole is None:
            break
        offset = hole.start
        place = Place(hole.start, describe(article.text, hole.start, hole.end))
        claim = NewClaim(1, article.revision_id, (place,))
        began = time.perf_counter()
        workspace.claims.mark(claim, "confirmed").result()
        taken.append(time.perf_counter() - began)
    return taken


async def first_frame(workspace: Workspace) -> float:
    """The desk on an open file, in this process, until its first frame is painted."""
    began = time.perf_counter()
    app = make_app(workspace, workspace.settings, 1)
    async with app.run_test(size=SIZE):
        return time.perf_counter() - began


def main(words: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        story = folder / "story.txt"
        story.write_text(text_of(words), encoding="utf-8")
        db = folder / "import-0.db"
        told(
            "workbench --version, a new process",
            [timed(command("--version")) for _ in range(TIMES)],
        )
        runs = [timed(lambda n=n: import_once(story, folder, n)) for n in range(TIMES)]
        told(f"import of {words:,} words, with a new file", runs)
        with open_workspace(db, Settings(who="MK")) as workspace:
            workspace.warm_up().result()
            rated = mark_and_rate(workspace)
            told("mark and rate a hole, until it is on disk", rated)
            reads = [timed(lambda: workspace.read.claims(1)) for _ in range(TIMES)]
            told(f"read the {len(rated)} claims", reads)
        opened = []
        for _ in range(TIMES):
            with open_workspace(db, Settings(who="MK")) as workspace:
                opened.append(asyncio.run(first_frame(workspace)))
        told("open the desk, to the first frame (libraries loaded)", opened)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
