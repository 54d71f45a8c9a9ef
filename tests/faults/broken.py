"""Files that are broken in every way that this harness knows, and all that is read of one."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.cli.demo import sample
from workbench.model.errors import WorkbenchError
from workbench.store import care
from workbench.store.database import prepare
from workbench.store.reader import Reader

FAR = 10**6


def copy_of_sample(folder: Path, name: str = "work.db") -> Path:
    path = folder / name
    path.write_bytes(sample().read_bytes())
    return path


def flip(path: Path, chance: random.Random, most: int = 3) -> list[tuple[int, int]]:
    """Turns a bit over in up to `most` bytes, one in five of them in the header; where, to what."""
    content = bytearray(path.read_bytes())
    done = []
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(content) if chance.random() < 0.8 else 100)
        content[at] ^= 1 << chance.randrange(8)
        done.append((at, content[at]))
    path.write_bytes(bytes(content))
    return done


def read_all(reader: Reader) -> None:
    """Reads every view, of everything that there is."""
    for row in reader.articles(put_away=True):
        article = reader.article(row.id)
        revision = article.revision_id
        reader.opening(row.id)
        reader.claims_and_marks(row.id)
        for claim in reader.claims(row.id):
            reader.detail(claim.id)
        for view in (reader.tokens, reader.holes, reader.has_hole):
            view(revision, 0, FAR)
        reader.hole_counts(revision)
        reader.covers(revision)
        reader.next_hole(revision, -1)
        reader.previous_hole(revision, FAR)
        dict(reader.source_numbers(row.id))
        reader.last_source(row.id)
        reader.next_article_with_open(row.id)
        reader.touched_since(0, row.id)
    reader.recent_articles(9)
    reader.sources_like("a")
    reader.drafts("ada")
    for action in reader.actions():
        reader.changes(action.id)


def use(path: Path, clock: object) -> tuple[str, ...]:
    """Opens, reads and verifies a file; what was told. Raises what is no sentence."""
    told: list[str] = []

    def attempt(do: Callable[[], object]) -> None:
        try:
            do()
        except WorkbenchError as error:
            told.append(f"{error}")

    attempt(lambda: prepare(path, clock))  # type: ignore[arg-type]
    attempt(lambda: _read(path))
    attempt(lambda: told.extend(care.verify(path).problems))
    return tuple(told)


def _read(path: Path) -> None:
    reader = Reader(path)
    with closing(reader):
        read_all(reader)
