"""Signing an article off, opening it again, setting problems aside, wording corrections."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import closing
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.problems import Problem
from workbench.model.requests import Done
from workbench.model.sign_offs import StandingOverride
from workbench.model.states import ArticleState
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting, counted
from workbench.workspace.names import Kept, listed
from workbench.workspace.problems import problems
from workbench.workspace.rounds import refuse_second

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

TOLD = 3
"""Problems that a refusal names: `workbench problems` and the desk list all."""


class Signing:
    """Writing sign-offs and what goes with them; each call is one Action, queued at once."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def sign(self, article: int, note: str = "", override: str = "") -> Future[Done[None]]:
        """Signs the present revision off. With `override` as the reason it sets aside every problem
        that nobody has set aside; RefusedChange names them where there is none. RefusedChange, too,
        in a second reading, and where that revision is signed already.
        """
        return self._acting.act(
            "sign-off",
            "Signed the article off",
            lambda tx: self._sign(tx, article, note.strip(), override.strip()),
            article,
        )

    def reopen(self, article: int, note: str = "") -> Future[Done[None]]:
        """Opens a signed article again; RefusedChange where it is not signed."""

        def step(tx: "Transaction") -> None:
            from workbench.store.sign_offs import SignOffs

            refuse_second(tx, "Opening an article again")
            signs = SignOffs(tx)
            if signs.state(article) != ArticleState.SIGNED:
                raise RefusedChange("The article is not signed off.")
            tx.name(label=f"Opened revision {signs.revision(article).number} again")
            signs.reopen(article, note.strip())

        return self._acting.act("sign-off", "Opened the article again", step, article)

    def set_aside(self, article: int, found: Sequence[Problem], reason: str) -> Future[Done[None]]:
        """Sets problems aside with a reason; UsageError without one."""

        def step(tx: "Transaction") -> None:
            _set_aside(tx, article, found, reason.strip())
            tx.name(label=f"Set {_named(found)} aside", claim=_only_claim(found))

        return self._acting.act("override", "Set a problem aside", step, article)

    def uphold(self, article: int, found: Sequence[Problem]) -> Future[Done[None]]:
        """Lets what was set aside stand in the way again."""

        def step(tx: "Transaction") -> None:
            for each in found:
                tx.overrides.withdraw(each.claim, each.kind.rule, each.about, _whose(each, article))
            tx.name(label=f"Let {_named(found)} hold again", claim=_only_claim(found))

        return self._acting.act("override", "Let a problem hold again", step, article)

    def word(self, correction: int, wording: str) -> Future[Done[None]]:
        """Sets what readers are told of a correction; an empty text takes it back."""

        def step(tx: "Transaction") -> None:
            from workbench.store.sign_offs import Corrections

            tx.name(article=Corrections(tx).word(correction, wording.strip()))

        return self._acting.act("correction", "Worded a correction", step)

    def _sign(self, tx: "Transaction", article: int, note: str, override: str) -> None:
        from workbench.store.overrides import Thing
        from workbench.store.sign_offs import SignOffs

        refuse_second(tx, "Signing off")
        signs = SignOffs(tx)
        revision, last = signs.revision(article), signs.last(article)
        if signs.state(article) == ArticleState.SIGNED and last and last.revision == revision.id:
            raise RefusedChange(f"Revision {revision.number} is signed off by {last.by} already.")
        names = Kept()
        with closing(Reader(self._acting.path)) as read:
            listed(read, article, names)  # before others have to wait for the lock
            _ = tx.driver  # locked from here on: nothing comes between what is found and this
            found = problems(read, article, self._acting.settings.settles_with, names)
        standing = [each for each in found if not each.reason]
        if standing and not override:
            raise _refusal(standing)
        things = [
            Thing(each.claim, _whose(each, article), each.kind.rule, each.about)
            for each in standing
        ]
        tx.overrides.add_all(things, override)
        kept = [
            StandingOverride(each.kind, each.number, each.text, each.reason or override)
            for each in found
        ]
        signs.sign(article, note, kept)
        tx.name(label=f"Signed off revision {revision.number}")


def _set_aside(tx: "Transaction", article: int, found: Iterable[Problem], reason: str) -> None:
    for each in found:
        tx.overrides.set(each.claim, each.kind.rule, reason, each.about, _whose(each, article))


def _whose(problem: Problem, article: int) -> int | None:
    """The article, where the problem is of that as a whole."""
    return article if problem.claim is None else None


def _refusal(standing: Sequence[Problem]) -> RefusedChange:
    told = [f"#{each.number} {each.text}" if each.number else each.text for each in standing]
    more = [f"And {len(told) - TOLD} more."] if len(told) > TOLD else []
    return RefusedChange(
        f"{counted(len(told), 'problem')} without a reason: {' '.join([*told[:TOLD], *more])}",
        "Nothing was signed. See to them, or set each aside with a reason.",
    )


def _named(found: Sequence[Problem]) -> str:
    if len(found) != 1:
        return counted(len(found), "problem")
    (only,) = found
    return f"“{only.kind}”" + (f" of #{only.number}" if only.number else "")


def _only_claim(found: Sequence[Problem]) -> int | None:
    return found[0].claim if len(found) == 1 else None
