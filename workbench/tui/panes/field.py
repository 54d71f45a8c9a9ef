"""Where long text is typed: a title over a text area, and messages that have it saved in time.

Imported when first used: Textual's text area costs more than the rest of the first frame.
"""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from workbench.text.display import shown
from workbench.tui.keys import bindings
from workbench.tui.panes.layout import one_line

TYPED_AFTER = 0.5
"""Seconds from the first key that is not yet told of to the message that tells of it. What is typed
is to be on disk a second after its key, and a busy machine needs half of that."""


class FieldKey(NamedTuple):
    """Which text is being typed: a table, a row's id and a field, as drafts name them."""

    table: str
    row: int
    field: str


class FieldArea(TextArea, inherit_bindings=True):
    """A text area that paints nothing a terminal would obey; tabs move on as in any text."""

    def get_line(self, line_index: int) -> Text:
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(map(shown, parts)), end="", no_wrap=True)


class FieldEditor(Vertical):
    """A text in place: typed text is told of twice a second, and at once when it is left."""

    BINDINGS: ClassVar[list[Binding]] = bindings("field")  # type: ignore[assignment]  # a list is one of Textual's kinds
    DEFAULT_CSS = """
    FieldEditor {
        height: auto;
        background: $surface;
        & > .field--title {
            height: 1;
            padding: 0 1;
            color: $workbench-on-focus;
            background: $workbench-focus;
            text-style: bold;
        }
        & > FieldArea {
            height: auto;
            min-height: 5;
            max-height: 14;
            border: none;
            padding: 0 1;
            color: $foreground;
            background: $surface;
            scrollbar-size-vertical: 1;
            &:focus { border: none; }
        }
    }
    """

    @dataclass
    class Told(Message):
        """What the field holds, for the `key` that it was opened with."""

        editor: "FieldEditor"
        key: FieldKey
        text: str

        @property
        def control(self) -> "FieldEditor":
            return self.editor

    class Typed(Told):
        """The text as it is by now, at most `TYPED_AFTER` after its last key."""

    class Left(Told):
        """The field was left; `text` is what it held. Comes once for each opening."""

    class EditorRequested(Told):
        """The text is to be opened in the person's own editor; `put` takes what comes back."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._key: FieldKey | None = None
        self._told: str | None = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(classes="field--title", markup=False)
        area = FieldArea(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        area.cursor_blink = False
        yield area

    # handlers

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._key is not None and self._timer is None and self.text != self._told:
            self._timer = self.set_timer(TYPED_AFTER, self.tell)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        # An app that loses its terminal's focus blurs too, and comes back to the same field.
        if self.app.app_focus:
            self.close()

    # actions

    def action_leave(self) -> None:
        """Leave the field: what was typed is told at once."""
        self.close()

    def action_editor(self) -> None:
        """Ask for the person's own editor."""
        if self._key is not None:
            self.tell()
            self.post_message(self.EditorRequested(self, self._key, self.text))

    # public

    @property
    def text(self) -> str:
        """What the field holds now."""
        return self.query_one(FieldArea).text

    @property
    def key(self) -> FieldKey | None:
        """Which text is open; None after the field was left."""
        return self._key

    def open(self, title: str, text: str, key: tuple[str, int, str]) -> None:
        """Take a text to be typed at, the cursor behind its end, and the focus."""
        self.close()
        self.retitle(title)
        self.put(text)
        self._key, self._told = FieldKey(*key), text
        self.query_one(FieldArea).focus()

    def retitle(self, title: str) -> None:
        """Show another title."""
        self.query_one(".field--title", Static).update(Content(one_line(title)))

    def put(self, text: str) -> None:
        """Put another text in place of what the field holds, for example from an editor."""
        area = self.query_one(FieldArea)
        area.load_text(text)
        area.move_cursor(area.document.end)

    def tell(self) -> None:
        """Post what was typed and not told of yet; nothing where there is nothing."""
        self._stop_timer()
        if self._key is not None and self.text != self._told:
            text = self._told = self.text
            self.post_message(self.Typed(self, self._key, text))

    def tell_again(self) -> None:
        """What was told of is not kept: tell of it again in a while, even if no more is typed."""
        if self._key is not None and self._timer is None:
            self._told = None
            self._timer = self.set_timer(TYPED_AFTER, self.tell)

    def close(self) -> None:
        """Leave the field, by whatever way: posts Left, once."""
        self._stop_timer()
        if self._key is not None:
            key, self._key = self._key, None
            self.post_message(self.Left(self, key, self.text))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
