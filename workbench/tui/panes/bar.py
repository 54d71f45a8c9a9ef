"""The bar of ratings: an article's claims as a row of signs, each in its colour."""

from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState
from workbench.tui.desk.counts import Counts
from workbench.tui.panes.layout import Run
from workbench.tui.panes.rows import rating_sign
from workbench.tui.symbols import Symbols

CHANGED = "~"
"""What stands for a claim whose words a new text changed."""

LONGEST = 40
"""Cells of the bar; an article with more claims is shown in proportion."""


def bar(counts: Counts, scale: RatingScale, symbols: Symbols, longest: int = LONGEST) -> list[Run]:
    """Signs in the order of the scale, then what a new text changed, what waits or was cut unrated,
    and what is open.

    At most `longest` cells, one a claim while they fit; whatever there is has a cell at least.
    """
    parts: list[tuple[Run, int]] = []
    known = set()
    for rating in scale.ratings:
        known.add(rating.key)
        parts.append((rating_sign(rating, symbols), counts.by_rating.get(rating.key, 0)))
    others = sum(number for key, number in counts.by_rating.items() if key not in known)
    unrated = counts.unrated
    parts += [
        (Run(CHANGED, "role--mixed"), counts.changed),
        (Run("?", "role--unsure"), others + unrated.get(ClaimState.SETTLED, 0)),
        (Run(symbols.state["waiting"], "role--waiting"), unrated.get(ClaimState.WAITING, 0)),
        (Run(symbols.state["cut"], "role--bad"), unrated.get(ClaimState.CUT, 0)),
        (Run(symbols.state["open"], "role--open"), unrated.get(ClaimState.OPEN, 0)),
    ]
    parts = [(sign, number) for sign, number in parts if number]
    cells = shares([number for _, number in parts], longest)
    return [Run(sign.text * size, sign.look) for (sign, _), size in zip(parts, cells, strict=True)]


def shares(numbers: list[int], longest: int) -> list[int]:
    """Cells for positive numbers, `longest` in all (fewer where they fit), none without a cell.

    Largest remainders first; where there are more numbers than cells the last ones get none.
    """
    total = sum(numbers)
    if total <= longest:
        return list(numbers)
    if len(numbers) >= longest:
        return [1] * longest + [0] * (len(numbers) - longest)
    spare = longest - len(numbers)
    exact = [number * spare / total for number in numbers]
    cells = [1 + int(share) for share in exact]
    by_rest = sorted(range(len(numbers)), key=lambda at: int(exact[at]) - exact[at])
    for at in by_rest[: longest - sum(cells)]:
        cells[at] += 1
    return cells
