"""The block between `---` lines on top of a text: the part of YAML that articles come with.

Values on one line, in a list, or in a block of indented lines (YAML 1.2.2, sections 7.4 and 8.1).
What is indented belongs to the key above it and is no key of the article's own.
"""

import re
from collections.abc import Iterator, Sequence

from workbench.model.spans import Header, Span
from workbench.text.header_pairs import header_of, split_pair, value_of

_FENCES = ("---", "...")
_BLOCK = re.compile(r"[|>][-+\d]{0,2}(?:\s+#.*)?")
_ITEM = re.compile(r"\s*-\s+(?P<value>\S.*)")


def front_matter(text: str, lines: Sequence[Span]) -> tuple[list[Header], int]:
    """The headers of the block, in order, and how many of `lines` it takes; none where there is no
    such block. What fills no column is a header too, without a field."""
    words = [text[line.start : line.end].rstrip() for line in lines]
    first = next((at for at, line in enumerate(words) if line), 0)
    end = next((at for at in range(first + 1, len(words)) if words[at] in _FENCES), None)
    if end is None or words[first] != "---":
        return [], 0
    entries = _entries(words, first + 1, end)
    if not any(_splits(words[entry[0]]) for entry in entries):
        return [], 0
    found = [_bare(words[first], lines[first])]
    for entry in entries:
        found.extend(_read(words, lines, entry))
    return [*found, _bare(words[end], lines[end])], end + 1


def _entries(words: Sequence[str], start: int, end: int) -> list[list[int]]:
    """The lines of each key: its own and those that belong to it, blank ones left out."""
    entries: list[list[int]] = []
    for at in range(start, end):
        if not words[at]:
            continue
        if entries and (words[at][0].isspace() or _ITEM.match(words[at])):
            entries[-1].append(at)
        else:
            entries.append([at])
    return entries


def _splits(words: str) -> bool:
    return split_pair(words) is not None


def _read(words: Sequence[str], lines: Sequence[Span], entry: list[int]) -> Iterator[Header]:
    first, *below = entry
    field, written = split_pair(words[first]) or ("", "")
    value = value_of(field, _joined(written, [words[at] for at in below])) if field else ""
    if not value:
        yield from (_bare(words[at], lines[at]) for at in entry)
    else:
        lead = len(words[first]) - len(words[first].lstrip())
        start, last = lines[first].start + lead, entry[-1]
        yield Header(start, lines[last].start + len(words[last]), field, value)


def _joined(written: str, below: list[str]) -> str:
    """A value on one line, wherever its words stand."""
    items = [found["value"].strip(" \"'") for found in map(_ITEM.match, below) if found]
    if below and not written and len(items) == len(below):
        return ", ".join(items)
    if written and not _BLOCK.fullmatch(written):
        return " ".join((written, *map(str.strip, below)))
    return " ".join(map(str.strip, below)) if written else ""


def _bare(words: str, line: Span) -> Header:
    return header_of(words, line.start, "", "")
