"""Help: the keys of the place first, as the keymap has them, and every verb there is."""

from tui_dialogs import asked, shown
from tui_panes import screen_lines

from workbench.tui.help import HelpScreen
from workbench.tui.keys import CONTEXTS, TOGETHER

CLAIMS = ("claims", "claim", "desk", "screen", "everywhere")


async def test_the_focused_pane_comes_first_and_keys_are_the_persons() -> None:
    async with asked(lambda: HelpScreen(CLAIMS, {"list.merge": "f9"}), (100, 200)) as (app, _):
        lines = [line.strip() for line in screen_lines(app)]
        assert lines[1] == "In the list of claims"
        assert any(line.startswith("F9") and "Merge" in line for line in lines)
        assert not any(line.startswith("M ") and "Merge" in line for line in lines)


async def test_every_verb_stands_in_the_help_of_its_place() -> None:
    for group in TOGETHER:
        async with asked(lambda group=group: HelpScreen(group, {}), (100, 200)) as (app, _):
            text = shown(app)
            for context in group:
                for verb in CONTEXTS[context]:
                    assert verb.label in text, verb.id


async def test_filter_and_close() -> None:
    async with asked(lambda: HelpScreen(CLAIMS, {})) as (app, pilot):
        await pilot.press("f", *"merge", "enter")
        await pilot.pause()
        assert "Merge" in shown(app)
        assert "Redo" not in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Help: keys " in shown(app)
        await pilot.press("escape", "escape")
        assert app.given is None


async def test_it_can_be_read_to_its_end_on_a_narrow_screen() -> None:
    async with asked(lambda: HelpScreen(CLAIMS, {}), (60, 20)) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        assert "saying" in shown(app) or "failed says so" in shown(app)


async def test_words_that_nothing_has() -> None:
    async with asked(lambda: HelpScreen(CLAIMS, {})) as (app, pilot):
        await pilot.press("f", *"zzz", "enter")
        await pilot.pause()
        assert "Nothing in the help has these words" in shown(app)
