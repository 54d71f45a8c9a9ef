"""The screen of links: their health, their archived copies, and asking for both."""

import os
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.archives import ArchiveReport
from workbench.model.errors import WorkbenchError
from workbench.model.link_views import LinkReport
from workbench.model.settings import Settings
from workbench.text.hosts import honest_host
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.keys import bindings
from workbench.tui.links.pane import LinksPane
from workbench.tui.links.rows import Linked
from workbench.tui.links.runs import Runs
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.symbols import symbols_for
from workbench.workspace.archive_rows import of_article
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

LOOK_AGAIN = 0.5
"""Seconds between two looks at whether somebody else wrote, or a run of ours."""

_KEYS = (
    ("links.check", "look at links"),
    ("links.archive", "archived copies"),
    ("links.open", "open"),
    ("stop.next", "next problem"),
    ("place.close", "stop, back"),
    ("app.help", "help"),
)


class LinksScreen(PaneScreen):
    """Lists the sources of an article that have an address; both verbs act on all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    DEFAULT_CSS = """
    LinksScreen { layout: vertical; background: $background; }
    LinksScreen > LinksPane { height: 1fr; }
    """

    def __init__(self, workspace: Workspace, settings: Settings, article: int) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._article = article
        self._version = -1
        symbols = symbols_for(settings.symbols)
        self._pane = LinksPane(symbols)
        self._footer = FooterPane(symbols)
        self._runs = Runs(workspace.clock, self.say, self._ended)

    def compose(self) -> ComposeResult:
        yield self._pane
        yield self._footer

    def on_mount(self) -> None:
        from workbench.tui.keymap import key_words, keys_of, resolve

        keymap = resolve(self._settings.keymap, self._settings.keys)
        self._footer.show_keys(
            [(key_words(keys_of(verb, keymap)).split()[0], words) for verb, words in _KEYS]
        )
        self._look_again()
        self.set_interval(LOOK_AGAIN, self._look_again)

    def on_unmount(self) -> None:
        self._runs.stop()

    def on_rows_view_highlighted(self) -> None:
        self._show_target()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_open_link()

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        return ("links", "screen")

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next."""
        self._footer.say(words, bad)

    # verbs

    def action_check_links(self) -> None:
        links = self._workspace.links
        self._runs.begin("Looking at links", lambda tell: links.check(self._article, tell=tell))

    def action_archive(self) -> None:
        archives = self._workspace.archives
        self._runs.begin("Asking the archive", lambda tell: archives.find(self._article, tell=tell))

    def action_open_link(self) -> None:
        """Open the link in the browser, a dead one's archived copy; over SSH copy the address."""
        link = self._pane.link
        if link is None:
            self.say("There is no link to open.")
            return
        address = (link.is_problem and link.copy.archived_url) or link.source.url
        if "SSH_CONNECTION" in os.environ:
            self.app.copy_to_clipboard(address)
            self.say(f"Copied the address of {honest_host(address)}")
        else:
            self.app.open_url(address)
            self.say(f"Opening {honest_host(address)} in the browser")

    def action_next_stop(self) -> None:
        self._to_problem(1)

    def action_previous_stop(self) -> None:
        self._to_problem(-1)

    def action_close(self) -> None:
        if self._runs.is_running:
            self._runs.stop()
        else:
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()

    def action_find(self) -> None:
        self.say("There is no filter here: n goes to the next problem.")

    def action_undo(self) -> None:
        self.say("Looking at links changes nothing of yours: there is nothing to undo here.")

    def action_redo(self) -> None:
        self.action_undo()

    # private

    @property
    def workbench(self) -> "WorkbenchApp":
        return cast("WorkbenchApp", self.app)

    def _to_problem(self, step: int) -> None:
        links, at = self._pane.links, self._pane.row or 0
        order = (
            [(at + step * away) % len(links) for away in range(1, len(links) + 1)] if links else []
        )
        found = next((row for row in order if links[row].is_problem), None)
        if found is None:
            self.say("No link here is known to fail, or to have no copy.")
        else:
            self._pane.highlight(found, post=True)

    def _look_again(self) -> None:
        version = self._workspace.read.data_version()
        if version != self._version:
            self._version = version
            self._read()

    def _read(self) -> None:
        reader = self._workspace.read
        sources = [each for each in reader.proof.sources(self._article) if each.url]
        copies = of_article(reader, self._article)
        links = [Linked(each, copies[each.id]) for each in sources]
        problems = sum(each.is_problem for each in links)
        count = "1 link" if len(links) == 1 else f"{len(links):,} links"
        self._pane.show(links, f"{count}, {problems:,} to see to")
        self._show_target()

    def _show_target(self) -> None:
        link = self._pane.link
        self._footer.show_target(link.detail if link else "", None)

    def _ended(
        self, report: "LinkReport | ArchiveReport | None", error: BaseException | None
    ) -> None:
        if not self.is_attached:
            return
        if isinstance(error, WorkbenchError):
            words = f"{error.title}: {error}"
            if self._footer.has_room_for(words):
                self.say(words, bad=True)
            else:
                self.workbench.tell_failure(error)
        elif error is not None:
            self.workbench.tell_failure(error)
        elif report is not None:
            self._look_again()
            self.say(_said(report))


def _said(report: LinkReport | ArchiveReport) -> str:
    if isinstance(report, ArchiveReport):
        return report.stopped_by or report.needs_keys or f"{report.asked} questions were answered."
    left = f" {report.left} are left; c goes on." if report.left else ""
    recent = f" {report.recent} had been looked at before." if report.recent else ""
    return f"{report.asked} links were looked at, {report.dead} are dead.{left}{recent}"
