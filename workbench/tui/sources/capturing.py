"""Capturing an article's sources from their list, once the article's question was answered."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.capturing import Progress
from workbench.model.evidence_views import ArticleSource, ToFetch
from workbench.model.states import Fetching
from workbench.tui.lists.runs import Runs
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.sources.screen import SourcesScreen

_NEVER = "The links of this article are never fetched, as was answered once."
_NO_ADDRESS = "Only a source with an address that is not sensitive can be fetched."


class Capturing:
    """One run at a time, told of as it goes; what came in is stored also where it is stopped."""

    def __init__(self, screen: "SourcesScreen", workspace: Workspace, article: int) -> None:
        self._screen = screen
        self._workspace = workspace
        self._article = article
        self._runs = Runs(workspace.clock, screen.say, self._ended)

    def capture(self, sources: Sequence[ArticleSource]) -> None:
        """Fetch these, but for sensitive ones and those without an address."""
        proof = self._workspace.read.proof
        ids = {each.id for each in sources}
        wanted = [each for each in proof.to_fetch(self._article) if each.source in ids]
        answer = proof.fetching(self._article)
        if not wanted:
            self._screen.say(_NO_ADDRESS)
        elif answer == Fetching.NEVER:
            self._screen.say(_NEVER, bad=True)
        elif answer == Fetching.ASK:
            self._ask(wanted)
        else:
            self._fetch(wanted)

    def stop(self) -> bool:
        """Stops what is on its way; whether anything was."""
        was_running = self._runs.is_running
        self._runs.stop()
        return was_running

    def _ask(self, wanted: Sequence[ToFetch]) -> None:
        from workbench.tui.evidence.fetchdialog import FetchingDialog

        def answered(given: str | None) -> None:
            if given is not None:
                kept = self._workspace.captures.answer_fetching(self._article, given)
                then = (lambda _none: self._fetch(wanted)) if given != Fetching.NEVER else None
                self._screen.write(kept, f"Links are fetched: {given}", then)

        self._screen.app.push_screen(FetchingDialog(), answered)

    def _fetch(self, wanted: Sequence[ToFetch]) -> None:
        captures = self._workspace.captures
        self._runs.begin("Capturing", lambda tell: captures.fetch(wanted, tell))

    def _ended(self, progress: Progress | None, error: BaseException | None) -> None:
        screen = self._screen
        if not screen.is_attached:
            return
        if error is not None:
            screen.tell(error)
        elif progress is not None:
            screen.look_again()
            screen.say(_said(progress))


def _said(progress: Progress) -> str:
    said = [f"{progress.taken} of {progress.total} captured"]
    if progress.changed:
        said.append(f"{progress.changed} changed")
    if progress.gone:
        said.append(f"{progress.gone} passages are gone")
    if progress.missed:
        said.append(f"{progress.missed} gave nothing")
    return ", ".join(said) + "."
