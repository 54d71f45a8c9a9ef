"""Two revisions of an article compared on screen, with the claims marked in them."""

import asyncio
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.errors import WorkbenchError
from workbench.model.revisions import Comparison
from workbench.model.settings import Settings
from workbench.tui.keys import bindings
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.laidpane import LaidPane
from workbench.tui.panes.layout import Run, segments, spread, wrap_text
from workbench.tui.panes.lineview import HEAD
from workbench.tui.revisions.comparison import laid
from workbench.tui.symbols import Symbols, symbols_for
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

KEYS = (
    ("stop.next", "next change"),
    ("stop.previous", "the one before"),
    ("comparison.show", "all, or what changed"),
    ("place.close", "back"),
    ("app.help", "help"),
)
READING = "Comparing the two."
NO_CHANGE = "No word differs."


class ComparisonPane(LaidPane, inherit_bindings=False):
    """The lines of a comparison."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("comparison")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="comparison")
        self._comparison: Comparison | None = None
        self._note = READING
        self._whole = False
        self._changes: list[int] = []
        self._current = -1

    def title(self) -> str:
        found = self._comparison
        return f"Revision {found.old.number} to {found.new.number}" if found else "Revisions"

    def head(self, width: int) -> Sequence[Segment]:
        count = len(self.changes)
        said = "1 change" if count == 1 else f"{count:,} changes"
        right = [Run(f"{said} ", self.head_look)] if self._comparison else []
        left = [Run(f" {self.title()}", self.head_look)]
        line = spread(left, right, width, self._symbols.ellipsis)
        return segments(self, line, self.head_look)

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        sign = self._symbols.pointer if line == self._current else " "
        return segments(self, [Run(sign, "pane--strong"), *self._laid()[line]])

    def action_move(self, what: str) -> None:
        page = max(1, self.view_height - 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        if what in ("home", "end"):
            self.go_to_line(0 if what == "home" else self.line_count())
        else:
            self.go_to_line(self.top + steps.get(what, 0))

    # public

    @property
    def changes(self) -> list[int]:
        """The lines in which changes begin."""
        self._laid()
        return self._changes

    def show(self, comparison: Comparison | None, note: str = "") -> None:
        """Show a comparison, or where there is none why not."""
        self._comparison, self._note = comparison, note
        self._anew()

    def go_to(self, line: int) -> None:
        """Bring a change to the top, as far as there are lines enough, and point at it."""
        was, self._current = self._current, line
        self.forget([was, line])
        self.go_to_line(line)

    def turn(self) -> bool:
        """Show all of the text, or what changed; whether that is all."""
        self._whole = not self._whole
        self._anew()
        return self._whole

    # private

    def _anew(self) -> None:
        self._current = -1
        self._lay_anew()
        self.go_to_line(0)
        self.forget([HEAD])

    def _built(self, width: int) -> list[list[Run]]:
        found = self._comparison
        if found is None:
            self._changes = []
            return wrap_text(self._note, width, "pane--dim")
        lines = laid(found, width, self._symbols, whole=self._whole)
        self._changes = [at for at, line in enumerate(lines) if line.change]
        return [line.runs for line in lines]


class CompareScreen(PaneScreen):
    """Two revisions by their numbers, the older one first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    DEFAULT_CSS = """
    CompareScreen { layout: vertical; background: $background; }
    CompareScreen > ComparisonPane { height: 1fr; }
    """

    def __init__(
        self, workspace: Workspace, settings: Settings, article: int, old: int, new: int
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._asked = (article, old, new)
        symbols = symbols_for(settings.symbols)
        self._pane = ComparisonPane(symbols)
        self._footer = FooterPane(symbols)
        self._at: int | None = None
        self._went = 0
        self.is_opening = True
        """Whether it is still compared: the next key waits for that."""

    def compose(self) -> ComposeResult:
        yield self._pane
        yield self._footer

    def on_mount(self) -> None:
        from workbench.tui.keymap import named

        _article, old, new = self._asked
        self._footer.show_keys(named(KEYS, self._settings))
        self._footer.show_target(f"Revision {old} against revision {new}", None)
        self.run_worker(self._compare(), exit_on_error=False)

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        return ("comparison", "screen")

    # verbs

    def action_next_stop(self) -> None:
        self._to_change(1)

    def action_previous_stop(self) -> None:
        self._to_change(-1)

    def action_cycle_shown(self) -> None:
        self.say("All of the text." if self._pane.turn() else "Only what changed.")

    def action_close(self) -> None:
        self.dismiss()

    def action_back(self) -> None:
        self.dismiss()

    def action_find(self) -> None:
        self.say("n goes from change to change; words are found in the article, on the desk.")

    def action_undo(self) -> None:
        self.say("Nothing is done here that could be undone: Esc goes back.")

    def action_redo(self) -> None:
        self.action_undo()

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next."""
        self._footer.say(words, bad)

    # private

    async def _compare(self) -> None:
        try:
            found = await asyncio.to_thread(self._workspace.revisions.compare, *self._asked)
        except WorkbenchError as error:
            self._pane.show(None, str(error))
        except Exception as error:  # noqa: BLE001 - told as any other fault: nobody awaits this
            cast("WorkbenchApp", self.app).tell_failure(error)
        else:
            self._pane.show(found)
        finally:
            self.is_opening = False

    def _to_change(self, by: int) -> None:
        """From the change that was gone to, or where one has scrolled since from there."""
        lines, top = self._pane.changes, self._pane.top
        if not lines:
            self.say(NO_CHANGE)
            return
        if self._at is None or top != self._went:
            self._at = bisect_left(lines, top) - (1 if by > 0 else 0)
        self._at = (self._at + by) % len(lines)
        self._pane.go_to(lines[self._at])
        self._went = self._pane.top
        self.say(f"Change {self._at + 1} of {len(lines)}.")
