"""A scale's digits and labels in one row: in full where there is room, shorter where not."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from workbench.model.scales import RatingScale
from workbench.tui.panes.layout import Run, one_line, width_of
from workbench.tui.symbols import Symbols

REOPEN = "re-open"
SHORTEST = 3
"""Cells below which a label says nothing: what does not fit then is cut off at the row's end."""


def rating_labels(
    scale: RatingScale, digits: Sequence[str], symbols: Symbols, room: int
) -> list[Run]:
    """`1 Confirmed  2 Change … 0 re-open` in at most `room` cells where that can be done.

    First the gaps shrink; then labels of several words keep the first letter of all but the last
    (`Mostly false` is `M.false`, so that no two become one), then the longest labels are cut.
    """
    full = [one_line(rating.label, 60) for rating in scale.ratings[:9]]
    short = [_initialled(label) for label in full]
    longest = max((cell_len(label) for label in short), default=0)
    tries = [(full, "  "), (full, " "), (short, " ")]
    tries += [
        ([set_cell_size(label, min(cell_len(label), most)) for label in short], " ")
        for most in range(longest - 1, SHORTEST - 1, -1)
    ]
    for labels, gap in tries:
        runs = _row(scale, digits, labels, gap)
        if width_of(runs) <= room:
            break
    return runs


def _row(scale: RatingScale, digits: Sequence[str], labels: Sequence[str], gap: str) -> list[Run]:
    runs: list[Run] = []
    for number, (label, rating) in enumerate(zip(labels, scale.ratings, strict=False), 1):
        runs.append(Run(f"{gap}{digits[number]} ", "pane--key"))
        runs.append(Run(label, f"role--{rating.role}"))
    return [*runs, Run(f"{gap}{digits[0]} ", "pane--key"), Run(REOPEN, "pane--dim")]


def _initialled(label: str) -> str:
    words = label.split()
    return "".join(f"{word[0]}." for word in words[:-1]) + words[-1] if words else label
