"""How the article pane divides its width: paragraph number, text, margin, map."""

from typing import NamedTuple

LONGEST_LINE = 100
"""Cells of text in a line at most: longer lines are hard to read, whatever the terminal."""


class Columns(NamedTuple):
    """Widths in cells; the map is the last cell and counted in none of them."""

    paragraph: int
    text: int
    claims: int
    sources: int
    holes: int

    @property
    def margin(self) -> int:
        return self.claims + self.sources + self.holes


def columns(width: int) -> Columns:
    """The division of `width` cells; the margin gives way first, then the paragraph number."""
    if width >= 60:
        paragraph, claims, sources, holes = 4, 10, 5, 3
    elif width >= 44:
        paragraph, claims, sources, holes = 4, 7, 0, 3
    else:
        paragraph, claims, sources, holes = 0, 4, 0, 0
    text = max(4, width - paragraph - claims - sources - holes - 1)
    return Columns(paragraph, min(text, LONGEST_LINE), claims, sources, holes)
