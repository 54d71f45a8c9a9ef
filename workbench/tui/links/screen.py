"""The screen of links: their health, their archived copies, and asking for both."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from workbench.model.archives import ArchiveReport
from workbench.model.link_views import LinkReport
from workbench.model.settings import Settings
from workbench.tui.links.pane import LinksPane
from workbench.tui.links.rows import Linked
from workbench.tui.lists.runs import Runs
from workbench.tui.lists.screen import ListScreen
from workbench.tui.opening import open_address
from workbench.tui.symbols import symbols_for
from workbench.workspace.archive_rows import of_article
from workbench.workspace.workspace import Workspace


class LinksScreen(ListScreen[Linked]):
    """Lists the sources of an article that have an address; both verbs act on all of them."""

    CONTEXT = "links"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("links.check", "look at links"),
        ("links.archive", "archived copies"),
        ("links.open", "open"),
        ("stop.next", "next problem"),
        ("place.close", "stop, back"),
        ("app.help", "help"),
    )
    EMPTY = "No source here has an address: s on the desk attaches one."
    NO_STOP = "No link here is known to fail, or to have no copy."

    def __init__(self, workspace: Workspace, settings: Settings, article: int) -> None:
        super().__init__(workspace, settings, article, LinksPane(symbols_for(settings.symbols)))
        self._runs = Runs(workspace.clock, self.say, self._ended)
        self._ask_again = False

    def read(self) -> Sequence[Linked]:
        reader = self.workspace.read
        sources = [each for each in reader.proof.sources(self._article) if each.url]
        copies = of_article(reader, self._article)
        return [Linked(each, copies[each.id]) for each in sources]

    def counted(self, lines: Sequence[Linked]) -> str:
        problems = sum(each.is_problem for each in lines)
        count = "1 link" if len(lines) == 1 else f"{len(lines):,} links"
        return f"{count}, {problems:,} to see to"

    def words_of(self, line: Linked) -> str:
        return f"{line.source.title} {line.source.url} {line.source.health.state}"

    def told_of(self, line: Linked) -> str:
        return line.detail

    def is_stop(self, line: Linked) -> bool:
        return line.is_problem

    def on_unmount(self) -> None:
        self._runs.stop()

    def open_line(self) -> None:
        self.action_open_link()

    # verbs

    def action_check_links(self) -> None:
        """Look at what nobody looked at of late; where that is none, the next time at all."""
        check = partial(self.workspace.links.check, self._article, again=self._ask_again)
        self._runs.begin("Looking at links", lambda tell: check(tell=tell))

    def action_archive(self) -> None:
        archives = self.workspace.archives
        self._runs.begin("Asking the archive", lambda tell: archives.find(self._article, tell=tell))

    def action_open_link(self) -> None:
        """Open the link in the browser, a dead one's archived copy; over SSH copy the address."""
        link = self._pane.line
        if link is None:
            self.say("There is no link to open.")
        elif not self.workbench.key_is_held:  # the Enter that ended a filter
            copy = link.copy.archived_url if link.is_problem else ""
            open_address(self, copy or link.source.url, link.source.canonical_url)

    def action_close(self) -> None:
        if self._runs.is_running:
            self._runs.stop()
        else:
            super().action_close()

    def action_undo(self) -> None:
        self.say("Looking at links changes nothing of yours: there is nothing to undo here.")

    def action_redo(self) -> None:
        self.action_undo()

    # private

    def _ended(
        self, report: "LinkReport | ArchiveReport | None", error: BaseException | None
    ) -> None:
        if not self.is_attached:
            return
        if error is not None:
            self.tell(error)
        elif report is not None:
            if isinstance(report, LinkReport):
                self._ask_again = not (report.asked or report.left) and report.recent > 0
            self.look_again()
            self.say(_said(report))


def _said(report: LinkReport | ArchiveReport) -> str:
    if isinstance(report, ArchiveReport):
        answered = _counted(report.asked, "question was", "questions were")
        return report.stopped_by or report.needs_keys or f"{answered} answered."
    if report.recent and not report.asked and not report.left:
        return "All were looked at in the last 12 hours; c once more looks at them now."
    asked = _counted(report.asked, "link was", "links were")
    dead = _counted(report.dead, "is", "are")
    left = f" {_counted(report.left, 'is', 'are')} left; c goes on." if report.left else ""
    recent = f" {report.recent} had been looked at in the last 12 hours." if report.recent else ""
    return f"{asked} looked at, {dead} dead.{left}{recent}"


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
