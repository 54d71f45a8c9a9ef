"""The palette: every verb by name, done where it belongs."""

from pathlib import Path

from test_tui_library import SETTINGS, library, settle, titles
from textual.command import Command, CommandList
from tui_dialogs import shown

from workbench.tui.keys import CONTEXTS
from workbench.tui.palette import VerbProvider


async def verbs_of(app: object) -> set[str]:
    provider = VerbProvider(app.screen)  # type: ignore[attr-defined]
    await provider.startup()
    return {key.id for _, key, _ in provider._verbs}


async def test_it_offers_every_verb_of_the_library(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, _):
        found = await verbs_of(app)
        for context in ("library", "screen", "everywhere"):
            ids = {key.id for key in CONTEXTS[context]} - {"app.palette"}
            assert ids <= found, ids - found
    assert SETTINGS.who == "MK"


async def test_it_offers_every_verb_of_the_desk(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        found = await verbs_of(app)
        ids = {key.id for context in ("claim", "desk", "screen") for key in CONTEXTS[context]}
        beyond = {f"claim.rate_{digit}" for digit in (7, 8, 9)}
        assert ids - beyond <= found, ids - found
        assert not found & beyond, "the magazine's scale has six ratings"


async def test_verbs_come_before_movement_and_ratings_have_their_names(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", size=(120, 60)) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        options = app.screen.query_one(CommandList).options
        labels = [option.hit.text for option in options if isinstance(option, Command)]
        assert labels[:3] == ["Rate Confirmed", "Rate Change", "Rate On author"]
        assert labels.index("Source") < labels.index("Merge") < labels.index("Undo")
        assert labels.index("Undo") < labels.index("Quit") < labels.index("Page down")
        assert "Rate Confirmed  (1)" in shown(app)
        await pilot.press("escape")
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Rate Confirmed" in shown(app)
        assert "Rate 7" not in shown(app)


async def test_its_sign_is_narrow(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        assert "🔎" not in shown(app)
        assert ">  Search for a verb" in shown(app)
        await pilot.press("ctrl+p", "escape")
        assert len(app.screen_stack) == 1


async def test_a_verb_is_done_on_the_pane_that_had_the_focus(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("ctrl+p", *"put away")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        assert "Put away  (d)" in shown(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert titles(app) == ["Boats"]
