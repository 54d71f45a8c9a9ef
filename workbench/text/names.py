"""Names in a text: runs of capitalised words, told from words that only begin a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.spans import Span
from workbench.text.rules.shape import Rules

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſƀ-ɏΆ-ΫЀ-ЯѠ-ӿԱ-Ֆ"
_WORD = re.compile(
    rf"(?<![\w@#/])(?:(?:[A-Z]\.){{2,}}|(?:[a-z]{{1,3}}[-’'])?[{_CAPITAL}][\w]*(?:[’'.&-]\w+)*)"
)
_HEAD = re.compile(rf"(?:[a-z]{{1,3}}[-’'])?[{_CAPITAL}][\w.]*(?:[-’'.&][{_CAPITAL}\d]\w*)*")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w-])")
LONGEST_SHORT_LINE = 50
"""Characters up to which a line ends because its writer ended it: wrapped text is set wider."""

_ARTICLES = frozenset(("the", "a", "an"))
_POSSESSIVE = re.compile(r"['’]s\Z|(?<=s)['’]\Z")
_GAP = re.compile(r"[ \u00a0\n]{1,2}")
_SENTENCE_END = re.compile(r"[.!?:…]\s*[\"'”“»’)\]]*\Z")
_OPENERS = "\"'“„«‘([-–—•* "


@dataclass(frozen=True, slots=True)
class _Word:
    """A capitalised word; `first` where it begins a sentence, so that its capital says nothing."""

    start: int
    end: int
    text: str
    first: bool

    @property
    def key(self) -> str:
        return self.text.rstrip(".").lower().replace("’", "'")

    @property
    def is_acronym(self) -> bool:
        return self.text.upper() == self.text and sum(map(str.isalnum, self.text)) > 1

    @property
    def is_certain(self) -> bool:
        """Whether the word's own letters say that it is a name: AAH, F-35, McNulty, al-Haq."""
        return self.is_acronym or any(char.isupper() for char in self.text[1:])


def names(text: str, rules: Rules, taken: Sequence[Span]) -> list[Span]:
    """The names in `text`, in order, without the words that lie in `taken` (dates, addresses)."""
    words = list(_words(text, rules, taken))
    evidence = {word.key for word in words if not word.first}
    lower = {found.group() for found in _LOWER_WORD.finditer(text)}
    found: list[Span] = []
    for run in _runs(text, words, rules):
        kept = _without_lead(text, run, rules, evidence, lower)
        if kept and not _says_nothing(kept, rules):
            found.append(Span(kept[0].start, kept[-1].end))
    return found


def _words(text: str, rules: Rules, taken: Sequence[Span]) -> Iterator[_Word]:
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if at < len(taken) and taken[at].start < end:
            continue
        word = _POSSESSIVE.sub("", _without_tail(match.group()))
        if text[start + len(word) : start + len(word) + 1] == "." and _keeps_stop(word, rules):
            word += "."
        yield _Word(start, start + len(word), word, _begins_sentence(text, start, rules))


def _without_tail(word: str) -> str:
    """The name in a compound with a common word: US of US-led, Trump of Trump’s."""
    head = _HEAD.match(word)
    return head.group() if head and word[head.end() : head.end() + 1] in ("-", "’", "'") else word


def _keeps_stop(word: str, rules: Rules) -> bool:
    return len(word) == 1 or word.lower() in rules.abbreviations


def _begins_sentence(text: str, start: int, rules: Rules) -> bool:
    at = start
    while at > 0 and text[at - 1] in _OPENERS:
        at -= 1
    if at == 0:
        return True
    if text[at - 1] == "\n":
        return not _is_wrapped(text, at - 1)
    if at < start and not text[at:start].isspace() and text[start - 1] not in "-–— ":
        return True
    before = text[max(0, at - 24) : at]
    if not _SENTENCE_END.search(before):
        return False
    last = before.rstrip("\"'”“»’)] ").rsplit(None, 1)[-1:] or [""]
    word = last[0].rstrip(".").lstrip("\"'“‘(")
    return not (last[0].endswith(".") and (_keeps_stop(word, rules) or "." in word))


def _is_wrapped(text: str, feed: int) -> bool:
    """Whether a line feed only wraps a sentence: its line is long and goes on."""
    line = text[max(0, feed - LONGEST_SHORT_LINE) : feed].rpartition("\n")
    return not line[1] and feed >= LONGEST_SHORT_LINE and line[2][-1:] not in '.!?:…"”’)'


def _runs(text: str, words: list[_Word], rules: Rules) -> Iterator[list[_Word]]:
    """Words that stand together as one name, links like `of the` between them included."""
    run: list[_Word] = words[:1]
    for before, word in pairwise(words):
        goes_on = not word.first and not _is_dateline(before, word)
        gap = text[before.end : word.start]
        if goes_on and _stands_with(gap, rules) and not _leads_away(run, gap, rules):
            run.append(word)
        else:
            yield run
            run = [word]
    if run:
        yield run


def _leads_away(run: list[_Word], gap: str, rules: Rules) -> bool:
    """Whether a person is named, with a title, and the link leads to another name: `Dr. Ann Lee of
    the Hollin Institute`.
    """
    linked = [word for word in gap.split() if word not in rules.person_links]
    titled = run[0].key in rules.titles
    return bool(linked) and titled and any(word.key not in rules.titles for word in run)


def _is_dateline(before: _Word, word: _Word) -> bool:
    """Whether a town in capitals and the first word of an article only look like one name."""
    return before.first and before.is_acronym and len(before.text) > 5 and not word.is_certain


def _stands_with(gap: str, rules: Rules) -> bool:
    if _GAP.fullmatch(gap):
        return True
    if len(gap) > 12 or "\n\n" in gap or not (gap[:1].isspace() and gap[-1:].isspace()):
        return False
    return all(word in rules.links for word in gap.split())


def _without_lead(
    text: str, run: list[_Word], rules: Rules, evidence: set[str], lower: set[str]
) -> list[_Word]:
    """The run without the words at its start that only begin a sentence."""
    kept = run
    if kept[0].first and kept[0].key in rules.common and not kept[0].is_certain:
        kept = kept[1:]
    if kept and kept[0].key in _ARTICLES:
        kept = kept[1:]
    if not kept or not kept[0].first or kept[0].is_certain or kept[0].key in evidence:
        return kept
    if len(kept) > 1:
        is_common = kept[0].key in lower and kept[0].key not in rules.titles
        return kept[1:] if is_common else kept
    behind = text[kept[0].end : kept[0].end + 16].split(maxsplit=1)[:1]
    speaks = bool(behind) and behind[0].rstrip(",") in rules.speech
    is_owner = text[kept[0].end : kept[0].end + 2] in ("'s", "’s")
    is_common = kept[0].key in lower or kept[0].key.removesuffix("s") in lower
    return kept if (speaks or is_owner) and not is_common else []


def _says_nothing(run: list[_Word], rules: Rules) -> bool:
    """Whether a run has only titles, peoples and common words: no name of anything."""
    return all(
        len(word.text) < 2
        or word.key in rules.titles
        or (word.key in rules.common and not word.is_acronym)
        or word.key in rules.peoples
        or word.key.removesuffix("s") in rules.peoples
        for word in run
    )
