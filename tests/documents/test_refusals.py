"""What cannot be read is refused in one sentence that says what, and that nothing was stored."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from workbench.documents.reading import read_bytes, read_path
from workbench.documents.refusals import MAX_BYTES
from workbench.model.errors import UnreadableInput


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        (b"", "x.txt", "It is empty"),
        (b" \n\t\xc2\xa0\n", "x.txt", "only white space"),
        (b"\xef\xbb\xbf", "x.txt", "only white space"),
        (bytes(range(256)) * 40, "x.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "x.txt", "a picture"),
        (b"\x1f\x8b\x08" + bytes(100), "x.txt", "a compressed file"),
        (b"{\\rtf1\\ansi Hello}", "x.rtf", "rich text"),
        (b"<!DOCTYPE html><html><body>Hello", "x.html", "a web page"),
        (b"Just words.", "x.docx", "is broken or incomplete"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.doc", "before .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "x.docx",
            "is encrypted",
        ),
    ],
)
def test_bytes_that_hold_no_article_are_refused(body: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_bytes(body, name, name)
    assert says in refused.value.message
    assert refused.value.message.startswith(f"{name}: ")
    assert refused.value.message.endswith("; nothing was stored.")
    assert refused.value.hint.endswith(".")
    assert refused.value.exit_code == 2


def test_too_large_input_is_refused_without_reading_it(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableInput, match="larger than 50 MB"):
        read_path(large)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="It is a folder"):
        read_path(tmp_path)
    for name in (".", ".."):
        with pytest.raises(UnreadableInput, match=r"^\w.*: It is a folder"):
            read_path(Path(name))
    with pytest.raises(UnreadableInput, match=r"^/: It is a folder"):
        read_path(Path("/"))
    with pytest.raises(UnreadableInput, match="There is no such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(UnreadableInput, match="could not be opened"):
        read_path(tmp_path / ("x" * 5000))
    with pytest.raises(UnreadableInput, match="could not be opened"):
        read_path(Path("a\0b"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("words")
    secret.chmod(0)
    with pytest.raises(UnreadableInput, match="no permission"):
        read_path(secret)


def test_the_origin_is_the_files_name_alone(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Some words.\n", encoding="utf-8")
    assert read_path(draft).origin == "draft.txt"


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Some words.")
    os.close(writing)
    assert read_path(Path(f"/dev/fd/{reading}")).text == "Some words."
    os.close(reading)


def test_an_archive_of_something_else_is_refused_by_the_worker() -> None:
    body = BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("../../escape.txt", "words")
    with pytest.raises(UnreadableInput, match="an archive or a document of another kind"):
        read_bytes(body.getvalue(), "x.docx", "x.docx")
