"""The files to measure on, made through use cases where that is quick enough, else in bulk."""

import hashlib
import random
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from bench import bulk
from bench.texts import Story, revised, story
from workbench.model.evidence_requests import Upload
from workbench.model.imports import Imported
from workbench.model.queries import NewQuery
from workbench.model.requests import Citation, ImportOptions, NewClaim, Place
from workbench.model.settings import Settings
from workbench.text.marks import describe
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

SETTINGS = Settings(who="Bench")
RATINGS = ("confirmed", "opinion", "confirmed", "cannot-confirm", None, None)
"""What claims are rated in turn by chance: two thirds are settled, the others are still to do."""

MOST_BY_HAND = 1_000
"""Claims up to which each is marked, rated and given sources by a call; 1,000 take ten seconds."""

REVISED_WORDS = 100_000
REVISED_CLAIMS = 5_000
QUERIES = 200
"""What a book under check may have: its words, claims, and open queries without a claim."""

MADE_BY = (
    "bench/texts.py",
    "bench/databases.py",
    "bench/bulk.py",
    "workbench/store/migrations/versions/*.py",
    "workbench/text/**/*.py",
)
"""What a file depends on: what wrote it, its schema, and what finds tokens."""


class Databases:
    """The files in a folder; those of an earlier run are used again if made by the same code.

    `copies` is where they are copied to, to be written in: a folder of this run alone.
    """

    def __init__(self, folder: Path, copies: Path, say: Callable[[str], object]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        copies.mkdir()
        self.folder = folder
        self.copies = copies
        self._say = say
        self._number = 0
        self._made_by = _digest()

    def article(self, words: int, claims: int) -> Path:
        """A file with one article (its id is 1) of so many words and claims."""
        return self._made(
            f"article-{words}-{claims}",
            f"{words:,} words and {claims:,} claims",
            lambda path: make_article(path, words, claims),
        )

    def evidence(self) -> Path:
        """A file with one claim on five sources of 20,000 words each, their texts supplied."""
        return self._made("evidence", "five sources of 20,000 words", make_evidence)

    def revised(self) -> Path:
        """A file with one article of 100,000 words and 5,000 claims that got a second text, and
        with queries on it.
        """
        return self._made("revised", "a second text of 100,000 words", make_revised)

    def library(self, size: bulk.LibrarySize) -> Path:
        """A file with many articles, the first one (id 1) the newest."""
        return self._made(
            f"library-{size.articles}-{size.claims}-{size.sources}",
            f"a library of {size.articles:,} articles",
            lambda path: make_library(path, size),
        )

    def copy(self, path: Path) -> Path:
        """A copy to write in; forget it when done."""
        self._number += 1
        copied = self.copies / f"{self._number}.db"
        shutil.copyfile(path, copied)
        return copied

    def forget(self, path: Path) -> None:
        """Removes a file, and what lies beside it."""
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)

    def _made(self, name: str, words: str, make: Callable[[Path], None]) -> Path:
        path = self.folder / f"{name}-{self._made_by}.db"
        if not path.exists():
            self._say(f"making {words}")
            for older in self.folder.glob(f"{name}-????????.db"):
                self.forget(older)
            unfinished = path.with_suffix(".unfinished")
            self.forget(unfinished)
            make(unfinished)
            unfinished.rename(path)
        return path


def make_article(path: Path, words: int, claims: int) -> None:
    """An article with claims spread over it, two thirds rated, half with one or two sources."""
    text = story(words)
    with open_workspace(path, SETTINGS) as workspace:
        title = f"{words:,} words, {claims:,} claims"
        imported = Imported(text.text, "bench", "bench 1", title=title)
        workspace.articles.add(imported, ImportOptions()).result()
        if claims <= MOST_BY_HAND:
            _finish(_add_claims(workspace, text, claims))
    if claims > MOST_BY_HAND:
        bulk.add_claims(path, text, claims, RATINGS)


def make_evidence(path: Path) -> None:
    """A short article; its claim stands, with another number now and then, in each source."""
    text = story(200)
    place = text.places(1)[0]
    with open_workspace(path, SETTINGS) as workspace:
        workspace.articles.add(Imported(text.text, "bench", "bench 1"), ImportOptions()).result()
        quote = Place(place.start, describe(text.text, *place))
        claim = workspace.claims.mark(NewClaim(1, 1, (quote,))).result().value
        cited = [Citation(f"https://example.org/{each}") for each in range(5)]
        workspace.sources.attach([claim], cited).result()
        for each in range(5):
            source = story(20_000, seed=each + 2).text.encode()
            workspace.captures.supply(each + 1, Upload(source, "text/plain")).result()


def make_revised(path: Path) -> None:
    """The second text has 300 edits; the queries are of no claim."""
    make_article(path, REVISED_WORDS, REVISED_CLAIMS)
    text = story(REVISED_WORDS)
    with open_workspace(path, SETTINGS) as workspace:
        revision = workspace.read.article(1).revision_id
        for start, end in text.places(QUERIES):
            place = Place(start, describe(text.text, start, end))
            _finish([workspace.queries.ask(NewQuery(1, revision, place, "Who says so?"))])
        second = Imported(revised(text.text), "bench", "bench 1")
        workspace.revisions.revise(1, second).result()


def make_library(path: Path, size: bulk.LibrarySize) -> None:
    """Many short articles."""
    open_workspace(path, SETTINGS).close()
    bulk.fill_library(path, size)


def _digest() -> str:
    """Names the code that makes files, so that those of other code are not used again."""
    root = Path(__file__).parents[1]
    sources = sorted(path for pattern in MADE_BY for path in root.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:8]


def _add_claims(workspace: Workspace, text: Story, claims: int) -> Sequence[Future[Any]]:
    revision = workspace.read.article(1).revision_id
    chance = random.Random(claims)
    marked = []
    for start, end in text.places(claims):
        place = Place(start, describe(text.text, start, end))
        marked.append(workspace.claims.mark(NewClaim(1, revision, (place,))))
    waiting: list[Future[Any]] = []
    for number, future in enumerate(marked):
        claim = future.result().value
        rating = chance.choice(RATINGS)
        if rating is not None:
            waiting.append(workspace.verdicts.rate([claim], rating, "As the register says."))
        cited = [Citation(f"https://example.org/{number}/{each}") for each in range(number % 4 - 1)]
        if cited:
            waiting.append(workspace.sources.attach([claim], cited))
    return waiting


def _finish(waiting: Sequence[Future[Any]]) -> None:
    for future in waiting:
        future.result()
