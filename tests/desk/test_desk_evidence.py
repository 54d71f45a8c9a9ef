"""The evidence screen: keys to what is on disk and on screen."""

from pathlib import Path

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from evidence_bench import TOWER, a_file, beside, shown_words
from on_disk import Disk

from workbench.model.settings import Settings
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.evidence.screen import EvidenceScreen
from workbench.workspace.opening import open_workspace

STANDS = "The tower stands thirty-eight metres above the sea."


async def test_it_opens_at_the_passage_most_like_the_claim(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        assert isinstance(desk.app.screen, EvidenceScreen)
        assert shown_words(desk) == STANDS
        assert "passage 1 of" in desk.text
        assert "supplied 14:02" in desk.text
        assert desk.target.startswith("#3 “38 metres above the sea”:  1 Confirmed")


@pytest.mark.parametrize("key", ["e", "escape"])
async def test_it_goes_back_to_the_desk_at_the_claim_that_was_shown(
    open_evidence: OpenDesk, key: str
) -> None:
    async with open_evidence() as desk:
        await desk.press("less_than_sign", key)
        assert isinstance(desk.app.screen, DeskScreen)
        assert (desk.current, desk.pane) == (5, "claims")
        await desk.press("1")
        assert desk.disk.rating_of(5) == "confirmed"
        assert "#5 Confirmed, saved" in desk.said


async def test_without_a_claim_it_says_what_comes_first(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.press("e")
        assert isinstance(desk.app.screen, DeskScreen)
        assert "No claim here" in desk.said


async def test_n_and_shift_n_go_through_the_passages(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        first = shown_words(desk)
        await desk.press("n")
        second = shown_words(desk)
        assert "31 metres" in second
        assert "!number 38 > 31" in desk.text
        await desk.press("N")
        assert shown_words(desk) == first != second


async def test_p_pins_the_passage_and_the_badge_says_where_it_stands(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        assert "found in the capture" not in desk.text
        await desk.press("p")
        evidence = desk.disk.detail(3).evidence[0]
        assert (evidence.passage, evidence.match, evidence.pinned) == (STANDS, "verbatim", True)
        assert "✓ found in the capture of 14:02" in desk.text
        assert not evidence.unread
        await desk.press("p")
        assert "pinned passage already" in desk.said
        await desk.press("u")
        assert not desk.disk.detail(3).evidence[0].pinned
        assert "found in the capture" not in desk.text


async def test_a_passage_is_pinned_by_hand(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("f").type("built in 1876").press("enter", "escape")
        await desk.press("space", *["ctrl+right"] * 3, "p")
        evidence = desk.disk.detail(3).evidence[0]
        assert (evidence.passage, evidence.match) == ("built in 1876", "verbatim")
        assert shown_words(desk) == "built in 1876"


async def test_a_pin_is_let_go_by_its_own_key(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("P")
        assert "Nothing is pinned" in desk.said
        await desk.press("p", "P")
        assert desk.disk.detail(3).evidence[0].passage == ""


async def test_a_held_p_pins_once(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.pilot.press("p", "p", "p")
        await desk.settled()
        assert desk.disk.verbs().count("pin") == 1


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        ("plus", "supports"),
        ("minus", "refutes"),
        ("semicolon", "partly"),
        ("comma", "context"),
        ("quotation_mark", "said-here"),
    ],
)
async def test_a_stance_takes_one_key(open_evidence: OpenDesk, key: str, stance: str) -> None:
    async with open_evidence() as desk:
        await desk.press("j", key)
        stances = [one.stance for one in desk.disk.detail(3).evidence]
        assert stances == ["none", stance, "none"]


async def test_j_and_k_go_through_the_sources(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("j")
        assert "nothing in this text looks like the claim" in desk.text
        assert "Nothing was spent on paint" in desk.text
        await desk.press("j")
        assert "not captured yet. Press C" in " ".join(desk.text.split())
        await desk.press("k", "k")
        assert shown_words(desk) == STANDS
        await desk.press("e")
        item = desk.screen.detail.current_evidence
        assert item == desk.disk.detail(3).evidence[0].id


async def test_the_keys_of_claims_go_through_the_open_ones(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("greater_than_sign")
        assert desk.current == 4
        assert "No source yet: press s" in desk.text
        await desk.press("less_than_sign")
        assert (desk.current, shown_words(desk)) == (3, STANDS)


async def test_a_digit_rates_the_claim_that_the_footer_names(open_evidence: OpenDesk) -> None:
    async with open_evidence(settings=Settings(who="MK")) as desk:
        await desk.press("1")
        assert desk.disk.rating_of(3) == "confirmed"
        assert desk.current == 4
        await desk.press("u")
        assert desk.disk.rating_of(3) is None
        assert desk.current == 3


async def test_a_reason_is_written_beside_the_source(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("2").type("the survey says 38").press("ctrl+s")
        assert desk.disk.rationale_of(3) == "the survey says 38"
        assert isinstance(desk.app.screen, EvidenceScreen)
        assert desk.pane == "source"
        await desk.press("w").type(" too").press("ctrl+q")
    assert desk.disk.rationale_of(3) == "the survey says 38 too"


async def test_a_field_of_the_desk_is_the_desks_again_afterwards(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("w").type("one").press("ctrl+s", "e", "w").type(" two").press("ctrl+s")
        assert desk.disk.rationale_of(3) == "one two"
        await desk.press("e", "w").type(" three").press("ctrl+s")
        assert desk.disk.rationale_of(3) == "one two three"


async def test_the_sources_words_become_the_proposed_wording(open_evidence: OpenDesk) -> None:
    async with open_evidence(number=2) as desk:
        await desk.press("c")
        assert desk.disk.detail(2).proposed == "built in 1876"
        assert "“built in 1876”" in desk.text
        await desk.press("c").type(" or so").press("ctrl+s")
        assert desk.disk.detail(2).proposed == "built in 1876 or so"


async def test_what_differs_is_shown_in_the_place_of_the_text(open_evidence: OpenDesk) -> None:
    async with open_evidence(number=2) as desk:
        assert "!number 1874 > 1876" in desk.text
        await desk.press("t")
        assert "The claim against the passage" in desk.text
        assert "A tower" not in desk.text
        await desk.press("down", "pagedown", "space")
        assert "The claim against the passage" not in desk.text


async def test_a_number_in_other_letters_is_the_same_number(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        assert "number 38 = thirty-eight" in desk.text
        assert "!number" not in desk.text


async def test_a_locator_is_typed(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("i").type("page 3").press("enter")
        assert desk.disk.detail(3).evidence[0].locator == "page 3"


async def test_a_private_note_is_typed_here_and_in_the_detail(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("W").type("called from home").press("enter")
        assert desk.disk.detail(3).evidence[0].private_note == "called from home"
        assert "stays here" in desk.said
        await desk.press("escape").focus("detail")
        assert "private: called from home" in desk.text
        await desk.press("W", "ctrl+u").type("at work").press("enter")
        assert [each.private_note for each in desk.disk.detail(3).evidence].count("at work") == 1


async def test_a_file_becomes_a_capture(open_evidence: OpenDesk, tmp_path: Path) -> None:
    async with open_evidence() as desk:
        await desk.press("j", "j", "F").type(str(a_file(tmp_path))).press("enter")
        assert shown_words(desk) == STANDS
        assert "[3] captured" in desk.said or "also seems to carry" in desk.said
        assert "tower.txt" in desk.text
        await desk.press("p")
        assert desk.disk.detail(3).evidence[2].passage == STANDS


async def test_a_pasted_text_becomes_a_capture(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("j", "j", "F").paste(TOWER)
        assert "words is pasted" in desk.text
        await desk.press("enter")
        assert shown_words(desk) == STANDS


async def test_a_file_that_is_not_there_is_told_where_it_is_typed(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        await desk.press("F").type("/nowhere/at/all.pdf").press("enter")
        assert "There is no file “all.pdf”" in desk.text


async def test_a_paste_of_words_pins_them_and_says_whether_they_stand_there(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        await desk.paste("longer than ever")
        evidence = desk.disk.detail(3).evidence[0]
        assert (evidence.passage, evidence.match) == ("longer than ever", "verbatim")
        assert evidence.pinned
        assert "✓ found in the capture of" in desk.text
        await desk.paste("shorter than ever")
        evidence = desk.disk.detail(3).evidence[0]
        assert (evidence.passage, evidence.match) == ("shorter than ever", "close")
        assert "found in the capture of" not in desk.text
        await desk.paste("Nobody in the whole town had seen one before.")
        evidence = desk.disk.detail(3).evidence[0]
        assert (evidence.match, evidence.pinned) == ("absent", False)


async def test_a_paste_of_an_address_is_a_source(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.paste("https://example.org/fourth")
        assert desk.disk.sources_of(3)[-1] == "https://example.org/fourth"
        assert "Sources, 4" in desk.text


async def test_other_claims_that_a_source_carries_are_pinned_by_one_key_each(
    open_evidence: OpenDesk,
) -> None:
    async with open_evidence() as desk:
        assert "also seems to carry #1" in desk.said
        await desk.press("a")
        assert "#1 11 days in January" in desk.text
        await desk.press("p", "escape")
        evidence = desk.disk.detail(1).evidence[0]
        assert evidence.pinned
        assert "11 days" in evidence.passage
        assert desk.disk.verbs().count("pin") == 1
        await desk.press("u")
        assert desk.disk.detail(1).evidence == ()


async def test_quotations_are_held_against_the_source(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("T")
        assert "0 verbatim, 1 close, 3 absent" in desk.text
        assert "word pears > peas" in desk.text
        await desk.press("down", "enter")
        assert isinstance(desk.app.screen, EvidenceScreen)
        caret = beside(desk).source.caret
        assert TOWER[caret:].startswith("We ate rice")


async def test_hits_of_a_search_are_the_stops_until_it_is_ended(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("f").type("metres").press("enter")
        assert "Hit 1 of 2" in desk.said
        await desk.press("n")
        assert "Hit 2 of 2" in desk.said
        await desk.press("escape", "n")
        assert "Hit" not in desk.said
        assert isinstance(desk.app.screen, EvidenceScreen)


async def test_fetching_is_asked_once_and_never_is_kept_to(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        await desk.press("j", "j", "C")
        assert "Fetch the links of this article?" in desk.text
        await desk.press("enter", "v", "C")
        assert "never fetched" in desk.text
        assert "Fetch the links of this article?" not in desk.text
        assert "fetching" in desk.disk.verbs()


async def test_what_another_window_pins_is_shown(open_evidence: OpenDesk) -> None:
    async with open_evidence() as desk:
        evidence = desk.disk.detail(3).evidence[0]
        with open_workspace(desk.app.workspace.path, Settings(who="other")) as other:
            other.sources.set_stance([evidence.id], "refutes").result()
        desk.app.screen_stack[0]._look_again()
        await desk.settled()
        assert "- [1]" in desk.text


@pytest.mark.parametrize("size", [WIDE, NARROW, (60, 20)], ids=str)
async def test_it_is_whole_at_every_size(open_evidence: OpenDesk, size: tuple[int, int]) -> None:
    async with open_evidence(size=size) as desk:
        await desk.press("p", "tab", "t", "z", "z", "t", "tab", "1")
        assert desk.disk.rating_of(3) == "confirmed"
        assert desk.disk.detail(3).evidence[0].pinned
        assert len(desk.lines) == size[1]
        await desk.press("e")
        assert isinstance(desk.app.screen, DeskScreen)


async def test_where_one_pane_has_room_tab_turns_to_the_claim(open_evidence: OpenDesk) -> None:
    async with open_evidence(size=NARROW) as desk:
        assert "Sources, 3" not in desk.text
        await desk.press("tab")
        assert "Sources, 3" in desk.text
        assert "built in 1874 by the engineer" in desk.text


async def test_p_on_the_desk_shows_the_passage_first(
    open_desk: OpenDesk, captured_file: Path
) -> None:
    async with open_desk(file=captured_file) as desk:
        await desk.claims.highlight(3).press("p")
        assert shown_words(desk) == STANDS
        assert not Disk(captured_file).detail(3).evidence[0].pinned
