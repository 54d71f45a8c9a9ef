"""A key that is planted is in no file afterwards, whatever was asked with it or failed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_stand_in import KEYS, Archive, Fault, settings_of
from homes import own_home

from workbench.model.imports import Imported
from workbench.model.requests import Citation, ImportOptions, NewClaim
from workbench.tui.dialogs.failure import logged
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

PAGE = "https://news.example.org/story"
TESTS = Path(__file__).resolve().parents[1]
WORKER = Path(__file__).with_name("archive_worker.py")
PARTS = [each.encode() for each in (KEYS, KEYS.partition(":")[2])]
ECHO = f'{{"message": "who is this", "sent": "LOW {KEYS}"}}'
"""What a careless archive says of a key that it does not know."""


@pytest.fixture
def archive() -> Iterator[Archive]:
    made = Archive()
    made.polls = 1
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one source, in a home of its own."""
    place = own_home(tmp_path, monkeypatch) / "workbench.db"
    with open_workspace(place, settings_of(443), create=True) as workspace:
        text = Imported("Hollin bought 41 street lamps.", "lamps.txt", "plain")
        workspace.articles.add(text, ImportOptions()).result()
        seen = workspace.read.article(1)
        where = find_place(seen.text, "41 street lamps")
        workspace.claims.mark(NewClaim(1, seen.revision_id, (where,))).result()
        workspace.sources.attach([1], [Citation(PAGE)]).result()
    return place


def work(file: Path, archive: Archive) -> str:
    """What a worker said that asked the archive with the key."""
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    environ = {**os.environ, "PYTHONPATH": paths, "WORKBENCH_KEY_ARCHIVE_ORG": KEYS}
    argv = [sys.executable, str(WORKER), str(file), str(archive.port), "1"]
    ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        argv, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    return ended.stdout + ended.stderr


def holding(folder: Path) -> list[str]:
    """The files that hold a part of the key."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(part in path.read_bytes() for part in PARTS)]


@pytest.mark.parametrize(
    "faults", [(), (Fault(401, ECHO),), (Fault(500, ECHO),), (Fault(200, ECHO),)], ids=str
)
def test_a_key_is_in_no_file_after_an_archive_was_asked_with_it(
    file: Path, archive: Archive, tmp_path: Path, faults: tuple[Fault, ...]
) -> None:
    archive.faults["save"] = [*faults] * 9
    said = work(file, archive)
    assert "save" in [service for service, _ in archive.asked]
    assert KEYS not in said
    assert holding(tmp_path) == []


def test_a_key_is_in_no_log_of_a_fault(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_ARCHIVE_ORG", KEYS)
    with open_workspace(file, settings_of(443)) as workspace:
        try:
            raise RuntimeError(repr(workspace.settings))
        except RuntimeError as error:
            log = logged(error)
    assert log is not None
    assert log.exists()
    assert holding(file.parent) == []


def test_a_key_in_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(f"sent {KEYS}")
    assert holding(tmp_path) == ["log"]
