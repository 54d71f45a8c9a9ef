"""What all tests share: one time zone, no deadline for a busy machine to miss, a file to copy, and
servers of a test's own.
"""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_stand_in import Archive
from fixed_clock import FixedClock
from hypothesis import settings
from on_disk import Disk
from sites import Site, site
from stories import STORY
from web_server import Server

from workbench.documents.reading import read_bytes
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace

settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")

os.environ["TZ"] = "UTC"
time.tzset()


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the story in it, to be copied: making one takes half a second."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    with open_workspace(path, Settings(who="MK"), FixedClock()) as workspace:
        story = read_bytes(STORY.encode(), "story.txt")
        workspace.articles.add(story, ImportOptions()).result()
    return path


@pytest.fixture
def story_db(story_file: Path, tmp_path: Path) -> Path:
    """A file of the test's own, with the story as article 1 and nothing marked in it."""
    return Path(shutil.copy(story_file, tmp_path / "workbench.db"))


@pytest.fixture
def disk(story_db: Path) -> Disk:
    return Disk(story_db)


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server that is hostile where a test asks for it."""
    with Server() as running:
        yield running


@pytest.fixture
def pages() -> Iterator[Site]:
    """A web server whose pages a test sets."""
    with site() as made:
        yield made


@pytest.fixture
def archive() -> Iterator[Archive]:
    """A stand-in for the Internet Archive."""
    made = Archive()
    yield made
    made.close()


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: many tests wait for disks, terminals and other processes."""
    return (os.cpu_count() or 1) + 2


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update", action="store_true", help="renew the files of tests/exchange/golden"
    )
