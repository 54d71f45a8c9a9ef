"""How well `locate` finds words again that it knows by a quote only.

On the project's own changes (those of `carry_scores.py`), and on the unit cases that other programs
publish, where `carry_scores.py` is given a FOLDER that has `anchoring/published_cases`: matchQuote
and saved pages of Hypothesis, match and describe of Apache Annotator, approx-string-match. Nothing
of theirs is part of the project. All of them were read, so none is held out.
"""

import json
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from carry_scores import OVERLAP, OWN_HALVES, Own, overlap, read_own

from workbench.model.spans import Quote, Span
from workbench.text.marks import describe, locate

SURE = ("exact", "moved")
ANY_END = -1


def judge_located(case: Own) -> str:
    """`right`, `told` (wrong, but left to the checker) or `silent` (wrong, and said to be sure)."""
    found = locate(case.new, describe(case.old, *case.mark), case.mark.start)
    if found.start is None or found.end is None:
        return "told" if case.place else "right"
    place = Span(found.start, found.end)
    if found.status in SURE:
        return "right" if place == case.place else "silent"
    if case.place is None or overlap(found, case.place) < OVERLAP:
        return "told"
    is_same = case.new[slice(*case.place)] == case.asked["mark"]
    return "told" if is_same and "ambiguous" not in case.asked["status"] else "right"


def score_located(half: str) -> Counter[str]:
    """Own cases of a half, and what became of them."""
    return Counter(one for case in read_own(half) for one in ("all", judge_located(case)))


def located_table() -> str:
    """The figures of the project's own cases as a Markdown table."""
    halves = [score_located(half) for half in OWN_HALVES]
    lines = ["| by the quote only | tuned | held out |", "|---|---|---|"]
    whats = (("right", "right"), ("told, left to see", "told"), ("silently wrong", "silent"))
    for what, name in whats:
        cells = [f"{one[name]} of {one['all']}" for one in halves]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


class Published(NamedTuple):
    """A case that asks where a quote is; `places` that its authors accept, none for nowhere.

    Where `has_all` they want every place, and we are to say ambiguous if they are several.
    """

    suite: str
    name: str
    text: str
    quote: Quote
    hint: int | None
    places: list[Span]
    has_all: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether it asks for what our contract refuses: a place of no words, or no place for
        words that are there because what stands beside them is other."""
        if not self.quote.exact:
            return bool(self.places)
        return self.has_all and not self.places and self.quote.exact in self.text


def worth(case: Published) -> str:
    """`right`, `told` (wrong, but left to the checker) or `silent` (wrong, and said to be sure)."""
    found = locate(case.text, case.quote, case.hint)
    if found.start is None or found.end is None:
        return "told" if case.places else "right"
    is_sure = found.status in SURE
    if not any(found.start == start and end in (found.end, ANY_END) for start, end in case.places):
        return "silent" if is_sure else "told"
    return "told" if case.has_all and is_sure != (len(case.places) == 1) else "right"


def read_published(folder: Path) -> Iterator[Published]:
    """All cases of the four sets."""
    yield from map(_of_match_quote, _read(folder / "hypothesis_matchquote.json"))
    yield from _of_pages(folder / "hypothesis_html" / "html-baselines")
    yield from map(_of_apache, _read(folder / "apache_annotator.json"))
    for number, read in enumerate(_read(folder / "approx_string_match.json")):
        yield _of_approximate(number, read)


def _read(path: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _quote(read: dict[str, Any]) -> Quote:
    return Quote(read["exact"], read.get("prefix") or "", read.get("suffix") or "")


def _of_match_quote(read: dict[str, Any]) -> Published:
    span = read["expected_span"]
    places = [Span(span[0], ANY_END if span[1] is None else span[1])] if span else []
    return Published("matchQuote", read["name"], read["text"], _quote(read), read["hint"], places)


def _of_apache(read: dict[str, Any]) -> Published:
    if "expected_spans" in read:
        places = [Span(*place) for place in read["expected_spans"]]
        return Published(
            "Apache match", read["name"], read["text"], _quote(read), None, places, has_all=True
        )
    quote = _quote(read["expected_selector"])
    name = f"{read['suite'].rpartition('/')[2]} {read['name']}"
    return Published("Apache describe", name, read["text"], quote, None, [Span(*read["span"])])


def _of_approximate(number: int, read: dict[str, Any]) -> Published:
    text = read["text"]
    places = [Span(_points(text, one[0]), _points(text, one[1])) for one in read["best_matches"]]
    return Published(
        "approx-string-match", str(number + 1), text, Quote(read["pattern"]), None, places
    )


def _points(text: str, units: int) -> int:
    """An offset in code points for one in UTF-16 code units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))


class _Body(HTMLParser):
    """The text of a page as a browser's `textContent` of its body has it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._is_inside = False
        self._is_unread = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_unread:
            self.text += self.get_starttag_text() or ""
        self._is_inside = self._is_inside or tag == "body"
        self._is_unread = self._is_unread or tag == "noscript"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_unread:
            self.text += self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        self._is_unread = self._is_unread and tag != "noscript"

    def handle_data(self, data: str) -> None:
        self.text += data if self._is_inside else ""


def _of_pages(folder: Path) -> Iterator[Published]:
    for path in sorted(folder.glob("*.html")):
        body = _Body()
        body.feed(path.read_text(encoding="utf-8"))
        body.close()
        held = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for number, row in enumerate(held["rows"]):
            by_type = {one["type"]: one for one in row["target"][0]["selector"]}
            asked, quote = by_type["TextPositionSelector"], _quote(by_type["TextQuoteSelector"])
            place = Span(_points(body.text, asked["start"]), _points(body.text, asked["end"]))
            name = f"{path.stem} {number + 1}"
            yield Published("Hypothesis pages", name, body.text, quote, place.start, [place])


def orders(folder: Path) -> list[bool]:
    """Of each list that says so: whether scores fall along it."""
    found = []
    for read in _read(folder / "hypothesis_matchquote_ordering.json"):
        quotes = [Quote(exact) for exact in read.get("quotes", ())]
        quotes += [Quote(read["exact"], prefix=one) for one in read.get("prefixes", ())]
        quotes += [Quote(read["exact"], suffix=one) for one in read.get("suffixes", ())]
        scores = [locate(read["text"], quote).score for quote in quotes]
        found.append(all(one > two for one, two in pairwise(scores)))
    return found


def published_table(folder: Path) -> str:
    """Figures of each set, and a line for each case that is not right."""
    cases = list(read_published(folder))
    lines = ["| set | right | silently wrong | outside the contract |", "|---|---|---|---|"]
    for suite in dict.fromkeys(case.suite for case in cases):
        inside = [worth(one) for one in cases if one.suite == suite and not one.is_outside]
        outside = sum(one.is_outside for one in cases if one.suite == suite)
        right = f"{inside.count('right')} of {len(inside)}"
        lines.append(f"| {suite} | {right} | {inside.count('silent')} | {outside} |")
    order = orders(folder)
    lines.append(f"| matchQuote, scores fall | {sum(order)} of {len(order)} | | |")
    for case in cases:
        if case.is_outside or worth(case) != "right":
            why = "outside" if case.is_outside else worth(case)
            lines.append(f"\n{why}: {case.suite}, {case.name}")
    return "\n".join(lines)
