"""A whole check out of one file by `export --format json`, and into another by `import`."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def record(cli: Any, article: int, tmp_path: Path) -> Path:
    """The record of an article with two claims, a source, and a query."""
    assert article == 1
    cli("mark", "1", "--quote", "41 street lamps")
    cli("mark", "1", "--quote", "£12,000")
    cli("source", "1/1", "https://example.org/lamps", "--title", "Lamps", "--stance", "supports")
    cli("rate", "1/1", "confirmed", "--note", "So they say.")
    cli("query", "1/2", "Which year?")
    path = tmp_path / "lamps.json"
    cli("export", "1", "--format", "json", "--out", str(path))
    return path


@pytest.fixture
def other(cli: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """The command line on another file, which is not there yet."""
    return type(cli)(tmp_path / "other.db", capsys)


@pytest.mark.parametrize("command", ["import", "import-review"])
def test_a_whole_check_goes_into_an_empty_file_and_comes_out_the_same(
    record: Path, other: Any, tmp_path: Path, command: str
) -> None:
    told = other(command, str(record)).out
    assert (
        told == "1  The Lamps of Hollin: 2 claims, 1 source, 1 source on a claim, 1 query, 1 text\n"
    )
    other("export", "1", "--format", "json", "--out", str(tmp_path / "again.json"))
    assert (tmp_path / "again.json").read_bytes() == record.read_bytes()
    other("verify")
    assert "with its check" in other("undo").out
    assert other("articles").out == ""


def test_what_is_known_is_told_and_a_second_article_is_made_when_asked(
    record: Path, cli: Any
) -> None:
    known = cli("import", str(record))
    assert known.out == "1  The Lamps of Hollin  (known already)\n"
    assert "--again" in known.err
    made = cli.json("import", "--again", str(record))
    assert (made["article"], made["known"], made["new"]["claim"]) == (2, False, 2)
    assert made["already_here"] == {"source": 1}


def test_a_whole_check_comes_from_standard_input_too(
    record: Path, other: Any, type_in: Any
) -> None:
    type_in(record.read_bytes())
    assert other.json("import", "-")["new"]["claim"] == 2


def test_a_dry_run_tells_what_is_in_it_and_makes_no_file(record: Path, other: Any) -> None:
    told = other("import-review", "--dry-run", str(record))
    assert told.out.startswith("new  The Lamps of Hollin: 2 claims")
    assert "Nothing was written" in told.err
    assert not other.db.exists()


def test_a_dry_run_tells_that_a_check_is_known(record: Path, cli: Any) -> None:
    foreseen = cli.json("import-review", "--dry-run", str(record))
    assert foreseen == cli.json("import-review", str(record))
    assert cli.json("import-review", "--dry-run", "--again", str(record))["article"] is None


def test_what_a_record_says_itself_is_not_said_beside_it(
    record: Path, other: Any, file: Path
) -> None:
    assert "says itself" in other("import", "--title", "Mine", str(record), code=2).err
    assert "says itself" in other("import", "--revision-of", "1", str(record), code=2).err
    assert "whole" in other("import-review", "--accept", "all", str(record), code=2).err
    assert (
        "whole check" in other("import", "--again", str(record.with_name("lamps.txt")), code=2).err
    )


def test_of_a_large_record_it_is_said_that_it_is_being_read(
    record: Path, other: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.cli.records.SLOW", 1_000)
    assert "Reading a record of 0 MB.\n" in other("import", str(record)).err
    monkeypatch.setattr("workbench.cli.records.SLOW", 10**9)
    assert "Reading" not in other("import", str(record)).err


def test_a_record_is_no_text_of_an_article(record: Path, cli: Any) -> None:
    told = cli("revise", "1", str(record), code=2).err
    assert "whole check" in told
    assert "workbench import" in told


def test_a_record_that_was_changed_by_hand_leaves_nothing_and_says_where(
    record: Path, other: Any
) -> None:
    said = json.loads(record.read_text(encoding="utf-8"))
    said["claim"][1]["kind"] = "\x1b[31mred"
    record.write_text(json.dumps(said), encoding="utf-8")
    told = other("import", str(record), code=2).err
    assert "at claim[1].kind, there should be one of" in told
    assert "\x1b" not in told
    assert not other.db.exists()


def test_what_was_left_out_is_told_where_it_comes_in(cli: Any, record: Path, other: Any) -> None:
    cli("source", "1/2", "https://whisper.example/", "--sensitive")
    told = cli("export", "1", "--format", "json", "--force", "--out", str(record))
    assert "1 sensitive source" in told.err
    brought = other("import", str(record))
    assert "Left out where it was exported: 1 sensitive source." in brought.err
    assert b"whisper" not in other.db.read_bytes()
