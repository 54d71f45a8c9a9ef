"""A scale's digits and labels in one row: in full where there is room, shorter where not."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from workbench.model.scales import RatingScale
from workbench.tui.panes.layout import Run, one_line

REOPEN = "re-open"
SHORTEST = 3
"""Cells below which a label says nothing: what does not fit then is cut off at the row's end."""


def rating_labels(scale: RatingScale, digits: Sequence[str], room: int, most: int) -> list[Run]:
    """`1 Confirmed  2 Change … 0 re-open` in `room` cells, or in `most` where they must be cut.

    First the gaps shrink; then labels of several words are shortened, the longest first, to their
    first word where no other begins so (`Cannot confirm` is `Cannot`), else to first letters but
    for the last word (`Mostly false` is `M.false`); then the longest labels are cut.
    """
    full = [*(one_line(rating.label, 60) for rating in scale.ratings[:9]), REOPEN]
    shorter = list(_shorter(full))
    looks = [*(f"role--{rating.role}" for rating in scale.ratings[:9]), "pane--dim"]
    keys = [*digits[1 : len(full)], digits[0]]
    taken = sum(cell_len(key) for key in keys) + 2 * len(keys)
    for labels, gap in ((full, "  "), *((labels, " ") for labels in shorter)):
        if taken + len(keys) * (len(gap) - 1) + sum(map(cell_len, labels)) <= room:
            break
    else:
        labels = shortened(shorter[-1], most - taken)
    runs: list[Run] = []
    for key, label, look in zip(keys, labels, looks, strict=True):
        runs += [Run(f"{gap}{key} ", "pane--key"), Run(label, look)]
    return runs


def shortened(labels: Sequence[str], room: int) -> list[str]:
    """Labels cut to fill `room` cells: the longest first, and what is left over completes words."""
    sizes = [cell_len(label) for label in labels]
    most = max(sizes, default=0)
    while most > SHORTEST and sum(min(size, most) for size in sizes) > room:
        most -= 1
    taken = [min(size, most) for size in sizes]
    for at in sorted(range(len(labels)), key=sizes.__getitem__):
        if taken[at] < sizes[at] and sum(taken) < room:
            taken[at] += 1
    return [set_cell_size(label, size) for label, size in zip(labels, taken, strict=True)]


def _shorter(full: Sequence[str]) -> Iterator[list[str]]:
    """The labels as they are, then with one more of them shortened, the longest first."""
    labels = list(full)
    yield list(labels)
    firsts = [label.partition(" ")[0] for label in full]
    for at in sorted(range(len(full)), key=lambda at: -cell_len(full[at])):
        if " " in full[at]:
            alone = firsts.count(firsts[at]) == 1
            labels[at] = firsts[at] if alone else _initialled(full[at])
            yield list(labels)


def _initialled(label: str) -> str:
    words = label.split()
    return "".join(f"{word[0]}." for word in words[:-1]) + words[-1] if words else label
