"""The index of names: each once, one verdict on its spelling and title, and its places."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import ClassVar

from workbench.model.names import Name
from workbench.model.settings import Settings
from workbench.model.spans import Span
from workbench.model.states import NameVerdict
from workbench.tui.lists.beside import BesideScreen
from workbench.tui.names.pane import NamesPane
from workbench.tui.symbols import symbols_for
from workbench.workspace.workspace import Workspace

_NONE = "No name here to act on."
_SAID = {"right": "right, its places ticked", "wrong": "wrong, its places struck", "open": "open"}


class NamesScreen(BesideScreen[Name]):
    """Lists the names of an article; Enter goes to the next place of one on the desk."""

    CONTEXT = "names"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("names.right", "right"),
        ("names.wrong", "wrong"),
        ("names.open", "next place"),
        ("names.note", "note"),
        ("stop.next", "next to see to"),
        ("place.find", "filter"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "No name was found in this article."
    NO_STOP = "Every name is judged."
    READING = ("Names", "The names of the article are being read. Esc leaves.")

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        article: int,
        go: Callable[[Sequence[Span]], object],
    ) -> None:
        """`go` is called with the places of a name, once this screen is gone."""
        super().__init__(workspace, settings, article, NamesPane(symbols_for(settings.symbols)))
        self._go = go

    def ask(self) -> Future[Sequence[Name]]:
        return self.workspace.names.ask(self._article)

    def counted(self, lines: Sequence[Name]) -> str:
        left = sum(each.found.verdict == NameVerdict.OPEN for each in lines)
        odd = sum(bool(each.problems) and self.is_stop(each) for each in lines)
        count = "1 name" if len(lines) == 1 else f"{len(lines):,} names"
        said = f"{count}, {left:,} open"
        return f"{said}, {odd:,} spelt oddly" if odd else said

    def words_of(self, line: Name) -> str:
        told = f"{line.titled} {line.spelt} {line.found.note}"
        return f"{told} {' '.join(line.problems)} {line.found.verdict}"

    def told_of(self, line: Name) -> str:
        said = line.found
        who = f", said {said.by} {said.at[:10]}" if said.by else ""
        note = f": {said.note}" if said.note else ""
        odd = f". {'; '.join(line.problems)}" if line.problems else ""
        return f"{line.titled}, {said.verdict}{who}{note}. {line.spelt}{odd}"

    def is_stop(self, line: Name) -> bool:
        return line.found.verdict == NameVerdict.OPEN and bool(line.holes or line.problems)

    def open_line(self) -> None:
        line = self._pane.line
        if line is None:
            self.say(_NONE)
            return
        places = self.workspace.names.places(self.workspace.read, self._article, line)
        self.dismiss()
        self._go(places)

    # verbs

    def action_open_place(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_select_name(self) -> None:
        self._pane.select()

    def action_check(self, verdict: str) -> None:
        """One verdict on the selected names, or on the highlighted one; then the next."""
        names = self._pane.acted_on
        if self.workbench.key_is_held:
            return
        if not names:
            self.say(_NONE)
            return
        which = names[0].words if len(names) == 1 else f"{len(names)} names"

        def checked(_none: object) -> None:
            self._pane.clear_selection()
            if len(names) == 1 and verdict == NameVerdict.RIGHT:
                self._pane.move("down")
            self.say(f"{which}: {_SAID[verdict]}")

        self.write(self.workspace.names.check(self._article, names, verdict), "", checked)

    def action_note(self) -> None:
        """Ask what was found of the name."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        line = self._pane.line
        if line is None:
            self.say(_NONE)
            return
        dialog = TextEntryDialog(
            f"Note on {line.words}", "What was found", line.found.note, hint="Empty: no note"
        )
        self.app.push_screen(dialog, lambda note: self._noted(line, note))

    # private

    def _noted(self, line: Name, note: str | None) -> None:
        if note is not None and note != line.found.note:
            future = self.workspace.names.check(self._article, [line], line.found.verdict, note)
            self.write(future, f"{line.words}: noted")
