"""How well passages are found and quotations compared, on texts and claims of the project's own.

`python tests/scores/passage_scores.py` prints the table of docs/scores.md. Thresholds were set on
the texts in `tuned`; nothing was set on those in `held-out`.
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from workbench.model.found import Passage
from workbench.model.states import Match
from workbench.text.passages import Index, carried
from workbench.text.quotes import Original

HERE = Path(__file__).parent / "passages"
HALVES = ("tuned", "held-out")


class Asked(NamedTuple):
    """A claim or quotation with the words that stand at its place; none for an absence."""

    words: str
    place: str
    type: str
    match: str


class Text(NamedTuple):
    """One source text of the set with what is asked of it."""

    name: str
    text: str
    asked: list[Asked]

    @property
    def claims(self) -> list[Asked]:
        return [one for one in self.asked if one.type != "quote"]

    @property
    def quotes(self) -> list[Asked]:
        return [one for one in self.asked if one.type == "quote"]


def read_half(half: str) -> list[Text]:
    """The texts of a half, in the order of their names."""
    found = []
    for path in sorted((HERE / half).glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        asked = [
            Asked(one["words"], one.get("place", ""), one["type"], one.get("match", ""))
            for one in held["claim"]
        ]
        found.append(Text(path.stem, held["text"].strip(), asked))
    return found


def score(half: str) -> Counter[str]:
    """What was asked and what was right, counted; also against all texts of the half in one, and
    the claims of each text against the other texts, where they have no place."""
    texts = read_half(half)
    counts: Counter[str] = Counter()
    whole = "\n\n".join(one.text for one in texts)
    in_whole = Index(whole)
    for one in texts:
        index, original = Index(one.text), Original(one.text)
        for asked in one.claims:
            _count_claim(counts, asked, index, "")
            _count_claim(counts, asked, in_whole, "all ")
        for asked in one.quotes:
            _count_quote(counts, asked, original)
        for other in texts:
            if other is not one:
                _count_foreign(counts, other, index, original)
    return counts


def _count_claim(counts: Counter[str], asked: Asked, index: Index, among: str) -> None:
    found = index.find(asked.words)
    counts["false verbatim"] += sum(one.match == Match.VERBATIM for one in found)
    if not asked.place:
        counts[among + "absences"] += 1
        counts[among + "told absent"] += all(one.match == Match.ABSENT for one in found)
        return
    counts[among + "places"] += 1
    counts[among + "first"] += _hits(index, found[:1], asked)
    counts[among + "top three"] += _hits(index, found[:3], asked)
    if not among:
        counts["carried"] += bool(carried([asked.words], index))
        counts["called close"] += any(one.match == Match.CLOSE for one in found[:1])


def _hits(index: Index, found: list[Passage], asked: Asked) -> bool:
    return any(asked.place in index.text[one.start : one.end] for one in found)


def _count_quote(counts: Counter[str], asked: Asked, original: Original) -> None:
    found = original.compare(asked.words)
    counts["quotations"] += 1
    counts["quotations right"] += found.kind == asked.match and (
        found.start is None or original.text[found.start : found.end] == asked.place
    )
    counts["false verbatim"] += found.kind == Match.VERBATIM != asked.match


def _count_foreign(counts: Counter[str], other: Text, index: Index, original: Original) -> None:
    for asked in other.claims:
        counts["foreign claims"] += 1
        counts["foreign carried"] += bool(carried([asked.words], index))
        best = index.find(asked.words, limit=1)
        counts["foreign told absent"] += all(one.match == Match.ABSENT for one in best)
    for asked in other.quotes:
        counts["foreign quotations"] += 1
        counts["foreign quotations absent"] += original.compare(asked.words).kind == Match.ABSENT


ROWS = (
    ("place found first, in its own source", "first", "places"),
    ("place among the first three", "top three", "places"),
    ("place found first, in all sources of the half as one text", "all first", "all places"),
    ("place among the first three there", "all top three", "all places"),
    ("best place of such a claim called close", "called close", "places"),
    ("such a claim told as one that the source seems to carry", "carried", "places"),
    ("claim of another source told so", "foreign carried", "foreign claims"),
    ("claim about other things told absent", "told absent", "absences"),
    ("the same in all sources as one text", "all told absent", "all absences"),
    ("claim of another source told absent", "foreign told absent", "foreign claims"),
    (
        "quotation: verbatim, close or absent, and its place, right",
        "quotations right",
        "quotations",
    ),
    ("quotation of another source told absent", "foreign quotations absent", "foreign quotations"),
)


def table() -> str:
    """The figures as a Markdown table."""
    halves = {half: score(half) for half in HALVES}
    lines = ["| what | tuned | held out |", "|---|---|---|"]
    for what, right, asked in ROWS:
        cells = [f"{counts[right]} of {counts[asked]}" for counts in halves.values()]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    cells = [str(counts["false verbatim"]) for counts in halves.values()]
    lines.append(f"| called verbatim falsely | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
