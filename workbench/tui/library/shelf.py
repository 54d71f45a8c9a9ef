"""The rows of the library: those changed last are read at once, the others behind them."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.model.views import ArticleRow
from workbench.tui.library.order import Listing, names_of, narrowing
from workbench.tui.narrowing import Narrowing
from workbench.workspace.workspace import Workspace

FIRST = 100
"""Articles read before the library is shown: more than a screen has rows, in some 10 ms."""

AT_ONCE = 50
"""Articles read between two looks at the clock: 3 ms."""

MANY = 500
"""Articles touched since the last look from which on all are read anew."""


class Shelf:
    """Articles as far as they are read, and kept in step with the file."""

    def __init__(self, workspace: Workspace) -> None:
        self._read = workspace.read
        self._rows: dict[int, ArticleRow] = {}
        self._latest: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._sorted: list[ArticleRow] | None = None
        self._narrowing: Narrowing[ArticleRow] | None = None
        self._narrowed = Listing()
        self._last_action = 0
        self._unread = 0
        self.begin()

    @property
    def rows(self) -> Sequence[ArticleRow]:
        """The articles, newest change first."""
        if self._sorted is None:
            newest = sorted(self._rows, key=lambda one: (self._latest[one], one), reverse=True)
            self._sorted = [self._rows[one] for one in newest]
        return self._sorted

    def listed(self, listing: Listing) -> Sequence[ArticleRow]:
        """The articles that were asked for, in order; of more words those only are looked through
        that have the fewer.
        """
        without = listing._replace(words="")
        if self._narrowing is None or without != self._narrowed:
            self._narrowed = without
            self._narrowing = narrowing(self.rows, without, lambda row: self._names[row.id])
        return self._narrowing.fitting(listing.words)

    @property
    def count(self) -> int:
        """How many articles are read."""
        return len(self._rows)

    @property
    def is_whole(self) -> bool:
        """Whether all articles are read."""
        return self._unread <= 0

    def begin(self) -> None:
        """Read the articles that were changed last, or all where they are few."""
        self._last_action = self._read.last_action()
        self._rows.clear()
        self._unread = self._read.last_article()
        if self._unread <= FIRST:
            self._take(range(1, self._unread + 1))
            self._unread = 0
        else:
            self._take(self._read.recent_articles(FIRST))

    def read_rest(self) -> Iterator[None]:
        """Read the others, some at a time."""
        while self._unread > 0:
            last = self._unread
            self._unread = max(0, last - AT_ONCE)
            self._take(one for one in range(self._unread + 1, last + 1) if one not in self._rows)
            yield

    def catch_up(self) -> None:
        """Read the articles again that actions since the last time touched."""
        last = self._read.last_action()
        touched = self._read.touched_articles(self._last_action)
        self._last_action = last
        if len(touched) > MANY:
            self.begin()
        else:
            self._take(touched)

    def _take(self, articles: Iterable[int]) -> None:
        ids = list(articles)
        for one in ids:
            self._rows.pop(one, None)
        self._latest.update(self._read.last_actions(ids))
        for row in self._read.article_rows(ids):
            self._rows[row.id] = row
            self._names[row.id] = names_of(row)
        self._sorted = self._narrowing = None
