"""Opens what lies beside the article: its lists, its revisions and rounds, and handing it over."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Opening:
    """The verbs that open a screen of the article; each loads its own."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._of = (desk.workspace, desk.settings, desk.state.article.id)

    def sources(self) -> None:
        from workbench.tui.sources.screen import SourcesScreen

        self._desk.app.push_screen(SourcesScreen(*self._of, self._desk.going.to_claim))

    def problems(self) -> None:
        from workbench.tui.problems.screen import ProblemsScreen
        from workbench.tui.revisions.opening import open_revisions

        go, go_to_words = self._desk.going.to_claim, self._desk.asking.to_words
        walk = partial(open_revisions, self._desk)
        self._desk.app.push_screen(ProblemsScreen(*self._of, go, go_to_words, walk))

    def links(self) -> None:
        from workbench.tui.links.screen import LinksScreen

        self._desk.app.push_screen(LinksScreen(*self._of))

    def names(self) -> None:
        from workbench.tui.names.screen import NamesScreen

        self._desk.app.push_screen(NamesScreen(*self._of, self._desk.going.to_places))

    def export(self) -> None:
        from workbench.tui.exports.screen import ExportScreen

        title = self._desk.state.article.title
        self._desk.app.push_screen(ExportScreen(*self._of, title))

    def revisions(self) -> None:
        from workbench.tui.revisions.opening import open_revisions

        open_revisions(self._desk)

    def round(self) -> None:
        from workbench.tui.desk.rounds import ask_round

        ask_round(self._desk)
