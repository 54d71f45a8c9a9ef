"""What leaves is written whole or not at all, and in no moment is a place empty that was full."""

import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.exchange import moving
from workbench.exchange.writing import write, write_folder
from workbench.model.errors import RefusedChange, StorageError
from workbench.model.handover import ExportedFile

NAMES = r"\w+\.txt|deep/\w+\.txt"
FILES = (ExportedFile("a.txt", b"one"), ExportedFile("deep/b.txt", later=lambda: b"two"))
ROOM = 20_000


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file grows above ROOM bytes: the write that would fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture(params=["in one step", "in two steps"])
def moves(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As this system moves, and as one does that knows less."""
    if request.param == "in two steps":
        monkeypatch.setattr(moving, "_call", lambda _how: None)


def found(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.mark.usefixtures("moves")
def test_a_folder_is_written_whole_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out"
    write_folder(path, FILES, NAMES)
    assert found(tmp_path) == {"out/a.txt": b"one", "out/deep/b.txt": b"two"}
    with pytest.raises(RefusedChange, match="there already"):
        write_folder(path, FILES[:1], NAMES)
    assert len(found(tmp_path)) == 2
    write_folder(path, FILES[:1], NAMES, force=True)
    assert found(tmp_path) == {"out/a.txt": b"one"}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.mark.usefixtures("moves")
def test_a_file_is_never_put_over_one_that_came_meanwhile(tmp_path: Path) -> None:
    made, path = tmp_path / "made", tmp_path / "path"
    made.write_bytes(b"ours")
    path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        moving.move_new(made, path)
    assert path.read_bytes() == b"theirs"
    path.unlink()
    moving.move_new(made, path)
    assert (path.read_bytes(), made.exists()) == (b"ours", False)


def test_a_disk_without_links_takes_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(moving, "_call", lambda _how: None)
    monkeypatch.setattr(os, "link", refuses)
    write(tmp_path / "a.txt", b"one")
    with pytest.raises(RefusedChange):
        write(tmp_path / "a.txt", b"two")
    assert found(tmp_path) == {"a.txt": b"one"}


@pytest.mark.parametrize(
    "other", ["notes.md", "deep/notes.md", ".hidden", "deep/deeper/b.txt", "link"]
)
def test_a_folder_is_not_replaced_where_anything_else_is_in_it(tmp_path: Path, other: str) -> None:
    path = tmp_path / "out"
    write_folder(path, FILES, NAMES)
    (path / other).parent.mkdir(exist_ok=True)
    if other == "link":
        (path / other).symlink_to(tmp_path)
    else:
        (path / other).write_bytes(b"mine")
    before = found(path)
    with pytest.raises(RefusedChange, match="is not from an export"):
        write_folder(path, FILES, NAMES, force=True)
    assert found(path) == before


def test_a_file_or_a_link_is_no_folder_to_replace(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(RefusedChange, match="is no folder"):
            write_folder(tmp_path / name, FILES, NAMES, force=True)
    with pytest.raises(RefusedChange, match="is a folder"):
        write(tmp_path / "elsewhere", b"one", force=True)


def test_in_no_moment_is_neither_the_old_nor_the_new_folder_there(tmp_path: Path) -> None:
    path = tmp_path / "out"
    write_folder(path, FILES, NAMES)
    missing: list[int] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            if not (path / "a.txt").exists():
                missing.append(1)

    watching = threading.Thread(target=look)
    watching.start()
    try:
        for _time in range(200):
            write_folder(path, FILES, NAMES, force=True)
    finally:
        over.set()
        watching.join()
    if moving._call("swap") is not None:
        assert missing == []


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "put",
    [
        lambda path, body, force: write(path, body, force=force),
        lambda path, body, force: write_folder(
            path, [*FILES, ExportedFile("c.txt", body)], NAMES, force=force
        ),
    ],
    ids=["file", "folder"],
)
def test_a_full_disk_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, put: Callable[[Path, bytes, bool], None], force: bool
) -> None:
    path = tmp_path / "out"
    if force:
        put(path, b"small", True)
    before = found(tmp_path)
    with pytest.raises(StorageError, match=r"could not be written .*Nothing was left there"):
        put(path, b"x" * (ROOM + 1), force)
    assert found(tmp_path) == before
    assert [each.name for each in tmp_path.iterdir()] == (["out"] if force else [])


def test_what_cannot_be_read_for_a_file_leaves_nothing_either(tmp_path: Path) -> None:
    def gone() -> bytes:
        raise StorageError("It was purged.", "Ask again.")

    with pytest.raises(StorageError, match="purged"):
        write_folder(tmp_path / "out", [*FILES, ExportedFile("c.txt", later=gone)], NAMES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o000])
def test_what_is_written_is_its_owners_alone(tmp_path: Path, mask: int) -> None:
    usual = os.umask(mask)
    try:
        write_folder(tmp_path / "out", FILES, NAMES)
        for _ in range(2):
            write(tmp_path / "file", b"one", force=True)
    finally:
        os.umask(usual)
    rights = {each: each.stat().st_mode & 0o777 for each in tmp_path.rglob("*")}
    assert len(rights) > 3
    assert rights == {each: 0o700 if each.is_dir() else 0o600 for each in rights}


def test_a_stricter_mask_counts(tmp_path: Path) -> None:
    usual = os.umask(0o277)
    try:
        write(tmp_path / "file", b"one")
    finally:
        os.umask(usual)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o400
