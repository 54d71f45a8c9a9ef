"""The walk over a new text: keys to what is on disk and on screen."""

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from pilot_desk import PilotDesk
from stories import STORY
from walk_bench import FOUND, WAITING, fill, listed, revise, second_text, walking

from workbench.model.revisions import WalkGroup
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.evidence.screen import EvidenceScreen
from workbench.tui.revisions.screen import RevisionsScreen
from workbench.tui.revisions.walkscreen import WalkScreen


def state(desk: PilotDesk, number: int) -> str:
    return desk.disk.detail(number).claim.state


def on(desk: PilotDesk) -> int | None:
    """The number of the claim whose mark is highlighted; None on a heading."""
    row = walking(desk).list.current
    return row.item.number if row is not None and row.item is not None else None


async def to(desk: PilotDesk, number: int) -> None:
    """Press n until the mark of a claim is highlighted."""
    for _ in FOUND:
        if on(desk) == number:
            return
        await desk.press("n")
    raise AssertionError(f"#{number} is not in the walk")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_changed_claim_waits_and_no_unchanged_one(
    open_walk: OpenDesk, size: tuple[int, int]
) -> None:
    async with open_walk(size=size) as desk:
        assert isinstance(desk.app.screen, WalkScreen)
        assert dict(listed(desk)) == WAITING
        assert "Walk over revision 2: 0 of 5 looked at" in desk.text
        assert desk.target == "changed as proposed: 1 mark waits; + takes the whole group"
        await desk.press("n", "n")
        assert on(desk) == 2
        assert "11 days in January" in desk.text
        assert "12 days in January" in desk.text
        assert "was, revision 1" in desk.text
        assert "✓ Confirmed  you" in desk.text
        untouched = [number for number in range(1, len(FOUND) + 1) if number not in WAITING]
        for number in untouched:
            assert desk.disk.rating_of(number) == FOUND[number - 1][1]
            assert len(desk.disk.detail(number).verdicts) == 1


async def test_plus_on_the_heading_takes_all_that_was_changed_as_proposed(
    open_walk: OpenDesk,
) -> None:
    async with open_walk() as desk:
        assert state(desk, 4) == "waiting"
        await desk.press("+")
        assert state(desk, 4) == "settled"
        assert on(desk) == 2
        assert "1 of 5 looked at" in desk.text
        assert "#4: still holds, saved" in desk.said
        await desk.press("u")
        assert state(desk, 4) == "waiting"
        assert on(desk) == 4
        assert "0 of 5 looked at" in desk.text


async def test_plus_is_a_new_verdict_that_says_so(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 6)
        await desk.press("+")
        assert [verdict.rating for verdict in desk.disk.detail(6).verdicts] == ["confirmed"] * 2
        assert on(desk) == 11


async def test_a_heading_is_no_claim_to_be_rated(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("1", "0", "x")
        assert "This is for one mark" in desk.said
        assert desk.disk.rating_of(4) == "change"


async def test_a_digit_rates_anew_and_0_opens_again(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 2)
        await desk.press("6")
        assert desk.disk.rating_of(2) == "opinion"
        assert "#2: Opinion, saved" in desk.said
        assert on(desk) == 5
        await desk.press("0")
        assert state(desk, 5) == "open"
        assert "2 of 5 looked at" in desk.text


async def test_a_rating_that_asks_for_a_reason_opens_the_field_here(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 2)
        await desk.press("4").type("nobody counted").press("ctrl+s")
        verdict = desk.disk.detail(2).verdict
        assert verdict is not None
        assert (verdict.rating, verdict.rationale) == ("cannot-confirm", "nobody counted")
        assert isinstance(desk.app.screen, WalkScreen)


async def test_when_nothing_waits_it_says_so_and_r_lists_the_revisions(
    open_walk: OpenDesk,
) -> None:
    async with open_walk() as desk:
        await desk.press("+", "+", "+", "+", "x")
        assert state(desk, 11) == "cut"
        assert "All 5 were looked at: nothing waits." in desk.said
        assert "5 of 5 looked at" in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, DeskScreen)
        await desk.press("R")
        assert isinstance(desk.app.screen, RevisionsScreen)
        await desk.press("R")
        assert "Nothing waits" in desk.said


