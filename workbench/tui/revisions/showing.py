"""Paints the walk from what it knows: the highlighted mark, its claim, the keys of the place."""

from typing import TYPE_CHECKING

from workbench.model.revisions import WalkGroup, WalkItem
from workbench.model.spans import Span
from workbench.tui.desk.targets import Target
from workbench.tui.desk.useful import LAST
from workbench.tui.desk.useful import Verbs as Named
from workbench.tui.revisions.phrases import GROUPS, waiting_words
from workbench.tui.revisions.saying import said
from workbench.tui.revisions.sides import Shown
from workbench.tui.revisions.state import BOTH, OLD

if TYPE_CHECKING:
    from workbench.model.views import ClaimDetail
    from workbench.tui.revisions.walkscreen import WalkScreen

ON_MARK: Named = (
    *(("walk.hold", "still holds"), ("stop.next", "next"), ("claim.reopen", "re-open")),
    *(("walk.show", "the text"), ("walk.later", "later"), ("walk.cut", "cut")),
    *(("walk.place", "mark by hand"), *LAST),
)
ON_GUESS: Named = (
    *(("walk.accept", "take this place"), ("walk.place", "mark by hand"), ("walk.cut", "cut")),
    *(("stop.next", "next"), ("walk.show", "the text"), ("walk.later", "later"), *LAST),
)
ON_LOST: Named = ON_GUESS[1:]
ON_HEADING: Named = (("walk.hold", "all of them hold"), ("stop.next", "next"), *LAST)
ON_TEXT: Named = (
    *(("text.select", "select"), ("walk.place", "mark these words"), ("walk.show", "turn")),
    *(("stop.next", "next"), ("place.close", "back"), *LAST),
)
ON_NOTHING: Named = (("place.close", "back"), ("walk.revisions", "revisions"), *LAST)

ON_UNPLACED = {WalkGroup.AMBIGUOUS: ON_GUESS, WalkGroup.LOST: ON_LOST}

GROUP_NOTE = "+ says of all of them that their verdicts hold; n goes through them one by one."
NO_PLACE = "The claim is not in this walk."


class Showing:
    """Keeps the panes in step with the highlighted mark and the desk's current claim."""

    def __init__(self, screen: "WalkScreen") -> None:
        self._screen = screen
        self._claim: int | None = None
        """The claim that was followed to last."""

    @property
    def verbs(self) -> Named:
        """The keys that the footer names."""
        row = self._screen.list.current
        if row is None:
            return ON_NOTHING
        if self._screen.seen.shows != BOTH:
            return ON_TEXT
        if row.item is None:
            return ON_HEADING
        return ON_UNPLACED.get(row.group, ON_MARK)

    def target(self) -> Target | None:
        """On a heading, its group; else the desk's current claim, which is the mark's."""
        row, seen = self._screen.list.current, self._screen.seen
        if row is None:
            words = "" if self._screen.list.is_unread else "Nothing waits"
            return Target((), None, words, ratable=False)
        if row.item is None:
            count = sum(seen.waits(each) for each in seen.of_group(row.group))
            words = f"{GROUPS[row.group]}: {waiting_words(count)}; + takes the whole group"
            return Target((), None, words, ratable=False)
        return None

    def follow(self) -> None:
        """Show the desk's current claim, as it is now; its mark is highlighted, if it has one."""
        screen = self._screen
        claim, row = screen.desk.state.current, screen.list.current
        is_there = row is not None and row.item is not None and row.item.claim == claim
        at = None if is_there or claim == self._claim else screen.seen.row_of(claim)
        if at is not None:
            screen.list.highlight(at)
        self._claim = claim
        self.show()

    def list_again(self) -> None:
        """Show the rows as they are now; the highlight stays on its mark."""
        screen = self._screen
        at = screen.seen.row_at(self.mark)
        screen.list.show(screen.seen, (screen.list.row or 0) if at is None else at)
        self.show()

    @property
    def mark(self) -> int | None:
        """The highlighted mark, None on a heading."""
        row = self._screen.list.current
        return row.item.mark if row is not None and row.item is not None else None

    def narrow(self, words: str, on: int | None = None) -> None:
        """List the marks that have all of the words; the highlight stays on its mark, or goes to
        the one `on`, or to the first that waits.
        """
        screen, mark = self._screen, self.mark if on is None else on
        screen.seen.narrow(words)
        at = screen.seen.row_at(mark)
        screen.list.show(screen.seen, screen.seen.first() if at is None else at)
        self.highlighted()

    def highlighted(self) -> None:
        """Another row is highlighted: its claim is the desk's current one."""
        desk, row = self._screen.desk, self._screen.list.current
        if row is not None and row.item is not None and row.item.claim in desk.state.claims:
            desk.showing.claim(row.item.claim)
        self._claim = desk.state.current
        self.show()
        desk.showing.target()

    def show(self) -> None:
        """Show the highlighted mark, in the way that is asked for."""
        screen, row = self._screen, self._screen.list.current
        detail = screen.desk.showing.detail
        if row is None or row.item is None:
            screen.sides.show(None, GROUP_NOTE if row is not None else "")
        elif detail is None or detail.claim.id != row.item.claim:
            screen.sides.show(None, NO_PLACE)
        else:
            screen.sides.show(self._shown(row.item, detail))
            if screen.seen.shows != BOTH:
                self._text(row.item)

    # private

    def _shown(self, item: WalkItem, detail: "ClaimDetail") -> Shown:
        seen, article = self._screen.seen, self._screen.state.article
        old = said(seen.text(item.old_revision), item.old_start, item.old_end)
        new = None
        if item.start is not None and item.end is not None:
            new = said(article.text, item.start, item.end)
        who = self._screen.desk.workspace.who
        return Shown(item, old, new, seen.revision, detail, article.scale, who)

    def _text(self, item: WalkItem) -> None:
        """The whole of one text, at the mark; of a lost one about where it stood."""
        seen, pane = self._screen.seen, self._screen.text
        old, new = seen.text(item.old_revision), self._screen.state.article.text
        if seen.shows == OLD:
            place = Span(item.old_start, item.old_end)
            pane.show_at(old, f"Revision {item.old_revision}", place, place.start)
            return
        here = None if item.start is None or item.end is None else Span(item.start, item.end)
        near = item.old_start * len(new) // max(1, len(old))
        pane.show_at(new, f"Revision {seen.revision}, the new text", here, near)
