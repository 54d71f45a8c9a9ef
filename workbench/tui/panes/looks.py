"""The looks that panes paint with: their names, and their colours by the theme.

A role is a rating's or a state's; the rest says what a text is on the screen. They are no component
classes of Textual's: its stylesheet would match each of them again for each pane, at the start and
with each change of the focus, which took longer than reading the article.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """Variables of the theme for the text's colour and the ground, and Rich's words for the rest;
    what is empty stays as it is underneath."""

    color: str = ""
    ground: str = ""
    style: str = ""

    def in_theme(self, variables: Mapping[str, str]) -> Style:
        """The look in the colours of a theme."""
        ink = variables[self.color] if self.color else ""
        return _style(ink, variables[self.ground] if self.ground else "", self.style)


@lru_cache(maxsize=128)
def _style(ink: str, ground: str, words: str) -> Style:
    """A style, made once for all panes."""
    style = Style(color=_color(ink), bgcolor=_color(ground))
    return style + Style.parse(words) if words else style


def _color(value: str) -> RichColor | None:
    return Color.parse(value).rich_color if value else None


LOOKS = {
    "role--good": Look("rating-good"),
    "role--mostly": Look("rating-mostly"),
    "role--mixed": Look("rating-mixed"),
    "role--poor": Look("rating-poor"),
    "role--bad": Look("rating-bad"),
    "role--unsure": Look("rating-unsure"),
    "role--note": Look("rating-note"),
    "role--open": Look("rating-open"),
    "role--waiting": Look("rating-waiting"),
    "role--hole": Look("rating-hole"),
    "role--saving": Look("rating-unsure", style="italic"),
    "pane--text": Look("foreground"),
    "pane--dim": Look("workbench-dim"),
    "pane--strong": Look("foreground", style="bold"),
    "pane--title": Look("workbench-dim", "panel"),
    "pane--title-focused": Look("workbench-on-focus", "workbench-focus", "bold"),
    "pane--cursor": Look(ground="workbench-cursor"),
    "pane--selected": Look(ground="workbench-selected"),
    "pane--match": Look("workbench-on-match", "workbench-match"),
    "pane--current": Look(ground="workbench-current"),
    "pane--new": Look("rating-good", style="underline"),
    "pane--gone": Look("rating-bad", style="strike"),
    "pane--bar": Look("workbench-dim", "panel"),
    "pane--thumb": Look("foreground", "workbench-thumb"),
    "pane--error": Look("rating-bad", style="bold"),
    "pane--header": Look(ground="panel"),
    "pane--strip": Look(ground="surface"),
    "pane--key": Look("foreground", style="bold"),
    "article--mark": Look(style="underline"),
    "article--nested": Look(style="underline2"),
    "article--hole": Look("rating-hole", style="italic"),
    "article--struck": Look("rating-bad", style="strike"),
    "article--struck-sign": Look("rating-bad"),
    "article--asked": Look("rating-mixed", style="underline"),
    "article--caret": Look(style="reverse"),
    "article--caret-away": Look(ground="workbench-thumb"),
    "article--current": Look(ground="workbench-current", style="bold"),
    "evidence--passage": Look(ground="workbench-current", style="bold"),
    "evidence--pinned": Look(style="underline"),
    "evidence--number": Look("rating-bad", style="reverse"),
    "evidence--same": Look("rating-good", style="underline"),
    "evidence--other": Look("rating-mixed", style="underline2"),
    "history--undone": Look("workbench-dim", style="strike"),
}
