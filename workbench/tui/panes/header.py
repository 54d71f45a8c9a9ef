"""The two rows on top: which article, who is at it, what is saved; how it stands, what is left."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment

from workbench.model.scales import RatingScale
from workbench.model.states import ArticleState, Round
from workbench.model.token_views import HoleCounts
from workbench.model.views import Article
from workbench.tui.desk.counts import NOTHING, Counts
from workbench.tui.panes.bar import LONGEST, bar
from workbench.tui.panes.layout import (
    Run,
    cut,
    cut_runs,
    joined,
    one_line,
    segments,
    spread,
    width_of,
)
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.phrases import day, round_words
from workbench.tui.symbols import NARROW, Symbols

MIN_TITLE = 30
"""Cells of the title that stay while there is anything else to leave out: some five words."""

FORMS = ((3, 3), (3, 4), (3, 5), (2, 3), (2, 4), (1, 4), (0, 4), (0, 6))
"""How fully the second row is said, and the part of it that the bar takes: the first that fits."""


class HeaderPane(LineView, can_focus=False, inherit_bindings=False):
    """Title and state of the article; never scrolls, never has the focus."""

    BAR = False
    GROUND = "pane--header"
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    HeaderPane { height: 2; background: $panel; }
    """

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._article: Article | None = None
        self._counts = NOTHING
        self._holes: HoleCounts | None = HoleCounts(0, {})
        self._who = ""
        self._round = ""
        self._saved = ""
        self._bad = False
        self._knows_holes = True
        self._titled: tuple[Article, tuple[int, int], list[Run]] | None = None

    def line_count(self) -> int:
        return 2

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        runs = self._title_row(width) if line == 0 else self._state_row(width)
        return segments(self, runs, self.GROUND)

    # public

    def show(
        self,
        article: Article | None,
        counts: Counts,
        holes: HoleCounts | None,
        *,
        who: str,
        round: str,  # noqa: A002 - the design's word for it
        saved: str = "",
    ) -> None:
        """Show an article and how it stands; `holes` is None while they are counted."""
        title = (article, who, round, saved, False)
        if title != (self._article, self._who, self._round, self._saved, self._bad):
            self._article, self._who, self._round, self._saved, self._bad = title
            self.forget()
        if (counts, holes) != (self._counts, self._holes):
            self._counts, self._holes = counts, holes
            self.forget([1])

    def set_saved(self, text: str, bad: bool = False) -> None:
        """Say what is saved: `saved 14:02:11`, `saving`; `bad` where something is not."""
        if (text, bad) != (self._saved, self._bad):
            self._saved, self._bad = text, bad
            self.forget([0])

    def set_knows_holes(self, knows: bool) -> None:
        """Whether the file gives what holes there are: else their last number may be no more so."""
        if knows != self._knows_holes:
            self._knows_holes = knows
            self.forget([1])

    # private

    def _title_row(self, width: int) -> list[Run]:
        person = ", ".join(part for part in (one_line(self._who, 40), self._round_words()) if part)
        saved = Run(self._saved, "pane--error" if self._bad else "pane--dim")
        right = joined([[Run(person)] if person else [], [saved] if saved.text else []], "   ")
        right.append(Run(" "))
        if self._article is None:
            return spread([Run(" ")], right, width, self._symbols.ellipsis)
        left = self._left(self._article, width, width - width_of(right) - 4)
        return spread(left, right, width, self._symbols.ellipsis)

    def _left(self, article: Article, width: int, room: int) -> list[Run]:
        """Title and facts, kept: with most keys only what stands at the right end changes."""
        key = (width, room)
        if self._titled is None or self._titled[0] is not article or self._titled[1] != key:
            self._titled = article, key, self._title_and_facts(article, width, room)
        return self._titled[2]

    def _title_and_facts(self, article: Article, width: int, room: int) -> list[Run]:
        title = one_line(article.title, width) or "Untitled"
        facts = self._facts(article)
        while facts and len(title) > room - width_of(facts) and room - width_of(facts) < MIN_TITLE:
            facts.pop()
        title = cut(title, room - width_of(facts), self._symbols.ellipsis)
        return [Run(" "), Run(title, "pane--strong"), *facts]

    def _facts(self, article: Article) -> list[Run]:
        """What else the first row says, what is left out first last."""
        is_signed = article.state == ArticleState.SIGNED
        facts = ["signed off" if is_signed else "", f"rev {article.revision}"]
        facts.append(day(article.published_on))
        facts.append(f"{article.purpose}, {one_line(article.scale.name, 30)} scale")
        return [Run(f"   {fact}", "pane--dim") for fact in facts if fact]

    def _round_words(self) -> str:
        return round_words(self._round) if self._round else ""

    def _state_row(self, width: int) -> list[Run]:
        if self._article is None:
            return []
        said, words = -1, []
        for full, part in FORMS:
            longest = min(LONGEST, width // part)
            if full != said:
                said, words = full, self._words(full)
            least = width_of(words) + min(self._counts.total, longest)
            if least >= width and (full, part) != FORMS[-1]:
                continue  # seen without making the bar, which takes most of the time
            line = self._state(self._article.scale, longest, words)
            if (used := width_of(line)) < width:
                return [*line, *self._kinds(width - 1 - used)] if 0 < full < 3 else line
        return cut_runs(line, width - 1, self._symbols.ellipsis)

    def _state(self, scale: RatingScale, longest: int, words: list[Run]) -> list[Run]:
        """The second row: a bar of so many cells, and these words."""
        signs = bar(self._counts, scale, self._symbols, longest)
        shown = [Run("["), *signs, Run("]")] if signs else []
        return [Run(" "), *joined([shown, words])]

    def _words(self, full: int) -> list[Run]:
        """How it stands, said more (3) or less (0) fully."""
        counts, dim = self._counts, "pane--dim"
        groups = []
        settled = counts.settled + counts.cut
        words = f"{settled} of {counts.total} settled" if full else f"{settled}/{counts.total}"
        groups.append([Run(words)])
        if counts.open and full:
            groups.append([Run("to do ", dim), Run(str(counts.open))])
        if counts.waiting and full > 1:
            groups.append([Run("waiting ", dim), Run(str(counts.waiting))])
        if counts.changed:
            groups.append([Run("changed " if full else "~", dim), Run(str(counts.changed))])
        groups.append(self._hole_words(full))
        return joined(groups)

    def _hole_words(self, full: int) -> list[Run]:
        if self._round == Round.SECOND:  # they tell which claims are settled
            return [Run("blind reading" if full else "blind", "pane--dim")]
        if not self._knows_holes:
            return [Run("holes not known", "pane--error")]
        if self._holes is None:
            return [Run(f"holes {self._symbols.ellipsis}", "pane--dim")]
        if not self._holes.total:
            return [Run("no holes", "pane--dim")]
        said = [Run("holes ", "pane--dim"), Run(str(self._holes.total), "role--hole")]
        if full == 3 and (kinds := self._kind_words()):
            said.append(Run(f": {' '.join(kinds)}", "pane--dim"))
        return said

    def _kind_words(self) -> list[str]:
        known = self._holes if self._knows_holes else None
        by_kind = {} if known is None else known.by_kind
        kinds = sorted(by_kind.items(), key=lambda item: -item[1])
        return [f"{number} {_plural(kind, number)}" for kind, number in kinds if number]

    def _kinds(self, room: int) -> list[Run]:
        """As many kinds of holes as there is room for, behind their number."""
        more = f" {self._symbols.ellipsis}"
        said = ""
        for words in self._kind_words():
            longer = f"{said} {words}" if said else f": {words}"
            if cell_len(longer + more) > room:
                break
            said = longer
        return [Run(said + more, "pane--dim")] if said else []


def _plural(kind: str, number: int) -> str:
    return kind if number == 1 else f"{kind}s"
