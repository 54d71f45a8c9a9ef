"""A long article is shown before all of it is read, and no key is answered from the part alone."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from stories import STORY
from tui_desk import Desk, desk

from workbench.documents.reading import read_bytes
from workbench.model.requests import ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.store.views import articles, opening
from workbench.tui import slices
from workbench.tui.panes import textview
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

NEVER = 3_600.0
QUOTES = tuple(f"Report {number:02} of the harbour office" for number in range(30))
LONG = "\n\n".join(f"{quote}.\n\n{STORY}" for quote in QUOTES)


@pytest.fixture
def long_db(tmp_path: Path) -> Path:
    """A file with thirty stories as article 1, and a claim in each."""
    path = tmp_path / "long.db"
    with open_workspace(path, Settings(who="MK")) as workspace:
        story = read_bytes(LONG.encode(), "long.txt")
        workspace.articles.add(story, ImportOptions()).result()
        revision, text = workspace.read.article(1).revision_id, workspace.read.article(1).text
        for quote in QUOTES:
            workspace.claims.mark(NewClaim(1, revision, (find_place(text, quote),))).result()
    return path


@pytest.fixture
def copy_of_it(long_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(long_db, tmp_path / "copy.db"))


def rate(path: Path, number: int) -> None:
    """The first so many claims, so that the first open one is farther down."""
    with open_workspace(path, Settings(who="MK")) as workspace:
        claims = [claim.id for claim in workspace.read.claims(1)[:number]]
        workspace.verdicts.rate(claims, "confirmed").result()


@contextmanager
def shown_in_part(*, pause: float = NEVER) -> Iterator[None]:
    """Any article is long, and `pause` seconds pass until the rest is read."""
    parts = mock.patch.multiple(opening, LONG_TEXT=0, MANY_CLAIMS=0, ROWS=2, AROUND=3_000)
    with (
        parts,
        mock.patch.object(articles, "PIECE", 500),
        mock.patch.object(slices, "PAUSE", pause),
    ):
        yield


async def lines_after(path: Path, keys: tuple[str, ...]) -> list[str]:
    async with desk(path) as at:
        await at.press(*keys)
        return [_without_time(line) for line in at.lines]


def _without_time(line: str) -> str:
    return line.split("saved ")[0].rstrip()


@pytest.mark.parametrize("rated", [0, 15, 28, 30])
async def test_the_first_frame_shows_nothing_that_is_not_so(long_db: Path, rated: int) -> None:
    rate(long_db, rated)
    whole = await lines_after(long_db, ())
    with shown_in_part():
        async with desk(long_db) as at:
            assert not at.screen.state.is_whole
            part = at.lines
    for is_so, shown in zip(whole[2:], part[2:], strict=True):
        assert all(sign in (" ", now) for now, sign in zip(is_so.ljust(120), shown, strict=False))
    assert whole[1].split("holes")[0] == part[1].split("holes")[0]
    assert f"of {len(QUOTES)} settled" in part[1]
    assert any("Report" in line for line in part)


@pytest.mark.parametrize(
    "keys",
    [
        ("end",),
        ("pagedown", "pagedown"),
        ("n",),
        ("N",),
        ("t",),
        ("z", "z"),
        ("1", "1"),
        ("u",),
        ("tab", "tab", "ctrl+end"),
        ("tab", "tab", "n", "n"),
        ("space", "end", "space"),
        ("#", "7", "enter"),
    ],
    ids="+".join,
)
async def test_a_key_right_behind_the_first_frame_does_what_it_does_later(
    long_db: Path, copy_of_it: Path, keys: tuple[str, ...]
) -> None:
    with mock.patch.object(textview, "SHORT", 2 * len(LONG)):  # no line's number is an estimate
        whole = await lines_after(long_db, keys)
        with shown_in_part():
            assert await lines_after(copy_of_it, keys) == whole


async def test_the_rest_is_read_while_nobody_types(long_db: Path) -> None:
    whole = await lines_after(long_db, ())
    with shown_in_part(pause=0.0):
        async with desk(long_db) as at:
            await _until_whole(at)
            assert [_without_time(line) for line in at.lines] == whole
            assert at.screen.state.article.text == at.app.workspace.read.article(1).text
            assert [*at.screen.state.claims.values()] == at.app.workspace.read.claims(1)


async def _until_whole(at: Desk) -> None:
    while not at.screen.state.is_whole:
        await at.pilot.pause()
    await at.settle()


async def test_what_another_window_does_before_all_is_read_is_shown(long_db: Path) -> None:
    with shown_in_part():
        async with desk(long_db) as at:
            with open_workspace(long_db, Settings(who="AB")) as other:
                last = other.read.claims(1)[-1]
                other.claims.delete([last.id]).result()
            await at.press("end")
            assert last.id not in at.screen.state.claims
            assert f"of {len(QUOTES) - 1} settled" in at.lines[1]


async def test_an_article_that_goes_before_all_is_read_leads_to_the_library(long_db: Path) -> None:
    with shown_in_part():
        async with desk(long_db) as at:
            with open_workspace(long_db, Settings(who="AB")) as other:
                other.articles.delete(1).result()
            await at.press("end")
            assert not hasattr(at.app.screen, "state")
