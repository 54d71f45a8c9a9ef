"""The command that hands an article over: formats, paths, what stays here, what is told."""

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.exporting import MANY
from workbench.model.formats import FORMATS

SECRET, NOTE = "https://whisper.example/", "she called from home"


@pytest.fixture
def kept(cli: Any, claim: str) -> str:
    """A settled claim on an open and a sensitive source, the latter with a private note."""
    cli("source", claim, "https://open.example/", "--stance", "supports")
    cli("source", claim, SECRET, "--sensitive", "--private-note", NOTE)
    cli("rate", claim, "confirmed", "--note", "On both.")
    return claim


@pytest.mark.parametrize("kind", FORMATS, ids=[each.name for each in FORMATS])
def test_every_format_is_written_whole_and_never_over_another_unasked(
    cli: Any, kept: str, tmp_path: Path, kind: Any
) -> None:
    path = tmp_path / f"made{kind.suffix}"
    words = ("export", "1", "--format", kind.name, "--out", str(path))
    code = 1 if kind.takes_check_url else 0
    made = cli.json(*words, code=code)
    assert (made["path"], made["format"]) == (str(path), kind.name)
    assert path.is_dir() == kind.is_folder
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert len(before) == len(made["files"]) + 2  # the article's text and the database
    assert "is there already" in cli(*words, code=1).err
    assert {each: each.read_bytes() for each in before} == before
    cli(*words, "--force", code=code)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    for body in before.values():
        assert SECRET.encode() not in body or body.startswith(b"SQLite")


def test_what_stays_here_is_counted_and_leaves_only_when_asked_for_by_name(
    cli: Any, kept: str, tmp_path: Path
) -> None:
    words = ("export", "1", "--format", "html", "--force", "--out", str(tmp_path / "a.html"))
    told = cli(*words).err
    assert "Left out: 1 sensitive source and 1 private note." in told
    assert SECRET not in (tmp_path / "a.html").read_text()
    made = cli.json(*words, "--include", "sensitive-sources")
    assert made["left_out"] == {"sensitive_sources": 0, "private_notes": 1}
    assert made["holds"] == {"sensitive_sources": 1, "private_notes": 0}
    assert "whisper.example" in (tmp_path / "a.html").read_text()
    asked = cli(*words, "--include", "sensitive-sources", "--include", "private-notes").err
    assert "It holds 1 sensitive source and 1 private note, as was asked for." in asked
    assert "Left out" not in asked


def test_a_zip_holds_what_a_folder_does(cli: Any, kept: str, tmp_path: Path) -> None:
    words = ("export", "1", "--format", "claimreview", "--check-url", "https://c.example/{number}")
    cli(*words, "--out", str(tmp_path / "folder"))
    cli(*words, "--out", str(tmp_path / "packed.ZIP"))
    with zipfile.ZipFile(tmp_path / "packed.ZIP") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    found = {each.name: each.read_bytes() for each in (tmp_path / "folder").iterdir()}
    assert packed == found


def test_remarks_are_told_with_exit_code_1_and_the_files_are_written(
    cli: Any, kept: str, tmp_path: Path
) -> None:
    told = cli("export", "1", "--format", "claimreview", "--out", str(tmp_path / "cr"), code=1)
    assert "claim-1.json: url: It is missing" in told.err
    assert "2 files" in told.out
    review = json.loads((tmp_path / "cr" / "claim-1.json").read_bytes())
    assert review["@type"] == "ClaimReview"


def test_a_format_that_is_text_is_printed_and_another_is_not(cli: Any, kept: str) -> None:
    assert "There is no open query." in cli("export", "1", "--format", "queries", "--out", "-").out
    page = cli("export", "1", "--format", "html", "--out", "-").out
    assert page.startswith("<!doctype html>")
    json.loads(cli("export", "1", "--format", "annotations", "--out", "-").out)
    assert "makes no text" in cli("export", "1", "--format", "docx", "--out", "-", code=1).err
    told = cli("export", "1", "--format", "claimreview", "--out", "-", code=1).err
    assert "Name a folder, or a .zip." in told


def test_what_is_printed_where_a_person_reads_steers_no_terminal(
    cli: Any, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("query", str(article), "\x1b]52;c;x\x07 how \u202e many?", "--quote", "18 lamps")
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", screen)
    cli("export", str(article), "--format", "queries", "--out", "-")
    assert "how" in screen.getvalue()
    assert not {"\x1b", "\x07", "\u202e"} & set(screen.getvalue())


def test_what_does_not_fit_together_is_refused(cli: Any, article: int, tmp_path: Path) -> None:
    words = ("export", str(article), "--format")
    path = str(tmp_path / "a")
    assert "--check-url" in cli(*words, "html", "--out", path, "--check-url", "x", code=2).err
    assert "for a file" in cli(*words, "html", "--out", "-", "--force", code=2).err
    for kind, end in (("html", ".zip"), ("html", ".DOCX"), ("packet", ".html"), ("csv", ".json")):
        assert (
            f"would be no {end.lower()} file"
            in cli(*words, kind, "--out", f"{path}{end}", code=2).err
        )
    cli(*words, "annotations", "--out", f"{path}.jsonld")
    assert "no ending" in cli(*words, "queries", "--out", path, code=2).err
    assert "is a folder" in cli(*words, "html", "--out", str(tmp_path), "--force", code=1).err
    assert "could not be written" in cli(*words, "html", "--out", f"{path}/b/c", code=4).err
    assert "no article" in cli("export", "9", "--format", "html", "--out", path, code=2).err
    assert not Path(path).exists()


def test_a_folder_with_something_else_in_it_is_never_replaced(
    cli: Any, kept: str, tmp_path: Path
) -> None:
    folder = tmp_path / "cr"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    words = ("export", "1", "--format", "claimreview", "--out", str(folder))
    assert "is there already" in cli(*words, code=1).err
    assert "“thesis.txt” in it is not from an export" in cli(*words, "--force", code=1).err
    assert [each.name for each in folder.iterdir()] == ["thesis.txt"]


def test_a_second_reader_is_told_what_their_export_holds(
    cli: Any, kept: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    words = ("--round", "second", "export", "1", "--format", "html", "--out", str(path))
    assert "second reading" in cli(*words).err
    assert "On both." not in path.read_text()


def test_the_writing_of_many_files_tells_how_far_it_is(
    cli: Any, article: int, tmp_path: Path
) -> None:
    words = "The lamps of Hollin are said to have cost it dear"
    text = "\n\n".join(f"{words}, in year {number}." for number in range(60))
    (tmp_path / "many.txt").write_text(text)
    many = str(cli.json("import", str(tmp_path / "many.txt"))["article"])
    for number in range(MANY):
        cli("mark", many, "--quote", f"in year {number}.", code=0)
        cli("rate", f"{many}/{number + 1}", "confirmed")
    kind = ("export", many, "--format", "claimreview", "--check-url", "https://c.example/{number}")
    told = cli(*kind, "--out", str(tmp_path / "cr"))
    assert f"Writing 0 of {MANY + 1}" in told.err
    assert f"{MANY + 1} files" in told.out
