"""The walk over what a file offers: nothing is written before it is left, then all at once."""

from pathlib import Path

import pytest
from tui_desk import SETTINGS, Desk, desk, file_of
from tui_panes import HOSTILE, assert_harmless

from workbench.cli.main import main
from workbench.model.imports import Imported
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.model.taking_in import OfferFile
from workbench.tui.app import make_app
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.offers.askdialog import AskDialog
from workbench.tui.offers.opening import walk_over
from workbench.tui.offers.screen import OffersScreen
from workbench.workspace.opening import open_workspace

TEXT = """\
The town of Hollin bought 41 street lamps in 2019. The town of Marle bought 18 lamps.

The council of Hollin agreed to the lamps. The council of Marle did not agree to the lamps at all.
"""
URL = "https://example.org/minutes"
OFFER = Offer(
    "annotations",
    (
        OfferedClaim(
            "row 2",
            "Hollin bought 41 street lamps",
            rating="False",
            comment="It was 40.",
            sources=(OfferedSource(URL, "Minutes", "refutes"),),
        ),
        OfferedClaim("row 3", "The council of"),
        OfferedClaim("row 4", "Marle never bought a single lamp before"),
        OfferedClaim("row 5", "Marle bought 18 lamps"),
    ),
    (LeftAside("row 6", "Geese", "It has no words of a claim."),),
)
FILE = OfferFile("review.csv", OFFER)


async def walk(on: Desk, file: OfferFile = FILE) -> OffersScreen:
    walk_over(on.screen, file)
    await on.settle()
    screen = on.app.screen
    assert isinstance(screen, OffersScreen)
    return screen


def quotes(on: Desk) -> list[str]:
    return [claim.quote for claim in on.app.workspace.read.claims(1)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 24)])
async def test_each_claim_is_shown_with_its_words_and_what_is_said_of_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT), size=size) as on:
        await walk(on)
        shown = "\n".join(on.lines)
        assert "review.csv: 0 accepted, 0 dropped, 4 open" in on.lines[0]
        assert "row 2, one place" in shown
        for words in ("It was 40.", "Rated there: False", "refutes Minutes", "several places"):
            assert words in shown
        assert "left aside" in shown
        assert "row 2: open, not saved yet" in on.target
        await on.press("end")
        assert "It has no words of a claim." in "\n".join(on.lines)


async def test_leaving_takes_in_what_was_accepted_as_one_step(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on)
        await on.press("plus", "minus", "n", "enter")
        assert quotes(on) == []
        await on.press("escape")
        assert isinstance(on.app.screen, DeskScreen)
        assert quotes(on) == ["Hollin bought 41 street lamps", "Marle bought 18 lamps"]
        assert "Taken in: 2 new claims; 1 not looked at" in on.said
        assert "#1" in on.target or "Hollin bought" in "\n".join(on.lines)
        assert [claim.rating for claim in on.app.workspace.read.claims(1)] == [None, None]
        await on.press("u")
        assert quotes(on) == []


async def test_what_has_one_certain_place_is_accepted_by_one_key(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on)
        await on.press("a")
        assert "2 accepted, 0 dropped, 2 open" in on.lines[0]
        await on.press("u")
        assert "0 accepted, 0 dropped, 4 open" in on.lines[0]
        await on.press("u")
        assert "Nothing was decided yet." in on.said


async def test_another_place_is_chosen_or_marked_by_hand(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on)
        await on.press("j", "full_stop", "plus")
        await on.press("m")
        assert "Space begins a selection" in on.said
        await on.press("m", "space", *["ctrl+right"] * 3, "m")
        assert "2 accepted, 0 dropped, 2 open" in on.lines[0]
        await on.press("ctrl+s")
        starts = [claim.start for claim in on.app.workspace.read.claims(1)]
        assert len(starts) == 2
        assert TEXT.rindex("The council of") in starts


async def test_other_words_are_given_to_a_claim(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on)
        await on.press("c", *"Forty", "enter")
        assert "Restated: Forty" in "\n".join(on.lines)
        await on.press("plus", "escape")
        assert on.app.workspace.read.claims(1)[0].restated == "Forty"


async def test_a_typed_day_is_read_as_one_or_refused(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on)
        await on.press("c", "tab", "tab", *"soon", "enter")
        assert "“soon” is no day" in "\n".join(on.lines)
        await on.press(*["backspace"] * 4, *"1 Nov 2021", "enter", "plus", "escape")
        assert on.app.workspace.read.claims(1)[0].claimed_on == "2021-11-01"