async def test_what_is_put_off_comes_when_the_others_are_done(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 2)
        await desk.press("d")
        assert on(desk) == 5
        await desk.press("+", "+", "x")
        assert on(desk) == 4
        await desk.press("+")
        assert on(desk) == 2
        assert desk.disk.rating_of(2) == "confirmed"


async def test_words_that_are_lost_are_marked_by_hand(open_walk: OpenDesk) -> None:
    said, text = "votes on 3 April", second_text()
    async with open_walk() as desk:
        await to(desk, 11)
        assert "now: not in this text" in desk.text
        await desk.press("m")
        assert "the new text" in desk.text
        start = text.index(said)
        walking(desk).text.select(start, start + len(said))
        await desk.press("m")
        mark = desk.disk.detail(11).marks[-1]
        assert (mark.start, mark.exact, mark.status) == (start, said, "changed")
        assert on(desk) == 11
        assert "Now it waits as changed" in desk.said
        await desk.press("+")
        assert state(desk, 11) == "settled"
        assert "1 of 5 looked at" in desk.text


async def test_of_several_places_that_fit_one_is_taken(open_walk: OpenDesk) -> None:
    ships = next(each for each in STORY.split("\n\n") if each.startswith("Ship traffic"))
    twice = STORY.replace(f"{ships}\n\n", "") + f"\n{ships}\n\n{ships}\n"
    async with open_walk(text=twice) as desk:
        assert listed(desk) == [(8, WalkGroup.AMBIGUOUS), (9, WalkGroup.AMBIGUOUS)]
        await desk.press("+")
        assert on(desk) == 8
        assert "It is not certain where #8 is in this text." in desk.text
        await desk.press("a")
        assert desk.disk.detail(8).marks[-1].status == "moved"
        assert len(desk.disk.detail(8).verdicts) == 1
        assert on(desk) == 9
        assert "1 of 2 looked at" in desk.text


async def test_t_shows_the_new_text_then_the_old_one(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 2)
        await desk.press("t")
        assert "Revision 2, the new text" in desk.text
        assert "votes on 3 April" in desk.text
        assert desk.pane == "text"
        await desk.press("t")
        assert "2,600 litres" in desk.text
        await desk.press("n")
        assert on(desk) == 5
        await desk.press("t")
        assert "was, revision 1" in desk.text
        assert desk.pane == "walk"


async def test_the_desks_verbs_work_here(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 5)
        await desk.paste("https://example.org/register")
        assert list(desk.disk.sources_of(5)) == ["https://example.org/register"]
        assert "example.org" in desk.text
        await desk.press("w").type("spelt so there").press("escape")
        assert desk.disk.detail(5).verdict.rationale == "spelt so there"  # type: ignore[union-attr]
        await desk.press("e")
        assert isinstance(desk.app.screen, EvidenceScreen)
        await desk.press("e")
        assert isinstance(desk.app.screen, WalkScreen)
        assert on(desk) == 5
        await desk.press("w").type("!").press("escape", "+")
        assert len(desk.disk.detail(5).verdicts) >= 3


