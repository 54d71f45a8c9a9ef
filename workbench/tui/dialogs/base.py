"""The frame of every dialog: a title, a body, a place for what is wrong, a line of keys.

Escape cancels and keeps what was half typed for the next opening; Ctrl+S or Enter accepts. Enter
never destroys and never judges: such dialogs say otherwise in `entered`.
"""

from collections.abc import Hashable
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.model.errors import WorkbenchError
from workbench.text.display import shown
from workbench.tui.dialogs import memory
from workbench.tui.dialogs.fields import ChoiceRow, LineInput
from workbench.tui.dialogs.hints import Hint, HintLine
from workbench.tui.staying import StaysUp

T = TypeVar("T")


ACCEPT = Hint("Enter", "accept", "accept")
CANCEL = Hint("Esc", "cancel", "cancel")

_RESTORED = "What you had typed before is back; Ctrl+R starts anew."


class Dialog(StaysUp, ModalScreen[T | None], Generic[T]):
    """A dialog that gives a T, or None where it is cancelled.

    Subclasses compose their `body`, and answer `result` with the value or a WorkbenchError.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("ctrl+s", "accept", "Accept", show=False),
        Binding("enter", "enter", "Accept", show=False),
        Binding("ctrl+r", "start_anew", "Start anew", show=False),
        Binding("tab", "app.focus_next", "Next field", show=False),
        Binding("shift+tab", "app.focus_previous", "Field before", show=False),
    ]
    HINTS: ClassVar[tuple[Hint, ...]] = (ACCEPT, CANCEL)
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 40%;
    }
    Dialog > #dialog-frame {
        width: 76;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        background: $surface;
        color: $foreground;
    }
    Dialog.-low { align: center bottom; }
    Dialog.-wide > #dialog-frame { width: 100; }
    Dialog #dialog-title {
        height: 1;
        padding: 0 1;
        color: $workbench-on-focus;
        background: $workbench-focus;
        text-style: bold;
    }
    Dialog #dialog-body { height: auto; max-height: 100%; padding: 1; scrollbar-size-vertical: 1; }
    Dialog #dialog-problem { height: auto; max-height: 3; padding: 0 1; color: $rating-bad; }
    Dialog #dialog-problem.-good { color: $workbench-dim; }
    Dialog .dim { color: $workbench-dim; }
    Dialog .gap { margin-top: 1; }
    """

    def __init__(self, title: str, *, about: Hashable = None) -> None:
        """`about` is what it is about, so that half-typed text comes back only for that."""
        super().__init__()
        self._title = title
        self._about = about
        self._early = ""
        self._early_typed = 0
        self._is_ready = False
        self._is_asked = False
        self._is_done = False

    # what a subclass gives

    def body(self) -> ComposeResult:
        """The widgets between the title and the line of keys."""
        raise NotImplementedError

    def result(self) -> T:
        """The value, read from the fields; a WorkbenchError is told in the dialog."""
        raise NotImplementedError

    def entered(self) -> None:
        """What Enter does: it accepts, unless a subclass says otherwise."""
        self.action_accept()

    def take(self, value: T) -> None:
        """What becomes of an accepted value: the dialog closes, unless a subclass looks first."""
        self.finish(value)

    def hints(self) -> tuple[Hint, ...]:
        """The line of keys; `refresh_hints` asks anew."""
        return self.HINTS

    # Textual's side

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog-frame"):
            yield Static(Content(shown(self._title)), id="dialog-title")
            with VerticalScroll(id="dialog-body", can_focus=False):
                yield from self.body()
            yield Static(id="dialog-problem")
            yield HintLine(self.hints(), id="dialog-hint")

    def on_mount(self) -> None:
        fields = self._fields()
        restored = memory.kept(self.app, self._place)
        for field, text in restored.items():
            if field in fields and fields[field].value == fields[field].initial:
                fields[field].value = fields[field].initial = text
                fields[field].action_end()
        self.tell(_RESTORED if restored else "", good=True)
        self.call_after_refresh(self._begin)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and self.take_key(event.character or ""):
            event.stop()
        elif event.key == "enter" and not self._is_ready:
            self._is_asked = True
            event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()

    def on_input_changed(self, event: Input.Changed) -> None:
        if isinstance(event.input, LineInput) and event.value != event.input.initial:
            self.tell("")

    def action_cancel(self) -> None:
        self._end(None, self._typed())

    def action_enter(self) -> None:
        self.entered()
        for line in self.query(LineInput):
            line.is_submitted = False

    def action_accept(self) -> None:
        self._is_asked = not self._is_ready
        if self._is_asked:
            return
        try:
            value = self.result()
        except WorkbenchError as error:
            self.tell(str(error))
            return
        self.take(value)

    def action_start_anew(self) -> None:
        for line in self._fields().values():
            line.value = line.original
        self.tell("")

    def take_letter(self, letter: str) -> bool:
        """Do what a letter means where no line has the focus; False where it means nothing."""
        return isinstance(self.focused, ChoiceRow) and self.focused.take_letter(letter)

    # what the app calls

    @property
    def is_opening(self) -> bool:
        """Whether the fields are not there yet: keys had better wait."""
        return not self._is_ready

    def take_key(self, character: str) -> bool:
        """Take a printable key that no widget of this dialog took.

        Where a line has the focus, or nothing yet, it was pressed before the dialog was on screen:
        behind the key that opened it, in one burst. A line keeps its own keys to itself.
        """
        if self._is_asked or self._is_done:
            return True  # behind the Enter that is about to close it: meant for what comes then
        if self.focused is not None and not isinstance(self.focused, LineInput):
            return self.take_letter(character.lower())
        if self.focused is not None and self.focused.is_submitted:
            return True
        self._early += character
        if self._is_ready:
            self._type_early()
        return True

    # what a subclass calls

    def finish(self, value: T) -> None:
        """Close with a value; nothing half typed is left to keep."""
        memory.give(self.app, self._place, self._typed())
        self._end(value, {})

    def close(self) -> None:
        """Close without a value and with nothing to keep."""
        self._end(None, {})

    def tell(self, words: str, *, good: bool = False) -> None:
        """Say what is wrong, or, where `good`, what is worth knowing; an empty text clears it."""
        place = self.query_one("#dialog-problem", Static)
        place.set_class(good, "-good")
        place.update(Content(shown(words)))
        place.display = bool(words)

    def text(self, field: str) -> str:
        """What stands in a field, without spaces around it."""
        return self.query_one(f"#{field}", LineInput).value.strip()

    def refresh_hints(self) -> None:
        self.query_one(HintLine).show(self.hints())

    @property
    def _place(self) -> memory.Place:
        return (type(self).__name__, self._about)

    def _fields(self) -> dict[str, LineInput]:
        return {line.id: line for line in self.query(LineInput) if line.id}

    def _typed(self) -> dict[str, str]:
        return {
            field: line.value
            for field, line in self._fields().items()
            if line.value != line.original
        }

    def _end(self, value: T | None, typed: dict[str, str]) -> None:
        # A held key asks again before the dialog is gone: then the screen below would go as well.
        if not self._is_done:
            self._is_done = True
            memory.keep(self.app, self._place, typed)
            self.dismiss(value)

    def _begin(self) -> None:
        self._is_ready = True
        self._type_early()
        if self._is_asked:
            self.call_after_refresh(self.action_enter)

    def _type_early(self) -> None:
        """Put what came too early before what the field has been given since."""
        field = self.focused
        if self._early and isinstance(field, LineInput):
            at = len(field.initial) + self._early_typed
            cursor = field.cursor_position + len(self._early)
            field.value = f"{field.value[:at]}{self._early}{field.value[at:]}"
            field.cursor_position = cursor
            self._early_typed += len(self._early)
        elif self._early:
            for letter in self._early.lower():
                self.take_letter(letter)
        self._early = ""
