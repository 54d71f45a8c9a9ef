"""Asks which of the claims that rest on a source to go to."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.evidence_views import PinRow
from workbench.model.views import Claim
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import one_line


class ClaimsDialog(Dialog[int]):
    """Gives the id of a claim."""

    HINTS = (ACCEPT._replace(words="go there"), CANCEL)

    def __init__(self, source: int, claims: Sequence[Claim], pins: Sequence[PinRow]) -> None:
        super().__init__(f"What rests on [{source}]")
        self.add_class("-wide")
        self._claims = claims
        self._pins = {each.claim: each for each in pins}

    def body(self) -> ComposeResult:
        yield ClaimRows([(claim, self._pins[claim.id]) for claim in self._claims])

    def result(self) -> int:
        rows = self.query_one(ClaimRows)
        return rows.claims[rows.row or 0][0].id

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_accept()


class ClaimRows(RowsView):
    """Claims, each with how the source bears on it."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]
    DEFAULT_CSS = """
    ClaimRows { height: auto; max-height: 15; background: $surface; }
    """

    def __init__(self, claims: Sequence[tuple[Claim, PinRow]]) -> None:
        super().__init__()
        self.claims = claims

    def row_count(self) -> int:
        return len(self.claims)

    def get_content_height(self, _container: object, _viewport: object, _width: int) -> int:
        return len(self.claims)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        claim, pin = self.claims[row]
        passage = " gone" if pin.gone else " pinned" if pin.start is not None else ""
        said = "" if pin.stance == "none" else pin.stance
        return [
            Segment("> " if row == self.row else "  ", self.look("pane--strong") + ground),
            Segment(f"#{claim.number:<4}", self.look("pane--dim") + ground),
            Segment(f"{said:<9}", self.look("pane--dim") + ground),
            Segment(f"{passage:<8}", self.look("role--bad" if pin.gone else "pane--dim") + ground),
            Segment(one_line(claim.restated or claim.quote, 400), self.look() + ground),
        ]
