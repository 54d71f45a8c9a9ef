"""Asks for sources: addresses in any form, a known source by its words, or an offline one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from workbench.model.errors import UsageError
from workbench.model.requests import Citation
from workbench.model.states import Stance
from workbench.model.views import Source
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.offline import OfflinePage
from workbench.tui.dialogs.pasted import Understood, understand
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.dialogs.source_rows import (
    Row,
    SourceRows,
    address_row,
    known_row,
    refused_row,
)
from workbench.tui.panes.layout import Run
from workbench.tui.slices import Slices

_STANCES = [
    (Stance.NONE, "none yet"),
    (Stance.SUPPORTS, "supports"),
    (Stance.REFUTES, "refutes"),
    (Stance.PARTLY, "partly"),
    (Stance.CONTEXT, "context"),
    (Stance.SAID_HERE, "said here"),
]
_STANCE_KEYS: dict[str, str] = {
    "?": Stance.NONE,
    "+": Stance.SUPPORTS,
    "-": Stance.REFUTES,
    ";": Stance.PARTLY,
    ",": Stance.CONTEXT,
    '"': Stance.SAID_HERE,
}
_BEGIN = Row((Run("Paste one or many addresses, or type words of a known source.", "pane--dim"),))
_LOOKING = Row((Run("Looking through the known sources…", "pane--dim"),))
_NOTHING = Row((Run("No known source has these words. Ctrl+O: one without address.", "pane--dim"),))


class SourceChoice(NamedTuple):
    """What is to be attached: new citations, and ids of known sources; all with one stance."""

    citations: tuple[Citation, ...]
    known: tuple[int, ...]
    stance: str = Stance.NONE


class Known(NamedTuple):
    """How known sources are found: by words in many short steps, and by a canonical address."""

    search: Callable[[str], Iterator[Sequence[Source] | None]]
    at: Callable[[str], Source | None]


class SourceDialog(Dialog[SourceChoice]):
    """Gives a SourceChoice. An empty Enter is the last source again, which is shown before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "turn", "Offline", show=False),
        Binding("down", "step(1)", "Next source", show=False),
        Binding("up", "step(-1)", "Source before", show=False),
    ]
    _ONLINE = (
        ACCEPT._replace(words="attach"),
        Hint("Down Up", "a known source", "step(1)"),
        Hint("Tab", "stance", "focus_stance"),
        Hint("Ctrl+O", "offline source", "turn"),
        CANCEL,
    )
    _OFFLINE = (
        ACCEPT._replace(words="attach"),
        Hint("Tab", "next field", "app.focus_next"),
        Hint("Shift+Tab", "kind", "focus_kind"),
        Hint("Ctrl+O", "address", "turn"),
        CANCEL,
    )

    def __init__(
        self,
        known: Known,
        last: Source | None,
        initial: str = "",
        *,
        subject: str = "",
        today: date | None = None,
    ) -> None:
        """`known` finds sources; `today` lets a date be `yesterday`."""
        super().__init__(f"Source for {subject}" if subject else "Source", about=subject)
        self.add_class("-wide")
        self._known = known
        self._search: Iterator[None] = iter(())
        self._slices: Slices | None = None
        self._last = last
        self._text = initial
        self._today = today
        self._offline = False
        self._warned = ""

    def body(self) -> ComposeResult:
        with Vertical(id="online"):
            yield Labelled(
                "Address",
                LineInput(
                    self._text, placeholder="addresses, or a known one's words", id="address"
                ),
            )
            yield SourceRows()
        yield OfflinePage()
        yield Labelled(
            "Stance", ChoiceRow(_STANCES, Stance.NONE, letters=_STANCE_KEYS, id="stance")
        )

    def hints(self) -> tuple[Hint, ...]:
        return self._OFFLINE if self._offline else self._ONLINE

    def on_mount(self) -> None:
        self.query_one("#online").styles.height = "auto"
        self.query_one(OfflinePage).display = False
        self._refresh_rows()

    def result(self) -> SourceChoice:
        stance = self.query_one("#stance", ChoiceRow).value or Stance.NONE
        if self._offline:
            page = self.query_one(OfflinePage)
            return SourceChoice((page.citation(stance, self._today),), (), stance)
        self._finish_search()
        text, source = self.text("address"), self.query_one(SourceRows).source
        if source is not None:
            return SourceChoice((), (source,), stance)
        if not text:
            raise UsageError("Type or paste an address.", "Ctrl+O is for a source without one.")
        return self._cited(understand(text), text, stance)

    def on_unmount(self) -> None:
        self._stop_search()

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._refresh_rows()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_accept()

    def action_step(self, by: int) -> None:
        self._finish_search()
        if not self._offline:
            self.query_one(SourceRows).step(by)

    def action_turn(self) -> None:
        self._offline = not self._offline
        self.query_one("#online").display = not self._offline
        self.query_one(OfflinePage).display = self._offline
        # Not the kind, whose letters choose: what is typed at once is a name.
        self.query_one("#title" if self._offline else "#address").focus()
        self.tell("")
        self.refresh_hints()

    def action_focus_stance(self) -> None:
        self.query_one("#stance").focus()

    def action_focus_kind(self) -> None:
        self.query_one("#kind").focus()

    def _cited(self, understood: Understood, text: str, stance: str) -> SourceChoice:
        """The addresses of the text; what was refused is told once before the rest is attached."""
        addresses, refused = understood
        if not addresses and refused:
            raise UsageError(refused[0].reason)
        if not addresses:
            raise UsageError(
                "This is no address, and no known source has these words.",
                "Ctrl+O is for a source without an address.",
            )
        if refused and self._warned != text:
            self._warned = text
            raise UsageError(
                f"{refused[0].reason} Enter again attaches the other {len(addresses)}."
            )
        return SourceChoice(
            tuple(Citation(url=typed, stance=stance) for typed in addresses.values()), (), stance
        )

    def _refresh_rows(self) -> None:
        self._stop_search()
        text = self.text("address")
        rows = self.query_one(SourceRows)
        if not text:
            self._search = iter(())
            again = [known_row(self._last, "Enter: the last one again")] if self._last else [_BEGIN]
            rows.show(again, first=True)
            return
        self._search = self._searching(text, understand(text))
        # The first step finds what is of the day; what it takes to look through all is sliced.
        if next(self._search, self) is not self:
            self._slices = Slices(self._search, self.app._handle_exception)

    def _searching(self, text: str, understood: Understood) -> Iterator[None]:
        """Show what the text means, and the known sources that have its words as they are found."""
        addresses, refused = understood
        rows = [address_row(url, self._known.at(url)) for url in addresses]
        rows += [refused_row(one) for one in refused]
        shown = self.query_one(SourceRows)
        found: Sequence[Source] | None = ()
        if not refused and len(addresses) <= 1:
            for found in self._known.search(text):
                if found is None:
                    shown.show(rows or [_LOOKING], first=False)
                    yield
        rows += [known_row(one) for one in found or () if one.canonical_url not in addresses]
        shown.show(rows or [_NOTHING], first=not addresses)

    def _finish_search(self) -> None:
        """Wait for what is being looked for: a key acts on it."""
        self._stop_search()
        for _step in self._search:
            pass

    def _stop_search(self) -> None:
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None
