"""Words of the article that somebody asked about without a claim: `q3` stands beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError, UnknownThing
from workbench.model.spans import Span
from workbench.tui.desk.state import Caught
from workbench.tui.panes.articlelines import AskedPlace

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class AskedPlaces:
    """The places of open queries, in order; few, for somebody has to answer each."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._places: list[AskedPlace] = []

    def between(self, start: int, end: int) -> Sequence[AskedPlace]:
        """Those with a character in [start, end)."""
        return [each for each in self._places if each.start < end and start < each.end]

    def caught(self, what: Caught) -> None:
        """Read them again where one was touched."""
        if what.everything or what.asked:
            self.begin()

    def begin(self) -> None:
        """Read them; behind the first frame, which does without."""
        desk, was = self._desk, self._places
        try:
            found = desk.workspace.read.queries.of_article(desk.state.article.id)
        except (StorageError, UnknownThing):
            return  # the desk says so itself, and asks again
        self._places = [
            AskedPlace(each.start, each.end, f"q{each.number}")
            for each in found
            if each.is_open and each.claim is None and not each.is_lost and each.end > each.start
        ]
        if was != self._places:
            touched = {*was, *self._places}
            desk.article.repaint_spans([Span(each.start, each.end) for each in touched])
