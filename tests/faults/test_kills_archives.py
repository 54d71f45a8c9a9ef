"""A run of the archive queue that is killed at every question, after the archive carried it out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archive_stand_in import KEYS, Archive, settings_of

from workbench.model.imports import Imported
from workbench.model.requests import Citation, ImportOptions, NewClaim
from workbench.store.reader import Reader
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

PAGE = "https://news.example.org/story"
TESTS = Path(__file__).resolve().parents[1]
WORKER = Path(__file__).with_name("archive_worker.py")


@pytest.fixture
def archive() -> Iterator[Archive]:
    made = Archive()
    made.polls = 1
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one claim and a source."""
    place = tmp_path / "workbench.db"
    with open_workspace(place, settings_of(443), create=True) as workspace:
        text = Imported("Hollin bought 41 street lamps.", "lamps.txt", "plain")
        workspace.articles.add(text, ImportOptions()).result()
        seen = workspace.read.article(1)
        where = find_place(seen.text, "41 street lamps")
        workspace.claims.mark(NewClaim(1, seen.revision_id, (where,))).result()
        workspace.sources.attach([1], [Citation(PAGE)]).result()
    return place


def work(file: Path, archive: Archive, hours: float, kill_at: int) -> bool:
    """Runs a worker that dies over its question number `kill_at`; whether it came to its end."""
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    environ = {**os.environ, "PYTHONPATH": paths, "WORKBENCH_KEY_ARCHIVE_ORG": KEYS}
    worker = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, str(WORKER), str(file), str(archive.port), str(hours)], env=environ
    )
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1
        if asked == kill_at:
            worker.kill()

    archive.before_answer = count
    return worker.wait(timeout=60) == 0


def test_a_run_killed_at_every_third_question_goes_on_and_saves_the_page_once(
    file: Path, archive: Archive
) -> None:
    runs = 1
    while not work(file, archive, runs, kill_at=3):
        runs += 1
        assert runs < 9
    assert [service for service, _ in archive.asked] == [
        *("available", "cdx", "save"),  # killed: the archive has the page, the file does not know
        *("save", "status", "status"),  # killed again
        "status",
    ]
    assert archive.saved == [PAGE]
    with closing(Reader(file)) as reader:
        found, saved = reader.proof.archive_jobs(1)
    assert (found.state, saved.state) == ("not-archived", "accepted")
    assert saved.archived_url.endswith(PAGE)
