"""The lines in which a claim is said again: restated, who asserts it, and on which day."""

from datetime import date
from typing import Any, NamedTuple

from textual.app import ComposeResult

from workbench.tui.dialogs.base import Dialog
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import Labelled, LineInput


class SaidAgain(NamedTuple):
    """What stands in the lines."""

    restated: str
    claimant: str
    claimed_on: str


def claim_lines(was: SaidAgain) -> ComposeResult:
    """The lines, with what stood there before."""
    restated = LineInput(was.restated, placeholder="so that it stands alone", id="restated")
    whose = "who asserts it, if not the article"
    claimant = LineInput(was.claimant, placeholder=whose, id="claimant")
    claimed_on = LineInput(was.claimed_on, placeholder="2021-02-15", id="claimed_on")
    yield Labelled("Restated", restated)
    yield Labelled("Claimant", claimant)
    yield Labelled("Claimed on", claimed_on)


def said_again(dialog: Dialog[Any], was: SaidAgain, today: date) -> SaidAgain:
    """What was typed; a day that nobody changed stays as it was, in whatever words.

    Raises UsageError for what is no day.
    """
    line = dialog.query_one("#claimed_on", LineInput)
    is_kept = line.value.strip() == line.original.strip()
    return SaidAgain(
        dialog.text("restated"),
        dialog.text("claimant"),
        was.claimed_on if is_kept else parse_day(line.value, today, ahead=False),
    )
