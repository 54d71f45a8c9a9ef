"""What one capture of a source says otherwise than another, as lines of the screen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.model.found import Reworded
from workbench.model.spans import Span
from workbench.text.display import shown
from workbench.tui.panes.layout import Run, wrap_runs, wrap_text

MOST_SHOWN = 100
"""Changed lines that are shown: who reads more of them reads the two texts."""

AROUND = 80
"""Characters that are shown of unchanged words before and behind what changed in a line."""

LONGEST = 1_200
"""Characters of one run of changed words that are shown."""

_LOOKS = {"same": "pane--text", "gone": "pane--gone", "new": "pane--new"}
_SIDES = (("was", "gone"), ("now", "new"))


class Changed(NamedTuple):
    """Two captures by their numbers and times, and what the newer one has otherwise: None while
    that is sought.

    `pinned` is the place of the pinned passage in the older text, None where that is not gone.
    """

    older: str
    newer: str
    found: tuple[Reworded, ...] | None = None
    pinned: Span | None = None

    @property
    def title(self) -> str:
        return f"Capture {self.older}, against capture {self.newer}"

    @property
    def of_pinned(self) -> list[Reworded]:
        """What became of the lines that the pinned passage stood in."""
        pinned = self.pinned
        if pinned is None:
            return []
        lines = (one for one in self.found or () if one.ours is not None)
        return [one for one in lines if one.ours and _meet(one.ours, pinned)]


def changed_lines(changed: Changed, ellipsis: str, width: int) -> Iterator[list[Run]]:
    """All of it, what became of the pinned passage first."""
    if changed.found is None:
        yield []
        yield from wrap_text("Comparing the two captures.", width, "pane--dim")
        return
    if not changed.found:
        yield []
        yield from wrap_text("No word of the text changed between them.", width)
        return
    first = changed.of_pinned
    yield from _group("The pinned passage", first, ellipsis, width)
    others = [one for one in changed.found if one not in first]
    yield from _group("Changed beside it" if first else "Changed", others, ellipsis, width)


def _group(title: str, found: Sequence[Reworded], ellipsis: str, width: int) -> Iterator[list[Run]]:
    if not found:
        return
    yield []
    yield [Run(title, "pane--strong")]
    for one in found[:MOST_SHOWN]:
        yield []
        yield from _line(one, ellipsis, width)
    if len(found) > MOST_SHOWN:
        yield []
        yield from wrap_text(f"{ellipsis} and {len(found) - MOST_SHOWN:,} more lines.", width)


def _line(one: Reworded, ellipsis: str, width: int) -> Iterator[list[Run]]:
    for name, side in _SIDES:
        runs = [
            Run(shown(_cut(op, words, ellipsis)), _LOOKS[op])
            for op, words in one.changes
            if op in ("same", side)
        ]
        label = Run(f"{name}  ", "pane--dim")
        if not runs:
            yield [label, Run("not there", "pane--dim")]
            continue
        for at, row in enumerate(wrap_runs(runs, max(8, width - 5))):
            yield [label if at == 0 else Run("     "), *row]


def _cut(op: str, words: str, ellipsis: str) -> str:
    most, ends = (2 * AROUND, AROUND) if op == "same" else (LONGEST, LONGEST // 2)
    if len(words) <= most:
        return words
    return f"{words[:ends].rstrip()} {ellipsis} {words[-ends:].lstrip()}"


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
