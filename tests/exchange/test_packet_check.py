"""`workbench verify PACKET` over packets that are whole, broken, and made to do harm."""

import copy
import json
import os
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packets import in_folder, in_zip, packet

from workbench.exchange.packet_check import check
from workbench.model.errors import UsageError
from workbench.model.handover import Exported, ExportedFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return in_folder(packet(), tmp_path / "packet")


def changed(change: Callable[[dict[str, Any]], object]) -> Exported:
    """A packet whose manifest is another one."""
    manifest, *rest = packet().files
    value = json.loads(manifest.content)
    change(value)
    return Exported((ExportedFile("manifest.json", json.dumps(value).encode()), *rest))


def zip_of(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries:
            archive.writestr(name, body)
    return path


def listing(*files: tuple[str, bytes]) -> bytes:
    value = {
        "format": "workbench packet",
        "version": 1,
        "files": [
            {"name": name, "size": len(body), "sha256": sha256(body).hexdigest()}
            for name, body in files
        ],
    }
    return json.dumps(value).encode()


def test_a_whole_packet_is_well_in_a_folder_and_in_a_zip(folder: Path, tmp_path: Path) -> None:
    made = packet().files[1:]
    expected = {"files": len(made), "bytes": sum(len(each.content) for each in made)}
    assert check(folder) == (expected, ())
    assert check(in_zip(packet(), tmp_path / "packet.zip")) == (expected, ())


def test_what_is_missing_changed_or_too_much_is_named(folder: Path) -> None:
    (folder / "queries.json").unlink()
    (folder / "index.html").write_bytes((folder / "index.html").read_bytes()[:-1] + b"!")
    (folder / "article.txt").write_bytes(b"Other words.")
    (folder / "captures" / "more.txt").write_bytes(b"")
    assert sorted(check(folder).problems) == [
        "article.txt has 12 bytes instead of 87.",
        "index.html was changed: its sha256 is another one.",
        "queries.json is missing.",
        "“captures/more.txt” is not in the manifest: it does not belong here.",
    ]


def test_a_folder_that_is_no_packet_says_so(tmp_path: Path) -> None:
    assert check(tmp_path).problems == (
        "It has no manifest.json, so it is no packet, or not a whole one.",
    )


def test_what_is_neither_folder_nor_zip_is_not_understood(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no packet", encoding="utf-8")
    for name in ("notes.txt", "nowhere"):
        with pytest.raises(UsageError, match=name):
            check(tmp_path / name)


def test_a_pipe_is_not_waited_for(tmp_path: Path, folder: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError):
        check(tmp_path / "pipe")
    (folder / "history.jsonl").unlink()
    os.mkfifo(folder / "history.jsonl")
    assert check(folder).problems == ("history.jsonl is a link or no plain file; it was not read.",)


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside.html"
    (folder / "index.html").rename(beside)
    (folder / "index.html").symlink_to(beside)
    (folder / "loop").symlink_to(folder)
    assert sorted(check(folder).problems) == [
        "index.html is a link or no plain file; it was not read.",
        "“loop” is a link or no plain file, and not in the manifest: it does not belong here.",
    ]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    body = b"/etc/hosts"
    made = zip_of(tmp_path / "x.zip", ("manifest.json", listing(("a.txt", body))), (link, body))
    assert check(made).problems == ("a.txt is a link or no plain file; it was not read.",)


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out", "a/../../out", "C:/out.txt", "..\\out.txt", "\\\\host\\x"]
)
def test_a_name_that_leads_out_is_told_and_not_followed(name: str, tmp_path: Path) -> None:
    made = in_zip(packet(), tmp_path / "x.zip", ExportedFile(name, b"owned"))
    before = sorted(tmp_path.rglob("*"))
    [problem] = check(made).problems
    assert problem.endswith("names a place outside the packet; it was not read.")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "a\\b", "a/./b", "", "manifest.json", "\u202ea"]
)
def test_a_manifest_that_lists_such_a_name_is_none(name: str, tmp_path: Path) -> None:
    made = zip_of(tmp_path / "x.zip", ("manifest.json", listing((name, b""))))
    assert check(made).problems == ("Entry 1 of the files in manifest.json is not one of a file.",)


