"""How each screen looks, as text; each picture beside an assertion on what it stands for.

Renew them with `pytest tests/desk --snapshot-update` and read the difference before keeping it.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from syrupy.assertion import SnapshotAssertion
from textual.screen import ModalScreen

from workbench.model.settings import Settings
from workbench.tui.exports.screen import ExportScreen

SLIM = (60, 24)
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])


@SIZES
@pytest.mark.parametrize("pane", ["article", "claims", "detail"])
async def test_the_desk(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int], pane: str
) -> None:
    async with open_desk(size=size) as desk:
        await desk.focus(pane)
        assert (desk.pane, desk.current) == (pane, 3)
        assert desk.text == snapshot


@SIZES
async def test_the_desk_without_claims(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(marked=False, size=size) as desk:
        assert desk.disk.numbers() == []
        assert desk.text == snapshot


async def test_the_desk_in_ascii(open_desk: OpenDesk, snapshot: SnapshotAssertion) -> None:
    """The symbols are ASCII; the article and the rules between panes are as they are."""
    async with open_desk(settings=Settings(who="MK", symbols="ascii")) as desk:
        assert "✓" not in desk.text
        assert desk.text == snapshot


async def test_the_desk_after_a_rating(open_desk: OpenDesk, snapshot: SnapshotAssertion) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(3).press("1")
        assert desk.disk.rating_of(3) == "confirmed"
        assert desk.text == snapshot


@SIZES
async def test_the_field_of_a_rationale(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.claims.highlight(4).press("w").type("no log book before 1990")
        assert desk.screen.fields.is_open
        assert desk.text == snapshot


DIALOGS = {
    "source": ["s"],
    "defer": ["d"],
    "flags": ["l"],
    "restate": ["r"],
    "copy": ["y"],
    "query": ["q"],
    "find": ["shift+tab", "f"],
    "go": ["g"],
    "article-details": ["A"],
    "ratings": ["tab", "home", "enter"],
}


@SIZES
@pytest.mark.parametrize("name", DIALOGS)
async def test_dialogs(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int], name: str
) -> None:
    async with open_desk(size=size) as desk:
        done = desk.disk.verbs()
        await desk.press(*DIALOGS[name])
        assert isinstance(desk.app.screen, ModalScreen)
        assert desk.text == snapshot
        await desk.press("escape")
        assert desk.app.screen is desk.app.screen_stack[0]
        assert desk.disk.verbs() == done


@SIZES
async def test_a_filter_while_it_is_typed(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.press("f").type("number")
        assert desk.text == snapshot


@SIZES
@pytest.mark.parametrize(("name", "keys"), [("help", ["question_mark"]), ("history", ["H"])])
async def test_other_screens(
    open_desk: OpenDesk,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    name: str,
    keys: Sequence[str],
) -> None:
    async with open_desk(size=size) as desk:
        await desk.press(*keys)
        assert len(desk.app.screen_stack) == 2
        assert desk.text == snapshot, name


@SIZES
async def test_the_queries(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.press("q").type("Who counted?").press("tab").type(" or so").press("tab", "right")
        await desk.press("tab").type("Odo Farrant").press("tab").type("2031-04-01").press("enter")
        await desk.press("Q")
        (query, *_) = desk.app.workspace.read.queries.of_article(1)
        assert (query.to_whom, query.due_on) == ("subject", "2031-04-01")
        assert desk.text == snapshot
        await desk.press("enter")
        assert desk.text == snapshot
        await desk.type("He did.").press("tab", "right", "enter", "t")
        assert desk.app.workspace.read.queries.of_article(1)[0].state == "accepted"
        assert desk.text == snapshot


@SIZES
async def test_the_list_of_today(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        desk.app.workspace.claims.toggle_flag([1], "legal").result()
        desk.app.workspace.claims.defer([2], "the harbour office", "2020-04-01").result()
        await desk.press("b", "T")
        assert len(desk.app.workspace.read.queries.due()) >= 2
        assert desk.text == snapshot


@SIZES
async def test_the_sources(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.press("S", "space", "space", "m").type("Reuters, 16 Feb").press("enter")
        await desk.press("escape", "p", "end", "x")
        sources = desk.app.workspace.read.proof.sources(1)
        assert [each.origin for each in sources] == ["Reuters, 16 Feb"] * 2 + [""]
        assert desk.text == snapshot


@SIZES
async def test_the_problems(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.claims.highlight(4).press("1").press("P")
        assert "10 problems" in desk.text
        assert "sign off" in desk.text
        await desk.press("w").type("the editor was there").press("enter")
        assert "set aside" in desk.text
        assert desk.text == snapshot


@pytest.mark.parametrize("size", [WIDE, NARROW, SLIM], ids=["120x40", "80x24", "60x24"])
async def test_handing_over(
    open_desk: OpenDesk,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "cwd", lambda: Path("/desk/mk"))
    async with open_desk(size=size) as desk:
        source = desk.app.workspace.read.proof.sources(1)[0].id
        desk.app.workspace.sources.set_sensitive([source], True).result()
        await desk.press("X", "5")
        screen = desk.app.screen
        assert isinstance(screen, ExportScreen)
        while screen.previewing.is_due:
            await desk.settled()
        assert "Left out: 1 sensitive source." in desk.text
        assert desk.text == snapshot


@SIZES
async def test_the_library(
    open_desk: OpenDesk, snapshot: SnapshotAssertion, size: tuple[int, int], marked_file: Path
) -> None:
    async with open_desk(size=size, article=None) as desk:
        assert "Lighthouse keepers" in desk.text
        assert desk.text == snapshot
