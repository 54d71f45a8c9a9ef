"""Old words beside new ones, each in its sentence, over the verdict that stood on the old ones."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from workbench.model.revisions import WalkItem
from workbench.model.scales import RatingScale
from workbench.model.views import ClaimDetail
from workbench.tui.panes.laidpane import LaidText
from workbench.tui.panes.layout import (
    Run,
    cut_runs,
    one_line,
    spread,
    wrap_runs,
    wrap_text,
)
from workbench.tui.panes.phrases import moment, person
from workbench.tui.panes.rows import sign
from workbench.tui.panes.source_lines import source_lines
from workbench.tui.revisions.phrases import GROUPS, now_words
from workbench.tui.revisions.saying import Said, both
from workbench.tui.symbols import NARROW, Symbols

LEAST_BESIDE = 24
"""Cells of a side from which on both stand beside each other: five words a line."""


class Shown(NamedTuple):
    """A mark with what was and is said, and its claim as it stands; `new` is None where lost."""

    item: WalkItem
    old: Said
    new: Said | None
    revision: int
    detail: ClaimDetail
    scale: RatingScale
    who: str


class SidesPane(LaidText):
    """One mark of the walk, or a note in its place."""

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(symbols, id=id)
        self._shown: Shown | None = None
        self._note = ""

    def show(self, shown: Shown | None, note: str = "") -> None:
        """Show a mark, or where that is None say this."""
        if (shown, note) == (self._shown, self._note):
            return
        is_other = shown is None or self._shown is None or shown.item.mark != self._shown.item.mark
        self._shown, self._note = shown, note
        self._lay_anew()
        if is_other:
            self.go_to_line(0)

    def title(self) -> str:
        if self._shown is None:
            return ""
        item = self._shown.item
        return f"#{item.number} {GROUPS[item.group]}"

    # private

    def _built(self, width: int) -> Iterator[list[Run]]:
        shown = self._shown
        if shown is None:
            yield []
            yield from wrap_text(self._note or " ", width, "pane--dim")
            return
        yield []
        yield from self._sides(shown, width)
        if shown.item.proposed:
            yield []
            yield [Run("asked for", "pane--dim")]
            yield from wrap_text(f"“{one_line(shown.item.proposed, 2_000)}”", width, "pane--new")
        yield []
        yield from self._verdict(shown, width)
        for one in shown.detail.evidence:
            yield from source_lines(one, one.number, self._symbols, width)

    def _sides(self, shown: Shown, width: int) -> Iterator[list[Run]]:
        item = shown.item
        was, now = both(shown.old, shown.new)
        titles = (f"was, revision {item.old_revision}", f"now: {now_words(item)}")
        left = [[Run(titles[0], "pane--strong")]]
        right = [[Run(titles[1], "pane--strong")]]
        side = (width - 3) // 2
        if side < LEAST_BESIDE:
            yield from left + wrap_runs(was, width)
            yield []
            yield from right + wrap_runs(now, width)
            return
        left += wrap_runs(was, side)
        right = [cut_runs(right[0], side, self._symbols.ellipsis), *wrap_runs(now, side)]
        between = Run(f" {self._symbols.bar} ", "pane--dim")
        nothing: list[Run] = []
        for ours, theirs in zip_longest(left, right, fillvalue=nothing):
            yield [*spread(ours, [], side, self._symbols.ellipsis), between, *theirs]

    def _verdict(self, shown: Shown, width: int) -> Iterator[list[Run]]:
        claim, verdict = shown.detail.claim, shown.detail.verdict
        label = sign(claim, shown.scale, self._symbols)
        rating = shown.scale.rating(claim.rating or "")
        name = one_line(rating.label, 60) if rating else claim.state
        given = f"  {person(verdict.by, shown.who)}, {moment(verdict.at)}" if verdict else ""
        yield [Run(f"{label.text} {name}", f"pane--strong {label.look}"), Run(given, "pane--dim")]
        if verdict is not None and verdict.rationale:
            yield from wrap_text(verdict.rationale, width)
