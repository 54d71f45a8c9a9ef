"""What the evidence screen says where there is nothing to read, and of what there is."""

from datetime import UTC, datetime

from tui_panes import evidence

from workbench.model.evidence_views import Capture, CaptureText, PinRow
from workbench.model.spans import Locator
from workbench.tui.evidence.phrases import badge, capture_words, no_text, proof_words
from workbench.tui.evidence.state import NOTHING, Seen

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
AT = "2026-11-22T14:01:00.000000Z"
PAGES = (Locator(0, "page 1"), Locator(900, "page 2"))


def capture(**other: object) -> Capture:
    made = Capture(
        *(1, 1, AT, "fetched", 200, "", "", (), (), "", "application/pdf", "", 9, "", "")
    )
    return made._replace(**other)


def text(**other: object) -> CaptureText:
    made = CaptureText(1, 1, AT, "x 1", "s", 9, "", (), "", "", "", "", "en", None, PAGES, "", "")
    return made._replace(**other)


def test_a_capture_is_named_by_time_health_status_and_pages() -> None:
    alive = evidence(1, health="alive", captured_at=AT)
    words = capture_words(Seen(capture(), text()), alive, NOW)
    assert words == "captured 14:01, alive, 200, 2 pages"
    assert capture_words(Seen(capture(how="supplied", status=None)), alive, NOW).startswith(
        "supplied 14:01"
    )
    assert capture_words(NOTHING, alive, NOW) == ""


def test_a_capture_of_another_day_is_named_with_its_day() -> None:
    before = capture(at="2026-11-20T14:01:00.000000Z")
    assert "20 Nov 2026 14:01" in capture_words(
        Seen(before), evidence(1, url="https://example.org/a"), NOW
    )


def test_the_badge_names_the_capture_that_the_passage_was_found_in() -> None:
    pin = PinRow(*(1, 1, 1, 1, 1, "none", "words", "verbatim", 0, 5, "s", 1, AT, False))
    assert badge(Seen(capture(), text(), pin), NOW) == "found in the capture of 14:01"
    assert badge(Seen(capture(), text()), NOW) == ""


def test_each_emptiness_says_what_to_press() -> None:
    assert "Press s" in no_text(None, NOTHING)
    assert "Press C" in no_text(evidence(1, url="https://example.org/a"), NOTHING)
    sensitive = no_text(evidence(1, sensitive=True), NOTHING)
    assert "never fetched" in sensitive
    assert "Press C" not in sensitive
    offline = no_text(evidence(1, kind="interview"), NOTHING)
    assert "no address" in offline
    image = no_text(
        evidence(1, url="https://example.org/a"),
        Seen(capture(media_type="image/png", note="An image.")),
    )
    assert "(image/png). An image. Press i" in image


def test_how_far_a_source_is_proof() -> None:
    assert proof_words(evidence(1, pinned=True, gone=True)) == ("passage is gone", "role--bad")
    assert proof_words(evidence(1, pinned=True))[0] == "pinned"
    assert proof_words(evidence(1, passage="words"))[0] == "passage"
    assert proof_words(evidence(1, unread=True))[0] == "not captured"
    assert proof_words(evidence(1, unread=True, captured_at=AT))[0] == "not read yet"
