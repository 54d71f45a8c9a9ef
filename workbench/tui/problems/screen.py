"""The screen of problems: what stands in the way of a check that holds, and setting rules aside."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from workbench.model.problems import ProblemKind
from workbench.model.settings import Settings
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.lists.screen import ListScreen
from workbench.tui.problems.pane import ProblemsPane
from workbench.tui.problems.rows import KINDS, ProblemRow
from workbench.tui.symbols import symbols_for
from workbench.workspace.problems import problems
from workbench.workspace.workspace import Workspace

_NONE = "No problem here to act on."


class ProblemsScreen(ListScreen[ProblemRow]):
    """Lists what is known to stand in the way; Enter goes to the claim."""

    CONTEXT = "problems"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("problems.open", "go there"),
        ("problems.set_aside", "set aside"),
        ("stop.next", "next"),
        ("place.find", "filter"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "No problem is known of this article."
    NO_STOP = "No problem is left that was not set aside."

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        article: int,
        go: Callable[[int], object],
    ) -> None:
        """`go` is called with the id of a claim to go to, once this screen is gone."""
        super().__init__(workspace, settings, article, ProblemsPane(symbols_for(settings.symbols)))
        self._go = go

    def read(self) -> Sequence[ProblemRow]:
        reader, rule = self.workspace.read, self.workspace.settings.settles_with
        with reader.snapshot():
            found = problems(reader, self._article, rule)
            claims = reader.claims_by_id([each.claim for each in found])
        words = {claim.id: claim.restated or claim.quote for claim in claims}
        return [ProblemRow(each, words[each.claim]) for each in found]

    def counted(self, lines: Sequence[ProblemRow]) -> str:
        aside = sum(bool(each.problem.reason) for each in lines)
        count = "1 problem" if len(lines) == 1 else f"{len(lines):,} problems"
        return f"{count}, {aside:,} set aside" if aside else count

    def words_of(self, line: ProblemRow) -> str:
        kind = KINDS[line.problem.kind]
        return f"#{line.problem.number} {kind} {line.told} {line.words}"

    def told_of(self, line: ProblemRow) -> str:
        return f"#{line.problem.number}  {line.told}"

    def is_stop(self, line: ProblemRow) -> bool:
        return not line.problem.reason

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self._leave()

    # verbs

    def action_open_claim(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self._leave()

    def action_set_aside(self) -> None:
        """Ask why the rule does not hold here; an empty reason lets it hold again."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        line = self._pane.line
        if line is None:
            self.say(_NONE)
            return
        what, why = _asked(line.problem.kind)
        dialog = TextEntryDialog(
            f"Set {what} aside for #{line.problem.number}",
            why,
            line.problem.reason,
            hint=f"Empty lets {what} hold",
        )
        self.app.push_screen(dialog, lambda reason: self._reasoned(line, reason))

    # private

    def _reasoned(self, line: ProblemRow, reason: str | None) -> None:
        claims, problem = self.workspace.claims, line.problem
        rule, about = problem.kind.rule, problem.about
        if reason:
            written = claims.set_aside(problem.claim, reason, rule, about)
            self.write(written, f"#{problem.number}: set aside")
        elif reason is not None and problem.reason:
            what, _why = _asked(problem.kind)
            written = claims.uphold(problem.claim, rule, about)
            self.write(written, f"#{problem.number}: {what} holds again")

    def _leave(self) -> None:
        line = self._pane.line
        if line is None:
            self.say(_NONE)
        else:
            self.dismiss()
            self._go(line.problem.claim)


def _asked(kind: ProblemKind) -> tuple[str, str]:
    """What is set aside with a problem of a kind, and what is asked for it."""
    if kind == ProblemKind.LITTLE_EVIDENCE:
        return "the rule", "Why it does not hold here"
    return f"“{KINDS[kind]}”", "Why nothing is to be done about it"
