"""A spreadsheet's rows as claims, by what each of its columns is taken for."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.exchange.spreadsheet import HEADINGS
from workbench.exchange.spreadsheet_cells import source_of
from workbench.exchange.spreadsheet_table import Table, read_table
from workbench.model.errors import UsageError
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.model.states import Stance
from workbench.text.addresses import find_addresses

FORMAT = "csv"

FIELDS = (
    *("words", "restated", "claimant", "claimed_on", "rating", "comment", "sources"),
    *("by", "at", "start", "end"),
)
"""What a column can be taken for; several columns can be `comment`, or `sources`."""

SEVERAL = frozenset(("comment", "sources"))

_KNOWN: Mapping[str, frozenset[str]] = {
    field: frozenset(words.split(", "))
    for field, words in (
        ("words", "words, quote, quoted, claim, claims, text, fact, facts, statement, sentence"),
        ("restated", "restated, restatement, paraphrase, summary"),
        ("claimant", "claimant, speaker, said by, who said it, claim author, attributed to"),
        ("claimed_on", "claimed on, claim date, date of claim, said on, date"),
        ("rating", "rating, verdict, conclusion, result, finding, status, label"),
        ("comment", "rationale, comment, comments, note, notes, explanation, reason, why"),
        ("sources", "sources, source, address, addresses, link, links, url, urls, evidence"),
        ("by", "checked by, checker, fact checker, by, initials, reviewer, who"),
        ("at", "checked at, checked on, date checked, when"),
        ("start", "start"),
        ("end", "end"),
    )
}
"""Headings of line-by-line checks, by what is below them."""


class Columns(NamedTuple):
    """What a file has before anything is made of it: a heading a column, what each is guessed to
    be (by heading), the first row below, the rows' number, and how the file was read.
    """

    headings: tuple[str, ...]
    guessed: Mapping[str, str]
    first: tuple[str, ...]
    rows: int
    delimiter: str
    encoding: str


def columns(body: bytes, name: str) -> Columns:
    """What the columns are called and guessed to be, to be shown before `offered` applies it.

    UnreadableInput where it is no table.
    """
    table = read_table(body, name)
    first = tuple(table.rows[0]) if table.rows else ()
    return Columns(
        table.headings, _guessed(table), first, len(table.rows), table.delimiter, table.encoding
    )


def offered(body: bytes, name: str, mapping: Mapping[str, str] | None = None) -> Offer:
    """A claim for each row; `mapping` says what a heading's column is, as `columns` guesses it.

    UnreadableInput where it is no table, UsageError where the mapping is of other headings or
    fields.
    """
    table = read_table(body, name)
    taken = _guessed(table) if mapping is None else _checked(table, mapping)
    if not {"words", "restated"} & set(taken.values()):
        raise UsageError(
            f"No column of {name} is known to have the claims.",
            f"Say which one: words=HEADING. There are: {', '.join(table.headings)}.",
        )
    aside = [LeftAside("encoding", "", warning) for warning in table.warnings]
    aside += _unmapped(table, taken)
    claims = []
    for number, row in enumerate(table.rows, 2):
        if claim := _claim(table.headings, row, taken, f"row {number}"):
            claims.append(claim)
        elif words := " ".join(" ".join(row).split()):
            aside.append(LeftAside(f"row {number}", words, "It has no words of a claim."))
    return Offer(FORMAT, tuple(claims), tuple(aside))


def _guessed(table: Table) -> dict[str, str]:
    """What each column is by its heading; of two alike the first, unless several may be."""
    found: dict[str, str] = {}
    for heading in table.headings:
        field = _field(heading)
        if field and (field in SEVERAL or field not in found.values()):
            found[heading] = field
    if not {"words", "restated"} & set(found.values()):
        free = [at for at, heading in enumerate(table.headings) if heading not in found]
        longest = max(free, key=lambda at: sum(len(row[at]) for row in table.rows), default=None)
        if longest is not None and any(row[longest].strip() for row in table.rows):
            found[table.headings[longest]] = "words"
    return found


def _field(heading: str) -> str:
    """The field that a heading names: as a whole, else by its first word."""
    words = re.findall(r"[^\W\d_]+", heading.partition("(")[0].casefold())
    for named in (" ".join(words), words[0] if words else ""):
        for field, known in _KNOWN.items():
            if named in known:
                return field
    return ""


def _checked(table: Table, mapping: Mapping[str, str]) -> dict[str, str]:
    for heading, field in mapping.items():
        if heading not in table.headings:
            there = ", ".join(table.headings)
            raise UsageError(f"There is no column “{heading}”.", f"There are: {there}.")
        if field not in FIELDS:
            fields = ", ".join(FIELDS)
            raise UsageError(f"No column can be “{field}”.", f"It can be: {fields}.")
    once = [field for field in mapping.values() if field not in SEVERAL]
    for field, times in Counter(once).items():
        if times > 1:
            raise UsageError(f"{times} columns are to be “{field}”.", "Leave one of them.")
    return dict(mapping)


def _unmapped(table: Table, taken: Mapping[str, str]) -> Iterator[LeftAside]:
    if table.headings == HEADINGS:
        return  # one of ours: the rest is what every claim has anew, such as its number
    for at, heading in enumerate(table.headings):
        if heading not in taken and any(row[at].strip() for row in table.rows):
            yield LeftAside("columns", heading, "It is taken for nothing.")


def _claim(
    headings: Sequence[str], row: Sequence[str], taken: Mapping[str, str], where: str
) -> OfferedClaim | None:
    cells: dict[str, list[str]] = {field: [] for field in FIELDS}
    for heading, cell in zip(headings, row, strict=True):
        if heading in taken and cell.strip():
            cells[taken[heading]].append(cell)
    one = {field: "\n".join(found) for field, found in cells.items()}
    if not one["words"].strip() and not one["restated"].strip():
        return None
    return OfferedClaim(
        where,
        one["words"],
        start=_offset(one["start"]),
        end=_offset(one["end"]),
        restated=one["restated"],
        claimant=one["claimant"],
        claimed_on=one["claimed_on"],
        comment=one["comment"],
        rating=one["rating"],
        by=one["by"],
        at=one["at"],
        sources=tuple(each for cell in cells["sources"] for each in _sources(cell)),
    )


def _offset(words: str) -> int | None:
    words = words.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


def _sources(cell: str) -> Iterator[OfferedSource]:
    """The sources in a cell: lines of ours, addresses, or else what each line says."""
    for line in cell.split("\n"):
        if ours := source_of(line):
            stance = ours.stance if ours.stance in tuple(Stance) else Stance.NONE
            yield OfferedSource(ours.url, ours.title, stance, ours.passage, ours.locator, ours.note)
        elif addresses := find_addresses(line):
            for each in addresses:
                note = line.strip() if line.strip() != line[each.start : each.end] else ""
                yield OfferedSource(each.url, note=note)
        elif line.strip():
            yield OfferedSource(title=" ".join(line.split()))
