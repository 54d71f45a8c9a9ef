"""How a name of the index looks in one line."""

from workbench.model.names import Name
from workbench.model.states import NameVerdict
from workbench.tui.panes.layout import Run, cells_of, cut, one_line, spread
from workbench.tui.symbols import Symbols

_SEEN = 400
"""Characters of a text that a line can show at most."""

LOOKS = {NameVerdict.RIGHT: "role--good", NameVerdict.WRONG: "role--bad", NameVerdict.OPEN: ""}


def name_runs(name: Name, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: verdict, name, how often, and what should be looked at or was
    found, else the spellings.
    """
    signs = {NameVerdict.RIGHT: symbols.tick, NameVerdict.WRONG: symbols.cross}
    verdict = NameVerdict(name.found.verdict)
    sign = signs.get(verdict, symbols.hole if name.holes else " ")
    room = max(12, width * 2 // 5)
    said = cut(one_line(name.titled, _SEEN), room, symbols.ellipsis)
    left = [
        Run(f"{sign} ", LOOKS[verdict] or "role--hole"),
        Run(said, "pane--strong"),
        Run(" " * max(1, room + 1 - cells_of(said))),
        Run(f"{name.times:>4}x  ", "pane--dim"),
    ]
    return spread([*left, *_aside(name)], [], width, symbols.ellipsis)


def _aside(name: Name) -> list[Run]:
    if name.found.note:
        return [Run(one_line(name.found.note, _SEEN))]
    if name.problems and name.found.verdict == NameVerdict.OPEN:
        return [Run(one_line("; ".join(name.problems), _SEEN), "role--mixed")]
    return [Run(one_line(name.spelt, _SEEN), "pane--dim")]
