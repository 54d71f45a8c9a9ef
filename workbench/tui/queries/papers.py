"""Sending queries out as a document, and reading answers back in: on threads, told when done."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from workbench.model.errors import WorkbenchError
from workbench.model.requests import Done
from workbench.model.revisions import ReviseOutcome
from workbench.workspace.queries import named
from workbench.workspace.query_documents import Returned, document, load, place_answers, send
from workbench.workspace.rewording import as_revision, with_accepted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.queries import AnswersRead, Unplaced
    from workbench.tui.queries.screen import QueriesScreen

T = TypeVar("T")


class Papers:
    """What leaves the screen of queries, what comes back to it, and what goes into the text."""

    def __init__(self, screen: "QueriesScreen", article: int) -> None:
        self._screen = screen
        self._article = article

    def ask_path(self) -> None:
        """Ask where the document is to be written."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        name = f"queries-{self._article}.docx"
        dialog = TextEntryDialog(
            "Send the open queries", "To the file", name, hint=".docx .md .txt"
        )
        self._screen.app.push_screen(dialog, self._send_to)

    def ask_returned(self) -> None:
        """Ask which document came back."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        dialog = TextEntryDialog("Read answers in", "From the file", hint="queries-1.docx")
        self._screen.app.push_screen(dialog, self._read_from)

    def apply(self) -> None:
        """Put the accepted wordings into a new revision, over which all is carried."""
        screen = self._screen
        try:
            made = with_accepted(screen.workspace.read, self._article)
        except WorkbenchError as error:
            screen.tell(error)
            return
        said = f"{named(made.numbers)}: in the text now; u undoes"

        def told(outcome: ReviseOutcome) -> None:
            if made.left:
                self._show(f"Revision {outcome.revision}.", made.left)

        future = screen.workspace.revisions.revise(self._article, as_revision(made), made.queries)
        screen.write(future, said, told)

    # sending

    def _send_to(self, name: str | None) -> None:
        if not name:
            return
        path = Path(name).expanduser()
        if not path.exists():
            self._send(path, force=False)
            return
        from workbench.tui.dialogs.ask import AskDialog

        dialog = AskDialog(
            f"{path} is there already.", "Replace", "Keep", detail="What it holds would be gone."
        )
        self._screen.app.push_screen(
            dialog, lambda yes: self._send(path, force=True) if yes else None
        )

    def _send(self, path: Path, *, force: bool) -> None:
        screen = self._screen
        now = screen.workspace.clock.now()
        made = document(screen.workspace.read, self._article, now)
        count = "1 query" if len(made.entries) == 1 else f"{len(made.entries)} queries"
        future = _in_a_thread(lambda: send(made, path, now, force=force))
        screen.write(future, f"{count} written to {path}")

    # reading in

    def _read_from(self, name: str | None) -> None:
        if name:
            path = Path(name).expanduser()
            self._screen.say(f"Reading {path.name}")
            self._screen.write(_in_a_thread(lambda: load(path)), "", self._place)

    def _place(self, returned: Returned) -> None:
        screen = self._screen
        try:
            found = place_answers(screen.workspace.read, self._article, returned)
        except WorkbenchError as error:
            screen.tell(error)
            return
        if not found.answers:
            self._tell(found)
            return
        taken = screen.workspace.queries.take(self._article, found.answers)
        screen.write(taken, "", lambda _none: self._tell(found))

    def _tell(self, found: "AnswersRead") -> None:
        count = "1 answer" if len(found.answers) == 1 else f"{len(found.answers)} answers"
        said = f"{count} recorded; u undoes" if found.answers else "No new answer is in it."
        self._screen.say(said)
        if found.unplaced:
            self._show(said, found.unplaced)

    def _show(self, said: str, unplaced: "Sequence[Unplaced]") -> None:
        from workbench.tui.dialogs.unplaced import UnplacedDialog

        self._screen.app.push_screen(UnplacedDialog(said, unplaced))


def _in_a_thread(do: Callable[[], T]) -> "Future[Done[T]]":
    """What takes a while, off the loop; the program waits for its end when it is left."""
    future: Future[Done[T]] = Future()

    def run() -> None:
        try:
            value = do()
        except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
            future.set_exception(error)
        else:
            future.set_result(Done(None, value, ""))

    Thread(target=run, name="papers").start()
    return future
