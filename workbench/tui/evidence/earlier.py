"""The captures of a source beside the one that is shown: going to them, and what they have changed.

A capture that was gone to stays until the source has a newer one, which is then shown.
"""

from functools import partial
from typing import TYPE_CHECKING

from workbench.model.evidence_views import Capture, PinRow
from workbench.model.found import Reworded
from workbench.model.spans import Span
from workbench.tui.evidence.captures import (
    at_words,
    first_shown,
    how_words,
    number_of,
    readable,
    text_in,
    what_words,
)
from workbench.tui.evidence.changed import Changed
from workbench.tui.evidence.going import no_text_here
from workbench.tui.evidence.state import CAPTURES, Seen
from workbench.tui.panes.layout import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.evidence.screen import EvidenceScreen

Compared = tuple[int, int]
"""The texts of two captures that are held against each other, the older one's first."""


class Earlier:
    """Which capture is looked into, where a person chose one; and two of them compared."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._chosen: tuple[int, int] | None = None
        """The newest capture of a source as of when another was gone to, and that one."""
        self._found: tuple[Compared, tuple[Reworded, ...]] | None = None
        self._asked: Compared | None = None

    def looked_into(self, captures: "Sequence[Capture]", pin: PinRow | None) -> Capture | None:
        """The capture that was gone to, else the one to look into first."""
        if captures and self._chosen is not None and self._chosen[0] == captures[0].id:
            return next((one for one in captures if one.id == self._chosen[1]), None)
        return first_shown(captures, pin)

    # verbs

    def step(self) -> None:
        """To the capture before the one that is shown, from the oldest to the newest."""
        screen, here = self._screen, self._screen.seen.here
        found = readable(here.captures)
        if here.capture is None or not found:
            screen.say(no_text_here(screen.seen))
        elif len(found) == 1:
            count = len(here.captures)
            others = "the only one" if count == 1 else f"the only one of {count} with a text"
            screen.say(f"This capture of the source is {others}: C makes another.")
        else:
            ids = [one.id for one in found]
            self._to(found[(ids.index(here.capture.id) + 1) % len(found)])

    def choose(self) -> None:
        """List the captures, to go to one."""
        from workbench.tui.dialogs.choose import ChooseDialog, Option

        screen, here = self._screen, self._screen.seen.here
        evidence = screen.seen.evidence
        if evidence is None or not here.captures:
            screen.say(no_text_here(screen.seen))
            return
        now = screen.desk.workspace.clock.now()
        options = [
            Option(
                str(one.id),
                f"{number_of(here.captures, one)}  {how_words(one, now)}",
                _note(here, one),
            )
            for one in here.captures
        ]
        dialog = ChooseDialog(f"Captures of [{evidence.number}]", options)
        dialog.add_class("-wide")
        screen.desk.workbench.push_screen(dialog, partial(self._choose, here.captures))

    def _choose(self, captures: "Sequence[Capture]", chosen: str | None) -> None:
        one = next((each for each in captures if str(each.id) == chosen), None)
        if one is None:
            return
        if text_in(one, None) is None:
            self._screen.say("That capture has no text to show.")
        elif self._screen.seen.here.captures == tuple(captures):
            self._to(one)

    def _to(self, one: Capture) -> None:
        self._chosen = (self._screen.seen.here.captures[0].id, one.id)
        self._screen.showing.anew()

    # compared

    def changed(self) -> Changed | None:
        """What the newer of the two captures has otherwise, as far as that is known; asked for
        where it is not.
        """
        here = self._screen.seen.here
        both = here.beside
        if both is None:
            return None
        older, newer = (text_in(one, here.pin) for one in both)
        if older is None or newer is None:
            return None
        wanted = (older.id, newer.id)
        is_known = self._found is not None and self._found[0] == wanted
        if not is_known:
            self._ask(wanted)
        now = self._screen.desk.workspace.clock.now()
        named = [f"{number_of(here.captures, one)}, {at_words(one.at, now)}" for one in both]
        return Changed(
            named[0],
            named[1],
            self._found[1] if self._found is not None and is_known else None,
            _gone_place(here.pin, older.text_sha256),
        )

    def _ask(self, wanted: Compared) -> None:
        if self._asked != wanted:
            self._asked = wanted
            future = self._screen.desk.workspace.proving.rewordings(*wanted)
            self._screen.reading.ask(future, partial(self._take, wanted))

    def _take(self, wanted: Compared, found: list[Reworded]) -> None:
        self._asked = None
        self._found = (wanted, tuple(found))
        if self._screen.seen.shows == CAPTURES:
            self._screen.showing.differences()


def _note(here: Seen, one: Capture) -> str:
    """What a list says of a capture beside its time."""
    is_shown = here.capture is not None and one.id == here.capture.id
    is_pinned = one.id == _pinned_in(here.pin)
    is_gone = here.pin is not None and one.id == here.pin.gone_in
    parts = [
        what_words(here.captures, one),
        "passage pinned here" if is_pinned else "passage gone" if is_gone else "",
        "shown" if is_shown else "",
        one_line(one.file_name, 60),
    ]
    return ", ".join(part for part in parts if part)


def _gone_place(pin: PinRow | None, text_sha256: str) -> Span | None:
    """Where the passage stood in a text, if it is gone from a later one."""
    if pin is None or not pin.gone or pin.text_sha256 != text_sha256:
        return None
    return Span(pin.start or 0, pin.end or 0)


def _pinned_in(pin: PinRow | None) -> int | None:
    return pin.capture if pin is not None and pin.start is not None else None
