"""Scores what is read out of web pages against what people took out of them.

By hand, from the checkout: `python -m tests.scores.extraction FOLDER`, where FOLDER holds a folder
for each page with `source.html`, `expected.html` and `expected-metadata.json`, as the test pages of
Mozilla Readability do. Nothing is tuned on them: they are counted, and never looked at for a rule.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from workbench.documents.html_text import to_text
from workbench.model.captured import Extraction
from workbench.web import pages
from workbench.web.extract import extract

_WORD = re.compile(r"\w+")
_FIELDS = {"title": "title", "byline": "byline", "siteName": "site", "lang": "language"}


class Score(NamedTuple):
    """Shares from 0 to 1: of what was taken that belongs there, of what belongs there that was
    taken, and their harmonic mean.
    """

    precision: float
    recall: float
    f1: float


class Sample(NamedTuple):
    """A page, its article as text, and what it is known to say of itself."""

    name: str
    body: bytes
    text: str
    metadata: dict[str, str]


def samples(folder: Path) -> Iterator[Sample]:
    for place in sorted(folder.glob("*/source.html")):
        expected = place.with_name("expected.html").read_text(encoding="utf-8")
        metadata = json.loads(place.with_name("expected-metadata.json").read_text(encoding="utf-8"))
        yield Sample(place.parent.name, place.read_bytes(), to_text(expected), metadata)


def own_pages() -> list[Sample]:
    """Pages of newsrooms that do not exist, with what a checker would want of them."""
    return [
        Sample(place.stem, _encoded(place), place.with_suffix(".txt").read_text("utf-8"), {})
        for place in sorted(Path(__file__).with_name("newsroom").glob("*.html"))
    ]


def _encoded(place: Path) -> bytes:
    """The page in the encoding that it declares."""
    html = place.read_text(encoding="utf-8")
    return html.encode("windows-1252" if "charset=windows-1252" in html else "utf-8")


def by_words(text: str, expected: str, together: int = 1) -> Score:
    """How far the runs of `together` words of one text are those of the other, each counted."""
    found, wanted = _runs(text, together), _runs(expected, together)
    common = (found & wanted).total()
    precision = common / found.total() if found else float(not wanted)
    recall = common / wanted.total() if wanted else 1.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _runs(text: str, together: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(zip(*(words[at:] for at in range(together)), strict=False))


def plainly(body: bytes) -> Extraction:
    """The page as it is read where trafilatura fails."""
    return pages.read_plainly(pages.parse(body, ""), "")


def score(found: list[Extraction], wanted: list[Sample], together: int) -> Score:
    """The means over all pages."""
    each = [
        by_words(one.text, sample.text, together) for one, sample in zip(found, wanted, strict=True)
    ]
    return Score(*(fmean(column) for column in zip(*each, strict=True)))


def agreeing(found: list[Extraction], wanted: list[Sample], field: str) -> tuple[int, int]:
    """Pages on which a field is as expected, of those on which one is expected."""
    pairs = [
        (_line(str(getattr(one, _FIELDS[field]))), _line(sample.metadata.get(field) or ""))
        for one, sample in zip(found, wanted, strict=True)
    ]
    stated = [(one, other) for one, other in pairs if other]
    if field == "lang":
        stated = [(one, re.split("[-_]", other)[0]) for one, other in stated]
    return sum(one == other for one, other in stated), len(stated)


def agreeing_days(found: list[Extraction], wanted: list[Sample]) -> tuple[int, int]:
    pairs = [
        (one.published_on, (sample.metadata.get("publishedTime") or "")[:10])
        for one, sample in zip(found, wanted, strict=True)
    ]
    stated = [(one, other) for one, other in pairs if re.fullmatch(r"\d{4}-\d\d-\d\d", other)]
    return sum(one == other for one, other in stated), len(stated)


def _line(value: str) -> str:
    return " ".join(value.split()).casefold()


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    wanted = list(samples(parser.parse_args(argv).folder))
    if not wanted:
        print("There are no pages: nothing is scored.")
        return 0
    ways: dict[str, Callable[[bytes], Extraction]] = {
        "as captured": lambda body: extract(body, "", "text/html"),
        "plain reading": plainly,
    }
    print(f"{len(wanted)} pages{'':16}precision  recall      F1   F1 of 4 words together")
    for name, way in ways.items():
        found = [way(sample.body) for sample in wanted]
        words, runs = score(found, wanted, 1), score(found, wanted, 4)
        shares = f"{words.precision:9.3f}{words.recall:8.3f}{words.f1:8.3f}{runs.f1:25.3f}"
        print(f"{name:27}{shares}")
    for field in _FIELDS:  # read in one way only
        print("{}: {} of {} as expected".format(field, *agreeing(found, wanted, field)))
    print("published: {} of {} as expected".format(*agreeing_days(found, wanted)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
