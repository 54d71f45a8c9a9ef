"""What differs between the claim and a passage, in the words and looks of the screen.

A number, a date or a negation that differs stands out, by a sign as well as by its look: it changes
what is said, where other words may say the same.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from workbench.model.found import Contrast, Counterpart
from workbench.model.spans import Span
from workbench.model.states import Agreement, DifferenceKind
from workbench.tui.panes.layout import Run, one_line
from workbench.tui.symbols import Symbols

SEEN = 40
"""Characters of the words on one side of a difference that a row shows."""

STRIKING = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.NEGATION)
AGREED = (Agreement.SAME, Agreement.RESPELLED)
NUMBER_LOOK = "evidence--number"
OTHER_LOOK = "evidence--other"
SAME_LOOK = "evidence--same"

Laid = list[tuple[Span, str]]
"""Spans with the looks that lie over them."""


class Compared(NamedTuple):
    """A claim's words and a passage's, and what of each the other has."""

    claim: str
    passage: str
    contrast: Contrast

    @property
    def differing(self) -> list[Counterpart]:
        """What the passage has otherwise, or not at all; what stands out first."""
        found = [one for one in self.contrast.counterparts if one.agreement not in AGREED]
        return sorted(found, key=lambda one: not is_striking(one))

    @property
    def agreed(self) -> list[Counterpart]:
        """What the passage has as well."""
        return [one for one in self.contrast.counterparts if one.agreement in AGREED]

    @property
    def only_claim(self) -> list[Span]:
        """Words that only the claim has, those that a difference names left out."""
        named = [one.ours for one in self.contrast.counterparts if one.ours]
        return [
            span
            for span in self.contrast.only_ours
            if not any(one.start < span.end and span.start < one.end for one in named)
        ]

    @property
    def over_claim(self) -> Laid:
        """What lies over the claim's words."""
        laid = [(span, OTHER_LOOK) for span in self.only_claim]
        return laid + [(one.ours, look_of(one)) for one in self.contrast.counterparts if one.ours]

    @property
    def over_passage(self) -> Laid:
        """What lies over the passage's: its words beside are its own affair."""
        parts = self.contrast.counterparts
        return [(one.theirs, look_of(one)) for one in parts if one.theirs]

    def words(self, one: Counterpart, most: int = SEEN) -> tuple[str, str]:
        """The words of both sides, empty where a side has none."""
        ours = self.claim[slice(*one.ours)] if one.ours else ""
        theirs = self.passage[slice(*one.theirs)] if one.theirs else ""
        return one_line(ours, most), one_line(theirs, most)

    def runs(self, one: Counterpart, symbols: Symbols, most: int = SEEN) -> list[Run]:
        """`!number 14 > 15`, or `number 14 = fourteen`."""
        ours, theirs = self.words(one, most)
        look = look_of(one)
        is_agreed = one.agreement in AGREED
        strong = is_striking(one) and not is_agreed
        name = Run(f"{'!' if strong else ''}{one.kind} ", "role--bad" if strong else "pane--dim")
        between = Run(" = " if is_agreed else f" {symbols.pointer} ", "pane--dim")
        return [
            name,
            Run(ours, look) if ours else Run("none", "pane--dim"),
            between,
            Run(theirs, look) if theirs else Run("not here", "pane--dim"),
        ]

    def summary(self, symbols: Symbols) -> Iterator[Run]:
        """All of it in a line, what stands out first."""
        for one in self.differing:
            yield from (*self.runs(one, symbols), Run("  "))
        only = [one_line(self.claim[slice(*span)], SEEN) for span in self.only_claim]
        if only:
            yield Run("only in the claim ", "pane--dim")
            yield Run(", ".join(only), "pane--text")
        elif not self.differing:
            yield Run("nothing of the claim differs here  ", "role--good")
            for one in self.agreed:
                if one.agreement == Agreement.RESPELLED:
                    yield from (*self.runs(one, symbols), Run("  "))


def is_striking(one: Counterpart) -> bool:
    """Whether a difference changes what is said."""
    return one.kind in STRIKING


def look_of(one: Counterpart) -> str:
    """The look of the words of both sides."""
    if one.agreement in AGREED:
        return SAME_LOOK
    return NUMBER_LOOK if is_striking(one) else OTHER_LOOK


@lru_cache(maxsize=64)
def compared(claim: str, passage: str) -> Compared:
    """A claim held against a passage."""
    from workbench.text.differences import contrast

    return Compared(claim, passage, contrast(claim, passage))
