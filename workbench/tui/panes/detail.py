"""The current claim in full: its verdict, wording, places and sources, with a cursor over them."""

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding

from workbench.model.scales import RatingScale
from workbench.model.views import ClaimDetail
from workbench.tui.keys import bindings
from workbench.tui.panes.detail_lines import DetailLines
from workbench.tui.panes.detail_subject import Item, OfItem, Subject
from workbench.tui.panes.layout import Run, one_line, segments, spread, width_of, wrap_text
from workbench.tui.panes.lineview import HEAD, LineView
from workbench.tui.panes.painted import KeptLines, PaintedLine
from workbench.tui.panes.phrases import day
from workbench.tui.symbols import NARROW, Symbols

if TYPE_CHECKING:
    from workbench.model.sufficiency import Footing

NO_CLAIM = "No claim here."

_BLANK = Run(" ")

MOST_AHEAD = 6
"""Claims laid out ahead: those beside the current one, the next open one, and as many of before."""


class DetailPane(LineView, inherit_bindings=False):
    """One claim; the cursor goes from item to item, and through an item longer than the pane."""

    BINDINGS: ClassVar[list[Binding]] = bindings("detail", "source")  # type: ignore[assignment]  # a list is one of Textual's kinds
    ALLOW_SELECT = False

    class ItemHighlighted(OfItem):
        """The cursor came to another item."""

    class ItemChosen(OfItem):
        """An item was clicked twice."""

    def __init__(
        self,
        symbols: Symbols = NARROW,
        *,
        keys: Mapping[str, str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._symbols = symbols
        self._keys = keys or {}
        self._subject: Subject | None = None
        self._saving = False
        self._laid: DetailLines | None = None
        self._laid_ahead: dict[int, DetailLines] = {}
        self._laid_width = 0
        self._kept = KeptLines()
        self._cursor = 0

    # painting

    def line_count(self) -> int:
        laid = self._lay()
        return len(laid.lines) if laid else 2

    def head(self, width: int) -> Sequence[Segment]:
        saving = [Run("saving ", self.head_look)] if self._saving else [Run("", self.head_look)]
        title = [Run(f" {self._title()}", self.head_look)]
        line = spread(title, saving, width, self._symbols.ellipsis)
        return segments(self, line, self.head_look)

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        runs, ground = self._runs(line, width)
        return segments(self, runs, ground)

    def painted_line(self, line: int, width: int) -> PaintedLine:
        """The same line as when it was painted last, on whichever claim and in whichever row: after
        a rating most lines stand one lower, and `not read yet` stands on half of all claims.
        """
        runs, ground = self._runs(line, width)
        said = (width, ground, tuple(runs))
        return self._kept.get(said) or self._kept.keep(said, super().painted_line(line, width))

    def notify_style_update(self) -> None:
        self._kept.clear()
        super().notify_style_update()

    def _runs(self, line: int, width: int) -> tuple[Sequence[Run], str]:
        """What a line says, and the look under it."""
        is_laid = self._laid is not None and width == self._laid_width
        laid = self._laid if is_laid else self._lay()
        if laid is None:
            words = wrap_text(NO_CLAIM, width - 1, "pane--dim")[0]
            return ([_BLANK, *words] if line else []), ""
        runs, item = laid.lines[line]
        if item != self._cursor:
            return [_BLANK, *runs], ""
        # Without the focus the cursor matters only on a source, which verbs elsewhere act on.
        pointed = self.has_focus or laid.items[item].evidence is not None
        is_pointer = pointed and line == laid.lines_of(item).start
        pointer = self._symbols.pointer if is_pointer else " "
        pad = Run(" " * (width - width_of(runs) - cell_len(pointer)))
        ground = "pane--cursor" if self.has_focus else ""
        return [Run(pointer, "pane--strong"), *runs, pad], ground

    def _title(self) -> str:
        if self._subject is None:
            return "Claim"
        claim = self._subject.detail.claim
        said_by = one_line(claim.claimant, 200) or "the article"
        said_on = f", {day(claim.claimed_on)}" if claim.claimed_on else ""
        return f"#{claim.number} {one_line(claim.kind, 40)}, said by {said_by}{said_on}"

    # handlers

    def on_focus(self) -> None:
        self._forget_item(self._cursor)

    def on_blur(self) -> None:
        self._forget_item(self._cursor)

    def on_click(self, event: events.Click) -> None:
        line, laid = self.line_at(event.y), self._lay()
        if line is None or laid is None or laid.lines[line].item < 0:
            return
        event.stop()
        self._put_cursor(laid.lines[line].item)
        if event.chain == 2:
            self.post_message(self.ItemChosen(self, laid.items[self._cursor]))

    # actions

    def action_move(self, what: str) -> None:
        """Move the cursor: `down`, `up`, `page_down`, `page_up`, `home`, `end`."""
        laid = self._lay()
        if laid is None:
            return
        if what in ("home", "end"):
            self._put_cursor(0 if what == "home" else len(laid.items) - 1)
            self.go_to_line(0 if what == "home" else len(laid.lines))
            return
        page = max(1, self.view_height - 1)
        if what in ("page_down", "page_up"):
            self._page(laid, page if what == "page_down" else -page)
        else:
            self._step(laid, 1 if what == "down" else -1, page)

    # public

    @property
    def current(self) -> Item | None:
        """What the cursor stands on."""
        laid = self._lay()
        return laid.items[self._cursor] if laid else None

    @property
    def current_evidence(self) -> int | None:
        """The evidence under the cursor, or None."""
        return self.current.evidence if self.current else None

    @property
    def evidence_ids(self) -> tuple[int, ...]:
        """All evidence of the claim, in order."""
        return tuple(one.id for one in self._subject.detail.evidence) if self._subject else ()

    def show(
        self,
        detail: ClaimDetail | None,
        *,
        scale: RatingScale,
        numbers: Mapping[int, int],
        saving: bool = False,
        who: str = "",
        stands_on: "Footing | None" = None,
    ) -> None:
        """Show a claim; the cursor stays on what it stood on where that is the same claim."""
        before, item = self._subject, self.current
        was, stood = self._laid, self._cursor
        same = before and detail and before.detail.claim.id == detail.claim.id
        self._subject = None
        self._saving, self._laid = saving, None
        if detail is not None:
            self._subject = Subject(
                detail, scale, numbers, who, self._symbols, self._keys, stands_on
            )
            ahead = self._laid_ahead.pop(detail.claim.id, None)
            if ahead is not None and ahead.subject == self._subject:
                self._laid, self._laid_width = ahead, ahead.width
        laid = self._lay()
        self._cursor = _place_of(item, laid, stood) if same and laid else 0
        if same and laid and was and was.width == laid.width:
            changed = _changed(was, laid, {stood, self._cursor})
            self.replace_lines(changed, len(was.lines))
            return
        self.recount()
        if not same:
            self.go_to_line(0)

    def lay_ahead(
        self,
        detail: ClaimDetail,
        *,
        scale: RatingScale,
        numbers: Mapping[int, int],
        who: str,
        stands_on: "Footing | None" = None,
    ) -> None:
        """Lay out a claim that may be shown next."""
        subject = Subject(detail, scale, numbers, who, self._symbols, self._keys, stands_on)
        if len(self._laid_ahead) >= MOST_AHEAD:
            self._laid_ahead.clear()
        self._laid_ahead[detail.claim.id] = DetailLines(subject, self.text_width)

    def set_saving(self, saving: bool) -> None:
        """Say in the title whether something of this claim is not on disk yet."""
        self._saving = saving
        self.forget([HEAD])

    def select_evidence(self, evidence: int) -> None:
        """Bring the cursor to a source, on screen."""
        laid = self._lay()
        for number, item in enumerate(laid.items if laid else ()):
            if item.evidence == evidence:
                self._put_cursor(number)

    # private

    def _lay(self) -> DetailLines | None:
        if self._subject is None:
            return None
        if self._laid is None or self._laid_width != self.text_width:
            self._laid_width = self.text_width
            self._laid = DetailLines(self._subject, self.text_width)
        return self._laid

    def _step(self, laid: DetailLines, step: int, page: int) -> None:
        lines, top = laid.lines_of(self._cursor), self.top
        hidden_below = step > 0 and lines.stop > top + self.view_height
        hidden_above = step < 0 and lines.start < top
        if hidden_below or hidden_above:
            self.go_to_line(max(0, top + step * max(1, page // 2)))
        else:
            self._put_cursor(min(max(self._cursor + step, 0), len(laid.items) - 1))

    def _page(self, laid: DetailLines, lines: int) -> None:
        own = laid.lines_of(self._cursor)
        target = min(max(own.start + lines, 0), len(laid.lines) - 1)
        step = 1 if lines > 0 else -1
        while 0 <= target < len(laid.lines) and laid.lines[target].item < 0:
            target += step
        if 0 <= target < len(laid.lines):
            self._put_cursor(laid.lines[target].item)
        else:  # past the last item, or before the first: lines of none stand there
            self._put_cursor(len(laid.items) - 1 if lines > 0 else 0)

    def _put_cursor(self, item: int) -> None:
        before, self._cursor = self._cursor, item
        self._forget_item(before)
        self._forget_item(item)
        laid = self._lay()
        if laid is not None:
            lines = laid.lines_of(item)
            is_last = item == len(laid.items) - 1
            self.show_line((len(laid.lines) if is_last else lines.stop) - 1, 0)
            self.show_line(lines.start, 0 if item else lines.start)
            if item != before:
                self.post_message(self.ItemHighlighted(self, laid.items[item]))

    def _forget_item(self, item: int) -> None:
        laid = self._lay()
        self.forget(laid.lines_of(item) if laid else ())


def _changed(was: DetailLines, now: DetailLines, cursors: Container[int]) -> list[int]:
    """The lines of both that differ, and those of the items that the cursor leaves and comes to."""
    return [
        number
        for number, (before, after) in enumerate(zip(was.lines, now.lines, strict=False))
        if before != after or after.item in cursors
    ]


def _place_of(item: Item | None, laid: DetailLines, otherwise: int) -> int:
    """The number of the same item in other lines, else the nearest to where it was."""
    if item in laid.items:
        return laid.items.index(item)
    return min(otherwise, len(laid.items) - 1)
