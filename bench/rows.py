"""A line of the result: what was measured, against which goal, and in which words."""

from dataclasses import dataclass
from typing import NamedTuple

from bench.figures import Samples

RATIO = "×"
HELLO = "hello"
WORKBENCH = "workbench"


@dataclass(frozen=True, slots=True)
class Row:
    """`value` is None where it could not be measured, and `said` why; no `goal` where none is set.

    `unit` is × for a ratio, else what the value counts. Smaller is better everywhere.
    """

    what: str
    value: float | None
    goal: float | None = None
    unit: str = RATIO
    said: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None where there is nothing to say."""
        return None if self.value is None or self.goal is None else self.value <= self.goal

    @property
    def value_in_words(self) -> str:
        return "not measured" if self.value is None else in_words(self.value, self.unit)

    @property
    def goal_in_words(self) -> str:
        return "" if self.goal is None else f"≤ {in_words(self.goal, self.unit, plain=True)}"


def in_words(value: float, unit: str, plain: bool = False) -> str:
    """A figure with its unit; `plain` as somebody wrote it, with no more digits than it needs."""
    digits = f"{value:g}" if plain else f"{value:,.{_digits(value, unit)}f}"
    return digits if unit == RATIO else f"{digits} {unit}".rstrip()


def _digits(value: float, unit: str) -> int:
    return 2 if unit == RATIO else 0 if value >= 100 or value == int(value) else 1


class Series(NamedTuple):
    """A series of samples: what was measured, and on whom."""

    what: str
    whom: str


def ratio(
    samples: Samples, words: str, of: Series, to: Series, goal: float | None, unit: str = "ms"
) -> Row:
    """One series' median to another's."""
    value = samples.median(*of) / samples.median(*to)
    return Row(words, value, goal, RATIO, both(samples, of, to, unit))


def to_hello(
    samples: Samples, measured: str, words: str, goal: float | None, unit: str = "ms"
) -> Row:
    """The workbench's median to hello's, of one measure."""
    of, to = Series(measured, WORKBENCH), Series(measured, HELLO)
    return ratio(samples, words, of, to, goal, unit)


def both(samples: Samples, of: Series, to: Series, unit: str = "ms") -> str:
    """The medians and 95th percentiles of two series."""
    return ", ".join(f"{each.whom} {one(samples, each, unit)}" for each in (of, to))


def one(samples: Samples, series: Series, unit: str = "ms") -> str:
    """A median, with the 95th percentile."""
    found = samples.of(*series)
    return f"{in_words(found.median, unit)} ({in_words(found.high, unit)})"
