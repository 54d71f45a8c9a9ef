"""The claim in its sentence, with as much of its paragraph as there is room to read."""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.model.scales import RatingScale
from workbench.model.spans import Span
from workbench.model.views import ClaimDetail
from workbench.text.display import in_quotes, shown
from workbench.text.sentences import sentence_at
from workbench.text.words import paragraph_at
from workbench.tui.panes.laidpane import LaidPane
from workbench.tui.panes.layout import Run, one_line, wrap_runs, wrap_text
from workbench.tui.panes.rows import sign
from workbench.tui.symbols import NARROW, Symbols

AROUND = 1_200
"""Characters of the paragraph that are shown on each side of the claim: more than a screen has."""

LONGEST = 4_000
"""Characters of the claim's own words that are shown: a marked paragraph, not a marked book."""

_BREAKS = str.maketrans("\n\t", "  ")


class InText(NamedTuple):
    """Where a claim stands: its paragraph, its sentence, its words, in offsets of the article."""

    text: str
    paragraph: Span
    sentence: Span
    words: Span


def in_text(text: str, words: Span, language: str) -> InText:
    """The surroundings of some words; they are read no further than a screen shows them."""
    paragraph = paragraph_at(text, words.start)
    start = sentence_at(text, words.start, language).start
    end = sentence_at(text, max(words.start, words.end - 1), language).end
    around = Span(
        max(paragraph.start, words.start - AROUND),
        max(words.end, min(paragraph.end, words.end + AROUND)),
    )
    sentence = Span(
        max(around.start, min(start, words.start)), min(around.end, max(end, words.end))
    )
    return InText(text, around, sentence, words)


class ClaimPane(LaidPane, can_focus=False, inherit_bindings=False):
    """Number, words in their sentence, proposed wording, and what the claim stands on."""

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(symbols, id=id)
        self._detail: ClaimDetail | None = None
        self._scale: RatingScale | None = None
        self._place: InText | None = None
        self._marked = 0

    def title(self) -> str:
        if self._detail is None:
            return "Claim"
        claim = self._detail.claim
        said_by = one_line(claim.claimant, 200) or "the article"
        return f"#{claim.number} {one_line(claim.kind, 40)}, said by {said_by}"

    def show(self, detail: ClaimDetail, scale: RatingScale, place: InText | None) -> None:
        """Show a claim; `place` is None where it has no mark in the text."""
        if (detail, scale, place) == (self._detail, self._scale, self._place):
            return
        self._detail, self._scale, self._place = detail, scale, place
        self._lay_anew()

    def recount(self) -> None:
        """Lay out anew, the claim's words on screen."""
        super().recount()
        self.go_to_line(0)
        self.show_line(self._marked)

    # private

    def _built(self, width: int) -> list[list[Run]]:
        detail, scale = self._detail, self._scale
        if detail is None or scale is None:
            return [[]]
        lines = wrap_runs(self._surroundings(detail), width)
        self._marked = next((at for at, line in enumerate(lines) if _has_mark(line)), 0)
        if detail.claim.restated:
            lines += [[], [Run("restated", "pane--dim")], *wrap_text(detail.claim.restated, width)]
        lines += [[], self._verdict(detail, scale)]
        if detail.proposed:
            lines += [[Run("change to", "pane--dim")]]
            lines += wrap_text(in_quotes(detail.proposed), width, "pane--new")
        return lines

    def _surroundings(self, detail: ClaimDetail) -> list[Run]:
        place = self._place
        if place is None:
            return [Run(one_line(detail.claim.quote or detail.claim.restated), "article--mark")]
        text, words = place.text, place.words
        cut = Span(words.start, min(words.end, words.start + LONGEST))
        parts = (
            (Span(place.paragraph.start, place.sentence.start), "pane--dim"),
            (Span(place.sentence.start, cut.start), "pane--text"),
            (cut, "article--mark article--current"),
            (Span(cut.end, place.sentence.end), "pane--text"),
            (Span(place.sentence.end, place.paragraph.end), "pane--dim"),
        )
        return [
            Run(shown(text[span.start : span.end].translate(_BREAKS)), look)
            for span, look in parts
            if span.end > span.start
        ]

    def _verdict(self, detail: ClaimDetail, scale: RatingScale) -> list[Run]:
        label = sign(detail.claim, scale, self._symbols)
        rating = scale.rating(detail.claim.rating or "")
        name = one_line(rating.label, 60) if rating else detail.claim.state
        return [Run(f"{label.text} {name}", f"pane--strong {label.look}")]


def _has_mark(line: Sequence[Run]) -> bool:
    return any("article--mark" in run.look for run in line)
