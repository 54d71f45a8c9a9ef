"""How a source on a claim looks in the detail: stance, name, where it is from, what it says."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.model.scales import Rating
from workbench.model.states import Health, Match, SuppliedBy
from workbench.model.views import Evidence
from workbench.text.display import in_quotes
from workbench.tui.panes.layout import Run, cut_runs, flow, one_line, wrap_runs, wrap_text
from workbench.tui.panes.phrases import moment, source_name, source_origin, source_path
from workbench.tui.panes.rows import SHORT, STANCE_LOOKS, STANCE_WORDS
from workbench.tui.symbols import Symbols

if TYPE_CHECKING:
    from workbench.model.sufficiency import Footing

HEALTH_LOOKS: dict[str, str] = {
    Health.ALIVE: "pane--dim",
    Health.SUSPECT: "role--mixed",
    Health.DEAD: "role--bad",
    Health.BLOCKED: "role--unsure",
}

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
        lines += wrap_text(in_quotes(one.passage), width)
        lines += [line for badge in _badges(one) for line in wrap_runs([badge], width)]
    if one.note:
        lines += wrap_text(one.note, width, "pane--dim")
    if one.private_note:
        lines += wrap_text(f"private: {one.private_note}", width, "pane--dim")
    return tuple(lines)


def _badges(one: Evidence) -> list[Run]:
    """Where the passage was found: said only of a capture in which it was looked for."""
    if not one.found_at:
        return []
    found = f"the capture of {moment(one.found_at)}"
    if one.match == Match.ABSENT:
        return [Run(f"not found in {found}", "role--bad")]
    if not one.pinned:
        return []
    badge = (
        Run(f"found in {found}", "role--good")
        if one.match == Match.VERBATIM
        else Run(f"close to {found}, in other words", "role--mixed")
    )
    gone = Run(f"gone from the capture of {moment(one.captured_at)}", "role--bad")
    return [badge, gone] if one.gone else [badge]


def _facts(one: Evidence, symbols: Symbols, width: int) -> list[list[Run]]:
    facts = [
        cut_runs([Run(part, "pane--dim")], width, symbols.ellipsis) for part in source_origin(one)
    ]
    if one.supplied_by != SuppliedBy.CHECKER:
        facts.append([Run(f"from the {one.supplied_by}", "pane--dim")])
    if one.locator:
        facts.append([Run(one_line(one.locator, 200))])
    if one.health != Health.UNKNOWN:
        facts.append([Run(one.health, HEALTH_LOOKS[one.health])])
    if one.primary is not None:
        facts.append([Run("primary" if one.primary else "secondary", "pane--dim")])
    if one.sensitive:
        facts.append([Run("sensitive", "role--mixed")])
    if one.unread:
        facts.append([Run("not read yet", "role--unsure")])
    return facts


def footing_lines(
    footing: "Footing", state: str, rating: Rating | None, width: int
) -> tuple[Run, Sequence[list[Run]]]:
    """What a claim stands on, and its sign: one where it is settled on too little."""
    from workbench.model.sufficiency import is_short  # loaded with the first footing

    short = is_short(state, rating, footing)
    look = "role--bad" if short else "pane--dim"
    return Run(SHORT if short else "", f"pane--strong {look}"), wrap_text(
        f"stands on {footing}", width, look
    )
