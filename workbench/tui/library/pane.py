"""The list of articles."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from workbench.model.views import ArticleRow
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.keys import bindings
from workbench.tui.library.rows import article_runs, head_runs
from workbench.tui.panes.layout import Run
from workbench.tui.symbols import Symbols


class LibraryPane(RowsView):
    """Articles, one a line; the highlight keeps to its article whatever the order becomes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(id="articles")
        self._symbols = symbols
        self._articles: Sequence[ArticleRow] = ()
        self._title = ""
        self._empty = ""

    def row_count(self) -> int:
        return max(1, len(self._articles))

    def head(self, width: int) -> Sequence[Segment] | None:
        look = self.head_look
        runs = head_runs(f" {self._title}", width - 2, look, self._symbols)
        return [Segment(run.text, self.look(look)) for run in runs]

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self._articles:
            return [Segment(f"  {self._empty}", self.look("pane--dim"))]
        pointer = Run("> " if row == self.row else "  ", "pane--strong")
        line = [pointer, *article_runs(self._articles[row], width - 3, self._symbols)]
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def ground(self, row: int) -> Style:
        return super().ground(row) if self._articles else Style.null()

    @property
    def article(self) -> ArticleRow | None:
        """The highlighted article."""
        return self._articles[self.row] if self._articles and self.row is not None else None

    @property
    def articles(self) -> Sequence[ArticleRow]:
        """The articles as listed."""
        return self._articles

    def show(
        self, articles: Sequence[ArticleRow], title: str, empty: str, near: int | None = None
    ) -> None:
        """List articles, the highlight on the one of id `near`, or on the one that has it, or in
        its row; where none is to be listed, `empty` says what to do.
        """
        if (title, empty, articles) == (self._title, self._empty, self._articles) and near is None:
            return
        at, before = self.row or 0, self.article
        self._articles, self._title, self._empty = articles, title, empty
        ids = [article.id for article in articles]
        for wanted in (near, before.id if before else None):
            if wanted in ids:
                at = ids.index(wanted)
                break
        self.show_rows(min(at, len(articles) - 1) if articles else 0)

    def highlight_article(self, article: int) -> None:
        """Highlight an article, if it is listed."""
        ids = [row.id for row in self._articles]
        if article in ids:
            self.highlight(ids.index(article))
