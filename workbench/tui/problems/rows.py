"""How a problem of the article looks in one line."""

from typing import NamedTuple

from workbench.model.problems import Problem, ProblemKind
from workbench.tui.panes.layout import Run, cut, one_line, spread
from workbench.tui.symbols import Symbols

KINDS = {
    ProblemKind.LITTLE_EVIDENCE: "too little evidence",
    ProblemKind.PASSAGE_GONE: "passage gone",
    ProblemKind.DEAD_LINK: "dead link",
}

_SEEN = 400
"""Characters of a text that a line can show at most."""


class ProblemRow(NamedTuple):
    """A problem with its claim's words."""

    problem: Problem
    words: str

    @property
    def told(self) -> str:
        """The sentence of it, and why the rule was set aside, if it was."""
        reason = self.problem.reason
        return f"{self.problem.text} Set aside: {reason}" if reason else self.problem.text


def problem_runs(row: ProblemRow, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: number, kind, sentence or reason, the claim's words."""
    is_aside = bool(row.problem.reason)
    words = cut(one_line(row.words, _SEEN), max(12, width // 3), symbols.ellipsis)
    kind = "set aside" if is_aside else KINDS[row.problem.kind]
    look = "pane--dim" if is_aside else "pane--text"
    left = [
        Run(f"{f'#{row.problem.number}':>5}  ", "pane--dim"),
        Run(f"{kind:<19}  ", "pane--dim" if is_aside else "role--bad"),
        Run(one_line(row.problem.reason or row.problem.text, _SEEN), look),
    ]
    return spread(left, [Run(f"  “{words}”", "pane--dim")], width, symbols.ellipsis)
