"""Taking back what one did, and doing it again."""

from concurrent.futures import Future

from workbench.model.requests import Done, Reversal
from workbench.workspace.acting import Acting


class History:
    """Undo and redo, each itself an Action; both say what they did and where."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def undo(self, article: int | None = None) -> Future[Done[Reversal]]:
        """Reverses this person's newest action, on an article if given.

        CannotUndo where there is none, or later changes stand on it.
        """
        return self._acting.act("undo", "Undid", lambda tx: tx.history.undo(article), article)

    def undo_action(self, action: int) -> Future[Done[Reversal]]:
        """Reverses one action, such as the one that a refused undo offers."""
        return self._acting.act("undo", "Undid", lambda tx: tx.history.undo_action(action))

    def redo(self, article: int | None = None) -> Future[Done[Reversal]]:
        """Does again what this person undid last; CannotUndo where there is nothing."""
        return self._acting.act("redo", "Did again", lambda tx: tx.history.redo(article), article)
