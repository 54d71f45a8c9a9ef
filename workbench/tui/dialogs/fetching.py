"""Asks once for each article whether its links are fetched: fetching can tip off a subject."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import UsageError
from workbench.model.states import Fetching
from workbench.tui.dialogs.base import CANCEL, Dialog
from workbench.tui.dialogs.hints import Hint

if TYPE_CHECKING:
    from workbench.model.capturing import Progress
    from workbench.model.evidence_views import ToFetch
    from workbench.workspace.workspace import Workspace

NEVER = (
    "The links of this article are never fetched, as was answered once; A on the desk changes it."
)

_TOLD = (
    "Whoever runs a site sees that it was asked for, from where and when. This is asked once for "
    "an article, and kept to."
)
_LETTERS = {"n": Fetching.NOW, "a": Fetching.WHEN_ASKED, "v": Fetching.NEVER}


class Asker(NamedTuple):
    """Where links of an article are to be fetched: `write` has an answer written, says so, and goes
    on with what it is given.
    """

    app: App[Any]
    workspace: "Workspace"
    article: int
    say: Callable[..., object]
    write: Callable[[Future[Any], str, Callable[[Any], object] | None], object]


def fetch_if_allowed(
    asker: Asker, wanted: "Sequence[ToFetch]", fetch: "Callable[[Sequence[ToFetch]], object]"
) -> None:
    """Calls `fetch` as the article's answer allows it, which is asked for where there is none: with
    what is `wanted`; where links are to be fetched from now on, with all never captured as well.
    """
    proof = asker.workspace.read.proof
    answer = proof.fetching(asker.article)
    if answer == Fetching.NEVER:
        asker.say(NEVER, bad=True)
        return
    if answer != Fetching.ASK:
        fetch(wanted)
        return
    ids = {each.source for each in wanted}
    others = [
        each
        for each in proof.to_fetch(asker.article)
        if not each.captures and each.source not in ids
    ]

    def answered(given: str | None) -> None:
        if given is None:
            return
        chosen = [*wanted, *others] if given == Fetching.NOW else wanted
        then = (lambda _none: fetch(chosen)) if given != Fetching.NEVER else None
        kept = asker.workspace.captures.answer_fetching(asker.article, given)
        asker.write(kept, f"Links are fetched: {given}", then)

    asker.app.push_screen(FetchingDialog(len(wanted), len(others)), answered)


def captured_words(progress: "Progress") -> str:
    """What a run came to: `3 of 4 captured, 1 gave nothing.`"""
    said = [f"{progress.taken} of {progress.total} captured"]
    if progress.changed:
        said.append(f"{progress.changed} changed")
    if progress.gone:
        said.append(f"{progress.gone} passages are gone")
    if progress.missed:
        said.append(f"{progress.missed} gave nothing")
    return ", ".join(said) + "."


class FetchingDialog(Dialog[str]):
    """Gives the answer. Only its letter or a click gives it: no held Enter fetches."""

    HINTS: ClassVar[tuple[Hint, ...]] = (
        Hint("n", "fetch links now", "answer('now')"),
        Hint("a", "only when asked", "answer('asked')"),
        Hint("v", "never", "answer('never')"),
        CANCEL,
    )

    def __init__(self, wanted: int, others: int) -> None:
        """`others` were never captured either, beside those that are wanted."""
        super().__init__("Fetch the links of this article?")
        self._words = f"{_TOLD}\n\n{_said(wanted, others)}"

    def body(self) -> ComposeResult:
        yield Static(Content(self._words))

    def result(self) -> str:
        raise UsageError("Press n, a or v.")

    def take_letter(self, letter: str) -> bool:
        if letter not in _LETTERS:
            return False
        self.finish(_LETTERS[letter])
        return True

    def action_answer(self, answer: str) -> None:
        self.finish(answer)


def _said(wanted: int, others: int) -> str:
    """What each answer would fetch."""
    these = "this source" if wanted == 1 else f"these {wanted:,} sources"
    more = f" and {others:,} more that {'was' if others == 1 else 'were'} never captured"
    now = f"{these}{more if others else ''}, and from then on each that is attached"
    return f"Now: {now}. Only when asked: {these}. Sensitive sources: never by themselves."
