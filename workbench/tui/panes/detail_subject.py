"""What the detail of a claim is made from, and what its lines belong to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.widget import Widget

from workbench.model.scales import RatingScale
from workbench.model.views import ClaimDetail
from workbench.tui.panes.layout import Run
from workbench.tui.symbols import Symbols

if TYPE_CHECKING:
    from workbench.model.sufficiency import Footing


class Item(NamedTuple):
    """What the cursor can stand on.

    `kind` is verdict, why, claim, waiting, change, query, place, source (where there is none),
    evidence or earlier; the others are ids, where the item is one of these.
    """

    kind: str
    evidence: int | None = None
    mark: int | None = None
    verdict: int | None = None
    query: int | None = None


class OfItem(Message):
    """Something about an item of a pane."""

    def __init__(self, pane: Widget, item: Item) -> None:
        super().__init__()
        self.pane = pane
        self.item = item

    @property
    def control(self) -> Widget:
        return self.pane


class Line(NamedTuple):
    """A line of the detail, and the number of its item, -1 for none."""

    runs: list[Run]
    item: int


class Subject(NamedTuple):
    """What is shown, and what is needed to say it; `keys` are binding ids with their keys."""

    detail: ClaimDetail
    scale: RatingScale
    numbers: Mapping[int, int]
    who: str
    symbols: Symbols
    keys: Mapping[str, str]
    stands_on: "Footing | None" = None
    """What the claim stands on; None while that is not known."""
