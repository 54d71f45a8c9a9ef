"""The list of an article's problems."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run
from workbench.tui.problems.rows import ProblemRow, problem_runs
from workbench.tui.symbols import Symbols


class ProblemsPane(ListPane[ProblemRow]):
    """Problems, one a line, claim by claim."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("problems")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="problems")

    def key(self, line: ProblemRow) -> tuple[int, str, str]:
        """A claim may have several of a kind, each about another thing of it."""
        problem = line.problem
        return (problem.claim, problem.kind, problem.about)

    def runs(self, line: ProblemRow, width: int) -> Sequence[Run]:
        return problem_runs(line, width, self._symbols)
