"""The current claim in four rows, for screens that have no room for its detail."""

from collections.abc import Mapping, Sequence

from rich.segment import Segment

from workbench.model.scales import RatingScale
from workbench.model.views import ClaimDetail, Evidence
from workbench.text.display import in_quotes
from workbench.tui.panes.layout import (
    Run,
    cut,
    cut_runs,
    joined,
    one_line,
    segments,
    spread,
    width_of,
    wrap,
)
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.phrases import person, source_name, source_path
from workbench.tui.panes.rows import FLAG_LETTERS, STANCE_LOOKS, sign, words_of
from workbench.tui.symbols import NARROW, Symbols

ROWS = 4
NAME_CELLS = 22
"""Cells that a source needs with its stance and number, so that three stand in 80 columns."""
GAP = "   "


class ClaimStrip(LineView, can_focus=False, inherit_bindings=False):
    """Number, rating and who gave it; the words in two rows; the sources."""

    BAR = False
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ClaimStrip { height: 4; background: $surface; }
    """

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._detail: ClaimDetail | None = None
        self._scale: RatingScale | None = None
        self._numbers: Mapping[int, int] = {}
        self._saving = False
        self._who = ""

    def line_count(self) -> int:
        return ROWS

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        if line == 0:
            runs, ground = self._title(width), "pane--title"
        else:
            runs, ground = self._body(line, width), "pane--strip"
        return segments(self, [*runs, Run(" " * (width - width_of(runs)))], ground)

    def show(
        self,
        detail: ClaimDetail | None,
        *,
        scale: RatingScale,
        numbers: Mapping[int, int],
        saving: bool = False,
        who: str = "",
    ) -> None:
        """Show a claim, or that there is none."""
        self._detail, self._scale, self._numbers = detail, scale, numbers
        self._saving, self._who = saving, who
        self.forget()

    def _title(self, width: int) -> list[Run]:
        if self._detail is None or self._scale is None:
            return [Run(" No claim here", "pane--dim")]
        claim = self._detail.claim
        label = sign(claim, self._scale, self._symbols)
        rating = self._scale.rating(claim.rating or "")
        name = one_line(rating.label, 60) if rating else claim.state
        left = [
            Run(f" #{claim.number} ", "pane--strong"),
            Run(f"{label.text} {name}", f"pane--strong {label.look}"),
        ]
        if verdict := self._detail.verdict:
            by = person(verdict.by, self._who)
            left.append(Run(f"  {by}", "pane--dim"))
        if (readings := claim.readings) and readings.differ and not readings.decided:
            left.append(Run("  readers differ", "role--mixed"))
        flags = " ".join(f"{FLAG_LETTERS.get(flag, '?')} {flag}" for flag in claim.flags)
        right = joined(
            [
                [Run("saving", "role--saving")] if self._saving else [],
                [Run(flags, "role--mixed")] if flags else [],
                [Run(f"{one_line(claim.kind, 20)} ", "pane--dim")],
            ]
        )
        return spread(left, right, width, self._symbols.ellipsis)

    def _body(self, line: int, width: int) -> list[Run]:
        if self._detail is None:
            return []
        if line == ROWS - 1:
            return self._sources(width)
        words = in_quotes(words_of(self._detail.claim, width * 3))
        starts = [start for start, _ in wrap(words, width - 2)]
        if line > len(starts):
            return self._more(self._detail, width)
        start, end = starts[line - 1], starts[line] if line == 1 < len(starts) else len(words)
        return [Run(" "), Run(cut(words[start:end].rstrip(), width - 2, self._symbols.ellipsis))]

    def _more(self, detail: ClaimDetail, width: int) -> list[Run]:
        """What the row says that the words leave: the proposed wording, or the rationale."""
        rationale = detail.verdict.rationale if detail.verdict else ""
        label, text = ("to ", detail.proposed) if detail.proposed else ("why ", rationale)
        said = one_line(text, width * 2)
        runs = [Run(f" {label}", "pane--dim"), Run(said)] if said else []
        return cut_runs(runs, width - 1, self._symbols.ellipsis)

    def _sources(self, width: int) -> list[Run]:
        evidence = self._detail.evidence if self._detail else ()
        if not evidence:
            return [Run(" no source yet", "pane--dim")]
        least = NAME_CELLS + len(GAP)
        seen = evidence[: max(1, (width - 2) // least)]
        more = f"{GAP}+{len(evidence) - len(seen)}" if len(seen) < len(evidence) else ""
        room = (width - 2 - len(more)) // len(seen) - len(GAP)
        groups = [cut_runs(self._source(one), room, self._symbols.ellipsis) for one in seen]
        return [Run(" "), *joined(groups, GAP), Run(more, "pane--dim")]

    def _source(self, one: Evidence) -> list[Run]:
        number = self._numbers.get(one.source, one.number)
        return [
            Run(self._symbols.stance.get(one.stance, "?"), STANCE_LOOKS[one.stance]),
            Run(f" [{number}] ", "pane--dim"),
            Run(source_name(one)),
            Run(source_path(one), "pane--dim"),
        ]
