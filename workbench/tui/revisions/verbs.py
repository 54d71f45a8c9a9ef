"""What a checker does in the walk: each verb is for the highlighted mark, some for its group."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.requests import Done
from workbench.model.revisions import WalkItem
from workbench.model.spans import Span
from workbench.tui.panes.layout import one_line
from workbench.tui.revisions.phrases import GROUPS
from workbench.tui.revisions.state import NEW

if TYPE_CHECKING:
    from workbench.tui.revisions.walkscreen import WalkScreen

NOTHING = "Nothing waits here: Esc goes back to the desk."
ONE = "This is for one mark: n goes to it. + takes the whole group."
SELECT = "Space begins a selection where the caret is, the arrows widen it, m marks it, Esc leaves."


class Verbs:
    """The verbs that write, queued when the call returns."""

    def __init__(self, screen: "WalkScreen") -> None:
        self._screen = screen

    def hold(self) -> None:
        """The verdict holds for the words as they are; on a heading, for all of its group."""
        screen, row = self._screen, self._screen.list.current
        if row is None:
            screen.say(NOTHING)
        elif row.item is not None:
            self._act(screen.walk.still_holds([row.item.mark]), [row.item], "still holds")
        else:
            items = [each for each in screen.seen.of_group(row.group) if screen.seen.waits(each)]
            if not items:
                screen.say(f"Nothing {GROUPS[row.group]} waits any more.")
                return
            future = screen.walk.still_holds([each.mark for each in items])
            self._act(future, items, "still holds")

    def rate(self, digit: int) -> None:
        """Rate anew by the words as they are; 0 re-opens."""
        screen, item = self._screen, self._one()
        if item is None:
            return
        scale = screen.state.article.scale
        rating = scale.by_digit(digit) if digit else None
        if digit and rating is None:
            screen.say(f"The scale {scale.name} has no rating {digit}.", bad=True)
        elif rating is None:
            self._act(screen.walk.reopen([item.mark]), [item], "re-opened")
        else:
            future = screen.walk.rate([item.mark], rating.key)
            self._act(future, [item], one_line(rating.label), asks=rating.asks_reason)

    def accept(self) -> None:
        """Take the suggested place."""
        item = self._one()
        if item is not None:
            self._act(self._screen.walk.accept([item.mark]), [item], "is where it was suggested")

    def cut(self) -> None:
        """The article does not say it any more."""
        item = self._one()
        if item is not None:
            self._act(self._screen.walk.cut([item.mark]), [item], "cut")

    def later(self) -> None:
        """Leave it until the others are done."""
        screen, item = self._screen, self._one()
        if item is not None:
            screen.seen.put_off([item])
            screen.say(f"#{item.number} comes again when the others are done.")
            screen.go_on()

    def place(self) -> None:
        """Show the new text to select words in; with a selection, mark these."""
        screen, item = self._screen, self._one()
        if item is None:
            return
        if screen.seen.shows != NEW:
            screen.turn_to(NEW)
            screen.say(SELECT)
        elif (selection := screen.text.selection) is None:
            screen.say(SELECT)
        else:
            self._put(item, selection)

    def _put(self, item: WalkItem, selection: Span) -> None:
        screen = self._screen
        place = screen.desk.marking.place(selection)
        screen.text.clear_selection()
        self._act(screen.walk.place(item.mark, place), [item], "marked")

    # private

    def _one(self) -> WalkItem | None:
        """The mark that a verb is for; said where there is none."""
        row = self._screen.list.current
        if row is None or row.item is None:
            self._screen.say(NOTHING if row is None else ONE)
            return None
        return row.item

    def _act(
        self,
        future: "Future[Done[None]]",
        items: Sequence[WalkItem],
        done: str,
        asks: bool = False,
    ) -> None:
        screen = self._screen
        numbers = list(dict.fromkeys(item.number for item in items))
        names = f"#{numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} claims"

        def written(_none: None) -> None:
            screen.reading.after(lambda: screen.went_on(items))
            if asks:
                screen.desk.describing.open_rationale(items[0].claim)

        screen.desk.writing.write(future, written, said=f"{names}: {done}, saved")
