"""Asks for a place to go to: a claim, a paragraph or a page by its number."""

import re
from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult

from workbench.model.errors import UsageError
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import Labelled, LineInput

_TARGET = re.compile(r"(?:(#|claim|page|pg|paragraph|para|par|p|¶)\.?\s*)?(\d{1,7})\Z")
_KINDS = {"#": "claim", "claim": "claim", "page": "page", "pg": "page"}


class GoTarget(NamedTuple):
    """A place by its number, from 1; `kind` is claim, paragraph or page."""

    kind: str
    number: int


def parse_target(text: str) -> GoTarget:
    """The place that `#12`, `12`, `p7`, `par 7`, `paragraph 7` or `page 3` names.

    Raises UsageError for anything else.
    """
    found = _TARGET.match(text.strip().lower())
    if found is None or int(found[2]) < 1:
        raise UsageError(
            f"“{text.strip()[:40]}” is no place." if text.strip() else "Where to?",
            "Write #12, par 7 or page 3.",
        )
    kind = "claim" if found[1] is None else _KINDS.get(found[1], "paragraph")
    return GoTarget(kind, int(found[2]))


class GoDialog(Dialog[GoTarget]):
    """Gives the place; `check` says why there is no such place, or an empty text."""

    HINTS = (ACCEPT._replace(words="go"), CANCEL)

    def __init__(self, check: Callable[[GoTarget], str] | None = None) -> None:
        super().__init__("Go to")
        self.add_class("-low")
        self._check = check

    def body(self) -> ComposeResult:
        yield Labelled("Place", LineInput(placeholder="#12   par 7   page 3", id="place"))

    def result(self) -> GoTarget:
        target = parse_target(self.text("place"))
        if self._check is not None and (problem := self._check(target)):
            raise UsageError(problem)
        return target
