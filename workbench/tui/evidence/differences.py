"""The claim against the passage: both in full, and each difference between them in a line.

Or one capture of the source against another, in the lines that changed.
"""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from workbench.text.display import shown
from workbench.tui.evidence.changed import Changed, changed_lines
from workbench.tui.evidence.comparing import Compared, Laid
from workbench.tui.keys import bindings
from workbench.tui.panes.laidpane import LaidText
from workbench.tui.panes.layout import Run, one_line, wrap_runs, wrap_text
from workbench.tui.symbols import NARROW, Symbols

LONGEST = 400
"""Characters of the words on one side of a difference."""

_BREAKS = str.maketrans("\n\t", "  ")


class DifferencesPane(LaidText, inherit_bindings=False):
    """Shown in the place of the source's text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text", "source")]

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(symbols, id=id)
        self._subject: Compared | Changed | None = None

    def show(self, subject: Compared | Changed | None) -> None:
        """Show what differs; None where there is no passage."""
        if subject != self._subject:
            self._subject = subject
            self._lay_anew()
            self.go_to_line(0)

    def title(self) -> str:
        subject = self._subject
        return subject.title if isinstance(subject, Changed) else "The claim against the passage"

    # private

    def _built(self, width: int) -> Iterator[list[Run]]:
        compared = self._subject
        if isinstance(compared, Changed):
            yield from changed_lines(compared, self._symbols.ellipsis, width)
            return
        if compared is None:
            yield []
            yield from wrap_text("No passage is shown to hold the claim against.", width)
            return
        yield from _side("Claim", compared.claim, compared.over_claim, width)
        yield from _side("Passage", compared.passage, compared.over_passage, width)
        yield from self._differing(compared, width)

    def _differing(self, compared: Compared, width: int) -> Iterator[list[Run]]:
        yield []
        if compared.differing or compared.only_claim:
            yield [Run("Differs, the claim's words before the passage's", "pane--strong")]
        else:
            yield [Run("Nothing of the claim differs here.", "role--good")]
        for one in compared.differing:
            yield from wrap_runs(compared.runs(one, self._symbols, LONGEST), width)
        for title, text, spans in (
            ("only in the claim", compared.claim, compared.only_claim),
            ("only in the passage", compared.passage, compared.contrast.only_theirs),
        ):
            if spans:
                words = ", ".join(one_line(text[slice(*span)], LONGEST) for span in spans)
                yield from wrap_runs([Run(f"{title} ", "pane--dim"), Run(words)], width)
        if compared.agreed:
            yield []
            yield [Run("Agrees", "pane--strong")]
        for one in compared.agreed:
            yield from wrap_runs(compared.runs(one, self._symbols, LONGEST), width)


def _side(title: str, text: str, laid: Laid, width: int) -> Iterator[list[Run]]:
    yield []
    yield [Run(title, "pane--strong")]
    yield from wrap_runs(list(_marked(text, laid)), width)


def _marked(text: str, laid: Laid) -> Iterator[Run]:
    at = 0
    for span, look in sorted(laid):
        if span.start > at:
            yield _run(text[at : span.start], "pane--text")
        if span.end > max(at, span.start):
            yield _run(text[max(at, span.start) : span.end], look)
        at = max(at, span.end)
    if at < len(text):
        yield _run(text[at:], "pane--text")


def _run(text: str, look: str) -> Run:
    return Run(shown(text.translate(_BREAKS)), look)
