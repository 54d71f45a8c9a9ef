"""Reading answers back out of the document that was sent: each is found under its query's number.

Whatever was written and cannot be placed is given back with the reason; nothing is dropped. It
takes the text of any format: signs of Markdown and of quoting mails before our labels are ours too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workbench.exchange import query_blocks
from workbench.exchange.query_blocks import ACCEPT, ANSWER, ANSWERED, PROPOSED, QUESTION, TEXT
from workbench.model.errors import UsageError
from workbench.model.queries import Answer, AnswersRead, Asked, Unplaced
from workbench.model.states import QueryState
from workbench.text.fold import fold

_BEFORE = r"[ \t>#*_]*"
_BEHIND = r"[*_]*[ \t]*:[*_]*[ \t]*"
_MARK = re.compile(_BEFORE + r"\\?\[q(\d{1,9})\\?\](.*)")
_LABELS = {
    label: re.compile(_BEFORE + re.escape(label) + _BEHIND + "(.*)", re.IGNORECASE)
    for label in (TEXT, QUESTION, PROPOSED, ACCEPT, ANSWER, ANSWERED)
}
_HEAD = re.compile(_BEFORE + r"Article (\d{1,15}), revision \d+, .*")
_QUOTED_BLANK = re.compile(r"[> \t]*")
_SIGNS = re.compile(r"[\s\\*_~>#\[\]+:-]+")

YES = frozenset(("yes", "y", "accept", "accepted", "ok", "okay", "agreed", "ja", "oui", "sí", "si"))
NO = frozenset(("no", "n", "reject", "rejected", "nein", "non", "nicht"))

LEAST_OWN = 4
"""Letters of a line from which on it is known for a piece of ours by standing in our words."""


LEAST_LIKENESS = 0.6
"""Of a question whose spelling somebody has mended on the way; two questions of one article reach
0.45."""


class _Part(NamedTuple):
    """The lines below a query's number, the rest of the number's own line first."""

    number: int | None
    lines: tuple[str, ...]


def read(text: str, article: int, sent: Mapping[int, Asked]) -> AnswersRead:
    """The answers in a document's text; `sent` are all queries of the article by their numbers.

    UsageError where the document is about another article.
    """
    answers: list[Answer] = []
    unplaced: list[Unplaced] = []
    for part in _parts(text):
        if part.number is None:
            unplaced += _before_all(part.lines, article)
        elif (entry := sent.get(part.number)) is None:
            unplaced += _all_of(part, f"There is no query q{part.number}.")
        elif any(each.number == part.number for each in answers):
            unplaced += _all_of(part, f"q{part.number} stands in the document twice.", entry)
        else:
            answer, left = _of_part(part, entry)
            answers += [answer] if answer else []
            unplaced += left
    return AnswersRead(tuple(answers), tuple(unplaced))


def _parts(text: str) -> Iterator[_Part]:
    number: int | None = None
    lines: list[str] = []
    for line in _unquoted(text.splitlines()):
        if (found := _MARK.fullmatch(line)) is None:
            lines.append(line)
            continue
        yield _Part(number, tuple(lines))
        number, lines = int(found[1]), [found[2]]
    yield _Part(number, tuple(lines))


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without a mail's quoting: where all are quoted, so are the answers; else the signs
    of empty lines alone, which would stand for an answer.
    """
    if all(line.startswith(">") for line in lines if line.strip()):
        return [line[1:].removeprefix(" ") for line in lines]
    return ["" if _QUOTED_BLANK.fullmatch(line) else line for line in lines]


def _before_all(lines: tuple[str, ...], article: int) -> Iterator[Unplaced]:
    """What was written above the first query: a greeting, mostly."""
    own = _solid(query_blocks.INSTRUCTION) + _solid(query_blocks.NONE)
    for at, line in enumerate(lines):
        if found := _HEAD.fullmatch(line):
            if int(found[1]) != article:
                raise UsageError(
                    f"This document has the queries of article {found[1]}.",
                    f"Read it for that one: workbench queries {found[1]} --read PATH",
                )
        elif line.strip() and not _is_head(lines, at) and _solid(line) not in own:
            yield Unplaced(None, line.strip(), "It stands above the first query.")


