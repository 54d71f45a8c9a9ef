"""Captures and pinned passages in the words of the screen."""

from datetime import datetime

from workbench.model.states import CaptureHow, Health, SourceKind
from workbench.model.views import Evidence
from workbench.tui.evidence.captures import at_words, how_words, number_of
from workbench.tui.evidence.state import Seen
from workbench.tui.panes.layout import one_line

NO_SOURCE = "This claim has no source yet. Press s to give it one, or paste an address."
SENSITIVE = (
    "This source is sensitive: it is never fetched. Press F to attach a file or a pasted text of "
    "it, which stays in this file."
)
NOT_CAPTURED = (
    "This source is not captured yet. Press C to fetch it now, or F to attach a file or a pasted "
    "text of it: a page behind a paywall, a transcript."
)
OFFLINE = (
    "This source has no address to fetch. Press F to attach a file, a transcript or a pasted text."
)
NO_TEXT = "This capture has no text"
WHERE_TO_LOOK = "Press i to say where to look in it, F to attach a text of it."


def capture_words(seen: Seen, one: Evidence | None, now: datetime) -> str:
    """Which capture it is: `captured 14:01, alive, 200, 3 pages`."""
    capture = seen.capture
    if capture is None or one is None:
        return ""
    verb = "supplied" if capture.how == CaptureHow.SUPPLIED else "captured"
    parts = [f"{verb} {at_words(capture.at, now)}", health_words(one)]
    parts.append("" if capture.status is None else str(capture.status))
    parts.append(one_line(capture.file_name, 80))
    if seen.read is not None:
        pages = sum(locator.label.startswith("page ") for locator in seen.read.locators)
        parts.append("1 page" if pages == 1 else f"{pages} pages" if pages else "")
        parts.append(one_line(seen.read.note, 200))
    parts.append(one_line(capture.note, 200))
    return ", ".join(part for part in parts if part)


def which_words(seen: Seen, now: datetime) -> str:
    """Which capture of several is shown: `capture 2 of 3, fetched 14:01`."""
    capture, count = seen.capture, len(seen.captures)
    if capture is None or count < 2:
        return ""
    number = number_of(seen.captures, capture)
    return f"capture {number} of {count}, {how_words(capture, now)}"


def gone_words(seen: Seen, now: datetime) -> str:
    """Where the pinned passage stands, and where it does not any more; empty where it does."""
    pin = seen.pin
    if pin is None or not pin.gone:
        return ""
    said = f"pinned in the capture of {at_words(pin.found_at, now)}, gone from "
    lacking = next((one for one in seen.captures if one.id == pin.gone_in), None)
    return f"{said}{f'that of {at_words(lacking.at, now)}' if lacking else 'a later one'}"


def health_words(one: Evidence) -> str:
    """What is known of the link; nothing where that is nothing."""
    return "" if one.health == Health.UNKNOWN else one.health


def badge(seen: Seen, now: datetime) -> str:
    """What is said of a passage that stands in its capture letter for letter."""
    found_at = seen.pin.found_at if seen.pin is not None else ""
    return f"found in the capture of {at_words(found_at, now)}" if found_at else ""


def proof_words(one: Evidence) -> tuple[str, str]:
    """How far a source is proof, and its look."""
    if one.gone:
        return "passage is gone", "role--bad"
    if one.pinned:
        return "pinned", "role--good"
    if one.passage:
        return "passage", "pane--text"
    if not one.captured_at:
        return "not captured", "role--unsure" if one.unread else "pane--dim"
    return ("not read yet", "role--unsure") if one.unread else ("read", "pane--text")


def no_text(one: Evidence | None, seen: Seen) -> str:
    """Why there is no text to read, and what to press."""
    if one is None:
        return NO_SOURCE
    if seen.capture is not None:
        kind = one_line(seen.capture.media_type, 40)
        notes = [text.note for text in seen.capture.texts] + [seen.capture.note]
        said = " ".join(one_line(note, 400) for note in notes if note)
        return f"{NO_TEXT}{f' ({kind})' if kind else ''}. {said} {WHERE_TO_LOOK}"
    if one.sensitive:
        return SENSITIVE
    return NOT_CAPTURED if one.url or one.kind == SourceKind.WEB else OFFLINE
