"""How a problem, a correction and the sign-off of the article look in one line each."""

from collections.abc import Hashable
from typing import NamedTuple

from workbench.model.problems import Problem, ProblemKind
from workbench.model.sign_offs import BeforeSignOff, Correction, SignOff
from workbench.model.states import CorrectionKind, SignOffKind
from workbench.text.display import in_quotes
from workbench.text.worddiff import difference_in_brief
from workbench.tui.panes.layout import Run, cut, one_line, spread
from workbench.tui.panes.phrases import moment
from workbench.tui.symbols import Symbols

KINDS = {
    ProblemKind.WRONG_IN_TEXT: "wrong, in the text",
    ProblemKind.OPEN_CLAIM: "open",
    ProblemKind.WAITING_CLAIM: "waiting",
    ProblemKind.CHANGED_MARK: "text changed",
    ProblemKind.DISAGREEMENT: "readers differ",
    ProblemKind.LEGAL_FLAG: "no second reader",
    ProblemKind.RECHECK_FLAG: "to be rechecked",
    ProblemKind.NOT_VERBATIM: "not verbatim",
    ProblemKind.OPEN_QUERY: "open query",
    ProblemKind.HOLE: "holes",
    ProblemKind.NAME_VARIANT: "name spelt oddly",
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
    def key(self) -> Hashable:
        """A claim may have several of a kind, each about another thing of it."""
        return (self.problem.claim, self.problem.kind, self.problem.about)

    @property
    def is_stop(self) -> bool:
        return not self.problem.reason

    @property
    def told(self) -> str:
        """The sentence of it, and why the rule was set aside, if it was."""
        reason = self.problem.reason
        return f"{self.problem.text} Set aside: {reason}" if reason else self.problem.text

    @property
    def named(self) -> str:
        """What it is of, before what is told of it."""
        return f"#{self.problem.number}  " if self.problem.number else ""

    @property
    def sought(self) -> str:
        """What a filter looks in."""
        return f"{self.named}{KINDS[self.problem.kind]} {self.told} {self.words}"

    def runs(self, width: int, symbols: Symbols) -> list[Run]:
        """Number, kind, sentence or reason, the claim's words, in exactly `width` cells."""
        is_aside = bool(self.problem.reason)
        words = cut(one_line(self.words, _SEEN), max(12, width // 3), symbols.ellipsis)
        kind = "set aside" if is_aside else KINDS[self.problem.kind]
        said = one_line(self.problem.reason or self.problem.text, _SEEN)
        left = [
            _number(self.problem.number),
            Run(f"{kind:<19}  ", "pane--dim" if is_aside else "role--bad"),
            Run(said, "pane--dim" if is_aside else "pane--text"),
        ]
        right = [Run(f"  {in_quotes(words)}", "pane--dim")] if words else []
        return spread(left, right, width, symbols.ellipsis)


class CorrectionRow(NamedTuple):
    """A change after a sign-off, and what readers are told of it."""

    correction: Correction

    @property
    def key(self) -> Hashable:
        return ("correction", self.correction.id)

    @property
    def is_stop(self) -> bool:
        return not self.correction.public_wording

    @property
    def told(self) -> str:
        row = self.correction
        wording = row.public_wording or "Enter says it for readers."
        return f"{self._change}, {row.by}, {moment(row.at)}. {wording}"

    @property
    def _change(self) -> str:
        """Of a text what differs: a sentence and the next are alike to their tenth word."""
        row = self.correction
        if row.kind == CorrectionKind.TEXT:
            return difference_in_brief(row.old, row.new)
        return f"{row.old} → {row.new}"

    @property
    def named(self) -> str:
        number = self.correction.claim_number
        return f"#{number}  " if number else ""

    @property
    def sought(self) -> str:
        return f"{self.named}correction {self.told}"

    def runs(self, width: int, symbols: Symbols) -> list[Run]:
        is_worded = bool(self.correction.public_wording)
        change = one_line(self._change, _SEEN)
        left = [
            _number(self.correction.claim_number),
            Run(f"{'correction':<19}  ", "pane--dim" if is_worded else "role--mixed"),
            Run(change),
        ]
        wording = one_line(self.correction.public_wording, _SEEN) or "no public wording yet"
        room = max(12, width // 2)
        right = [Run(f"  {cut(wording, room, symbols.ellipsis)}", "pane--dim")]
        return spread(left, right, width, symbols.ellipsis)


class SignRow(NamedTuple):
    """The last row, which asks for one's name; `left` problems have no reason."""

    left: int
    revision: int
    last: SignOff | None

    @property
    def key(self) -> Hashable:
        return "sign-off"

    @property
    def is_signed(self) -> bool:
        """Whether the present revision is signed off."""
        last = self.last
        return self.is_sealed and last is not None and last.revision == self.revision

    @property
    def is_sealed(self) -> bool:
        """Whether some revision is, and the article was not opened again."""
        return self.last is not None and self.last.kind == SignOffKind.SIGNED

    @property
    def is_stop(self) -> bool:
        return False

    @property
    def told(self) -> str:
        """How the article stands, and what Enter does."""
        by = ""
        if self.last is not None and self.is_sealed:
            by = f"Revision {self.last.revision} signed off by {self.last.by}, "
            by += f"{moment(self.last.at)}. "
        if self.is_signed:
            return f"{by}Enter opens it again."
        if self.left:
            few = "1 problem is" if self.left == 1 else f"{self.left:,} problems are"
            return f"{by}{few} left: w gives the reason of each, then Enter here signs off."
        return f"{by}Nothing stands in the way: Enter asks for your name."

    @property
    def named(self) -> str:
        return ""

    @property
    def sought(self) -> str:
        return f"sign off {self.told}"

    def runs(self, width: int, symbols: Symbols) -> list[Run]:
        name = "signed off" if self.is_signed else "sign off"
        look = "role--good" if self.is_signed or not self.left else "pane--strong"
        left = [_number(None), Run(f"{name:<19}  ", look), Run(one_line(self.told, _SEEN))]
        return spread(left, [], width, symbols.ellipsis)


Row = ProblemRow | CorrectionRow | SignRow


def rows_of(there: BeforeSignOff) -> list[Row]:
    """All lines, in order."""
    left = sum(not each.reason for each in there.problems)
    return [
        *(ProblemRow(each, there.words.get(each.claim or 0, "")) for each in there.problems),
        *map(CorrectionRow, there.corrections),
        SignRow(left, there.revision, there.last),
    ]


def _number(number: int | None) -> Run:
    return Run(f"{f'#{number}' if number else '':>5}  ", "pane--dim")
