"""Which capture is looked into first, what others are called, and what became of a line."""

from datetime import UTC, datetime

from test_tui_evidence_phrases import capture, text

from workbench.model.evidence_views import Capture, PinRow
from workbench.model.found import Reworded
from workbench.model.spans import Span
from workbench.tui.evidence.captures import beside, first_shown, text_in, what_words
from workbench.tui.evidence.changed import Changed, changed_lines
from workbench.tui.evidence.phrases import gone_words, which_words
from workbench.tui.evidence.state import Seen

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def made(number: int, length: int = 900, how: str = "fetched", sha: str = "") -> Capture:
    """A capture of a minute, with a text of a length; with 0 without one."""
    at = f"2026-11-22T14:{number:02}:00.000000Z"
    read = text(id=number, capture=number, length=length, text_sha256=sha or f"text {number}")
    return capture(id=number, at=at, how=how, texts=(read,) if length else ())


def pin(in_capture: int, gone_in: int | None = None) -> PinRow:
    at = f"2026-11-22T14:{in_capture:02}:00.000000Z"
    row = (1, 1, 1, 1, 1, "none", "words", "verbatim", 0, 5, f"text {in_capture}", in_capture, at)
    return PinRow(*row, gone_in is not None, gone_in)


def shown(captures: list[Capture], pinned: PinRow | None = None) -> int | None:
    found = first_shown(captures, pinned)
    return None if found is None else found.id


def test_the_newest_with_a_text_is_looked_into_first() -> None:
    assert shown([made(3, 0), made(2), made(1)]) == 2
    assert shown([made(1, 0)]) is None
    assert shown([]) is None


def test_a_teaser_is_not_seen_before_the_whole() -> None:
    assert shown([made(2, 117), made(1, 4_000)]) == 1
    assert shown([made(2, 2_600), made(1, 4_000)]) == 2


def test_a_passage_that_is_gone_is_seen_where_it_was_pinned() -> None:
    captures = [made(3), made(2), made(1)]
    assert shown(captures, pin(1, gone_in=2)) == 1
    assert shown(captures, pin(1)) == 3


def test_a_passage_of_a_supplied_text_is_not_sought_in_what_the_address_gives() -> None:
    captures = [made(2, 3_000), made(1, 2_000, how="supplied")]
    assert shown(captures, pin(1)) == 1
    assert shown(captures) == 2


def test_the_text_that_a_passage_is_pinned_in_is_taken_before_a_newer_reading() -> None:
    again = text(id=9, text_sha256="another")
    both = made(1)._replace(texts=(again, *made(1).texts))
    found = text_in(both, pin(1))
    assert found is not None
    assert found.text_sha256 == "text 1"
    assert text_in(both, None) == again


def test_a_capture_is_held_against_what_lacks_the_passage_else_against_the_newest() -> None:
    captures = [made(4), made(3, how="supplied"), made(2), made(1)]
    gone = pin(1, gone_in=2)

    def against(number: int, pinned: PinRow | None = None) -> int | None:
        other = beside(captures, captures[4 - number], pinned)
        return None if other is None else other.id

    assert (against(1, gone), against(1), against(4), against(2, gone)) == (2, 4, 2, 4)
    assert against(3) is None


def test_it_is_said_which_capture_is_shown_and_what_became_of_the_passage() -> None:
    captures = (made(9), made(2), made(1))
    seen = Seen(captures[1], captures[1].texts[0], pin(2, gone_in=9), captures)
    assert which_words(seen, NOW) == "capture 2 of 3, fetched 14:02"
    assert gone_words(seen, NOW) == "pinned in the capture of 14:02, gone from that of 14:09"
    assert which_words(seen._replace(captures=captures[1:2]), NOW) == ""
    assert gone_words(seen._replace(pin=pin(2)), NOW) == ""


def test_a_list_says_whether_a_capture_changed_from_the_one_before_of_its_kind() -> None:
    captures = [
        made(4, sha="text 1"),
        made(3, how="supplied"),
        made(2, 0),
        made(1),
    ]
    assert what_words(captures, captures[0]) == "900 characters, unchanged"
    assert what_words(captures, captures[1]) == "900 characters"
    assert what_words(captures, captures[2]) == "no text, application/pdf"
    other = [made(2, 1_200), made(1)]
    assert what_words(other, other[0]) == "1,200 characters, changed"


def lines(*found: Reworded, pinned: Span | None = None, width: int = 60) -> list[str]:
    changed = Changed("1, 14:01", "2, 14:02", found, pinned)
    return ["".join(run.text for run in line) for line in changed_lines(changed, "…", width)]


def test_what_became_of_the_pinned_passage_stands_first() -> None:
    bill = Reworded(Span(0, 9), None, (("gone", "The bill."),))
    lamps = Reworded(
        Span(20, 40), Span(0, 18), (("same", "They bought "), ("gone", "40"), ("new", "14"))
    )
    said = lines(bill, lamps, pinned=Span(25, 30))
    assert [line for line in said if line] == [
        "The pinned passage",
        "was  They bought 40",
        "now  They bought 14",
        "Changed beside it",
        "was  The bill.",
        "now  not there",
    ]


def test_long_unchanged_words_are_left_out_and_what_is_from_outside_is_harmless() -> None:
    same = "word " * 200
    one = Reworded(
        Span(0, 9), Span(0, 9), (("same", same), ("gone", "\x1b[31m\u202e"), ("new", "x"))
    )
    said = "\n".join(lines(one))
    assert "…" in said
    assert len(said) < 700
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_of_very_many_changed_lines_the_rest_is_counted() -> None:
    many = [Reworded(Span(at, at + 1), None, (("gone", "x"),)) for at in range(0, 400, 2)]
    assert lines(*many)[-1] == "… and 100 more lines."
    assert "No word" in lines()[-1]
