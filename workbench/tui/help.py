"""The keys of the place where one is, then those of everywhere, and how the workbench thinks."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbench.model.scales import RatingScale
from workbench.text.fold import fold
from workbench.tui.dialogs.hints import Hint, HintLine
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.key import Key
from workbench.tui.keymap import key_words, keys_of
from workbench.tui.keys import CONTEXTS
from workbench.tui.panes.layout import Run, flow, wrap_runs
from workbench.tui.rating_verbs import named_verb
from workbench.tui.staying import StaysUp

TITLES = {
    "article": "In the article",
    "text": "In a text",
    "claims": "In the list of claims",
    "detail": "In the claim's detail",
    "source": "On a source",
    "evidence": "Beside the evidence",
    "library": "In the library",
    "sources": "In the list of sources",
    "problems": "In the list of problems",
    "links": "In the list of links",
    "queries": "In the list of queries",
    "today": "In the list of today",
    "names": "In the index of names",
    "exports": "Where an article is handed over",
    "walk": "In the walk over a new text",
    "walked": "In the list of the walk",
    "offers": "In the walk over what a file offers",
    "offered": "In its list",
    "revisions": "In the list of revisions",
    "comparison": "Between two revisions",
    "field": "In a field",
    "claim": "On a claim, from any pane",
    "defer": "On a claim, where nothing else is put off",
    "desk": "On the desk, in every pane",
    "screen": "On this screen",
    "everywhere": "Everywhere",
}

RULES = (
    "The last rows of the screen name the claim that a digit rates, and what each digit means.",
    "A digit on a hole or a selection marks it and rates it; on a mark it rates the mark's claim.",
    "Enter marks the selection, the hole or the sentence. It never judges and never deletes.",
    "A pasted address becomes a source of the current claim, wherever it is pasted on the desk.",
    "n and N are the next and the previous stop: a hole, a search hit, an article to do.",
    "Everything is saved as it is done. u takes back your own last action here, without limit.",
    "Saved means on disk: what is on its way says saving, what failed says so and is kept.",
)
_KEYS_WIDTH = 18
_LABEL_WIDTH = 20
_LEAST_HELP = 20
"""Cells under which a verb's help is left out, so that its keys and name stay."""


class HelpScreen(StaysUp, Screen[None]):
    """Help for the contexts that were active, in the order of `contexts`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close", show=False),
        Binding("f,slash,ctrl+f", "filter", "Filter", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen { background: $background; }
    HelpScreen > HelpRows { height: 1fr; }
    """
    HINTS = (
        Hint("f", "filter", "filter"),
        Hint("j k PgDn PgUp", "move", ""),
        Hint("Esc", "close", "close"),
    )

    def __init__(
        self,
        contexts: Sequence[str],
        keymap: Mapping[str, str],
        scale: RatingScale | None = None,
    ) -> None:
        """`keymap` is what differs from the default keys, by the verbs' ids; `scale` names what
        the digits rate.
        """
        super().__init__()
        self._lines = HelpRows(contexts, keymap, scale)

    def compose(self) -> ComposeResult:
        yield self._lines
        yield HintLine(self.HINTS)

    def action_filter(self) -> None:
        from workbench.tui.dialogs.find import FindDialog

        def filtered(words: str | None) -> None:
            if words is not None:
                self._lines.filter(words)

        self.app.push_screen(FindDialog(self._lines.words), filtered)

    def action_close(self) -> None:
        if self._lines.words:
            self._lines.filter("")
        elif self.is_current:
            self.dismiss(None)


class HelpRows(RowsView):
    """A line for each verb under its place's heading, then the rules."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]

    def __init__(
        self, contexts: Sequence[str], keymap: Mapping[str, str], scale: RatingScale | None
    ) -> None:
        super().__init__(id="help")
        self._scale = scale
        self._contexts = contexts
        self._keymap = keymap
        self.words = ""
        self._rows: list[list[Run]] = []
        self._rows_width = -1

    def row_count(self) -> int:
        if self._rows_width != self.text_width:
            self._rows_width = self.text_width
            self._rows = self._built(self.text_width)
        return len(self._rows)

    def head(self, width: int) -> Sequence[Segment] | None:
        words = f", with “{self.words}”" if self.words else ""
        return [Segment(f" Help: keys{words}", self.look(self.head_look))]

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        self.row_count()
        return [Segment(r.text, self.look(*r.look.split()) + ground) for r in self._rows[row]]

    def filter(self, words: str) -> None:
        """Show only what has these words in it; none show all."""
        self.words = words
        self._rows_width = -1
        self.show_rows(0)

    def _built(self, width: int) -> list[list[Run]]:
        rows: list[list[Run]] = []
        for context in self._contexts:
            named = (named_verb(key, self._scale) for key in CONTEXTS[context])
            verbs = [key for key in named if key and self._is_wanted(self._text(key))]
            if verbs:
                rows += [[Run(f" {TITLES[context]}", "pane--strong")]]
                for key in verbs:
                    rows += self._verb_lines(key, width)
                rows.append([])
        rules = [rule for rule in RULES if self._is_wanted(rule)]
        if rules:
            rows += [[Run(" How it works", "pane--strong")]]
        for rule in rules:
            words = [[Run(word)] for word in rule.split()]
            rows += [[Run("   "), *line] for line in flow(words, " ", max(10, width - 4))]
        return rows or [[Run(" Nothing in the help has these words: Esc shows all.", "pane--dim")]]

    def _verb_lines(self, key: Key, width: int) -> list[list[Run]]:
        keys = key_words(keys_of(key.id, self._keymap))
        pad = " " * max(1, _KEYS_WIDTH - cell_len(keys))
        runs = [Run(f"   {keys}{pad}", "pane--strong"), Run(f"{key.label:<{_LABEL_WIDTH}}")]
        before = 3 + _KEYS_WIDTH + _LABEL_WIDTH
        if width < before + _LEAST_HELP:
            return [runs]
        first, *more = wrap_runs([Run(key.help, "pane--dim")], width - before)
        return [[*runs, *first], *([Run(" " * before), *line] for line in more)]

    def _text(self, key: Key) -> str:
        return f"{key_words(keys_of(key.id, self._keymap))} {key.label} {key.help} {key.id}"

    def _is_wanted(self, text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in fold(self.words).split())
