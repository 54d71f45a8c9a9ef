"""A file that is removed or replaced while it is open: what is in it is kept, and in no other."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from homes import own_home
from on_disk import Disk

from workbench.model.errors import FileAway, StorageError
from workbench.model.requests import NewClaim
from workbench.model.settings import Settings
from workbench.store.care import verify
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

QUOTES = ("built in 1874", "since 2009")


def mark_and_rate(workspace: Workspace, ratings: tuple[str, ...]) -> None:
    seen = workspace.read.article(1)
    for words, rating in zip(QUOTES, ratings, strict=False):
        place = find_place(seen.text, words)
        made = workspace.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
        workspace.verdicts.rate([made.value], rating, "counted by hand").result()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_home(tmp_path, monkeypatch)
    made = tmp_path / "work"
    made.mkdir()
    return made


@pytest.fixture
def workspace(story_db: Path, folder: Path) -> Iterator[Workspace]:
    """The story with two ratings that are only in the journal."""
    path = folder / "workbench.db"
    shutil.copy(story_db, path)
    opened = open_workspace(path, Settings(who="MK"))
    mark_and_rate(opened, ("confirmed", "change"))
    assert Path(f"{path}-wal").stat().st_size > 0
    yield opened
    with suppress(FileAway):
        opened.close()


@pytest.fixture
def other(story_db: Path, folder: Path) -> Path:
    """Another file of the workbench, in use once: it begins as SQLite leaves it."""
    path = folder / "other.db"
    shutil.copy(story_db, path)
    with open_workspace(path, Settings(who="AB")) as opened:
        mark_and_rate(opened, ("opinion",))
    return path


def rescued(folder: Path) -> Path:
    (copy,) = folder.glob("workbench.db.rescued-*")
    return copy


def told(workspace: Workspace) -> str:
    error = workspace.verdicts.rate([2], "opinion").exception()
    assert isinstance(error, StorageError)
    assert error.title == "Not saved"
    return str(error)


@pytest.mark.parametrize("is_replaced", [False, True], ids=["removed", "replaced"])
def test_a_file_that_goes_before_the_first_write_is_told_and_what_comes_there_is_left_alone(
    story_db: Path, folder: Path, other: Path, is_replaced: bool
) -> None:
    path = shutil.copy(story_db, folder / "workbench.db")
    opened = open_workspace(path, Settings(who="MK"))
    path.unlink()
    if is_replaced:
        other.rename(path)
        before = path.read_bytes()
    for error in (told(opened), told(opened)):
        assert "was removed, or was moved or replaced" in error
        assert "Put the file back before you leave" in error
        assert "is safe" not in error
    with pytest.raises(FileAway, match="was removed"):
        opened.close()
    assert path.exists() == is_replaced
    if is_replaced:
        assert path.read_bytes() == before


def test_a_file_that_comes_back_before_the_first_write_takes_it(
    story_db: Path, folder: Path
) -> None:
    path = shutil.copy(story_db, folder / "workbench.db")
    with open_workspace(path, Settings(who="MK")) as opened:
        away = path.rename(folder / "away.db")
        assert "was removed" in told(opened)
        away.rename(path)
        mark_and_rate(opened, ("confirmed", "change"))
    assert is_whole(path)


def is_whole(copy: Path) -> bool:
    found = Disk(copy).ratings() == {1: "confirmed", 2: "change"}
    return found and verify(copy).problems == () and copy.stat().st_mode & 0o777 == 0o600


def test_what_was_saved_to_a_file_that_is_removed_is_in_a_copy(
    workspace: Workspace, folder: Path
) -> None:
    workspace.path.unlink()
    said = told(workspace)
    assert f"is safe in a copy, {rescued(folder)}." in said
    assert said.endswith("or open the copy with --db.")
    assert is_whole(rescued(folder))
    assert told(workspace) == said  # and no second one
    with pytest.raises(FileAway) as at_the_end:
        workspace.close()
    assert str(rescued(folder)) in at_the_end.value.hint
    with open_workspace(rescued(folder), Settings(who="MK")) as again:
        again.verdicts.rate([1], "opinion").result()
    assert not workspace.path.exists()


def test_it_is_kept_at_the_end_too_where_nothing_more_was_written(
    workspace: Workspace, folder: Path
) -> None:
    workspace.path.unlink()
    with pytest.raises(FileAway) as at_the_end:
        workspace.close()
    assert at_the_end.value.title == "The file is not in its place"
    assert "Nothing of this change" not in at_the_end.value.hint
    assert is_whole(rescued(folder))
    workspace.close()  # and is told once


def test_where_the_folder_is_gone_too_the_copy_lies_among_what_is_ones_own(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    shutil.rmtree(folder)
    said = told(workspace)
    own = tmp_path / "home" / ".local" / "share" / "workbench"
    if not own.exists():  # macOS
        own = tmp_path / "home" / "Library" / "Application Support" / "workbench"
    assert str(rescued(own)) in said
    assert is_whole(rescued(own))
    assert own.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_where_no_copy_can_be_made_that_is_told(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    shutil.rmtree(folder)
    home = tmp_path / "home"
    (home / ".local").write_text("no folder")
    (home / "Library").write_text("no folder")
    said = told(workspace)
    assert "What was saved before could not be copied (" in said
    assert said.endswith("if it was removed, it is gone then.")
    shutil.rmtree(home)
    assert "(its folder is gone, and the home)" in told(workspace)
    assert not home.exists()
    home.mkdir()
    assert "is safe in a copy" in told(workspace)


def test_what_lies_in_its_place_stays_as_it_is(
    workspace: Workspace, other: Path, folder: Path
) -> None:
    """The journal beside it is not its own: SQLite would write it into that file."""
    other.replace(workspace.path)
    before = workspace.path.read_bytes()
    told(workspace)
    assert is_whole(rescued(folder))
    with pytest.raises(FileAway):
        workspace.close()
    assert workspace.path.read_bytes() == before
    assert verify(workspace.path).problems == ()
    assert Disk(workspace.path).ratings() == {1: "opinion"}


def test_what_is_written_there_meanwhile_stays_too(
    workspace: Workspace, other: Path, folder: Path
) -> None:
    other.replace(workspace.path)
    told(workspace)
    with open_workspace(workspace.path, Settings(who="AB")) as there:
        there.verdicts.rate([1], "cut").result()
        told(workspace)
        with pytest.raises(FileAway):
            workspace.close()
        there.verdicts.rate([1], "on-author").result()
    assert Disk(workspace.path).ratings() == {1: "on-author"}
    assert verify(workspace.path).problems == ()
    assert is_whole(rescued(folder))


def test_a_file_that_was_moved_is_whole_where_it_is_now(workspace: Workspace, folder: Path) -> None:
    """Without its journal, which stays behind by its name."""
    away = folder / "away.db"
    workspace.path.rename(away)
    told(workspace)
    with closing(sqlite3.connect(f"{away.as_uri()}?immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM verdict").fetchone() == (2,)
    away.rename(workspace.path)
    workspace.verdicts.rate([2], "opinion").result()
    workspace.close()
    assert Disk(workspace.path).ratings() == {1: "confirmed", 2: "opinion"}
    assert verify(workspace.path).problems == ()


def test_at_the_desk_a_removed_file_is_told_before_anything_is_typed(
    start: Start, story_db: Path, tmp_path: Path
) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().claims.focus().press("1").wait_for(
        lambda: Disk(story_db).ratings() == {1: "confirmed"}
    )
    story_db.unlink()
    desk.wait_for("FILE GONE").wait_for(lambda: "safe in a copy" in desk.terminal.words)
    copy = rescued(tmp_path)
    desk.press("2").wait_for("NOT SAVED")
    desk.press("ctrl+q").wait_for("Ctrl+Q leaves without it").press("ctrl+q")
    assert desk.terminal.exit_code() == 4
    assert str(copy) in "".join(desk.terminal.after.split("\r\n"))
    assert "Traceback" not in desk.terminal.after
    assert Disk(copy).ratings() == {1: "confirmed"}
    assert verify(copy).problems == ()


def test_a_file_that_comes_back_is_told_at_the_desk(start: Start, story_db: Path) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().claims.focus()
    away = story_db.with_name("away.db")
    story_db.rename(away)
    desk.wait_for("FILE GONE")
    away.rename(story_db)
    desk.wait_for("The file is in its place again.")
    desk.press("1").wait_for(lambda: Disk(story_db).ratings() == {1: "confirmed"})
    assert desk.leave() == 0
    assert verify(story_db).problems == ()
