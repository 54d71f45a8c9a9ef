"""How well marks are carried to the next revision.

`python tests/scores/carry_scores.py [FOLDER]` prints the tables of docs/scores.md: cases of the
project's own, and those of real edits where FOLDER has `anchoring` and `revisions`. Real cases are
halved by their article: thresholds were set on `seen`, what is in `counted` was never looked at.
"""

import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from passage_scores import read_half

from workbench.model.spans import Carried, Located, Quote, Span
from workbench.text.alterations import alteration, sentence_change
from workbench.text.carry import carry
from workbench.text.marks import locate
from workbench.text.sentences import sentences

HERE = Path(__file__).parent / "carry"
OWN_HALVES = ("tuned", "held-out")
_WORD = re.compile(r"\w+")
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
        is_right = any(overlap(found, place) >= OVERLAP for place in case.places)
        return "right" if is_right and found.status != "ambiguous" else "told"
    if (found.start, found.end) in case.places:
        return "right" if is_sure else "told"
    return "silent" if is_sure else "told"


def overlap(found: Carried | Located, place: Span) -> float:
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


DROPPED = 5
"""Of so many sentences one is taken out, where short words of all are carried over."""


def cut(text: str) -> tuple[str, list[tuple[Span, Span | None]]]:
    """The text without one sentence of five, and up to three words of each sentence with the place
    that they have in it: none for those of a sentence that was taken out."""
    marks: list[tuple[Span, Span | None]] = []
    new, at = "", 0
    for start, end in sentences(text):
        chance = hashlib.sha256(text[start:end].encode()).digest()
        new += text[at:start]
        words = [Span(*one.span()) for one in _WORD.finditer(text, start, end)]
        is_kept = chance[0] % DROPPED > 0
        if words:
            first = chance[1] % len(words)
            mark = Span(words[first].start, words[min(first + chance[2] % 3, len(words) - 1)].end)
            by = len(new) - start
            marks.append((mark, Span(mark.start + by, mark.end + by) if is_kept else None))
        new += text[start:end] if is_kept else ""
        at = end
    return new + text[at:], marks


def score_cut(texts: Iterable[str]) -> Counter[str]:
    """Short words of sentences that stayed and of those that were taken out."""
    counts: Counter[str] = Counter()
    for text in texts:
        new, marks = cut(text)
        found = carry(text, new, [mark for mark, _ in marks])
        for (_, place), one in zip(marks, found, strict=True):
            kind = "stayed" if place else "gone"
            is_right = place == (one.start, one.end) if place else one.status == "lost"
            is_sure = one.status in ("exact", "moved")
            counts[kind] += 1
            counts[f"{kind} right"] += is_right and is_sure == bool(place)
            counts["silent"] += is_sure and not is_right
    return counts


def cut_table(halves: dict[str, list[str]]) -> str:
    counts = [score_cut(texts) for texts in halves.values()]
    lines = [f"| what | {' | '.join(halves)} |", "|---|---|---|"]
    for what, kind in (
        ("of a sentence that stayed, in its place", "stayed"),
        ("of one taken out, told lost", "gone"),
    ):
        cells = [f"{one[f'{kind} right']} of {one[kind]}" for one in counts]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    cells = [f"{one['silent']} of {one['stayed'] + one['gone']}" for one in counts]
    return "\n".join([*lines, f"| silently wrong | {' | '.join(cells)} |"])


class Own(NamedTuple):
    """A case of the project's own: a text, what was changed in it, a mark and what it became."""

    name: str
    kind: str
    old: str
    new: str
    mark: Span
    place: Span | None
    asked: dict[str, Any]


def read_own(half: str) -> list[Own]:
    """The cases of a half, in the order of their files."""
    found = []
    for path in sorted((HERE / half).glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        old = held["text"].strip()
        for number, asked in enumerate(held["case"], 1):
            new = old
            for words, others in asked["change"]:
                assert new.count(words) == 1, (path.stem, number, words)
                new = new.replace(words, others)
            mark = _nth(old, asked["mark"], asked.get("nth", 1))
            place = None
            if asked["status"][0] != "lost":
                words = asked.get("place", asked["mark"])
                place = _nth(new, words, asked.get("place_nth", 1))
            name = f"{path.stem} {number}, {asked['kind']}: {asked['mark']}"
            found.append(Own(name, asked["kind"], old, new, mark, place, asked))
    return found


def _nth(text: str, words: str, nth: int) -> Span:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def judge_own(case: Own) -> str:
    """`right`, `told`, `silent` as for a real case, or `kind` where only its kind is wrong."""
    (found,) = carry(case.old, case.new, [case.mark])
    if found.start is None or found.end is None:
        return "right" if found.status in case.asked["status"] else "told"
    place = Span(found.start, found.end)
    is_sure = found.status in ("exact", "moved")
    if is_sure and (found.status not in case.asked["status"] or place != case.place):
        return "silent"
    if found.status not in case.asked["status"]:
        return "told"
    if case.place and overlap(found, case.place) < OVERLAP:
        return "told"
    return "right" if _is_kind_right(case, place) else "kind"


def _is_kind_right(case: Own, place: Span) -> bool:
    if wanted := case.asked.get("around"):
        return sentence_change(case.old, case.new, case.mark, place) == wanted
    wanted = case.asked.get("alteration")
    words = case.new[place.start : place.end]
    return not wanted or alteration(case.asked["mark"], words) == wanted


def score_own(half: str) -> Counter[str]:
    """Cases by kind, and what became of them."""
    counts: Counter[str] = Counter()
    for case in read_own(half):
        counts.update(("all", case.kind, judge_own(case), f"{case.kind} {judge_own(case)}"))
    return counts


def own_table() -> str:
    """The figures of the project's own cases as a Markdown table."""
    halves = [score_own(half) for half in OWN_HALVES]
    kinds = list(dict.fromkeys(case.kind for half in OWN_HALVES for case in read_own(half)))
    lines = ["| what | tuned | held out |", "|---|---|---|"]
    for kind in kinds:
        cells = [f"{one[f'{kind} right']} of {one[kind]}" for one in halves]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    for what, name in (("all", "right"), ("silently wrong", "silent")):
        cells = [f"{one[name]} of {one['all']}" for one in halves]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    from locate_scores import located_table, published_table

    own = {half: [one.text for one in read_half(half)] for half in OWN_HALVES}
    tables = [own_table(), located_table(), cut_table(own)]
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        real: dict[str, list[str]] = {half: [] for half in HALVES}
        for pair in read_pairs(folder):
            real[pair.half].append(pair.old)
        tables.append(cut_table(real))
        tables += [f"{name}\n{real_table(folder, name)}" for name in ("carry", "locate")]
        if (folder / "anchoring" / "published_cases").exists():
            tables.append(published_table(folder / "anchoring" / "published_cases"))
    sys.stdout.write("\n\n".join(tables) + "\n")
