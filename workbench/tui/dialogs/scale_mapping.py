"""Asks what each rating in use becomes when an article's scale changes."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import UsageError
from workbench.model.scales import RatingScale
from workbench.text.display import shown
from workbench.tui.dialogs.base import CANCEL, Dialog
from workbench.tui.dialogs.fields import ChoiceRow, Labelled
from workbench.tui.dialogs.hints import Hint

_REOPEN = ""
_LABELS = 30
"""Cells for a rating's name and its count: the longest shipped one has 23."""


class ScaleMappingDialog(Dialog[dict[str, str | None]]):
    """Gives a new rating, or None to re-open, for each rating in use.

    A rating of the same key is the default. Enter does not accept: a held key must not judge.
    """

    HINTS = (
        Hint("Ctrl+S", "change the scale", "accept"),
        Hint("Left Right or a letter", "choose", "app.focus_next"),
        Hint("Tab", "next", "app.focus_next"),
        CANCEL,
    )

    def __init__(self, old: RatingScale, new: RatingScale, used: Mapping[str, int]) -> None:
        """`used` says how many claims have each rating of the old scale."""
        super().__init__(f"From the scale {old.name} to {new.name}")
        self.add_class("-wide")
        self._old = old
        self._new = new
        self._used = used
        self._rows: dict[str, ChoiceRow] = {}

    def body(self) -> ComposeResult:
        yield Static(
            Content("Each verdict in use gets a new one, which says so in its rationale."),
            classes="dim",
        )
        options = [(rating.key, rating.label) for rating in self._new.ratings]
        options.append((_REOPEN, "re-open"))
        for key, count in self._used.items():
            row = self._rows[key] = ChoiceRow(options, key if self._new.rating(key) else None)
            yield Labelled(f"{self._label(key)}, {count}", row, width=_LABELS)

    def result(self) -> dict[str, str | None]:
        chosen = {key: row.value for key, row in self._rows.items()}
        for key, value in chosen.items():
            if value is None:
                self._rows[key].focus()
                raise UsageError(f"What does {self._label(key)} become?")
        return {key: value or None for key, value in chosen.items()}

    def entered(self) -> None:
        self.tell("Ctrl+S changes the scale.", good=True)

    def _label(self, key: str) -> str:
        rating = self._old.rating(key)
        return shown(rating.label if rating else key)
