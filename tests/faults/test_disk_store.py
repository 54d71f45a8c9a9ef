"""Faults below SQLite, one by one: told, nothing half written, and the next write works."""

import os
import resource
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from disk_swapped import full, swapped, unreadable, unsynced, unwritable
from on_disk import Disk

from workbench.model.errors import FileAway, StorageError, StorageUnreadable, StorageUnwritable
from workbench.model.requests import NewClaim
from workbench.model.settings import Settings
from workbench.store.care import verify
from workbench.store.reader import Reader
from workbench.store.telling import before_any_change, damaged, read_only
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

QUOTES = ("built in 1874", "since 2009")


@pytest.fixture
def workspace(story_db: Path) -> Iterator[Workspace]:
    """The story with two claims, the first rated, and a writer that has the file open."""
    with open_workspace(story_db, Settings(who="MK")) as opened:
        seen = opened.read.article(1)
        for words in QUOTES:
            place = find_place(seen.text, words)
            opened.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
        opened.verdicts.rate([1], "confirmed", "before").result()
        yield opened


def journal(path: Path) -> Path:
    return Path(f"{path}-wal")


Fault = Callable[[Workspace], AbstractContextManager[None]]


@contextmanager
def disk_full(workspace: Workspace) -> Iterator[None]:
    """As SQLite itself says it: the file may have no more pages."""

    def limit(pages: int) -> None:
        set_to = workspace._writer.submit(
            lambda store: store._raw.execute(f"PRAGMA max_page_count={pages}").fetchone()[0]
        )
        assert set_to.result() > 0

    limit(1)  # SQLite takes it as what there is
    yield
    limit(1_000_000)


