"""What changed from one wording to another, word by word."""

import re
from typing import NamedTuple

_PIECE = re.compile(r"\d+(?:[.,:]\d+)+\w*|\w+(?:['’]\w+)*|\s+|[^\w\s]")
"""A number is one piece, with all that parts its digits."""

MOST_COMPARED = 2_000
"""Pieces above which the middle is given as replaced whole; at it, comparing takes under 0.1 s."""

_AROUND = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
_KEPT = 10
"""Pieces of what is the same that are kept on each side of a change: five words."""


class Change(NamedTuple):
    """A run of text: `op` is `same`, `gone` (in the old only) or `new` (in the new only)."""

    op: str
    text: str


def difference_in_brief(old: str, new: str) -> str:
    """What differs, with a few words around it: `…launched from [-a truck-][+two trucks+].`"""
    changes = word_diff(" ".join(old.split()), " ".join(new.split()))
    last = len(changes) - 1
    return "".join(
        _AROUND[op].format(_shortened(text, at > 0, at < last) if op == "same" else text)
        for at, (op, text) in enumerate(changes)
    )


def _shortened(text: str, is_behind: bool, is_before: bool) -> str:
    """The words of what is the same that stand next to a change, on either side of it."""
    pieces = _PIECE.findall(text)
    kept = _KEPT * (is_behind + is_before)
    if len(pieces) <= kept + 1:
        return text
    head = "".join(pieces[:_KEPT]) if is_behind else ""
    tail = "".join(pieces[-_KEPT:]) if is_before else ""
    return f"{head.rstrip()}…{tail.lstrip()}"


def word_diff(old: str, new: str) -> list[Change]:
    """The way from `old` to `new`: `same` and `gone` make `old`, `same` and `new` make `new`.

    Neighbours never have the same `op`; what is gone stands before what is new.
    """
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    changes = [Change("same", "".join(before[:head]))]
    changes += _middle(before[head : len(before) - tail], after[head : len(after) - tail])
    changes.append(Change("same", "".join(before[len(before) - tail :])))
    return _merged(changes)


def _common(before: list[str], after: list[str]) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(before: list[str], after: list[str]) -> list[Change]:
    if not before or not after or len(before) + len(after) > MOST_COMPARED:
        return [Change("gone", "".join(before)), Change("new", "".join(after))]
    from difflib import SequenceMatcher

    changes: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            changes.append(Change("same", "".join(before[i1:i2])))
        else:
            changes.append(Change("gone", "".join(before[i1:i2])))
            changes.append(Change("new", "".join(after[j1:j2])))
    return changes


def _merged(changes: list[Change]) -> list[Change]:
    """Without empty runs; changes with only a space between them become one change."""
    merged: list[Change] = []
    gone = new = ""
    kept = [change for change in changes if change.text]
    for at, (op, text) in enumerate(kept):
        if op == "gone":
            gone += text
        elif op == "new":
            new += text
        elif text.isspace() and (gone or new) and at + 1 < len(kept):
            gone, new = gone + text, new + text
        else:
            merged += _pair(gone, new)
            gone = new = ""
            merged.append(Change("same", text))
    return merged + _pair(gone, new)


def _pair(gone: str, new: str) -> list[Change]:
    return [Change(op, text) for op, text in (("gone", gone), ("new", new)) if text]
