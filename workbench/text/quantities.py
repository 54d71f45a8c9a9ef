"""Numbers and days read to what they say, whatever their spelling: 14 and fourteen, 1.2m and
1,200,000, 8 May 2018 and 2018-05-08. English words; figures of any language that writes them so.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from workbench.model.states import TokenKind
from workbench.text.lexis import Lexis, read_lexis
from workbench.text.rules.amounts import (
    AFTER_A,
    FIRST_WORDS,
    GOING_ON,
    MONTH_NUMBERS,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    WRITTEN_TO,
)

LONGEST_FIGURE = 15
"""Characters of a number in figures beyond which it is a code, not an amount."""

MOST_WORDS = 12
"""Words of one number, or of one day, that are read: `two hundred and fifty thousand` has five."""


class Quantity(NamedTuple):
    """A number or a day: `value` is what it says, `says` all that can be read from it.

    `#14` is a number, `%14` a share of a hundred, `^14` a rank; `@2018-05-08`, `@05-08` and
    `@2018-05` are days and months. `half` says `#0.5` and `%50`.
    """

    start: int
    end: int
    kind: str
    value: str
    says: frozenset[str]


def says(theirs: Quantity, ours: Quantity) -> bool:
    """Whether `theirs` says what `ours` says; a day without its year says that day too."""
    if ours.value in theirs.says:
        return True
    is_coarser_month = len(theirs.value) == len("@2018-05") and ours.value.startswith("@")
    return theirs.value in ours.says and not is_coarser_month and theirs.kind == ours.kind


def quantities(text: str) -> list[Quantity]:
    """The numbers and days of `text`, in order. Of a range both ends are given, at one place."""
    return list(read_quantities(text, read_lexis(text)))


def begins(word: str) -> bool:
    """Whether a quantity may begin with a word."""
    return word in FIRST_WORDS or word[0].isdigit()


def read_quantities(
    text: str, lexis: Lexis, firsts: Iterable[int] | None = None
) -> Iterator[Quantity]:
    """The same, where the words of `text` were read before; `firsts` are the numbers of those that
    a quantity may begin with, in order, if they are known.
    """
    words, next_free = lexis.words, 0
    if firsts is None:
        firsts = [at for at, word in enumerate(words) if begins(word)]
    known: dict[tuple[str, ...], _Read] = {}
    alone: dict[str, _Read] = {}
    for at in firsts:
        if at < next_free:
            continue
        if words[at] == "a" and (at + 1 == len(words) or words[at + 1] not in AFTER_A):
            continue
        if at + 1 == len(words) or not _goes_on(words[at + 1]):
            if words[at] not in alone:
                alone[words[at]] = _read(_Run(text, lexis, at))
            taken, found = alone[words[at]]
        else:
            run = _Run(text, lexis, at)
            key = (*run.words, *run.gaps)
            if key not in known:
                known[key] = _read(run)
            taken, found = known[key]
        if taken:
            end = lexis.end(at + taken - 1)
            for kind, value, said in found:
                yield Quantity(lexis.starts[at], end, kind, value, said)
            next_free = at + taken


def _goes_on(word: str) -> bool:
    return word in GOING_ON or word[0].isdigit()


_Said = tuple[str, str, frozenset[str]]
_Read = tuple[int, list[_Said]]
_NOTHING: _Read = (0, [])
"""No words taken."""


def _read(run: "_Run") -> _Read:
    """How many words make the quantity, and what it says: two things for a range."""
    for read in (_read_day, _read_figure, _read_worded):
        taken, found = read(run)
        if taken:
            return taken, found
    return _NOTHING


class _Run:
    """The words from one that may begin a quantity on, as far as they stand together."""

    def __init__(self, text: str, lexis: Lexis, at: int) -> None:
        self.words = [lexis.words[at]]
        self.gaps: list[str] = [""]
        for after in range(at + 1, min(at + MOST_WORDS, len(lexis.words))):
            word = lexis.words[after]
            if not _goes_on(word):
                break
            gap = text[lexis.end(after - 1) : lexis.starts[after]]
            if len(gap) > 2 or gap.strip() not in ("", "-", ",", "–", ".", "‑"):
                break
            self.words.append(word)
            self.gaps.append(gap.strip())

    def word(self, at: int, gaps: tuple[str, ...] = ("", "-", "‑", "–")) -> str:
        """The word there if it follows in one of these ways, else an empty text."""
        return self.words[at] if at < len(self.words) and self.gaps[at] in gaps else ""


_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t\d*)?")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(1[1-9]|20)\d\d")
_FIGURE = re.compile(r"(\d+(?:[.,:/-]\d+)*)([^\W\d_]+|%)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def _read_day(run: _Run) -> _Read:
    if (found := _ISO.fullmatch(run.words[0])) and (int(found[1]) or int(found[3])):
        return 1, [_day(int(found[1]), int(found[2]), int(found[3]))]
    if (found := _NUMERIC.fullmatch(run.words[0])) and int(found[3]):
        return 1, [_numeric_day(int(found[3]), int(found[2]), int(found[1]))]
    if month := MONTH_NUMBERS.get(run.words[0]):
        return _month_first(run, month)
    if not (found := _DAY.fullmatch(run.words[0])) or not int(found[1]):
        return _NOTHING
    at = 2 if run.word(1) == "of" else 1
    month = MONTH_NUMBERS.get(run.word(at), 0)
    if not month:
        return _NOTHING
    year = _year(run, at + 1)
    return at + 1 + bool(year), [_day(year, month, int(found[1]))]


def _month_first(run: _Run, month: int) -> _Read:
    """`May 8, 2018`, `May 8`, `May 2018`; a month alone is a word like another."""
    if year := _year(run, 1):
        return 2, [_day(year, month, 0)]
    found = _DAY.fullmatch(run.word(1, ("", ".")))
    if not found or not 1 <= int(found[1]) <= 31:
        return _NOTHING
    year = _year(run, 2)
    return 2 + bool(year), [_day(year, month, int(found[1]))]


def _year(run: _Run, at: int) -> int:
    word = run.word(at, ("", ",", "."))
    return int(word) if _YEAR.fullmatch(word) else 0


def _day(year: int, month: int, day: int) -> _Said:
    """What a day says; 0 stands for a part that is not given: of day and year, one is."""
    said = []
    if year and day:
        said.append(f"@{year}-{month:02}-{day:02}")
    if day:
        said.append(f"@{month:02}-{day:02}")
    if year:
        said += [f"@{year}-{month:02}", f"#{year}"]
    return TokenKind.DATE.value, said[0], frozenset(said)


def _numeric_day(year: int, month: int, day: int) -> _Said:
    """`05/08/2018` says both days that it may mean."""
    kind, value, said = _day(year, month, day)
    if month > 12:
        return _day(year, day, month)
    return (kind, value, said | _day(year, day, month)[2]) if day <= 12 else (kind, value, said)


def _read_figure(run: _Run) -> _Read:
    found = _FIGURE.fullmatch(run.words[0])
    if not found or len(found[1]) > LONGEST_FIGURE:
        return _NOTHING
    suffix = found[2] or ""
    if suffix in ("st", "nd", "rd", "th") and found[1].isdecimal():
        return 1, [_number("^", Decimal(found[1]))]
    values = list(_figures(found[1]))
    taken = 1
    if suffix in WRITTEN_TO:
        values = [value * SCALES[suffix] for value in values]
    elif not suffix and values:
        scale = SCALES.get(run.word(1).removesuffix("s"), 0)
        values = [value * (scale or 1) for value in values]
        taken += bool(scale)
    if not values:
        return 1, [(TokenKind.NUMBER.value, f"#{found[1]}", frozenset({f"#{found[1]}"}))]
    extra = 0 if suffix == "%" else _percent(run, taken)
    sign = "%" if extra or suffix == "%" else "#"
    return taken + extra, [_number(sign, value) for value in values]


def _figures(digits: str) -> Iterator[Decimal]:
    """The amount in figures, both of a range, or none where it is a time or a code."""
    if _GROUPED.fullmatch(digits):
        yield Decimal(digits.replace(",", ""))
        return
    if "-" in digits:
        for part in digits.split("-"):
            yield from _figures(part)
        return
    try:
        if digits.count("/") == 1:
            upper, _, under = digits.partition("/")
            yield Decimal(upper) / Decimal(under)
        else:
            yield Decimal(digits)
    except (InvalidOperation, ZeroDivisionError):
        return


def _percent(run: _Run, at: int) -> int:
    """How many words from `at` on say that the number is a share of a hundred."""
    if run.word(at) in ("percent", "pc"):
        return 1
    return 2 if run.word(at) == "per" and run.word(at + 1) == "cent" else 0


def _number(sign: str, value: Decimal) -> _Said:
    said = [sign + _plain(value)]
    if sign == "%":
        said.append("#" + _plain(value / 100))
    elif sign == "#" and 0 < value < 1:
        said.append("%" + _plain(value * 100))
    return TokenKind.NUMBER.value, said[0], frozenset(said)


def _plain(value: Decimal) -> str:
    """One spelling for equal amounts."""
    is_whole = value == value.to_integral_value()
    return f"{value.to_integral_value() if is_whole else round(value, 6).normalize():f}"


def _read_worded(run: _Run) -> _Read:
    """`twenty-one`, `a hundred and fifty thousand`, `two thirds`, `half`, `fourteenth`."""
    if run.words[0] in ("half", "halves"):
        return 1, [_number("#", Decimal("0.5"))]
    if run.words[0] in ORDINALS:
        return 1, [_number("^", Decimal(ORDINALS[run.words[0]]))]
    taken, value = _cardinal(run)
    if part := PARTS.get(run.word(taken), 0):
        return taken + 1, [_number("#", Decimal(value or 1) / part)]
    if run.words[0] == "a" and taken == 1:
        return _NOTHING
    if taken and (rank := ORDINALS.get(run.word(taken, ("-", "‑")), 0)):
        return taken + 1, [_number("^", Decimal(value + rank))]
    extra = _percent(run, taken)
    return (taken + extra, [_number("%" if extra else "#", Decimal(value))]) if taken else _NOTHING


def _cardinal(run: _Run) -> tuple[int, int]:
    """How many words make the number, and the number; `a` counts as one word and as 1."""
    total, current, taken = 0, 0, 0
    for at in range(len(run.words)):
        word = run.word(at) if at else run.words[0]
        if word in ONES or word in TENS:
            step = ONES.get(word, TENS.get(word, 0))
            if current % 100 and not (current % 100 >= 20 and current % 10 == 0 and step < 10):
                break
            current += step
        elif at and (word in SCALES or word.removesuffix("s") in SCALES):
            scale = SCALES[word.removesuffix("s")]
            if scale > 100:
                total, current = total + max(current, 1) * scale, 0
            else:
                current = max(current, 1) * scale
        elif word == "and" and current + total >= 100 and run.word(at + 1) in {**ONES, **TENS}:
            continue
        elif at or word != "a":
            break
        taken = at + 1
    return taken, total + current
