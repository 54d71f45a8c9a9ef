"""How well marks are carried to the next revision.

`python tests/scores/carry_scores.py [FOLDER]` prints the tables of docs/scores.md: cases of the
project's own, and those of real edits where FOLDER has `anchoring` and `revisions`. Real cases are
halved by their article: thresholds were set on `seen`, what is in `counted` was never looked at.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from workbench.model.spans import Carried, Located, Quote, Span
from workbench.text.carry import carry
from workbench.text.marks import locate

SETS = ("rustblog", "18f_blog")
HALVES = ("seen", "counted")
OVERLAP = 0.5
"""Share of both places together that they must have in common, as the data's own rule has it."""


class Case(NamedTuple):
    """A mark of a real revision; `places` are those that count as right, none for a lost one."""

    name: str
    kind: str
    quote: Quote
    mark: Span
    places: list[Span]


class Pair(NamedTuple):
    """Two revisions of an article and its cases."""

    name: str
    old: str
    new: str
    cases: list[Case]

    @property
    def half(self) -> str:
        digest = hashlib.sha256(self.name.encode()).digest()
        return HALVES[digest[-1] % 2]


def read_pairs(folder: Path) -> Iterator[Pair]:
    """All pairs of the sets that `folder` has."""
    for name in SETS:
        asked: dict[str, list[Case]] = {}
        for case in map(_case, _lines(folder / "anchoring" / f"{name}_cases.jsonl")):
            asked.setdefault(case.name.rpartition("@")[0], []).append(case)
        for pair in _lines(folder / "revisions" / f"{name}.jsonl"):
            if cases := asked.get(pair["id"]):
                yield Pair(pair["id"], pair["before"], pair["after"], cases)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _case(read: dict[str, Any]) -> Case:
    return Case(
        f"{read['pair']}@{read['start']}",
        read["kind"],
        Quote(read["quote"], read["prefix"], read["suffix"]),
        Span(read["start"], read["end"]),
        [Span(*place) for place in read["expected"]],
    )


def verdict(case: Case, found: Carried | Located, new: str) -> str:
    """`right`, `told` (wrong, but left to the checker) or `silent` (wrong, and said to be sure)."""
    is_sure = found.status in ("exact", "moved")
    if found.start is None or found.end is None:
        return "told" if case.places else "right"
    words = new[found.start : found.end]
    if is_sure and words != case.quote.exact:
        return "silent"
    if not case.places:
        return "silent" if is_sure else "told"
    if case.kind == "edited":
        is_right = any(_overlap(found, place) >= OVERLAP for place in case.places)
        return "right" if is_right and found.status != "ambiguous" else "told"
    if (found.start, found.end) in case.places:
        return "right" if is_sure else "told"
    return "silent" if is_sure else "told"


def _overlap(found: Carried | Located, place: Span) -> float:
    assert found.start is not None
    assert found.end is not None
    common = min(found.end, place.end) - max(found.start, place.start)
    return max(0, common) / (max(found.end, place.end) - min(found.start, place.start))


def judged(pair: Pair, by: str = "carry") -> Iterator[tuple[Case, Carried | Located, str]]:
    """Each case of a pair with what was found and what it is worth."""
    found: Iterable[Carried | Located]
    if by == "carry":
        found = carry(pair.old, pair.new, [case.mark for case in pair.cases])
    else:
        found = [locate(pair.new, case.quote, case.mark.start) for case in pair.cases]
    for case, one in zip(pair.cases, found, strict=True):
        yield case, one, verdict(case, one, pair.new)


def score_real(folder: Path, by: str = "carry") -> dict[str, Counter[str]]:
    """Of each half: cases by kind, and what became of them."""
    counts: dict[str, Counter[str]] = {half: Counter() for half in HALVES}
    for pair in read_pairs(folder):
        for case, _, worth in judged(pair, by):
            counts[pair.half][case.kind] += 1
            counts[pair.half][f"{case.kind} {worth}"] += 1
    return counts


KINDS = {
    "exact_unique": "untouched, in its only place",
    "exact_dup": "repeated words, in the right place",
    "moved": "moved",
    "edited": "edited, found",
    "lost": "deleted, told lost",
}


def real_table(folder: Path, by: str = "carry") -> str:
    counts = score_real(folder, by)
    lines = ["| what | seen | counted |", "|---|---|---|"]
    for kind, what in KINDS.items():
        cells = [f"{one[f'{kind} right']} of {one[kind]}" for one in counts.values()]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    silent = [
        f"{sum(one[f'{kind} silent'] for kind in KINDS)} of {sum(one[kind] for kind in KINDS)}"
        for one in counts.values()
    ]
    lines.append(f"| silently wrong | {' | '.join(silent)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    for name in ("carry", "locate"):
        sys.stdout.write(f"{name}\n{real_table(Path(sys.argv[1]), name)}\n")
