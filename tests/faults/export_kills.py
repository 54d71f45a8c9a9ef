"""Kills a program that exports, again and again, and looks each time at what stands there.

    python tests/faults/export_kills.py --kills 300 --seed 7

A child that was forked from this process hands over the two articles of the sample in turn, each
over the other: as a page, a .zip and a folder. It is ended by the clock at a moment of chance. What
stands there must be one of the two, whole, and never nothing; whatever else was left beside it has
a name of ours, and hinders no later export.
"""

import argparse
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from workbench.exchange import writing, zipping
from workbench.model.exports import ExportRequest, Prepared
from workbench.model.formats import BY_NAME
from workbench.store.reader import Reader
from workbench.workspace.exporting import prepare

SAMPLE = Path(__file__).resolve().parents[2] / "workbench.db.sample"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

PLACES = ("page.html", "packet.zip", "packet")
ARTICLES = (1, 2)

LIFE = 0.03
"""Seconds within which a child is killed: the time of two rounds or three."""

Standing = bytes | dict[str, bytes] | None
Put = Callable[[dict[str, Prepared], Path], None]


class Halved(AssertionError):
    """Something stands there that nobody exported."""


def request(kind: str, article: int) -> ExportRequest:
    return ExportRequest(article, BY_NAME[kind])


def export(made: dict[str, Prepared], folder: Path) -> None:
    """As `hand_over` does, of what was made before: most of a child's time is spent on writing."""
    page, packet = made["html"].exported.files, made["packet"].exported.files
    writing.write(folder / "page.html", page[0].content, force=True)
    writing.write_with(folder / "packet.zip", lambda out: zipping.zipped(packet, out), force=True)
    names = BY_NAME["packet"].names
    writing.write_folder(folder / "packet", packet, names, force=True)


def in_place(made: dict[str, Prepared], folder: Path) -> None:
    """The fault that is planted: written where it is read."""
    packet = folder / "packet"
    packet.mkdir(exist_ok=True)
    for each in made["packet"].exported.files:
        (packet / each.name).write_bytes(each.content)


def standing(path: Path) -> Standing:
    if path.is_dir():
        files = (each for each in path.rglob("*") if each.is_file())
        return {each.relative_to(path).as_posix(): each.read_bytes() for each in files}
    return path.read_bytes() if path.exists() else None


def exported(all_made: list[dict[str, Prepared]], folder: Path) -> dict[str, list[Standing]]:
    """What each article is where nobody kills; the last one stays there."""
    found: dict[str, list[Standing]] = {name: [] for name in PLACES}
    for made in all_made:
        export(made, folder)
        for name, seen in found.items():
            seen.append(standing(folder / name))
    return found


def killed(all_made: list[dict[str, Prepared]], folder: Path, life: float, put: Put) -> None:
    """Lets a child export for so long."""
    child = os.fork()
    if child == 0:
        try:
            signal.setitimer(signal.ITIMER_REAL, life)  # its signal ends it wherever it is
            while True:
                for made in all_made:
                    put(made, folder)
        finally:
            os._exit(3)  # only an error comes here
    _child, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        raise Halved("an export failed by itself, or beside what a kill had left")


def check(folder: Path, whole: dict[str, list[Standing]]) -> int:
    """Whether what stands there is one of what may; how much was left beside it."""
    for name, bodies in whole.items():
        if standing(folder / name) not in bodies:
            raise Halved(f"{name} is none of the articles")
    left = [each.name for each in folder.iterdir() if each.name not in whole]
    if strange := [each for each in left if not each.startswith(".workbench-")]:
        raise Halved(f"{strange} was left there")
    return len(left)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--planted", action="store_true", help="write in place, to be found out")
    arguments = parser.parse_args()
    chance = Random(arguments.seed)
    with TemporaryDirectory() as made:
        folder = Path(made) / "out"
        folder.mkdir()
        read = Reader(SAMPLE)
        all_made = [
            {kind: prepare(read, request(kind, each), AT) for kind in ("html", "packet")}
            for each in ARTICLES
        ]
        read.close()
        whole = exported(all_made, folder)
        left, put = 0, in_place if arguments.planted else export
        for kill in range(arguments.kills):
            try:
                killed(all_made, folder, chance.uniform(0.001, LIFE), put)
                left = check(folder, whole)
            except Halved as error:
                print(f"HALVED: seed {arguments.seed}, kill {kill}: {error}")
                return 1
    print(f"{arguments.kills} kills survived; {left} were in the middle of a file")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
