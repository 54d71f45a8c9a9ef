"""The walk is read on a thread: it is open at once, and keys mean the marks that come."""

from threading import Event

from desk_bench import OpenDesk
from walk_bench import WAITING, listed, revise, second_text, walking

from workbench.model.revisions import WalkGroup
from workbench.tui.revisions.walkscreen import WalkScreen


async def test_it_is_open_at_once_and_left_while_what_waits_is_read(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape")
        held = Event()
        desk.app.workspace.beside.ask(lambda _read: held.wait())  # as long as a book takes
        try:
            await desk.pilot.press("R")
            await desk.pilot.pause()
            assert isinstance(desk.app.screen, WalkScreen)
            assert "What waits is being read" in desk.text
            await desk.pilot.press("escape")
            while isinstance(desk.app.screen, WalkScreen):
                await desk.pilot.pause()
        finally:
            held.set()
        await desk.press("R")
        assert dict(listed(desk)) == WAITING


async def test_what_is_typed_while_it_is_read_waits_for_the_marks(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape")
        held = Event()
        desk.app.workspace.beside.ask(lambda _read: held.wait())
        try:
            for key in ("R", "n", "n", "6"):
                desk.app._last_key = ("", 0.0)
                await desk.pilot.press(key)
            await desk.pilot.pause()
            assert len(desk.disk.detail(2).verdicts) == 1
        finally:
            held.set()
        await desk.settled()
        assert desk.disk.rating_of(2) == "opinion"
        assert "1 of 5 looked at" in desk.text


async def test_after_a_key_what_it_touched_is_read_and_no_more(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        beside = desk.app.workspace.beside
        asked: list[object] = []
        ask = beside.ask
        beside.ask = lambda read: asked.append(read) or ask(read)  # type: ignore[func-returns-value,method-assign,assignment]
        await desk.press("+", "n", "+")
        assert "2 of 5 looked at" in desk.text
        assert asked == []


async def test_a_text_that_comes_while_it_is_read_is_the_one_that_is_walked(
    open_walk: OpenDesk,
) -> None:
    async with open_walk() as desk:
        await desk.press("escape")
        held = Event()
        desk.app.workspace.beside.ask(lambda _read: held.wait())
        try:
            await desk.pilot.press("R")
            await desk.pilot.pause()
            text = second_text().replace("votes on 3 April", "votes on 4 April")
            revise(desk.app.workspace, text)
            walking(desk).desk._look_again()
        finally:
            held.set()
        await desk.settled()
        assert "Walk over revision 3: 0 of 6 looked at" in desk.text
        assert (12, WalkGroup.FACTS) in listed(desk)


async def test_what_follows_a_key_waits_until_all_marks_are_read_again(
    open_walk: OpenDesk,
) -> None:
    async with open_walk() as desk:
        walk, held = walking(desk), Event()
        desk.app.workspace.beside.ask(lambda _read: held.wait())
        try:
            walk.reading.ask()
            (item,) = walk.seen.of_group(WalkGroup.PROPOSED)
            walk.walk.still_holds([item.mark]).result()
            walk.reading.after(lambda: walk.went_on([item]))
            assert "still holds" not in desk.said
            assert walk.list.row == 0
        finally:
            held.set()
        await desk.settled()
        assert "1 of 5 looked at" in desk.text
        assert desk.current == 2


async def test_an_article_that_went_meanwhile_closes_the_walk(open_walk: OpenDesk) -> None:
    async with open_walk() as desk:
        await desk.press("escape")
        held = Event()
        desk.app.workspace.beside.ask(lambda _read: held.wait())
        try:
            await desk.pilot.press("R")
            await desk.pilot.pause()
            walk = desk.app.screen
            desk.app.workspace.articles.delete(1).result()
        finally:
            held.set()
        while walk in desk.app.screen_stack:
            await desk.pilot.pause()
        await desk.settled()
        assert not isinstance(desk.app.screen, WalkScreen)
