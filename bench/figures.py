"""The arithmetic of the bench: medians, percentiles, and samples by what and of whom."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

HIGH = 0.95


class Summary(NamedTuple):
    """Of so many samples: the median, the 95th percentile, the least and the most."""

    number: int
    median: float
    high: float
    least: float
    most: float


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` (0 to 1) of the values lie; between two, in proportion."""
    ordered = sorted(values)
    at = part * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def summary(values: Sequence[float]) -> Summary:
    """What there is to say of some values; ValueError where there are none."""
    if not values:
        raise ValueError("There are no samples.")
    return Summary(
        len(values),
        statistics.median(values),
        percentile(values, HIGH),
        min(values),
        max(values),
    )


class Samples:
    """Values by what was measured and on whom."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, what: str, whom: str, *values: float) -> None:
        self._values[what, whom] += values

    def of(self, what: str, whom: str) -> Summary:
        """ValueError where nothing was measured."""
        return summary(self._values.get((what, whom), []))

    def median(self, what: str, whom: str) -> float:
        return self.of(what, whom).median

    def high(self, what: str, whom: str) -> float:
        return self.of(what, whom).high

    def all(self) -> dict[tuple[str, str], list[float]]:
        """The values themselves, in the order in which they came."""
        return dict(self._values)
