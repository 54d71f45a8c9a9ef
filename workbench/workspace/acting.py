"""Who acts, in which round, by which settings; and the way from a use case to the writer."""

import getpass
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workbench.model.settings import Settings
from workbench.workspace.writer import Writer

if TYPE_CHECKING:
    from workbench.model.requests import Done
    from workbench.store.transaction import Transaction

T = TypeVar("T")

NAMED = 3
"""Claims that a label names by number; more are counted, so that it stays one line."""


class Acting(NamedTuple):
    """What every activity is given."""

    path: Path
    settings: Settings
    who: str
    writer: Writer

    @property
    def round(self) -> str:
        """Which reading this person does."""
        return self.settings.round

    def act(
        self,
        verb: str,
        label: str,
        step: "Callable[[Transaction], T]",
        article: int | None = None,
        claim: int | None = None,
    ) -> "Future[Done[T]]":
        """Queues a step as one Action; it may better the label through `Transaction.name`."""
        from workbench.model.actions import ActionHead  # only a write needs it

        head = ActionHead(self.who, verb, label, article, claim, round=self.round)
        return self.writer.submit(lambda store: store.act(head, step))


def person(settings: Settings) -> str:
    """The configured name, else the login."""
    if settings.who.strip():
        return settings.who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name and none in the environment
        return "somebody"


def named(numbers: Sequence[int]) -> str:
    """Claims as a label has them: `#4`, `#4, #5`, `12 claims`."""
    if len(numbers) > NAMED:
        return f"{len(numbers)} claims"
    return ", ".join(f"#{number}" for number in numbers)


def name(tx: "Transaction", label: str, claims: Sequence[int]) -> None:
    """Names an action by its claims, their numbers for the first `{}`; says where to go for it."""
    seen = [tx.claims.get(claim) for claim in claims]
    if seen:
        tx.name(
            label=label.replace("{}", named([each.number for each in seen]), 1),
            article=seen[0].article,
            claim=seen[0].id if len(seen) == 1 else None,
        )


def counted(count: int, thing: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
