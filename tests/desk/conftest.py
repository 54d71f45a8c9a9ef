"""The desk on a file with the story, with nothing or five claims marked, at a fixed time."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from desk_bench import WIDE, OpenDesk, mark
from evidence_bench import REPORT, SETTINGS, TOWER, supply
from fixed_clock import FixedClock
from on_disk import Disk
from pilot_desk import PilotDesk
from stories import QUOTES
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from walk_bench import fill, revise

from workbench.model.requests import Citation
from workbench.model.settings import Settings
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace


@pytest.fixture(scope="session")
def marked_file(story_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with five claims: #1 confirmed, #2 to be cut, #3 to #5 open; #3 has three
    sources; the last action can be undone, and one before it done again."""
    path = Path(shutil.copy(story_file, tmp_path_factory.mktemp("marked") / "marked.db"))
    with open_workspace(path, Settings(who="MK"), FixedClock()) as workspace:
        first, second, third, _, fifth = (mark(workspace, quote) for quote in QUOTES[:5])
        workspace.verdicts.rate([first], "confirmed", "the log book").result()
        workspace.verdicts.rate([second], "cut", "nobody knows").result()
        addresses = [f"https://example.org/{name}" for name in ("tower", "report", "survey")]
        workspace.sources.attach([third], [Citation(url) for url in addresses]).result()
        workspace.verdicts.rate([fifth], "opinion").result()
        workspace.history.undo(1).result()
    return path


@pytest.fixture(scope="session")
def captured_file(marked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with texts of two of the sources on #3, the tower's and the report's; the first is a
    source of #2 as well.
    """
    path = Path(shutil.copy(marked_file, tmp_path_factory.mktemp("captured") / "captured.db"))
    with open_workspace(path, Settings(who="MK"), FixedClock()) as workspace:
        supply(workspace, 1, TOWER, "tower.txt")
        supply(workspace, 2, REPORT, "report.txt")
        second = workspace.read.claim_id(1, 2)
        workspace.sources.attach_known([second], 1).result()
    return path


@pytest.fixture
def open_evidence(open_desk: OpenDesk, captured_file: Path, tmp_path: Path) -> OpenDesk:
    """Open the evidence screen of #3, at its first source."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = WIDE, settings: Settings = SETTINGS, number: int = 3
    ) -> AsyncIterator[PilotDesk]:
        file = Path(shutil.copy(captured_file, tmp_path / "evidence.db"))
        async with open_desk(file=file, size=size, settings=settings) as desk:
            await desk.claims.highlight(number).press("e")
            yield desk

    return opened


@pytest.fixture
def open_desk(story_file: Path, marked_file: Path, tmp_path: Path) -> OpenDesk:
    """Open the desk: `marked` with five claims, else none; without `article` the library."""

    @asynccontextmanager
    async def opened(
        marked: bool = True,
        size: tuple[int, int] = WIDE,
        settings: Settings | None = None,
        file: Path | None = None,
        article: int | None = 1,
    ) -> AsyncIterator[PilotDesk]:
        path = file or shutil.copy(marked_file if marked else story_file, tmp_path / "desk.db")
        with open_workspace(Path(path), settings or Settings(who="MK"), FixedClock()) as workspace:
            app = make_app(workspace, workspace.settings, article)
            async with app.run_test(size=size) as pilot:
                desk = PilotDesk(pilot, Disk(Path(path)))
                await desk.settled()
                yield desk

    return opened


@pytest.fixture
def open_walk(open_desk: OpenDesk) -> OpenDesk:
    """Open the walk over a second text of the story."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = WIDE,
        text: str | None = None,
        settings: Settings | None = None,
    ) -> AsyncIterator[PilotDesk]:
        async with open_desk(marked=False, size=size, settings=settings) as desk:
            fill(desk.app.workspace)
            revise(desk.app.workspace, text)
            await desk.press("R")
            yield desk

    return opened


class TextSnapshot(SingleFileSnapshotExtension):
    """A screen a file, as text that a person can read."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextSnapshot)
