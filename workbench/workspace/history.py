"""Taking back what one did, and doing it again."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.requests import Done, Reversal
from workbench.workspace.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.bulk import Progress


class History:
    """Undo and redo, each itself an Action; both say what they did and where."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def undo(
        self, article: int | None = None, tell: "Progress | None" = None
    ) -> Future[Done[Reversal]]:
        """Reverses this person's newest action, on an article if given.

        CannotUndo where there is none, or later changes stand on it. Of one that changed 1,000 rows
        or more `tell` is called, on the writer's thread, with how many of how many are back.
        """
        return self._acting.act(
            "undo", "Undid", lambda tx: _at_once(tx.history.undo, article, tell), article
        )

    def undo_action(self, action: int) -> Future[Done[Reversal]]:
        """Reverses one action, such as the one that a refused undo offers."""
        return self._acting.act("undo", "Undid", lambda tx: tx.history.undo_action(action))

    def redo(
        self, article: int | None = None, tell: "Progress | None" = None
    ) -> Future[Done[Reversal]]:
        """Does again what this person undid last; CannotUndo where there is nothing."""
        return self._acting.act(
            "redo", "Did again", lambda tx: _at_once(tx.history.redo, article, tell), article
        )


def _at_once(
    reverse: "Callable[[int | None, Progress | None], Reversal]",
    article: int | None,
    tell: "Progress | None",
) -> Reversal:
    from workbench.workspace.giving_way import uncollected

    with uncollected():
        return reverse(article, tell)
