"""What a checker does to an article in the library: details, putting away, deleting, undo."""

from typing import TYPE_CHECKING

from workbench.model.requests import Reversal
from workbench.model.states import ArticleState
from workbench.model.views import ArticleRow

if TYPE_CHECKING:
    from workbench.model.today import Due
    from workbench.tui.dialogs.article_details import ArticleDetails
    from workbench.tui.library.screen import LibraryScreen


class Verbs:
    """The verbs on the highlighted article. Dialogs load when they are first used."""

    def __init__(self, library: "LibraryScreen") -> None:
        self._library = library
        self._articles = library.workspace.articles

    def details(self, article: ArticleRow) -> None:
        """Ask for title, byline, address, date, purpose and scale."""
        from workbench.tui.library.details import ask_details

        library = self._library

        def save(details: "ArticleDetails") -> None:
            library.write(self._articles.edit(details.edit), "Article saved")

        ask_details(
            library.app,
            library.workspace,
            article.id,
            save,
            lambda future: library.write(future, "Scale changed"),
        )

    def history(self, article: ArticleRow) -> None:
        """Show all that was done to the article."""
        from workbench.tui.dialogs.history import HistoryScreen

        title = f"History of {article.title}"
        screen = HistoryScreen(self._library.workspace, title, article.id, None)
        self._library.app.push_screen(screen)

    def problems(self, article: ArticleRow) -> None:
        """Show what stands in the way of a check that holds; from there to a claim on the desk."""
        from workbench.tui.problems.screen import ProblemsScreen
        from workbench.tui.revisions.opening import open_revisions

        library = self._library

        def go(claim: int) -> None:
            library.workbench.open_article(article.id, claim)

        def go_to_words(offset: int) -> None:
            library.workbench.open_article(article.id, place=offset)

        def go_to_walk(claim: int) -> None:
            desk = library.workbench.open_article(article.id)
            desk.call_after_refresh(open_revisions, desk, claim)

        screen = ProblemsScreen(
            library.workspace, library.settings, article.id, go, go_to_words, go_to_walk
        )
        library.app.push_screen(screen)

    def export(self, article: ArticleRow) -> None:
        """Hand the article over."""
        from workbench.tui.exports.screen import ExportScreen

        library = self._library
        screen = ExportScreen(library.workspace, library.settings, article.id, article.title)
        library.app.push_screen(screen)

    def revisions(self, article: ArticleRow) -> None:
        """The walk over its newest text, or all of its texts."""
        from workbench.tui.revisions.opening import revisions_of

        revisions_of(self._library.workbench, article.id)

    def today(self) -> None:
        """Show what is due in all articles; from there to it on the desk."""
        from workbench.tui.today import TodayScreen

        library = self._library

        def go(due: "Due") -> None:
            place = -1
            if due.claim is None:
                place = library.workspace.read.queries.numbered(due.article, due.number).start
            library.workbench.open_article(due.article, due.claim, place)

        library.app.push_screen(TodayScreen(library.workspace, library.settings, go))

    def put_away(self, article: ArticleRow) -> None:
        """Put the article away, or take it back."""
        if article.state == ArticleState.SHELVED:
            said = f"“{article.title}” is back"
            self._library.write(self._articles.take_back(article.id), said)
        else:
            said = f"“{article.title}” put away; t shows it, u brings it back"
            self._library.write(self._articles.put_away(article.id), said)

    def delete(self, article: ArticleRow) -> None:
        """Ask once, then delete."""
        from workbench.tui.dialogs.ask import AskDialog

        def answered(delete: bool | None) -> None:
            if delete:
                said = f"“{article.title}” deleted; u brings it back"
                self._library.write(self._articles.delete(article.id), said)

        claims = "1 claim goes" if article.claims == 1 else f"{article.claims:,} claims go"
        detail = f"Its {claims} with it. u brings it all back."
        dialog = AskDialog(f"Delete “{article.title}”?", "Delete", "Keep", detail=detail)
        self._library.app.push_screen(dialog, answered)

    def undo(self) -> None:
        """Take back the person's own last action, on whatever article."""
        self._library.write(self._library.workspace.history.undo(), "", self._reversed)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._library.write(self._library.workspace.history.redo(), "", self._reversed)

    def _reversed(self, reversal: Reversal) -> None:
        self._library.say(reversal.label)
        if reversal.article is not None:
            self._library.go_to_article(reversal.article)
