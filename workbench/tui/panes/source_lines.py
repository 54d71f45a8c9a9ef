"""How a source on a claim looks in the detail: stance, name, where it is from, what it says."""

from functools import lru_cache

from workbench.model.states import SuppliedBy
from workbench.model.views import Evidence
from workbench.tui.panes.layout import Run, cut_runs, flow, one_line, wrap_runs, wrap_text
from workbench.tui.panes.phrases import source_name, source_origin, source_path
from workbench.tui.panes.rows import STANCE_LOOKS, STANCE_WORDS
from workbench.tui.symbols import Symbols

KEPT = 100
"""Sources of which the lines are kept: those of the claims that a few keys lead to, for a claim is
laid out again after each key on it."""


def source_sign(one: Evidence, symbols: Symbols) -> Run:
    """The sign of a source's stance."""
    return Run(symbols.stance.get(one.stance, "?"), f"pane--strong {STANCE_LOOKS[one.stance]}")


@lru_cache(maxsize=KEPT)
def source_lines(one: Evidence, number: int, symbols: Symbols, width: int) -> tuple[list[Run], ...]:
    """The lines of a source, of at most `width` cells; `number` is its number in the article.

    Addresses stay in one line, cut where they are longer: nobody reads the rest of them.
    """
    name = [
        Run(f"{STANCE_WORDS[one.stance]} ", STANCE_LOOKS[one.stance]),
        Run(f"[{number}] ", "pane--dim"),
        Run(source_name(one), "pane--strong"),
    ]
    lines = wrap_runs(name, width)
    path = Run(source_path(one), "pane--dim")
    lines[-1] = cut_runs([*lines[-1], path], width, symbols.ellipsis)
    lines += flow(_facts(one, symbols, width), f" {symbols.dash} ", width)
    if one.passage:
        lines += wrap_text(f"“{one.passage}”", width)
    if one.note:
        lines += wrap_text(one.note, width, "pane--dim")
    return tuple(lines)


def _facts(one: Evidence, symbols: Symbols, width: int) -> list[list[Run]]:
    facts = [
        cut_runs([Run(part, "pane--dim")], width, symbols.ellipsis) for part in source_origin(one)
    ]
    if one.supplied_by != SuppliedBy.CHECKER:
        facts.append([Run(f"from the {one.supplied_by}", "pane--dim")])
    if one.locator:
        facts.append([Run(one_line(one.locator, 200))])
    if one.unread:
        facts.append([Run("not read yet", "role--unsure")])
    return facts
