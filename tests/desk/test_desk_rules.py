"""The interface's rules, each by what is on disk and what is on screen."""

import pytest
from desk_bench import NARROW, WIDE, OpenDesk, mark

from workbench.model.settings import Settings

HOLE = "11 days"


# 1. The footer always names the target, and nothing acts on something unseen.


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_footer_names_the_claim_and_what_each_digit_means(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        for number in (1, 3, 5):
            await desk.claims.highlight(number)
            assert desk.target.startswith(f"#{number}")
            assert "1 Confirmed" in desk.target
        await desk.article.at("Sorrel")
        assert "#5" not in desk.target.split(":")[0]


async def test_a_digit_on_no_claim_and_no_hole_says_so_and_does_nothing(
    open_desk: OpenDesk,
) -> None:
    async with open_desk() as desk:
        await desk.article.at("Keepers of").press("1")
        assert "Nothing here to rate" in desk.said
        assert len(desk.disk.numbers()) == 5


async def test_a_digit_that_the_scale_lacks_says_so(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).press("9")
        assert "no rating 9" in desk.said
        assert desk.disk.rating_of(3) is None


# 2. A digit rates the mark under the caret, marks and rates a hole or a selection.


async def test_a_digit_in_the_list_rates_the_highlighted_claim(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(4).press("6")
        assert desk.disk.rating_of(4) == "opinion"
        assert "#4 Opinion, saved" in desk.said


async def test_a_digit_rates_the_mark_under_the_caret(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.article.at("38 metres").press("1")
        assert desk.disk.rating_of(3) == "confirmed"


async def test_a_digit_on_a_hole_marks_and_rates_it(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at(HOLE).press("1")
        assert desk.disk.ratings() == {1: "confirmed"}
        assert desk.disk.quote_of(1) == HOLE
        assert desk.disk.verbs() == ["mark"]


async def test_a_digit_on_a_selection_marks_and_rates_it(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.select("one boat is no longer enough").press("6")
        assert desk.disk.ratings() == {1: "opinion"}
        assert desk.disk.quote_of(1) == "one boat is no longer enough"


# 3. Where a rating goes on to.


async def test_after_a_rating_in_the_list_the_next_open_claim(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).press("1")
        assert desk.current == 4
        await desk.press("backspace")
        assert desk.current == 3


async def test_after_a_rating_in_the_article_the_next_hole(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at(HOLE).press("1")
        assert "hole “January”" in desk.target


async def test_a_rating_that_asks_for_a_reason_opens_the_rationale(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).press("4").type("no log book").press("ctrl+s")
        assert desk.disk.rating_of(3) == "cannot-confirm"
        assert desk.disk.rationale_of(3) == "no log book"
        assert desk.current == 3


@pytest.mark.parametrize(
    ("advance", "digit", "then"),
    [("always", "3", 4), ("settling", "3", 3), ("settling", "1", 4), ("never", "1", 3)],
)
async def test_going_on_is_a_setting(
    open_desk: OpenDesk, advance: str, digit: str, then: int
) -> None:
    async with open_desk(settings=Settings(who="MK", advance=advance)) as desk:
        await desk.claims.highlight(3).press(digit)
        assert desk.current == then


# 4. Enter marks, and never judges.


async def test_enter_marks_the_hole(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at(HOLE).press("enter")
        assert desk.disk.ratings() == {1: None}
        assert desk.disk.quote_of(1) == HOLE


async def test_enter_marks_the_sentence(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at("stands 38").press("enter")
        assert desk.disk.quote_of(1).startswith("The lighthouse, built in 1874")
        assert desk.disk.quote_of(1).endswith("above the sea.")


async def test_plus_and_minus_widen_and_narrow_what_enter_marks(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.select("for 11 days").press("plus", "plus", "minus", "enter")
        assert desk.disk.quote_of(1) == "for 11 days in"


async def test_enter_on_a_mark_opens_its_claim(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.article.at("38 metres").press("enter")
        assert desk.pane == "detail"
        assert desk.current == 3
        assert len(desk.disk.numbers()) == 5


@pytest.mark.parametrize("pane", ["article", "claims", "detail"])
async def test_a_held_enter_judges_nothing(open_desk: OpenDesk, pane: str) -> None:
    async with open_desk() as desk:
        await desk.article.at("38 metres").focus(pane)
        before = desk.disk.ratings()
        await desk.pilot.press(*["enter"] * 10)
        await desk.settled()
        assert desk.disk.ratings() == before


# 5. A paste with addresses attaches them, one without is a passage on a source.


@pytest.mark.parametrize("pane", ["article", "claims", "detail"])
async def test_a_paste_attaches_wherever_it_is_pasted(open_desk: OpenDesk, pane: str) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(4).focus(pane)
        await desk.paste("see https://example.org/a and\nhttps://example.org/b.")
        assert desk.disk.sources_of(4) == ["https://example.org/a", "https://example.org/b"]
        assert "Attached 2 sources" in desk.said


async def test_a_paste_without_addresses_on_a_source_is_its_passage(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).focus("detail")
        desk.screen.detail.select_evidence(desk.disk.detail(3).evidence[0].id)
        await desk.paste("The tower is 38 metres high.")
        assert desk.disk.detail(3).evidence[0].passage == "The tower is 38 metres high."


async def test_a_paste_without_addresses_elsewhere_changes_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        done = desk.disk.verbs()
        await desk.claims.highlight(3).paste("12345")
        assert desk.disk.verbs() == done
        assert "address" in desk.said


# 6. n and N are the next and the previous stop.


async def test_n_goes_from_hole_to_hole_and_round(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        first = desk.target
        await desk.press("n")
        second = desk.target
        assert "hole" in second
        assert second != first
        await desk.press("N")
        assert desk.target == first
        await desk.press("N")
        assert "Went round" in desk.said


async def test_n_goes_from_hit_to_hit_while_something_is_sought(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.article.at("Keepers").press("f").type("harbour office").press("enter")
        at = desk.screen.article.caret
        await desk.press("n")
        assert desk.screen.article.caret > at
        assert "2 of 2" in desk.said
        await desk.press("escape", "n")
        assert "Hit" not in desk.said


async def test_a_name_once_settled_is_no_stop_again(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at("Port Averil broke").press("1")
        again = desk.screen.state.article.text.index("Port Averil votes")
        holes = desk.screen.state.holes.between(again, again + 5)
        assert holes == []


# 7. The full stop marks the next occurrence, a adds the selection.


async def test_the_next_occurrence_becomes_a_place(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.select("the harbour office").press("enter", "full_stop")
        assert [one.exact for one in desk.disk.detail(1).marks] == ["the harbour office"] * 2 or (
            "nowhere else" in desk.said
        )


async def test_a_adds_the_selection_to_the_claim(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3)
        await desk.article.select("supper").press("a")
        assert "supper" in [one.exact for one in desk.disk.detail(3).marks]


# 8. One visit to a field is one undo step, and u goes there.


async def test_a_visit_to_a_field_is_one_step_that_u_takes_back(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        done = len(desk.disk.actions())
        await desk.claims.highlight(4).press("w").type("a long reason").press("ctrl+s")
        assert len(desk.disk.actions()) == done + 1
        assert desk.disk.rationale_of(4) == "a long reason"
        await desk.claims.highlight(1).press("u")
        assert desk.disk.rationale_of(4) == ""
        assert desk.current == 4


async def test_undo_and_redo_of_a_rating(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(4).press("1", "u")
        assert desk.disk.rating_of(4) is None
        assert desk.current == 4
        await desk.press("U")
        assert desk.disk.rating_of(4) == "confirmed"


async def test_nothing_to_undo_is_said(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.press("u", "u", "u")
        assert desk.app.is_running
        assert len(desk.text) > 100


# 9. Where the desk begins.


async def test_without_claims_the_article_has_the_focus_at_the_first_hole(
    open_desk: OpenDesk,
) -> None:
    async with open_desk(marked=False) as desk:
        assert desk.pane == "article"
        assert "hole “Sorrel Rock”" in desk.target


async def test_with_claims_the_list_has_the_focus_at_the_first_open_one(
    open_desk: OpenDesk,
) -> None:
    async with open_desk() as desk:
        assert desk.pane == "claims"
        assert desk.current == 3


# 10. Destroying is undone by u.


async def test_deleting_a_claim_is_undone(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        before = desk.disk.detail(3)
        await desk.claims.highlight(3).press("delete")
        assert desk.disk.numbers() == [1, 2, 4, 5]
        await desk.press("u")
        after = desk.disk.detail(3)
        assert (after.marks, after.evidence) == (before.marks, before.evidence)


async def test_removing_a_mark_is_undone(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.article.at("38 metres").press("delete")
        assert desk.disk.numbers() == [1, 2, 4, 5]
        await desk.press("u")
        assert desk.disk.numbers() == [1, 2, 3, 4, 5]


async def test_detaching_a_source_is_undone(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).focus("detail")
        desk.screen.detail.select_evidence(desk.disk.detail(3).evidence[0].id)
        await desk.press("delete")
        assert desk.disk.sources_of(3) == [
            "https://example.org/report",
            "https://example.org/survey",
        ]
        await desk.press("u")
        assert len(desk.disk.sources_of(3)) == 3


# 11. A verb that cannot act says why; an empty pane says what to press.


@pytest.mark.parametrize("key", ["w", "c", "d", "l", "r", "y", "s", "o"])
async def test_a_verb_without_a_claim_says_why(open_desk: OpenDesk, key: str) -> None:
    async with open_desk(marked=False) as desk:
        before = desk.said
        await desk.article.at("Keepers of").press(key)
        assert desk.said != before
        assert desk.app.screen is desk.screen
        assert desk.disk.verbs() == []


@pytest.mark.parametrize("key", ["S", "Q", "P", "R", "L", "I", "X"])
async def test_every_screen_of_the_article_opens_and_is_left(open_desk: OpenDesk, key: str) -> None:
    async with open_desk() as desk:
        before = desk.app.screen
        await desk.press(key)
        assert desk.app.screen is not before
        await desk.press("escape")
        assert desk.app.screen is before


async def test_empty_panes_say_what_to_press(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        assert "Enter in the article marks" in desk.text.replace("\n", " ")
    async with open_desk() as desk:
        await desk.claims.highlight(4)
        assert "No source yet: s, or paste an address." in desk.text


# 12. Who is at the desk and in which round.


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("round_", ["first", "second", "editor"])
async def test_who_and_which_round_are_shown(
    open_desk: OpenDesk, size: tuple[int, int], round_: str
) -> None:
    async with open_desk(size=size, settings=Settings(who="MK", round=round_)) as desk:
        assert "MK" in desk.lines[0]
        named = {"first": "1st reading", "second": "2nd reading", "editor": "editor"}
        assert named[round_] in desk.lines[0]


# Keeping in step with another window or program.


async def test_what_another_program_writes_is_shown_and_the_place_kept(
    open_desk: OpenDesk,
) -> None:
    from workbench.workspace.opening import open_workspace

    async with open_desk() as desk:
        await desk.claims.highlight(4)
        with open_workspace(desk.app.workspace.path, Settings(who="Ann")) as other:
            mark(other, "since 2009", "confirmed")
        assert desk.disk.rating_of(6) == "confirmed"
        while len(desk.screen.claims.order) < 6:  # the desk looks twice a second
            await desk.pilot.pause(0.05)
        assert desk.current == 4
        assert "since 2009" in desk.text