def _is_head(lines: tuple[str, ...], at: int) -> bool:
    """Whether a line is the title that we wrote, or the rule below it."""
    line = lines[at].lstrip("# \t>")
    return line.startswith("Queries:") or (set(line) == {"="})


def _all_of(part: _Part, why: str, entry: Asked | None = None) -> Iterator[Unplaced]:
    """All that was written below a number, what we wrote there ourselves left out."""
    own = _own(entry)
    words = [line.strip() for line in part.lines if not _is_own(line, own)]
    if any(words):
        yield Unplaced(part.number, "\n".join(words).strip(), why)


def _of_part(part: _Part, entry: Asked) -> tuple[Answer | None, list[Unplaced]]:
    """The answer below a number, and what was written there beside it."""
    number, own = entry.query.number, _own(entry)
    if other := _asks_otherwise(part, entry):
        return None, list(_all_of(part, other, entry))
    beside: list[str] = []
    decision: str | None = None
    lines = iter(part.lines)
    for line in lines:
        if found := _LABELS[ANSWER].fullmatch(line):
            answer = "\n".join([found[1], *lines]).strip()
            return _decided(number, answer, decision or "", _beside(number, beside))
        found = _LABELS[ACCEPT].fullmatch(line) if entry.query.proposed is not None else None
        if found:
            decision = found[1].strip()
        elif decision == "" and line.strip():
            decision = line.strip()
        elif not _is_own(line, own):
            beside.append(line.strip())
    return _decided(number, "", decision or "", _beside(number, beside))


def _beside(number: int, written: list[str]) -> list[Unplaced]:
    words = "\n".join(written).strip()
    return [Unplaced(number, words, "It stands above “Answer:”.")] if words else []


def _decided(
    number: int, answer: str, decision: str, left: list[Unplaced]
) -> tuple[Answer | None, list[Unplaced]]:
    word = decision.strip(" .!*_").casefold()
    first = re.split(r"\W+", word, maxsplit=1)[0]
    if decision and first not in YES | NO:
        left = [*left, Unplaced(number, decision, "It says neither yes nor no.")]
    elif decision:
        state = QueryState.ACCEPTED if first in YES else QueryState.REJECTED
        # What stands behind the yes or no is part of what was said.
        more = decision if word != first else ""
        return Answer(number, "\n".join(filter(None, (more, answer))), state), left
    return (Answer(number, answer) if answer else None), left


def _asks_otherwise(part: _Part, entry: Asked) -> str:
    """Why an answer is to something else: numbers alone are the same in every article of every
    file, and what was proposed may have been changed since the document was sent.
    """
    number = entry.query.number
    asks = QUESTION if entry.query.question else TEXT
    there, wanted = _said(part, asks), _sent(entry, asks)
    if there and not _are_alike(there, wanted):
        return f"q{number} asks something else here."
    there = _said(part, PROPOSED)
    if there and not _sent(entry, PROPOSED).startswith(there):
        return f"q{number} proposes other words now."
    return ""


def _sent(entry: Asked, label: str) -> str:
    """What we would write behind a label now, without blanks and signs."""
    lines = query_blocks.own_lines(entry)
    return next((_solid(line[len(label) :]) for line in lines if line.startswith(label)), "")


def _said(part: _Part, label: str) -> str:
    """What stands behind a label, without blanks and signs; empty where the label is gone."""
    found = filter(None, (_LABELS[label].fullmatch(line) for line in part.lines))
    return next((_solid(each[1]) for each in found), "")


def _are_alike(there: str, wanted: str) -> bool:
    """Whether one is the other, or where a line was broken begins it."""
    from difflib import SequenceMatcher

    if wanted.startswith(there) or there == wanted:
        return True
    return SequenceMatcher(None, there, wanted, autojunk=False).ratio() >= LEAST_LIKENESS


def _own(entry: Asked | None) -> str:
    labels = "".join(map(_solid, _LABELS))
    lines = [] if entry is None else query_blocks.own_lines(entry)
    return "\n".join(map(_solid, lines)) + "\n" + labels


def _is_own(line: str, own: str) -> bool:
    """Whether we wrote a line ourselves: whole, or a piece of one that a mail program broke."""
    solid = _solid(line)
    return not solid or (len(solid) >= LEAST_OWN and solid in own)


def _solid(text: str) -> str:
    """Words without white space and without the signs that formats put around them."""
    return _SIGNS.sub("", fold(text))
