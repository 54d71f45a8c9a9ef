"""Files that a person supplies: read whole, or refused with what is wrong and where."""

from pathlib import Path

import pytest
from ws_world import World

from workbench.model.errors import RefusedUpload
from workbench.workspace.supplying import pasted, read_upload


def test_a_file_is_read_whole_with_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>The lamps burn.</p>")
    upload = read_upload(path, 1)
    assert (upload.content, upload.media_type) == (b"<p>The lamps burn.</p>", "text/html")
    assert upload.file_name == "page.html"


def test_what_cannot_be_supplied_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedUpload, match=f"no file “nothing.pdf” in {tmp_path}\\."):
        read_upload(tmp_path / "nothing.pdf", 1)
    with pytest.raises(RefusedUpload, match=f"“{tmp_path}” is no file"):
        read_upload(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RefusedUpload, match=f"no file “all.txt” in {tmp_path}\\."):
        read_upload(Path("all.txt"), 1)


def test_a_file_that_is_empty_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.touch()
    with pytest.raises(RefusedUpload, match="is empty"):
        read_upload(path, 1)
    path.write_bytes(b"x" * 1_000_001)
    with pytest.raises(RefusedUpload, match="1 MB is the most"):
        read_upload(path, 1)


def test_a_file_of_the_workbench_is_no_source(file: Path) -> None:
    World(file).ws.close()
    with pytest.raises(RefusedUpload, match="is a file of the workbench") as refused:
        read_upload(file, 10)
    assert refused.value.title == "Nothing supplied"


def test_nothing_is_no_pasted_text() -> None:
    with pytest.raises(RefusedUpload, match="no text"):
        pasted(" \n")
