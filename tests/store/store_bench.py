"""A person at work on a store of their own: the store's verbs, one action each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.model.actions import ActionHead
from workbench.model.imports import Imported
from workbench.model.requests import Citation, NewClaim, Place
from workbench.model.scale_texts import to_json
from workbench.model.scales import TRUTH
from workbench.model.spans import Quote
from workbench.store.database import connect_reading, prepare
from workbench.store.transaction import Store, Transaction

WORDS = 40
STRIDE = 5
TEXT = " ".join(f"{number:04d}" for number in range(WORDS))
"""Forty numbers of four digits: each is a token, and a claim can stand on any run of them."""


class Ticking:
    """A clock that is a second later each time it is asked."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class Bench:
    """The store's verbs, one action each, for one person."""

    def __init__(self, path: Path, who: str = "ada") -> None:
        self.path = path
        self.who = who
        self.clock = Ticking()
        prepare(path, self.clock)
        self.store = Store(path, self.clock)
        self.article = 0
        self.revision = 0

    def act(self, step: Any, verb: str = "test", label: str = "Tested", **head: Any) -> Any:
        return self.store.act(ActionHead(self.who, verb, label, **head), step)

    def add_article(self, text: str = TEXT) -> None:
        tokens = [(at, at + 4, "number", text[at : at + 4]) for at in range(0, len(text), STRIDE)]

        def step(tx: Transaction) -> tuple[int, int]:
            return tx.articles.add(
                Imported(text, "test.txt", "plain"),
                title="Numbers",
                purpose="statements",
                scale_json=to_json(TRUTH),
                tokens=tokens,
                rules_version="1",
            )

        self.article, self.revision = self.act(step, "import", "Imported “Numbers”").value

    def place(self, word: int, words: int = 1) -> Place:
        start = word * STRIDE
        return Place(start, Quote(TEXT[start : start + words * STRIDE - 1]))

    def mark(self, word: int, words: int = 1) -> int:
        new = NewClaim(self.article, self.revision, (self.place(word, words),))
        claim: int = self.act(
            lambda tx: tx.claims.mark(new, "number"), "mark", f"Marked {word}", article=self.article
        ).value
        return claim

    def rate(self, claim: int, rating: str | None, rationale: str = "") -> None:
        def step(tx: Transaction) -> None:
            number = tx.claims.get(claim).number
            tx.verdicts.add(claim, rating, rationale, "first")
            tx.claims.set_state(claim, "open" if rating is None else "settled")
            if rating is None:
                tx.tokens.release(claim)
            else:
                tx.tokens.judge(claim, ticked=True)
            tx.name(label=f"Rated #{number} {rating}")

        self.act(step, "rate", "Rated", article=self.article, claim=claim)

    def attach(self, claim: int, url: str, **said: str) -> int:
        def step(tx: Transaction) -> int:
            source, _known = tx.sources.find_or_add(Citation(url, **said), url)
            return tx.sources.attach(claim, source, Citation(url, **said))

        evidence: int = self.act(step, "attach", "Attached", article=self.article).value
        return evidence

    def undo(self, article: int | None = None) -> Any:
        return self.act(lambda tx: tx.history.undo(article), "undo", "").value

    def redo(self, article: int | None = None) -> Any:
        return self.act(lambda tx: tx.history.redo(article), "redo", "").value

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = connect_reading(self.path)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def close(self) -> None:
        self.store.close()