def test_a_name_that_is_there_twice_is_told(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        made = in_zip(packet(), tmp_path / "x.zip", ExportedFile("index.html", b"other"))
    assert check(made).problems == ("“index.html” is there twice.",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda value: value.update(format="other"), "is not that of a packet"),
        (lambda value: value.update(version=2), "which a newer workbench reads"),
        (lambda value: value.update(version=True), "which version"),
        (lambda value: value.pop("files"), "has no list of files"),
        (lambda value: value["files"].append(value["files"][0]), "lists a file twice"),
        (lambda value: value["files"].append("index.html"), "is not one of a file"),
        (lambda value: value["files"][3].update(size=-1), "Entry 4"),
        (lambda value: value["files"][0].update(size=True), "Entry 1"),
        (lambda value: value["files"][0].update(sha256="AB" * 32), "Entry 1"),
    ],
)
def test_a_manifest_of_another_shape_is_told(
    change: Callable[[dict[str, Any]], object], said: str, tmp_path: Path
) -> None:
    [problem] = check(in_zip(changed(change), tmp_path / "x.zip")).problems
    assert said in problem


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is no JSON"),
        (b"{", "is no JSON"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[" * 100_000, "is nested without end"),
        (b'{"format": "workbench packet", "format": "x", "version": 1}', "is no JSON"),
        (b"1" * 10_000, "is no JSON"),
        (b"[]", "is not that of a packet"),
        (b" " * 8_000_001, "is larger than that of any packet"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_told(body: bytes, said: str, tmp_path: Path) -> None:
    [problem] = check(zip_of(tmp_path / "x.zip", ("manifest.json", body))).problems
    assert problem.startswith("manifest.json ")
    assert said in problem


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    body = b"\0" * 30_000_000
    entries = [("manifest.json", listing(("a.txt", body))), ("a.txt", body)]
    checked, problems = check(zip_of(tmp_path / "x.zip", *entries))
    assert checked == {"files": 1, "bytes": 0}
    assert problems == ("a.txt would grow without measure when it is unpacked; it was not read.",)


def test_a_file_that_says_it_is_small_ends_where_it_says(tmp_path: Path) -> None:
    body = b"\0" * 5_000_000
    made = zip_of(tmp_path / "x.zip", ("manifest.json", listing(("a.txt", b"\0"))), ("a.txt", body))
    packed = made.read_bytes().replace(struct.pack("<I", len(body)), struct.pack("<I", 1))
    made.write_bytes(packed)
    checked, problems = check(made)
    assert len(problems) == 1
    assert checked["bytes"] <= 2


def test_entries_that_share_their_bytes_are_not_read(tmp_path: Path) -> None:
    """Many entries over one body: each is small enough, all of them together are not."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", listing(("000", b"\0" * 9_000_000)))
        archive.writestr("000", b"\0" * 9_000_000)
        for at in range(1, 200):
            twin = copy.copy(archive.filelist[1])
            twin.filename = f"{at:03}"
            archive.filelist.append(twin)
    assert check(tmp_path / "x.zip") == (
        {"files": 0, "bytes": 0},
        ("manifest.json overlaps others in the zip.",),
    )


def test_a_million_entries_are_not_gone_through(tmp_path: Path) -> None:
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, *[0] * 7, 6, *[0] * 6)
    names = b"".join(entry[:46] + b"%06d" % at for at in range(200_000))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 65_535, 65_535, len(names), 4, 0)
    (tmp_path / "x.zip").write_bytes(b"PK\3\4" + names + end)
    assert check(tmp_path / "x.zip").problems == (
        "It holds more than 20,000 files, which no packet does.",
    )


def test_a_packet_cut_short_is_broken(tmp_path: Path) -> None:
    made = in_zip(packet(), tmp_path / "x.zip")
    made.write_bytes(made.read_bytes()[:-40])
    assert check(made).problems == ("It cannot be read: the zip, or a folder in it, is broken.",)


def test_names_that_are_no_text_and_folders_without_end_are_told(folder: Path) -> None:
    try:
        Path(os.fsdecode(bytes(folder / "n") + b"\xff\x1b[2J")).write_bytes(b"")
    except OSError:
        pytest.skip("This disk takes no names that are no text.")
    deep = folder
    for _ in range(60):
        deep /= "deep"
        deep.mkdir()
    (deep / "file").write_bytes(b"")
    odd, lost = sorted(check(folder).problems, key=len)
    assert odd.startswith("“n")
    assert lost.startswith("“deep/deep/")


def test_what_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "index.html").chmod(0)
    if os.access(folder / "index.html", os.R_OK):
        pytest.skip("Whoever runs this may read everything.")
    assert check(folder).problems == ("index.html cannot be read.",)


def test_many_problems_are_counted(tmp_path: Path) -> None:
    files = [(f"{at}.txt", b"") for at in range(500)]
    problems = check(zip_of(tmp_path / "x.zip", ("manifest.json", listing(*files)))).problems
    assert len(problems) == 201
    assert problems[-1] == "300 problems more."


WHOLE = BytesIO()
with zipfile.ZipFile(WHOLE, "w", zipfile.ZIP_DEFLATED) as _archive:
    for _each in packet().files:
        _archive.writestr(zipfile.ZipInfo(_each.name), _each.content)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2, len(WHOLE.getvalue()) - 1), st.binary(min_size=1, max_size=8))
def test_bytes_changed_anywhere_never_break_the_check(
    tmp_path: Path, at: int, other: bytes
) -> None:
    body = WHOLE.getvalue()
    (tmp_path / "x.zip").write_bytes(body[:at] + other + body[at + len(other) :])
    check(tmp_path / "x.zip")
