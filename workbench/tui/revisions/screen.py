"""The list of an article's revisions: comparing two, bringing in another, going to the walk."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.model.revisions import RevisionRow
from workbench.model.settings import Settings
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.lists.screen import ListScreen
from workbench.tui.panes.layout import Run
from workbench.tui.panes.phrases import moment
from workbench.tui.revisions.phrases import waiting_words
from workbench.tui.revisions.rows import marks_words, revision_runs
from workbench.tui.symbols import Symbols, symbols_for
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.revisions.importing import Importing

ONLY_ONE = "There is one revision: i brings in another text to compare it with."
NOTHING_WAITS = "Nothing waits: every verdict stands on words that somebody looked at."


class RevisionsPane(ListPane[RevisionRow]):
    """Revisions, one a line, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("revisions")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="revisions")

    def key(self, line: RevisionRow) -> int:
        return line.id

    def runs(self, line: RevisionRow, width: int) -> Sequence[Run]:
        return revision_runs(line, width, self._symbols)


class RevisionsScreen(ListScreen[RevisionRow]):
    """Lists them; Enter compares two, i brings in another text."""

    CONTEXT = "revisions"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("revisions.compare", "compare"),
        ("revisions.select", "select"),
        ("revisions.import", "new text"),
        ("revisions.walk", "walk"),
        ("stop.next", "next that waits"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "The article has no text any more."
    NO_STOP = NOTHING_WAITS

    def __init__(
        self, workspace: Workspace, settings: Settings, article: int, walk: Callable[[], object]
    ) -> None:
        """`walk` opens the walk, once this screen is gone."""
        pane = RevisionsPane(symbols_for(settings.symbols))
        super().__init__(workspace, settings, article, pane)
        self._walk = walk

    def read(self) -> Sequence[RevisionRow]:
        with self.workspace.read.snapshot():
            self.workspace.read.article(self._article)  # says so where it is gone
            return self.workspace.read.revisions.of_article(self._article)[::-1]

    def counted(self, lines: Sequence[RevisionRow]) -> str:
        return "1 revision" if len(lines) == 1 else f"{len(lines):,} revisions"

    def words_of(self, line: RevisionRow) -> str:
        return f"{line.number} {line.origin} {moment(line.imported_at)}"

    def told_of(self, line: RevisionRow) -> str:
        waits = f", {waiting_words(line.waiting)}" if line.waiting else ""
        return f"Revision {line.number}, {marks_words(line)}{waits}"

    def is_stop(self, line: RevisionRow) -> bool:
        return line is self._all[0] and line.waiting > 0

    def take_paste(self, text: str) -> None:
        """A paste is the new text, or the path or address of one."""
        self._importing.take_paste(text)

    def open_line(self) -> None:
        from workbench.tui.revisions.comparescreen import CompareScreen

        chosen = [line.number for line in self._pane.acted_on]
        if len(chosen) == 1:  # with the one before; the first with the second
            chosen.append(chosen[0] - 1 if chosen[0] > 1 else 2)
        numbers = {line.number for line in self._all}
        if len(chosen) != 2:
            self.say("Two are compared: Space lets go of one.", bad=True)
        elif not numbers.issuperset(chosen):
            self.say(ONLY_ONE)
        else:
            pair = (min(chosen), max(chosen))
            settings = self._settings
            self.app.push_screen(CompareScreen(self.workspace, settings, self._article, *pair))

    # verbs

    def action_compare(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_select_revision(self) -> None:
        self._pane.select()

    def action_import_text(self) -> None:
        self._importing.ask()

    def action_walk(self) -> None:
        if self._all and self._all[0].waiting:
            self.walk()
        else:
            self.say(NOTHING_WAITS)

    # what modules beside it call

    @property
    def article_id(self) -> int:
        return self._article

    def highlight(self, revision: int) -> None:
        """Highlight a revision, by its id."""
        self._pane.highlight_key(revision)

    def walk(self) -> None:
        """Leave for the walk."""
        self.dismiss()
        self._walk()

    # private

    @cached_property
    def _importing(self) -> "Importing":
        from workbench.tui.revisions.importing import Importing

        return Importing(self)
