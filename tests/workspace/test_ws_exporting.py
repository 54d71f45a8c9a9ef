"""Handing over in every format: what stays here, what a second reader has, one moment of all."""

import sqlite3
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from ws_world import World

from workbench.model.errors import RefusedChange
from workbench.model.evidence_requests import Upload
from workbench.model.exports import ExportRequest
from workbench.model.formats import FORMATS, Format
from workbench.model.handover import Included
from workbench.model.requests import Citation
from workbench.workspace.exporting import hand_over, prepare, preview
from workbench.workspace.handing_over import NOTHING_MORE

EACH = pytest.mark.parametrize("kind", FORMATS, ids=[each.name for each in FORMATS])
ALL = Included(sensitive_sources=True, private_notes=True)

OPEN = Citation("https://open.example/", title="Open", stance="supports", passage="nine were hurt")
SECRET = Citation(
    "https://whisper.example/deep",
    title="Qwhispertitle",
    author="Qwhisperauthor",
    publisher="Qwhisperpublisher",
    passage="qwhisperpassage",
    locator="qwhisperlocator",
    note="qwhispernote",
    origin="Qwhisperorigin",
    stance="refutes",
    sensitive=True,
)
PRIVATE = "qwhisperprivate, for me alone"
FILE = Upload(b"qwhispertext of the upload", "text/plain", "qwhisperfile.txt", "qwhispercapture")
WHISPERS = (b"whisper", b"Whisper", b"WHISPER")


@pytest.fixture
def kept(world: World) -> World:
    """A settled claim on an open source with a private note, and on a sensitive one."""
    claim = world.mark("nine people", "false")
    sources = world.ws.sources
    for citation in (SECRET, OPEN._replace(private_note=PRIVATE)):
        (piece,) = sources.attach([claim], [citation]).result().value.evidence
    world.ws.captures.supply(1, FILE).result()
    world.ws.captures.supply(2, Upload(b"nine were hurt", "text/plain", "open.txt")).result()
    sources.group([1], "Qwhispergroup", 1).result()
    world.ws.claims.set_aside(claim, "qwhisperreason", "dead-link", "evidence 1").result()
    sources.edit_source(1, title="Qwhisperothertitle", article=1).result()
    world.ws.history.undo(1).result()
    world.rate(claim, "mixed", "Nine, says the office.")
    assert piece
    return world


def made(world: World, kind: Format, included: Included = NOTHING_MORE) -> bytes:
    """All that leaves, unpacked, names of files too."""
    request = ExportRequest(1, kind, included, kind.suffix, "https://c.example/{number}")
    prepared = prepare(world.ws.read, request, world.ticking.now())
    return b"\n".join(map(unpacked, prepared.exported.files)) + repr(prepared.exported[1:]).encode()


def unpacked(file) -> bytes:
    body = file.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    return file.name.encode() + b"\n" + body


@EACH
def test_no_format_lets_out_what_stays_here(kept: World, kind: Format):
    body = made(kept, kind)
    assert [each for each in WHISPERS if each in body] == []
    assert b"nine people" in body or kind.name == "queries"


@EACH
def test_what_is_asked_for_by_name_is_in_formats_that_have_sources(kept: World, kind: Format):
    body = made(kept, kind, ALL)
    if kind.name != "queries":
        assert b"whisper.example" in body
    if kind.name in ("packet", "json"):
        assert b"qwhisperprivate" in body
        assert b"qwhispertext" in body or b"cXdoaXNwZXJ0ZXh0" in body


@EACH
def test_private_notes_alone_stay_here_unless_they_are_asked_for(kept: World, kind: Format):
    body = made(kept, kind, Included(sensitive_sources=True))
    assert b"qwhisperprivate" not in body


@EACH
def test_no_format_gives_a_second_reader_what_the_first_found(
    kept: World, second: World, kind: Format
):
    other = kept.mark("15 February 2021", "true")
    kept.rate(other, "false", "Zblindreason.")
    kept.ws.verdicts.propose(other, "Zblindwording").result()
    kept.ws.claims.set_aside(other, "Zblindaside").result()
    assert b"Zblind" in made(kept, FORMATS[0], ALL)
    try:
        body = made(second, kind, ALL)
    except RefusedChange:
        return
    assert b"Zblind" not in body
    assert b"Nine, says the office." not in body


def test_what_is_written_is_of_one_moment_whatever_others_write(
    kept: World, file: Path, tmp_path: Path
):
    """A purge meanwhile, and the captures of that moment are in the packet still."""
    request = ExportRequest(1, next(each for each in FORMATS if each.name == "packet"), ALL)
    told: list[tuple[int, int]] = []

    def tell(written: int, number: int) -> None:
        told.append((written, number))
        if len(told) == 1:
            kept.ws.sources.purge(1).exception()
            with closing(sqlite3.connect(file)) as other, other:
                other.execute("UPDATE verdict SET rationale = 'Another'")

    out = tmp_path / "packet"
    written = hand_over(kept.ws.read, request, out, kept.ticking.now(), tell=tell)
    bodies = [each.read_bytes() for each in out.rglob("*") if each.is_file()]
    assert any(body == FILE.content for body in bodies)
    assert not any(b"Another" in body for body in bodies)
    assert told == [(at, len(bodies)) for at in range(len(bodies))]
    assert dict(written.files).keys() == {
        each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file()
    }


def test_what_is_stopped_leaves_nothing(kept: World, tmp_path: Path):
    packet = next(each for each in FORMATS if each.name == "packet")

    def tell(written: int, _number: int) -> None:
        if written == 3:
            raise RefusedChange("Stopped.")

    for name in ("folder", "packed.zip"):
        path = tmp_path / "out" / name
        path.parent.mkdir(exist_ok=True)
        with pytest.raises(RefusedChange, match="Stopped"):
            hand_over(kept.ws.read, ExportRequest(1, packet), path, kept.ticking.now(), tell=tell)
        assert list(path.parent.iterdir()) == []


def test_a_preview_says_what_would_be_written(kept: World):
    packet = next(each for each in FORMATS if each.name == "packet")
    seen = preview(kept.ws.read, ExportRequest(1, packet), kept.ticking.now())
    sizes = dict(seen.files)
    assert sizes["manifest.json"]
    assert [name for name, size in seen.files if size is None] != []
    assert seen.left_out == (1, 1)
    assert "handed it over" in " ".join(seen.lines)
