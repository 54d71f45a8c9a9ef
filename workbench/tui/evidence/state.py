"""What the evidence screen shows: a claim, one of its sources, the text of that, a place in it.

A plain object: no widget, no key. Offsets are code points of the capture's text.
"""

from bisect import bisect_right
from typing import NamedTuple

from workbench.model.evidence_views import Capture, CaptureText, PinRow, SourceText
from workbench.model.found import Passage
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.model.views import ClaimDetail, Evidence
from workbench.tui.evidence.captures import beside
from workbench.tui.evidence.comparing import Compared, compared
from workbench.tui.evidence.sourcelines import Places

PASSAGE, CAPTURES = "passage", "captures"
"""What is shown where what differs is: the claim against the passage, a capture against another."""


class Seen(NamedTuple):
    """What there is of a source: the capture to look into, what was read out of it, what is pinned,
    and all captures, newest first.

    `read` is None where no capture of the source has a text.
    """

    capture: Capture | None = None
    read: CaptureText | None = None
    pin: PinRow | None = None
    captures: tuple[Capture, ...] = ()

    @property
    def text(self) -> int | None:
        """The id of the text to look into."""
        return self.read.id if self.read is not None else None

    @property
    def is_gone(self) -> bool:
        """Whether a later capture lacks the pinned passage."""
        return self.pin is not None and self.pin.gone

    @property
    def beside(self) -> tuple[Capture, Capture] | None:
        """The captures that are held against each other, the older one first."""
        other = beside(self.captures, self.capture, self.pin) if self.capture else None
        if self.capture is None or other is None:
            return None
        older, newer = sorted((self.capture, other), key=lambda one: one.id)
        return older, newer


NOTHING = Seen()


class EvidenceState:
    """One claim beside one of its sources. `rank` counts the stops of `n`, the best is 0."""

    def __init__(self) -> None:
        self.detail: ClaimDetail | None = None
        self.here = NOTHING
        self.pinned: Span | None = None
        self.evidence_id: int | None = None
        self.source: SourceText | None = None
        self.passages: tuple[Passage, ...] | None = None
        self.rank = 0
        self.shows = ""

    @property
    def shows_differences(self) -> bool:
        """Whether what differs is shown in the place of the text."""
        return self.shows != ""

    def turn(self) -> bool:
        """Show what differs in another way, at last the text again; whether there is a way."""
        ways = [PASSAGE] if self.compared is not None else []
        if self.here.beside is not None:
            ways.insert(0 if self.here.is_gone else len(ways), CAPTURES)
        was = self.shows
        after = ways.index(was) + 1 if was in ways else 0 if not was else len(ways)
        self.shows = ways[after] if after < len(ways) else ""
        return self.shows != was

    # the claim and the source

    def take(self, detail: ClaimDetail | None, chosen: int | None) -> None:
        """Show a claim: at the source that was shown before, else the `chosen`, else the first."""
        self.detail = detail
        ids = [one.id for one in self.sources]
        if self.evidence_id not in ids:
            self.evidence_id = chosen if chosen in ids else next(iter(ids), None)

    @property
    def sources(self) -> tuple[Evidence, ...]:
        return self.detail.evidence if self.detail is not None else ()

    @property
    def evidence(self) -> Evidence | None:
        """The source that is shown, on this claim."""
        return next((one for one in self.sources if one.id == self.evidence_id), None)

    @property
    def number(self) -> int:
        """Which of the sources that is, from 0."""
        return next((at for at, one in enumerate(self.sources) if one.id == self.evidence_id), 0)

    @property
    def asked(self) -> str:
        """The words that are sought in sources: the claim as it stands alone, else its quote."""
        if self.detail is None:
            return ""
        return self.detail.claim.restated.strip() or self.detail.claim.quote.strip()

    # the text

    def show_text(self, source: SourceText | None) -> None:
        """Show another text, without passages yet."""
        self.source, self.passages, self.rank = source, None, 0
        self.find_pinned()

    def find_pinned(self) -> None:
        """Where the pinned passage stands in the text that is shown, if it does."""
        pin, source = self.here.pin, self.source
        self.pinned = None
        if pin is None or source is None or pin.start is None or pin.end is None:
            return
        if pin.text_sha256 == source.row.text_sha256:
            self.pinned = Span(pin.start, pin.end)
        elif (at := source.text.find(pin.passage)) >= 0:
            self.pinned = Span(at, at + len(pin.passage))

    @property
    def stops(self) -> list[Span]:
        """What `n` goes through: the pinned passage, then the best places."""
        found = [Span(one.start, one.end) for one in self.passages or ()]
        if self.pinned is None:
            return found
        return [self.pinned, *(span for span in found if span != self.pinned)]

    @property
    def shown(self) -> Span | None:
        """The passage that is shown."""
        stops = self.stops
        return stops[self.rank] if self.rank < len(stops) else None

    def step(self, by: int) -> bool:
        """To another stop; whether that went round by an end."""
        count = len(self.stops)
        was, self.rank = self.rank, (self.rank + by) % max(1, count)
        return (self.rank - was) * by <= 0

    def words(self, span: Span) -> str:
        """The words of a place."""
        return self.source.text[span.start : span.end] if self.source is not None else ""

    @property
    def passage(self) -> Passage | None:
        """What was found of the shown passage; None where it is the person's own."""
        shown = self.shown
        return next((one for one in self.passages or () if (one.start, one.end) == shown), None)

    @property
    def compared(self) -> Compared | None:
        """The claim against the shown passage, in offsets of their own words."""
        shown = self.shown
        if shown is None or self.source is None or not self.asked:
            return None
        return compared(self.asked, self.words(shown))

    @property
    def places(self) -> Places:
        """What lies over the text."""
        shown, against = self.shown, self.compared
        laid: list[tuple[Span, str]] = []
        if shown is not None and against is not None:
            at = shown.start
            laid = [(Span(at + one.start, at + one.end), k) for one, k in against.over_passage]
        found = tuple(Span(one.start, one.end) for one in self.passages or ())
        return Places(found, shown, self.pinned, tuple(laid))

    def locator(self, offset: int) -> str:
        """Where an offset is by the source's own pages, or an empty text."""
        locators = self.source.row.locators if self.source is not None else ()
        at = bisect_right(locators, offset, key=lambda locator: locator.start) - 1
        return locators[at].label if at >= 0 else ""

    @property
    def is_verbatim(self) -> bool:
        """Whether the shown passage is the pinned one and stands in the text letter for letter."""
        evidence = self.evidence
        is_pinned = self.shown is not None and self.shown == self.pinned
        return is_pinned and evidence is not None and evidence.match == Match.VERBATIM
