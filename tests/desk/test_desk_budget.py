"""How many keys the work takes: a budget that no change may overdraw."""

from desk_bench import OpenDesk

from workbench.model.settings import Settings


async def test_marking_and_rating_the_next_hole_takes_two_keys(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False, settings=Settings(who="MK", advance="never")) as desk:
        await desk.article.at("Keepers of")
        desk.keys = 0
        await desk.press("n", "1")
        assert desk.disk.ratings() == {1: "confirmed"}
        assert desk.keys == 2


async def test_with_going_on_each_further_hole_takes_one(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.press("1", "6", "3", "1", "6")
        assert len(desk.disk.ratings()) == 5
        assert desk.keys == 5


async def test_a_sentence_marked_rated_and_given_a_source_takes_four(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        await desk.article.at("stands 38")
        desk.keys = 0
        await desk.press("enter").paste("https://example.org/a").press("1")
        assert desk.disk.ratings() == {1: "confirmed"}
        assert desk.disk.sources_of(1) == ["https://example.org/a"]
        assert desk.disk.quote_of(1).startswith("The lighthouse")
        assert desk.keys <= 4


async def test_the_first_five_facts_of_a_text_take_at_most_twenty(open_desk: OpenDesk) -> None:
    """From the desk as it opens, with a hole skipped where it is no fact, to five ratings."""
    async with open_desk(marked=False) as desk:
        while len(desk.disk.ratings()) < 5:
            is_weekday = "Tuesday" in desk.target
            await desk.press("x" if is_weekday else "136"[desk.keys % 3])
        assert None not in desk.disk.ratings().values()
        assert desk.keys <= 20


async def test_the_last_source_again_takes_two_keys(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(4)
        desk.keys = 0
        await desk.press("s", "enter")
        assert desk.disk.sources_of(4) == ["https://example.org/survey"]
        assert desk.keys == 2
