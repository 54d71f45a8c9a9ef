"""A workspace over a new file, a clock that counts, an article, and short ways to do things."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions, ImportOutcome, NewClaim
from workbench.model.settings import Settings
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

TEXT = """Rockets hit the base

On 15 February 2021 at least 14 rockets struck Irbil in northern Iraq, the Pentagon said. A civilian
contractor was killed and nine people were hurt. “It was heavy,” said Jane Doe of the council.

Jane Doe left on Monday with 30 people. At least 14 rockets were found in 2 trucks.
"""


class Ticking:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def pass_hours(self, hours: float) -> None:
        self._now += timedelta(hours=hours)


@cache
def _empty_file() -> bytes:
    """A file with all tables and nothing in them: making one by migration takes a while."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbench.db"
        open_workspace(path, Settings()).close()
        return path.read_bytes()


class World:
    """What a test does at the desk, said shortly; waits until each thing is written."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        if not path.exists():
            path.write_bytes(_empty_file())
        self.ticking = Ticking()
        self.ws: Workspace = open_workspace(path, settings or Settings(who="MK"), self.ticking)

    def add(self, text: str = TEXT, **options) -> ImportOutcome:
        imported = Imported(text, "irbil.txt", "plain")
        return self.ws.articles.add(imported, ImportOptions(**options)).result().value

    def mark(self, words: str, rating: str | None = None, article: int = 1, **fields) -> int:
        seen = self.ws.read.article(article)
        place = find_place(seen.text, words)
        new = NewClaim(article, seen.revision_id, (place,), **fields)
        return self.ws.claims.mark(new, rating).result().value

    def rate(self, claim: int, rating: str | None, rationale: str = "") -> None:
        self.ws.verdicts.rate([claim], rating, rationale).result()

    def claim(self, claim: int):
        return self.ws.read.detail(claim).claim

    def labels(self) -> list[str]:
        return [action.label for action in reversed(self.ws.read.actions())]

    def tokens(self, article: int = 1):
        seen = self.ws.read.article(article)
        return self.ws.read.tokens(seen.revision_id, 0, len(seen.text))

    def token(self, words: str):
        return next(token for token in self.tokens() if token.words == words)

    def everything(self):
        """All that the views show of the first article, to hold against the same later."""
        seen = self.ws.read.article(1)
        claims = self.ws.read.claims(1)
        return (
            seen,
            [claim._replace(rev=0) for claim in claims],
            [self.ws.read.detail(claim.id)[1:] for claim in claims],
            self.tokens(),
            self.ws.read.covers(seen.revision_id),
            self.ws.read.hole_counts(seen.revision_id),
            dict(self.ws.read.source_numbers(1)),
        )