async def test_a_third_text_by_another_window_is_walked_instead(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        revise(desk.app.workspace, second_text().replace("votes on 3 April", "votes on 4 April"))
        desk.screen.desk._look_again()  # type: ignore[attr-defined]
        await desk.settled()
        assert "Walk over revision 3: 0 of 6 looked at" in desk.text
        assert (12, WalkGroup.FACTS) in listed(desk)


async def test_undoing_the_new_text_leaves_nothing_to_walk(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("u")
        assert "Nothing waits" in desk.text
        await desk.press("+")
        assert "Nothing waits here" in desk.said
        await desk.press("escape")
        assert desk.screen.state.article.revision == 1


async def test_enter_goes_to_the_claim_on_the_desk(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 6)
        await desk.press("enter")
        assert isinstance(desk.app.screen, DeskScreen)
        assert desk.current == 6


async def test_a_problem_of_changed_words_leads_into_the_walk(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape", "P", "f").type("#6 text").press("enter", "enter")
        assert isinstance(desk.app.screen, WalkScreen)
        assert on(desk) == 6


async def test_the_library_leads_into_the_walk_too(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape", "b", "R")
        assert isinstance(desk.app.screen, WalkScreen)
        assert dict(listed(desk)) == WAITING


async def test_a_burst_loses_no_verdict_and_quitting_waits(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 2)
        await desk.pilot.press("6", "n", "plus", "ctrl+q")
        await desk.pilot.pause()
        assert desk.disk.rating_of(2) == "opinion"
        assert len(desk.disk.detail(6).verdicts) == 2


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_desk_counts_and_signs_the_claims_that_wait(
    open_walk: OpenDesk, size: tuple[int, int]
) -> None:
    async with open_walk(size=size) as desk:
        await desk.press("escape")
        assert "changed 5" in desk.lines[1]
        words = desk.lines[1].replace("/", " of ").split()
        settled, total = (int(words[words.index("of") + step]) for step in (-1, 1))
        apart = [words[at + 1] for at, word in enumerate(words) if word in ("do", "waiting")]
        assert size == NARROW or settled + sum(map(int, apart)) + 5 == total
        await desk.focus("claims")
        assert [line for line in desk.lines if "It refused the same" in line and "~-" in line]
        assert not [line for line in desk.lines if "built in 1874" in line and "~" in line]
        await desk.focus("article")
        assert " 2✓~" in desk.text
        assert " 3✓ " in desk.text
        await desk.press("R", "+", "escape")
        assert "changed 4" in desk.lines[1]


async def test_a_text_that_another_window_brings_in_is_shown_and_told(
    open_desk: OpenDesk,
) -> None:
    async with open_desk(marked=False) as desk:
        fill(desk.app.workspace)
        desk.screen._look_again()
        await desk.claims.highlight(2)
        revise(desk.app.workspace)
        desk.screen._look_again()
        await desk.settled()
        assert "This is revision 2 now: 5 claims wait, R goes through them." in desk.said
        assert "12 days in January" in desk.text
        assert (desk.current, desk.screen.article.caret) == (2, second_text().index("12 days"))
        assert "rev 2" in desk.lines[0]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_filter_narrows_the_walk_and_the_group_that_a_key_takes(
    open_walk: OpenDesk, size: tuple[int, int]
) -> None:
    async with open_walk(size=size) as desk:
        await to(desk, 5)
        await desk.press("f").type("quill").press("enter")
        assert [number for number, _group in listed(desk)] == [5]
        assert on(desk) == 5
        assert "filter: quill" in desk.text
        await desk.press("home", "+")
        assert len(desk.disk.detail(5).verdicts) == 2
        assert len(desk.disk.detail(2).verdicts) == 1  # of the same group, and not listed
        assert "Nothing that fits waits any more: Esc shows the others." in desk.said
        await desk.press("escape")
        assert isinstance(desk.app.screen, WalkScreen)
        assert len(listed(desk)) == len(WAITING)


async def test_esc_while_typing_brings_the_list_and_the_mark_back(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await to(desk, 6)
        await desk.press("f").type("lost")
        assert [number for number, _group in listed(desk)] == [11]
        assert desk.current == 11
        await desk.press("escape")
        assert (len(listed(desk)), on(desk), desk.current) == (len(WAITING), 6, 6)
        await desk.press("f").type("no such").press("enter")
        assert "Nothing here fits: Esc ends the filter." in desk.text
        await desk.press("n", "+", "escape")
        assert len(listed(desk)) == len(WAITING)
        assert len(desk.disk.detail(6).verdicts) == 1


async def test_the_library_counts_what_waits_as_the_desk_does(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape")
        words = desk.lines[1].replace("/", " of ").split()
        settled, total = (words[words.index("of") + step] for step in (-1, 1))
        await desk.press("b")
        row = next(line for line in desk.lines if f"{settled}/{total}" in line)
        assert row.count("~") == len(WAITING)
        await desk.press("R", "+", "escape", "b")
        row = next(line for line in desk.lines if f"{int(settled) + 1}/{total}" in line)
        assert row.count("~") == len(WAITING) - 1
