"""One of the two texts, whole, at the place of a mark: to read on, and to select words by hand."""

from typing import ClassVar

from textual.binding import BindingType

from workbench.model.spans import Span
from workbench.tui.evidence.sourcelines import Places
from workbench.tui.evidence.sourcepane import SourcePane
from workbench.tui.keys import bindings


class RevisionText(SourcePane, inherit_bindings=False):
    """The text of a revision, a passage of it shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def show_at(self, text: str, title: str, place: Span | None, near: int) -> None:
        """Show a text at a place, or where that is None at an offset."""
        self.show_text(text, (), title)
        if place is None:
            self.go_to(Span(near, near))
        else:
            self.show_places(Places(shown=place))
            self.go_to(place)
