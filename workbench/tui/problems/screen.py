"""The screen of problems: what stands in the way of a sign-off, its reasons, the sign-off."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import ClassVar

from workbench.model.problems import ProblemKind
from workbench.model.settings import Settings
from workbench.tui.dialogs.text_entry import TextEntryDialog
from workbench.tui.lists.beside import BesideScreen
from workbench.tui.problems.pane import ProblemsPane
from workbench.tui.problems.rows import KINDS, CorrectionRow, ProblemRow, Row, SignRow, rows_of
from workbench.tui.symbols import symbols_for
from workbench.workspace.problems import before_sign_off
from workbench.workspace.workspace import Workspace

_NONE = "No problem here to act on."


class ProblemsScreen(BesideScreen[Row]):
    """Lists what is known to stand in the way; Enter goes there, on the last row it signs off."""

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
    READING = ("Problems", "What stands in the way is being looked for. Esc leaves.")

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        article: int,
        go: Callable[[int], object],
        go_to_words: Callable[[int], object],
        go_to_walk: Callable[[int], object],
    ) -> None:
        """`go` is called with the id of a claim to go to, `go_to_words` with the place in the text
        where there is no claim, `go_to_walk` where a new text changed a claim's words; each once
        this screen is gone.
        """
        super().__init__(workspace, settings, article, ProblemsPane(symbols_for(settings.symbols)))
        self._go, self._go_to_words, self._go_to_walk = go, go_to_words, go_to_walk

    def ask(self) -> Future[Sequence[Row]]:
        rule, kept = self.workspace.settings.settles_with, self.workspace.names.kept
        return self.workspace.beside.ask(
            lambda read: rows_of(before_sign_off(read, self._article, rule, kept))
        )

    def counted(self, lines: Sequence[Row]) -> str:
        found = [each for each in lines if isinstance(each, ProblemRow)]
        aside = sum(bool(each.problem.reason) for each in found)
        count = "1 problem" if len(found) == 1 else f"{len(found):,} problems"
        count = count if found else self.EMPTY.rstrip(".")
        more = sum(isinstance(each, CorrectionRow) for each in lines)
        corrected = f", {more:,} {'correction' if more == 1 else 'corrections'}" if more else ""
        return f"{count}{f', {aside:,} set aside' if aside else ''}{corrected}"

    def words_of(self, line: Row) -> str:
        return line.sought

    def told_of(self, line: Row) -> str:
        return line.named + line.told

    def is_stop(self, line: Row) -> bool:
        return line.is_stop

    def open_line(self) -> None:
        line = self._pane.line
        if isinstance(line, CorrectionRow):
            self._word(line)
        elif isinstance(line, SignRow):
            self._sign(line)
        elif line is None or (line.problem.claim is None and line.problem.start is None):
            self.say(_NONE)
        else:
            self.dismiss()
            if line.problem.kind == ProblemKind.CHANGED_MARK and line.problem.claim is not None:
                self._go_to_walk(line.problem.claim)
            elif line.problem.claim is not None:
                self._go(line.problem.claim)
            elif line.problem.start is not None:
                self._go_to_words(line.problem.start)

    # verbs

    def action_open_claim(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_set_aside(self) -> None:
        """Ask why the rule does not hold here; an empty reason lets it hold again."""
        line = self._pane.line
        if not isinstance(line, ProblemRow):
            self.say(_NONE)
            return
        what, why = _asked(line.problem.kind)
        of = f" for #{line.problem.number}" if line.problem.number else ""
        dialog = TextEntryDialog(
            f"Set {what} aside{of}", why, line.problem.reason, hint=f"Empty lets {what} hold"
        )
        self.app.push_screen(dialog, lambda reason: self._reasoned(line, reason))

    # private

    def _reasoned(self, line: ProblemRow, reason: str | None) -> None:
        signing, problem = self.workspace.signing, line.problem
        of = f"#{problem.number}: " if problem.number else ""
        if reason:
            self.write(signing.set_aside(self._article, [problem], reason), f"{of}set aside")
        elif reason is not None and problem.reason:
            what, _why = _asked(problem.kind)
            self.write(signing.uphold(self._article, [problem]), f"{of}{what} holds again")

    def _word(self, line: CorrectionRow) -> None:
        """Ask what readers are told."""
        row = line.correction

        def worded(wording: str | None) -> None:
            if wording is not None:
                said = f"Correction {row.number} worded, saved"
                self.write(self.workspace.signing.word(row.id, wording), said)

        title = f"Correction {row.number}: {row.old} → {row.new}"
        dialog = TextEntryDialog(title, "What readers are told", row.public_wording)
        self.app.push_screen(dialog, worded)

    def _sign(self, line: SignRow) -> None:
        """Ask for one's name, which is what signing takes; for a signed article, why it opens."""
        signing = self.workspace.signing
        if line.is_signed:
            dialog = TextEntryDialog(f"Open revision {line.revision} again", "Why")
            said = f"Revision {line.revision} is open again"

            def reopened(why: str | None) -> None:
                if why is not None:
                    self.write(signing.reopen(self._article, why), said)

            self.app.push_screen(dialog, reopened)
        elif line.left:
            self.say(line.told, bad=True)
        else:
            title = f"Sign off revision {line.revision}"
            hint = self.workspace.who
            dialog = TextEntryDialog(title, "Your name, to sign", hint=hint)
            self.app.push_screen(dialog, lambda name: self._signed(line, name))

    def _signed(self, line: SignRow, name: str | None) -> None:
        who = self.workspace.who
        if name is None:
            return
        if name.strip().casefold() != who.casefold():
            self.say(f"Not signed: you are {who} here, as the configuration says.", bad=True)
            return
        said = f"Revision {line.revision} signed off, saved"
        self.write(self.workspace.signing.sign(self._article), said)


def _asked(kind: ProblemKind) -> tuple[str, str]:
    """What is set aside with a problem of a kind, and what is asked for it."""
    if kind == ProblemKind.LITTLE_EVIDENCE:
        return "the rule", "Why it does not hold here"
    return f"“{KINDS[kind]}”", "Why nothing is to be done about it"
