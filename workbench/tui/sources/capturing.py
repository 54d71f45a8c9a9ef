"""Capturing an article's sources from their list, once the article's question was answered."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.capturing import Progress
from workbench.model.evidence_views import ArticleSource, ToFetch
from workbench.tui.dialogs.fetching import Asker, captured_words, fetch_if_allowed
from workbench.tui.lists.runs import Runs
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.sources.screen import SourcesScreen

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
        screen = self._screen
        ids = {each.id for each in sources}
        to_fetch = self._workspace.read.proof.to_fetch(self._article)
        wanted = [each for each in to_fetch if each.source in ids]
        if not wanted:
            screen.say(_NO_ADDRESS)
            return
        asker = Asker(screen.app, self._workspace, self._article, screen.say, screen.write)
        fetch_if_allowed(asker, wanted, self._fetch)

    def stop(self) -> bool:
        """Stops what is on its way; whether anything was."""
        was_running = self._runs.is_running
        self._runs.stop()
        return was_running

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
            screen.say(captured_words(progress))
