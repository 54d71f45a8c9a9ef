"""Which of a source's captures is looked into, and what a list says of each of them.

Captures are newest first, as the reader gives them; a person counts them from the oldest.
"""

from collections.abc import Sequence
from datetime import datetime

from workbench.model.evidence_views import Capture, CaptureText, PinRow
from workbench.model.states import CaptureHow
from workbench.tui.panes.layout import one_line
from workbench.tui.panes.phrases import moment

FULL = 0.5
"""The part of the longest text that a newer one has at least, to be seen before it. What is left of
an article before a paywall is a paragraph or two; an edit hardly takes out half of it."""


def at_words(at: str, now: datetime) -> str:
    """A stored time: `14:01` where it is of today, else with its day."""
    here, today = datetime.fromisoformat(at).astimezone(), now.astimezone()
    return f"{here:%H:%M}" if here.date() == today.date() else moment(at)


def text_in(capture: Capture, pin: PinRow | None) -> CaptureText | None:
    """The text of a capture to look into: the one the passage is pinned in, else the newest."""
    texts = [text for text in capture.texts if text.length]
    pinned = pin.text_sha256 if pin is not None else ""
    newest = texts[0] if texts else None
    return next((text for text in texts if text.text_sha256 == pinned), newest)


def readable(captures: Sequence[Capture]) -> list[Capture]:
    """Those that have a text."""
    return [capture for capture in captures if text_in(capture, None) is not None]


def first_shown(captures: Sequence[Capture], pin: PinRow | None) -> Capture | None:
    """The capture to look into first: the one that holds a passage which later ones do not have
    any more, else the newest that is not much less than another.
    """
    found = readable(captures)
    pinned_in = pin.capture if pin is not None and pin.start is not None else None
    pinned = next((capture for capture in found if capture.id == pinned_in), None)
    if pin is not None and pinned is not None:
        if pin.gone:
            return pinned
        found = [capture for capture in found if capture.how == pinned.how]
    longest = max((_length(capture) for capture in found), default=0)
    return next((each for each in found if _length(each) >= FULL * longest), None)


def beside(captures: Sequence[Capture], shown: Capture, pin: PinRow | None) -> Capture | None:
    """What the shown capture is held against: what the passage is gone from, else the newest; of
    the newest itself, the one before. None where there is no other of the kind.
    """
    alike = [each for each in readable(captures) if each.how == shown.how]
    if pin is not None and pin.gone and shown.id == pin.capture:
        lacking = next((each for each in alike if each.id == pin.gone_in), None)
        if lacking is not None:
            return lacking
    others = [each for each in alike if each.id != shown.id]
    return next(iter(others), None)


def number_of(captures: Sequence[Capture], shown: Capture) -> int:
    """Which of the captures it is, the oldest being 1."""
    return len(captures) - next(at for at, one in enumerate(captures) if one.id == shown.id)


def how_words(capture: Capture, now: datetime) -> str:
    """When and how it came: `fetched 14:01`."""
    how = "supplied" if capture.how == CaptureHow.SUPPLIED else "fetched"
    return f"{how} {at_words(capture.at, now)}"


def what_words(captures: Sequence[Capture], one: Capture) -> str:
    """What came: its size, and whether it is otherwise than the one before it of its kind."""
    text = text_in(one, None)
    if text is None:
        return f"no text, {one_line(one.media_type, 40) or 'of no type'}"
    parts = [f"{text.length:,} characters"]
    older = [each for each in readable(captures) if each.how == one.how and each.id < one.id]
    before = text_in(older[0], None) if older else None
    if before is not None:
        is_same = before.text_sha256 == text.text_sha256
        parts.append("unchanged" if is_same else "changed")
    return ", ".join(parts)


def _length(capture: Capture) -> int:
    text = text_in(capture, None)
    return 0 if text is None else text.length
