"""Several captures of one source on the evidence screen: a passage that is gone is seen again."""

from pathlib import Path

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from evidence_bench import TOWER, beside, shown_words, supply
from pilot_desk import PilotDesk
from syrupy.assertion import SnapshotAssertion

STANDS = "The tower stands thirty-eight metres above the sea."
LATER = TOWER.replace("thirty-eight metres", "forty metres")

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])


async def lose(desk: PilotDesk) -> None:
    """Pin the passage, and have a later capture without it."""
    await desk.press("p")
    supply(desk.app.workspace, 1, LATER, "later.txt")
    beside(desk).desk.showing.catch_up()  # as it does twice a second
    await desk.press("e", "e")


@SIZES
async def test_a_passage_that_is_gone_is_shown_where_it_was_pinned(
    open_evidence: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_evidence(size=size) as desk:
        await lose(desk)
        assert shown_words(desk) == STANDS
        assert "pinned in the capture of 14:02, gone from that of 14:02" in desk.text
        assert "capture 1 of 2, supplied 14:02" in desk.text
        assert desk.text == snapshot


@SIZES
async def test_what_is_there_now_stands_beside_what_was_pinned(
    open_evidence: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_evidence(size=size) as desk:
        await lose(desk)
        await desk.press("t")
        words = " ".join(desk.text.split())
        assert "Capture 1, 14:02, against capture 2, 14:02" in words
        assert "The pinned passage" in words
        assert "was The tower stands thirty-eight metres" in words
        assert "now The tower stands forty metres" in words
        assert desk.text == snapshot
        await desk.press("t")
        assert "The claim against the passage" in desk.text
        await desk.press("t")
        assert not beside(desk).seen.shows_differences


async def test_a_capture_that_takes_the_passage_away_is_named_while_one_looks_at_it(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        await desk.press("p")
        assert "capture 1 of" not in desk.text
        await desk.press("F").paste(LATER).press("enter")
        assert shown_words(desk) == STANDS
        assert "capture 1 of 2, supplied 14:02" in desk.text


async def test_v_goes_from_capture_to_capture_and_stays_there(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("v")
        assert "the only one" in desk.said
        await lose(desk)
        await desk.press("v")
        assert "capture 2 of 2" in desk.text
        assert "forty metres" in desk.text
        assert "gone from that of" in desk.text
        await desk.press("plus")
        assert "capture 2 of 2" in desk.text
        await desk.press("v")
        assert shown_words(desk) == STANDS


async def test_what_is_pinned_in_the_newest_is_gone_from_nowhere(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await lose(desk)
        await desk.press("v", "p")
        assert "gone from" not in desk.text
        assert "found in the capture of" in desk.text
        assert not desk.disk.detail(3).evidence[0].gone
        await desk.press("v", "n", "n", "p")
        (evidence, *_) = desk.disk.detail(3).evidence
        assert evidence.pinned


async def test_a_capture_is_chosen_from_a_list(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await lose(desk)
        await desk.press("V")
        words = " ".join(desk.text.split())
        assert "Captures of [1]" in words
        assert "2 supplied 14:02" in words
        assert "changed" in words
        assert "characters, passage pinned here, shown, tower.txt" in words
        assert "characters, changed, passage gone, later.txt" in words
        await desk.press("down", "up", "enter")
        assert "capture 2 of 2" in desk.text


async def test_a_newer_capture_is_shown_also_where_an_older_one_was_gone_to(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        supply(desk.app.workspace, 1, LATER, "later.txt")
        await desk.press("e", "e", "v")
        assert "capture 1 of 2" in desk.text
        supply(desk.app.workspace, 1, LATER + "\nOne line more.\n", "third.txt")
        await desk.press("e", "e")
        assert "capture 3 of 3" in desk.text


async def test_a_teaser_is_not_shown_before_the_whole(
    open_evidence: OpenDesk, tmp_path: Path
) -> None:
    async with open_evidence() as desk:
        supply(desk.app.workspace, 1, "The tower stands. To read on, subscribe.", "teaser.txt")
        await desk.press("e", "e")
        assert "capture 1 of 2" in desk.text
        assert shown_words(desk) == STANDS
        await desk.press("v")
        assert "To read on, subscribe." in desk.text


async def test_without_a_source_the_keys_of_captures_say_so(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("greater_than_sign")
        for key in ("v", "V", "c", "f", "T"):
            await desk.press(key)
            assert "No source yet: press s" in desk.said