@contextmanager
def file_too_large(workspace: Workspace) -> Iterator[None]:
    """A limit on the size of files, as a quota: EFBIG."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, was)


@contextmanager
def device_full(workspace: Workspace) -> Iterator[None]:
    workspace.rest().result()  # what the journal holds is not read from a device without content
    with swapped(journal(workspace.path), full()):
        yield


@contextmanager
def journal_unwritable(workspace: Workspace) -> Iterator[None]:
    with swapped(journal(workspace.path), unwritable(journal(workspace.path))):
        yield


@contextmanager
def journal_unsynced(workspace: Workspace) -> Iterator[None]:
    workspace.rest().result()
    with swapped(journal(workspace.path), unsynced()):
        yield


@contextmanager
def folder_moved(workspace: Workspace) -> Iterator[None]:
    """The volume is gone, and comes back."""
    folder = workspace.path.parent
    away = folder.with_name(f"{folder.name}-away")
    folder.rename(away)
    try:
        yield
    finally:
        away.rename(folder)


@contextmanager
def file_moved(workspace: Workspace) -> Iterator[None]:
    away = workspace.path.with_name("away.db")
    workspace.path.rename(away)
    try:
        yield
    finally:
        away.rename(workspace.path)


@contextmanager
def file_replaced(workspace: Workspace) -> Iterator[None]:
    away = workspace.path.with_name("away.db")
    workspace.path.rename(away)
    shutil.copy(away, workspace.path)
    try:
        yield
    finally:
        away.replace(workspace.path)


FAULTS: dict[str, tuple[Fault, str, str]] = {
    "page limit": (disk_full, "the disk is full", "Make room"),
    "file too large": (file_too_large, "the disk did not take it", "over a quota"),
    "journal not written": (journal_unwritable, "the disk did not take it", "over a quota"),
    "journal not synced": (journal_unsynced, "the disk did not confirm it", "failing"),
    "folder moved": (folder_moved, "was moved or replaced", "Put the file back"),
    "file moved": (file_moved, "was moved or replaced", "Put the file back"),
    "file replaced": (file_replaced, "was moved or replaced", "Put the file back"),
}
if Path("/dev/full").exists():  # else "page limit" is the same fault by another way
    FAULTS["device full"] = (device_full, "the disk is full", "Make room")

WRITES: dict[str, Callable[[Workspace, str], Any]] = {
    "rate": lambda ws, words: ws.verdicts.rate([2], "opinion", words),
    "explain": lambda ws, words: ws.verdicts.explain(2, words),
    "draft": lambda ws, words: ws.drafts.keep("verdict", 2, "rationale", words),
    "leave": lambda ws, words: ws.drafts.leave("verdict", 2, "rationale", words),
}
LONG = "counted by hand, " * 20_000
"""More than any page or journal has left."""


def state(path: Path) -> tuple[object, ...]:
    """All that there is, by a reader of its own."""
    with closing(Reader(path)) as read:
        details = [read.detail(claim.id) for claim in read.claims(1)]
        return details, read.actions(), read.drafts("MK")


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_nothing_is_half_written_and_the_next_write_works(
    workspace: Workspace, kind: str, write: str
) -> None:
    fault, what, do = FAULTS[kind]
    before = state(workspace.path)
    with fault(workspace):
        for _ in range(2):  # and again: nothing is left over that would hide it
            error = WRITES[write](workspace, LONG).exception()
            assert isinstance(error, StorageError), error
            assert what in error.message
            assert error.hint.startswith("Nothing of this change was saved")
            assert do in error.hint
            assert error.title == "Not saved"
    assert state(workspace.path) == before
    WRITES[write](workspace, "after all").result()
    with closing(Reader(workspace.path)) as read:
        texts = [verdict.rationale for verdict in read.detail(2).verdicts]
        assert [*texts, *(draft.text for draft in read.drafts("MK"))] == ["after all"]
    workspace.close()
    assert verify(workspace.path).problems == ()


def test_what_was_saved_before_is_read_while_nothing_can_be_written(workspace: Workspace) -> None:
    with journal_unwritable(workspace):
        assert workspace.verdicts.rate([2], "opinion").exception() is not None
        assert workspace.read.detail(1).claim.rating == "confirmed"


def test_a_file_that_cannot_be_read_is_told_as_such_and_read_again_later(story_db: Path) -> None:
    with closing(Reader(story_db)) as read:
        with (
            swapped(story_db, unreadable(story_db)),
            pytest.raises(StorageUnreadable) as told,
        ):
            read.article(1)
        assert "the disk did not give it" in told.value.message
        assert told.value.hint.startswith("Nothing was changed. See to the disk")
        assert read.article(1).text


def test_a_checkpoint_that_cannot_be_made_loses_nothing(workspace: Workspace) -> None:
    with swapped(workspace.path, unwritable(workspace.path)):
        assert isinstance(workspace.rest().exception(), StorageError)
        workspace.verdicts.rate([2], "opinion").result()  # the journal takes it
    assert Disk(workspace.path).rating_of(2) == "opinion"
    workspace.rest().result()
    workspace.close()
    assert not journal(workspace.path).exists()
    assert Disk(workspace.path).ratings() == {1: "confirmed", 2: "opinion"}


def test_a_removed_file_is_told_and_never_silently_made_anew(workspace: Workspace) -> None:
    workspace.path.unlink()
    error = workspace.verdicts.rate([2], "opinion").exception()
    assert isinstance(error, StorageError)
    assert "was moved or replaced" in error.message
    assert not workspace.path.exists()
    with pytest.raises(FileAway):
        workspace.close()
    assert not workspace.path.exists()


def test_a_folder_in_the_files_place_is_told(workspace: Workspace) -> None:
    with file_moved(workspace):
        workspace.path.mkdir()
        error = workspace.verdicts.rate([2], "opinion").exception()
        workspace.path.rmdir()
    assert isinstance(error, StorageError)
    workspace.verdicts.rate([2], "opinion").result()


def test_a_file_that_is_read_only_is_told_and_read(story_db: Path) -> None:
    """By SQLite's own word, which binds an administrator too; rights of files are in the desk's
    tests, by a process that has none."""
    before = story_db.read_bytes()
    with open_workspace(story_db, Settings(who="MK")) as workspace:
        workspace.warm_up().result()
        workspace._writer.submit(
            lambda store: store._raw.execute("PRAGMA query_only=1").close()
        ).result()
        error = workspace.articles.put_away(1).exception()
        assert isinstance(error, StorageError)
        assert "cannot be written to" in error.message
        assert "use --db" in error.hint
        assert workspace.read.article(1).text
        workspace._writer.submit(
            lambda store: store._raw.execute("PRAGMA query_only=0").close()
        ).result()
    assert story_db.read_bytes() == before


class Jumping:
    """A clock that is set back and forth between any two looks."""

    STEPS = (timedelta(0), timedelta(hours=-26), timedelta(days=365), timedelta(days=-3650))

    def __init__(self) -> None:
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return datetime(2026, 3, 29, 2, 30, tzinfo=UTC) + self.STEPS[self._looks % 4]


def test_a_clock_that_jumps_changes_no_order(story_db: Path) -> None:
    ratings = ["confirmed", "opinion", "on-author", "change", None, "confirmed", "cut", "opinion"]
    with open_workspace(story_db, Settings(who="MK"), Jumping()) as workspace:
        seen = workspace.read.article(1)
        place = find_place(seen.text, QUOTES[0])
        workspace.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
        done = [workspace.verdicts.rate([1], rating).result() for rating in ratings]
        assert [each.action for each in done] == sorted(each.action or 0 for each in done)
        times = [action.at for action in reversed(workspace.read.actions())]
        assert times != sorted(times)  # the clock did jump
        verdicts = workspace.read.detail(1).verdicts
        assert [verdict.rating for verdict in verdicts] == ratings
        assert workspace.read.detail(1).claim.rating == ratings[-1]
        workspace.history.undo(1).result()
        assert workspace.read.detail(1).claim.rating == ratings[-2]
        workspace.history.undo(1).result()
        assert workspace.read.detail(1).claim.rating == ratings[-3]
        workspace.history.redo(1).result()
        assert workspace.read.detail(1).claim.rating == ratings[-2]
        [row] = workspace.read.articles()
        assert row.id == 1
    assert verify(story_db).problems == ()


def test_a_full_disk_while_a_new_file_is_made_leaves_none_behind(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with file_too_large(None), pytest.raises(StorageError):  # type: ignore[arg-type]
        open_workspace(path, Settings(who="MK"))
    open_workspace(path, Settings(who="MK")).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert os.stat(path).st_mode & 0o777 == 0o600  # noqa: PTH116


def test_where_nobody_changed_anything_yet_nothing_of_theirs_is_called_unsaved() -> None:
    error = before_any_change(read_only(Path("a.db")))
    assert isinstance(error, StorageUnwritable)
    assert "cannot be written to" in error.message
    assert error.hint.startswith("Nothing was changed yet, and all of it can be read")
    assert "use --db" in error.hint
    whole = damaged(Path("a.db"))
    assert before_any_change(whole) is whole
