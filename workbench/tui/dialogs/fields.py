"""The parts of dialogs: a line to type in, a row to choose from, a label beside it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.text.display import shown

LABEL_WIDTH = 13
"""Cells of a label and the blank after it; the longest is "or, in words"."""

LONGEST_LINE = 20_000
"""Characters that a line takes: a paste of fifty long addresses; more belongs in a file."""

_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\x0b\x0c\x85\u2028\u2029", " "))


class LineInput(Input):
    """A line to type in, as wide as it may be, that shows nothing a terminal could obey.

    A paste of several lines becomes one line, its breaks spaces.
    """

    DEFAULT_CSS = """
    LineInput {
        width: 1fr;
        background: $panel;
        color: $foreground;
    }
    LineInput:focus { background: $workbench-cursor; background-tint: transparent; }
    LineInput > .input--placeholder { color: $workbench-dim; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            one_line(value)[:LONGEST_LINE],
            placeholder=shown(one_line(placeholder)),
            id=id,
            compact=True,
            select_on_focus=False,
            max_length=LONGEST_LINE,
        )
        self.cursor_blink = False
        self.original = self.initial = self.value
        self.is_submitted = False

    @property
    def _value(self) -> Text:
        # Input paints its value as it is; this is where it becomes harmless, code point for point.
        return Text(shown(self.value), no_wrap=True, overflow="ignore", end="")

    def on_key(self, event: events.Key) -> None:
        # What comes in one burst behind Enter is meant for what Enter leads to, not for this line.
        if event.key == "enter":
            self.is_submitted = True
        elif self.is_submitted and event.is_printable:
            event.stop()
            event.prevent_default()

    async def action_submit(self) -> None:
        self.is_submitted = True
        await super().action_submit()

    def render_line(self, y: int) -> Strip:
        # Input paints a cell more than it has.
        return super().render_line(y).crop(0, self.size.width)

    def type_in(self, text: str) -> None:
        """Put text in the place of the selection, as typing does, and show where it ends."""
        self.replace(text, *self.selection)
        if self.cursor_at_end:
            self.scroll_to(x=self.max_scroll_x, animate=False, force=True, immediate=True)

    def on_paste(self, event: events.Paste) -> None:
        # Input would take the first line only.
        event.prevent_default()
        event.stop()
        room = LONGEST_LINE - len(self.value) + len(self.selected_text)
        text = one_line(event.text)
        if len(text) > room:
            self.app.notify(
                f"Only the first {room:,} characters of the paste were taken.", markup=False
            )
        self.type_in(text[:room])


class ChoiceRow(Widget, can_focus=True):
    """One of a few words, in a row; where the row is too narrow, the chosen one between arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right,space", "step(1)", "After", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other", "choice--arrow"}
    DEFAULT_CSS = """
    ChoiceRow {
        height: 1;
        width: 1fr;
        background: $panel;
        .choice--chosen { color: $workbench-on-focus; background: $workbench-focus; }
        .choice--other { color: $foreground; }
        .choice--arrow { color: $workbench-dim; }
    }
    ChoiceRow:focus { background: $workbench-cursor; }
    ChoiceRow:focus .choice--chosen { text-style: bold underline; }
    """

    chosen: reactive[int] = reactive(-1)

    class Chosen(Message):
        """Another word was chosen."""

        def __init__(self, row: "ChoiceRow", key: str | None) -> None:
            super().__init__()
            self.row = row
            self.key = key

        @property
        def control(self) -> "ChoiceRow":
            return self.row

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: str | None = None,
        *,
        letters: dict[str, str] | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`options` are pairs of a key and its words; `letters` keys that choose one at once."""
        super().__init__(id=id)
        self._options = [(key, shown(words)) for key, words in options]
        self._letters = letters or {}
        keys = [key for key, _ in options]
        self.set_reactive(ChoiceRow.chosen, keys.index(chosen) if chosen in keys else -1)

    @property
    def value(self) -> str | None:
        """The chosen key, or None where none is yet."""
        return self._options[self.chosen][0] if self.chosen >= 0 else None

    @value.setter
    def value(self, key: str | None) -> None:
        keys = [option for option, _ in self._options]
        self.chosen = keys.index(key) if key in keys else -1

    def watch_chosen(self) -> None:
        self.post_message(self.Chosen(self, self.value))

    def render(self) -> Content:
        return self._whole() if self._fits() else self._narrow()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and self.take_letter(event.character or " "):
            event.stop()

    def on_click(self, event: events.Click) -> None:
        if not self._fits():
            self.action_step(-1 if event.x < 2 else 1)
            return
        left = 0
        for at, (_, words) in enumerate(self._options):
            left += cell_len(words) + 2
            if event.x < left:
                self.chosen = at
                return

    def action_step(self, by: int) -> None:
        if self._options:
            self.chosen = (max(self.chosen, 0 if by < 0 else -1) + by) % len(self._options)

    def take_letter(self, letter: str) -> bool:
        """Choose by a letter; False where it stands for none of the options."""
        if letter == " ":
            return False
        if (key := self._letters.get(letter)) is not None:
            self.value = key
            return True
        return self._to_initial(letter.lower())

    def _to_initial(self, letter: str) -> bool:
        """Choose the next option, after the chosen one, whose words begin with the letter."""
        count = len(self._options)
        for step in range(1, count + 1):
            at = (self.chosen + step) % count
            if self._options[at][1].lower().startswith(letter):
                self.chosen = at
                return True
        return False

    def _fits(self) -> bool:
        return sum(cell_len(words) + 2 for _, words in self._options) <= self.size.width

    def _whole(self) -> Content:
        chosen, other = (
            self.get_visual_style("choice--chosen"),
            self.get_visual_style("choice--other"),
        )
        return Content.assemble(
            *(
                # Brackets as well as colour: nothing is said by colour alone.
                (f"[{words}]", chosen) if at == self.chosen else (f" {words} ", other)
                for at, (_, words) in enumerate(self._options)
            )
        )

    def _narrow(self) -> Content:
        arrow = self.get_visual_style("choice--arrow")
        words = self._options[self.chosen][1] if self.chosen >= 0 else "choose…"
        place = f" > {self.chosen + 1}/{len(self._options)}"
        return Content.assemble(
            ("< ", arrow), (f"[{words}]", self.get_visual_style("choice--chosen")), (place, arrow)
        )


class Labelled(Horizontal):
    """A field with its label on the left."""

    DEFAULT_CSS = """
    Labelled { height: 1; width: 1fr; }
    Labelled > Static { height: 1; color: $workbench-dim; }
    """

    def __init__(self, label: str, field: Widget, *, width: int = LABEL_WIDTH) -> None:
        super().__init__()
        self._width = width
        self._label = label
        self._field = field

    def compose(self) -> ComposeResult:
        label = Static(Content(shown(self._label)))
        label.styles.width = self._width
        yield label
        yield self._field


def one_line(text: str) -> str:
    """`text` on one line: its breaks and tabs become spaces, each one character."""
    return text.translate(_BREAKS)
