"""The changes of an action as words: which row, which field, before and after."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.model.views import Change
from workbench.tui.panes.layout import Run, one_line

_PLAIN = frozenset({"id", "rev"})
"""Columns that say nothing to a checker."""

_LONGEST = 300
"""Characters of a value that a line can show at 300 columns."""


def change_lines(changes: Iterable[Change]) -> list[Run]:
    """A line for each row, then one for each field of it that changed."""
    lines: list[Run] = []
    for change in changes:
        lines.append(Run(f"     {_what(change)}", "pane--strong"))
        lines += [Run(f"       {words}", "pane--dim") for words in _fields(change)]
    return lines or [Run("     It changed nothing.", "pane--dim")]


def _what(change: Change) -> str:
    name = change.table.replace("_", " ")
    if change.before is None:
        return f"new {name} {change.row}"
    if change.after is None:
        return f"{name} {change.row} removed"
    return f"{name} {change.row}"


def _fields(change: Change) -> Sequence[str]:
    before, after = change.before or {}, change.after or {}
    names = [name for name in dict.fromkeys([*before, *after]) if name not in _PLAIN]
    words = []
    for name in names:
        old, new = before.get(name), after.get(name)
        if change.before is None or change.after is None:
            if new or old:
                words.append(f"{name.replace('_', ' ')}: {_value(new or old)}")
        elif old != new:
            words.append(f"{name.replace('_', ' ')}: {_value(old)} -> {_value(new)}")
    return words


def _value(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    return one_line(value if isinstance(value, str) else str(value), _LONGEST)