async def test_a_day_that_the_file_has_in_words_is_left_so_while_nobody_changes_it(
    tmp_path: Path,
) -> None:
    said = OfferedClaim("row 2", "Marle bought 18 lamps", claimed_on="last  spring")
    file = OfferFile("review.csv", Offer("annotations", (said,)))
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        screen = await walk(on, file)
        await on.press("c", *"Eighteen", "enter")
        assert screen.walk is not None
        offered = screen.walk.claims[0].offered
        assert (offered.restated, offered.claimed_on) == ("Eighteen", "last  spring")


async def test_what_has_no_place_is_not_accepted_and_an_aside_not_decided(tmp_path: Path) -> None:
    nowhere = Offer(
        "csv", (OfferedClaim("row 2", "Geese flew over the sea today"),), OFFER.left_aside
    )
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on, OfferFile("r.csv", nowhere))
        await on.press("plus")
        assert "no place yet" in on.said
        await on.press("end", "minus")
        assert "listed so that you know" in on.said
        await on.press("escape")
        assert "Nothing was taken in" in on.said


async def test_quitting_in_the_middle_loses_nothing_that_was_accepted(tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.db", TEXT)
    async with desk(path) as on:
        await walk(on)
        await on.press("plus", "ctrl+q")
    with open_workspace(path, SETTINGS) as workspace:
        assert len(workspace.read.claims(1)) == 1


async def test_a_new_text_meanwhile_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.db", TEXT)
    async with desk(path) as on:
        await walk(on)
        await on.press("plus")
        with open_workspace(path, SETTINGS) as other:
            other.revisions.revise(1, Imported(f"New. {TEXT}", "b.txt", "plain")).result()
        await on.press("escape")
        assert "revision 2" in "\n".join(on.lines)
        assert quotes(on) == []


async def test_hostile_words_steer_nothing(tmp_path: Path) -> None:
    claims = tuple(
        OfferedClaim(
            each,
            each,
            restated=each,
            comment=each,
            rating=each,
            by=each,
            sources=(OfferedSource(each, each, each, each, each),),
        )
        for each in HOSTILE
    )
    aside = tuple(LeftAside(each, each, each) for each in HOSTILE)
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await walk(on, OfferFile(HOSTILE[0], Offer("csv", claims, aside)))
        for _each in (*claims, *aside):
            assert_harmless(on.lines)
            await on.press("j")


async def asked(on: Desk) -> None:
    """Wait until it is asked whether to go through the claims: a file is read on a thread."""
    while not isinstance(on.app.screen, AskDialog):
        await on.settle()
    await on.settle()


async def test_an_annotated_draft_is_offered_behind_its_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"{TEXT.strip()}[^1]\n\n[^1]: {URL}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with open_workspace(tmp_path / "b.db", SETTINGS) as workspace:
        app = make_app(workspace, SETTINGS)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            on = Desk(app, pilot)
            await on.press("i", *"draft.md", "enter")
            await asked(on)
            assert "1 claim in draft.md" in "\n".join(on.lines)
            await on.press("enter")
            await on.settle()
            assert isinstance(app.screen, OffersScreen)
            await on.press("a", "escape")
            assert len(workspace.read.claims(1)) == 1


async def test_reviews_go_onto_the_highlighted_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "r.csv").write_text("Claim\nMarle bought 18 lamps\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with open_workspace(file_of(tmp_path / "b.db", TEXT), SETTINGS) as workspace:
        app = make_app(workspace, SETTINGS)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            on = Desk(app, pilot)
            await on.press("i", *"r.csv", "enter")
            await asked(on)
            assert "words is “Claim”" in "\n".join(on.lines)
            await on.press("escape")
            assert isinstance(app.screen, LibraryScreen)
            assert len(workspace.read.articles()) == 1


async def test_a_whole_check_from_another_workbench_comes_in_as_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    there = str(file_of(tmp_path / "a.db", TEXT))
    assert main(["--db", there, "export", "1", "--format", "json", "--out", "c.json"]) == 0
    with open_workspace(tmp_path / "b.db", SETTINGS) as workspace:
        app = make_app(workspace, SETTINGS)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            on = Desk(app, pilot)
            await on.press("i", *"c.json", "enter")
            while not workspace.read.articles():
                await on.settle()
            await on.settle()
            assert "is here with its check" in on.said


async def test_a_draft_that_is_a_new_text_is_offered_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two.md").write_text(f"{TEXT.strip()}[^1]\n\n[^1]: {URL}\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text("Claim\nMarle bought 18 lamps\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("R", "i", *"r.csv", "enter")
        while "holds reviews" not in "\n".join(on.lines):
            await on.settle()
        await on.press(*["backspace"] * 5, *"two.md", "enter")
        while "would be" not in "\n".join(on.lines):
            await on.settle()
        await on.press("enter")
        await asked(on)
        await on.press("enter")
        await on.settle()
        assert isinstance(on.app.screen, OffersScreen)
        await on.press("a", "escape")
        assert len(quotes(on)) == 1
        assert on.app.workspace.read.article(1).revision == 2
