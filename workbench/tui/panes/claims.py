"""The list of claims: one line each, a cursor kept by claim, and what has to be saved yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message

from workbench.model.scales import RatingScale
from workbench.model.views import UNREAD, Claim
from workbench.tui.keys import bindings
from workbench.tui.panes import rows
from workbench.tui.panes.claimlist import ClaimList
from workbench.tui.panes.layout import Run, one_line, segments, spread, wrap_text
from workbench.tui.panes.lineview import HEAD, LineView
from workbench.tui.symbols import NARROW, Symbols

NO_CLAIMS = "No claims yet. Enter in the article marks the sentence or the hole under the caret."


class ClaimsPane(LineView, inherit_bindings=False):
    """Claims in the order given. What a key costs does not depend on how many there are."""

    BINDINGS: ClassVar[list[Binding]] = bindings("claims")  # type: ignore[assignment]  # a list is one of Textual's kinds
    ALLOW_SELECT = False

    class Highlighted(Message):
        """The cursor came to a claim, by a key or a click."""

        def __init__(self, pane: "ClaimsPane", claim: int) -> None:
            super().__init__()
            self.pane = pane
            self.claim = claim

        @property
        def control(self) -> "ClaimsPane":
            return self.pane

    class Opened(Message):
        """A claim was clicked twice."""

        def __init__(self, pane: "ClaimsPane", claim: int) -> None:
            super().__init__()
            self.pane = pane
            self.claim = claim

        @property
        def control(self) -> "ClaimsPane":
            return self.pane

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._title, self._empty = "Claims", NO_CLAIMS
        self._claims = ClaimList()
        self._shared: rows.ClaimRows | None = None
        self._cursor, self._selected = 0, frozenset[int]()
        self._pending: dict[int, rows.Pending] = {}
        self.is_short: Callable[[Claim], bool] = rows.never
        self.changed: Callable[[Claim], str] = rows.unchanged
        self.follow: Callable[[int], object] | None = None
        """Called with the claim in place of Highlighted: what follows is in the same frame."""

    # painting

    def line_count(self) -> int:
        return len(self._claims) or len(self._empty_lines(self.text_width))

    def head(self, width: int) -> Sequence[Segment]:
        count = f"{len(self._selected)} selected" if self._selected else f"{len(self._claims):,}"
        line = spread(
            [Run(f" {one_line(self._title, width)}", self.head_look)],
            [Run(f"{count} ", self.head_look)],
            width,
            self._symbols.ellipsis,
        )
        return segments(self, line, self.head_look)

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        if self._shared is None or not self._claims:
            return segments(self, self._empty_lines(width)[line])
        claim = self._claims[line]
        if claim.id == UNREAD.id:
            return ()
        current, selected = line == self._cursor, claim.id in self._selected
        marks = (self._symbols.pointer if current else " ") + ("*" if selected else " ")
        runs = rows.row(self._shared, claim, width, self._pending.get(claim.id), marks)
        return segments(self, runs, self._ground(current, selected))

    def _ground(self, current: bool, selected: bool) -> str:
        if current:
            return "pane--cursor" if self.has_focus else "pane--current"
        return "pane--selected" if selected else ""

    def _empty_lines(self, width: int) -> list[list[Run]]:
        lines = wrap_text(self._empty, width - 2, "pane--dim")
        return [[], *([Run(" "), *line] for line in lines)]

    # handlers

    def on_focus(self) -> None:
        self.forget([HEAD, self._cursor])

    def on_blur(self) -> None:
        self.forget([HEAD, self._cursor])

    def on_click(self, event: events.Click) -> None:
        row = self.line_at(event.y)
        if row is None or row >= len(self._claims):
            return
        event.stop()
        self._go(row)
        if event.chain == 2:
            self.post_message(self.Opened(self, self._claims[row].id))

    # actions

    def action_move(self, what: str) -> None:
        """Move the cursor: `down`, `up`, `page_down`, `page_up`, `home`, `end`."""
        page = max(1, self.view_height - 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        ends = {"home": 0, "end": len(self._claims) - 1}
        if self._claims:
            row = ends[what] if what in ends else self._cursor + steps[what]
            self._go(min(max(row, 0), len(self._claims) - 1))

    # public

    @property
    def highlighted(self) -> int | None:
        """The claim under the cursor; None in an empty list."""
        return self._claims[self._cursor].id if self._claims else None

    @property
    def beside(self) -> Sequence[Claim]:
        """The claims in the rows under and above the cursor."""
        at = (self._cursor + 1, self._cursor - 1)
        return [self._claims[row] for row in at if 0 <= row < len(self._claims)]

    @property
    def order(self) -> Sequence[Claim]:
        """The claims as they stand in the list."""
        return self._claims.claims

    def row_of(self, claim: int) -> int | None:
        """The row of a claim, None where it is not listed."""
        return self._cursor if claim == self.highlighted else self._claims.row_of(claim)

    def listed(self, claims: Iterable[int]) -> list[int]:
        """Those of these claims that are listed, as they stand in the list."""
        rows = {claim: row for claim in claims if (row := self.row_of(claim)) is not None}
        return sorted(rows, key=rows.__getitem__)

    def show(
        self,
        claims: Sequence[Claim],
        *,
        scale: RatingScale,
        title: str,
        highlighted: int | None,
        selected: frozenset[int] = frozenset(),
        pending: Mapping[int, str | None] | None = None,
        empty: str = NO_CLAIMS,
    ) -> None:
        """Show these claims; the cursor stays in its row where `highlighted` is not among them.

        `pending` are ratings that are queued and not on disk. `empty` is what an empty list says.
        """
        self._claims = ClaimList(claims)
        cells = (rows.most_digits(claims), rows.most_stance_cells(claims))
        self._shared = rows.ClaimRows(scale, self._symbols, *cells, self.is_short, self.changed)
        self._title, self._empty, self._selected = title, empty, selected
        self._pending = {key: rows.Pending(rating) for key, rating in (pending or {}).items()}
        self._show_again(highlighted)

    def narrow(
        self,
        claims: Sequence[Claim],
        title: str,
        key: Callable[[Claim], Any],
        near: Claim | None,
        *,
        empty: str = NO_CLAIMS,
    ) -> None:
        """Show other ones of the same claims, in the order of `key`, the cursor on `near` or, where
        that is left out, on the one behind it. Takes 2 ms for 50,000, for no row is looked up.
        """
        self._claims, self._title, self._empty = ClaimList(claims), title, empty
        row = self._cursor if near is None else self._claims.place(near, key)
        self._cursor = max(0, min(row, len(self._claims) - 1))
        self.recount()
        self.show_line(self._cursor)

    def rearrange(
        self,
        gone: Iterable[int],
        come: Iterable[Claim],
        key: Callable[[Claim], Any],
        highlighted: int | None,
    ) -> None:
        """Take claims out of the list, and put claims where `key` says, by which it is sorted."""
        for one in gone:
            self._claims.remove(one)
        for claim in come:
            self._claims.insert(claim, key)
            self._widen(claim)
        self._show_again(highlighted)

    def _show_again(self, highlighted: int | None) -> None:
        row = None if highlighted is None else self._claims.row_of(highlighted)
        self._cursor = min(self._cursor, max(0, len(self._claims) - 1)) if row is None else row
        self.recount()
        self.show_line(self._cursor)

    def replace(self, claim: Claim) -> None:
        """Show a claim's new values in the row that it has; nothing where it is not listed."""
        row = self._claims.replace(claim)
        if row is not None:
            self.forget(None if self._widen(claim) else [row])

    def _widen(self, claim: Claim) -> bool:
        """Give all rows the room that a claim needs; whether it needs more than they had."""
        if self._shared is None:
            return False
        digits = max(self._shared.digits, len(str(claim.number)))
        sources = max(self._shared.sources, rows.stance_cells(claim))
        shared = self._shared._replace(digits=digits, sources=sources)
        widened, self._shared = shared != self._shared, shared
        return widened

    def highlight(self, claim: int) -> None:
        """Bring the cursor to a claim, on screen, without a message."""
        row = self.row_of(claim)
        if row is not None:
            self._put_cursor(row)

    def set_selected(self, selected: frozenset[int]) -> None:
        """Mark these claims as selected, and no others."""
        changed = self._selected ^ selected
        self._selected = selected
        self._forget_claims(changed)

    def set_pending(self, claim: int, rating: str | None) -> None:
        """Show a rating that is queued; None is a re-opening."""
        self._pending[claim] = rows.Pending(rating)
        self._forget_claims((claim,))

    def clear_pending(self, claim: int) -> None:
        """A queued rating is on disk, or failed."""
        if self._pending.pop(claim, None):
            self._forget_claims((claim,))

    # private

    def _forget_claims(self, claims: Sequence[int] | frozenset[int]) -> None:
        lines = [row for row in map(self.row_of, claims) if row is not None]
        self.forget([HEAD, *lines])

    def _go(self, row: int) -> None:
        self._put_cursor(row)
        if self.follow is None:
            self.post_message(self.Highlighted(self, self._claims[row].id))
        else:
            self.follow(self._claims[row].id)

    def _put_cursor(self, row: int) -> None:
        before, self._cursor = self._cursor, row
        if row != before:
            self.forget([before, row])
        self.show_line(row)
