"""Articles on the command line: import, list, shelve."""

from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main

ARTICLE_FIELDS = {"id", "title", "state", "revision", "claims", "settled", "holes"}


def test_import_tells_what_was_made(cli: Any, file: Path) -> None:
    made = cli.json("import", str(file))
    assert made["article"] == 1
    assert made["revision"] == 1
    assert made["title"] == "The Lamps of Hollin"
    assert made["published_on"] == "2025-03-03"
    assert made["characters"] == len(file.read_text(encoding="utf-8"))
    assert made["known"] is False


def test_the_same_text_is_known_and_not_doubled(cli: Any, file: Path, tmp_path: Path) -> None:
    cli("import", str(file))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(file.read_bytes())
    again = cli.json("import", str(copy))
    assert (again["article"], again["known"]) == (1, True)
    assert "known already" in cli("import", str(file)).out
    assert len(cli.json("articles")) == 1


def test_what_the_person_says_goes_before_what_the_text_says(cli: Any, file: Path) -> None:
    cli(
        "import", str(file), "--title", "Lamps", "--byline", "J. Roe", "--publisher", "The Post",
        "--url", "https://example.org/lamps", "--date", "2025-03-04", "--purpose", "statements",
        "--scale", "politifact",
    )  # fmt: skip
    (row,) = cli.json("articles")
    assert (row["title"], row["byline"], row["publisher"]) == ("Lamps", "J. Roe", "The Post")
    assert (row["url"], row["published_on"]) == ("https://example.org/lamps", "2025-03-04")
    assert (row["purpose"], row["scale_name"]) == ("statements", "politifact")


def test_import_reads_standard_input(cli: Any, type_in: Any) -> None:
    type_in(b"Eleven geese crossed the road in Marle.\n")
    made = cli.json("import", "-")
    assert made["characters"] == 40
    assert made["title"].startswith("Eleven geese")


def test_undecodable_bytes_are_reported_beside_the_data(cli: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes("Twelve geese: café.\n".encode() + b"\xff\xfe and \xe9\x80 more\n" * 2)
    outcome = cli("import", str(broken), "--json")
    assert outcome.json["warnings"] == [line for line in outcome.err.splitlines() if line]


def test_articles_have_the_promised_fields(cli: Any, article: int) -> None:
    (row,) = cli.json("articles")
    assert row.keys() >= ARTICLE_FIELDS
    assert (row["id"], row["state"], row["claims"], row["settled"]) == (article, "open", 0, 0)
    assert row["holes"] > 0
    assert "The Lamps of Hollin" in cli("articles").out


def test_no_article_is_an_empty_list_and_a_word_beside_it(cli: Any) -> None:
    cli.db.touch()
    assert cli.json("articles") == []
    outcome = cli("articles")
    assert outcome.out == ""
    assert "workbench import" in outcome.err


def test_a_slip_in_the_files_name_makes_no_file(cli: Any, home: Path) -> None:
    for words in (["articles"], ["claims", "1"], ["show", "1/1"], ["history"], ["verify"]):
        assert f"There is no file {cli.db}" in cli(*words, code=4).err
    for words in (["rate", "1/1", "true"], ["undo"], ["shelve", "1"], ["backup", "copy.db"]):
        assert f"There is no file {cli.db}" in cli(*words, code=4).err
    assert not list(home.parent.rglob("*.db*"))


def test_before_anything_was_brought_in_the_list_is_empty_and_no_file_is_made(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["articles"]) == 0
    assert "workbench import" in capsys.readouterr().err
    assert main(["articles", "--json"]) == 0
    assert capsys.readouterr().out.strip() == "[]"
    assert not list(home.rglob("*.db*"))


def test_shelve_puts_away_and_takes_back(cli: Any, article: int) -> None:
    assert cli.json("shelve", str(article))["state"] == "shelved"
    assert cli.json("articles")[0]["state"] == "shelved"
    assert "open" in cli("shelve", str(article), "--back").out
    assert "article 7" in cli("shelve", "7", code=2).err


@pytest.mark.parametrize("body", [b"", b"   \n \n", bytes(range(256)) * 8])
def test_what_gives_no_text_is_refused_and_nothing_stored(
    cli: Any, tmp_path: Path, body: bytes
) -> None:
    place = tmp_path / "input.txt"
    place.write_bytes(body)
    outcome = cli("import", str(place), code=2)
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert not cli.db.exists()


def test_a_missing_file_and_a_folder_are_told(cli: Any, tmp_path: Path) -> None:
    assert "no such file" in cli("import", str(tmp_path / "none.txt"), code=2).err
    assert "folder" in cli("import", str(tmp_path), code=2).err


@pytest.mark.parametrize("address", ["ftp://x.y/", "FILE:///etc/hosts", "data://x", "gopher://x"])
def test_an_address_that_is_not_of_the_web_is_told_as_one(cli: Any, address: str) -> None:
    said = cli("import", address, code=2).err
    assert f"{address}: Only addresses of http and https can be imported" in said
    assert not cli.db.exists()


def test_an_import_may_be_a_new_text_of_an_article(
    cli: Any, file: Path, article: int, tmp_path: Path
) -> None:
    second = tmp_path / "second.txt"
    second.write_text("More. " + file.read_text(encoding="utf-8"), encoding="utf-8")
    made = cli.json("import", str(second), "--revision-of", str(article))
    assert (made["article"], made["revision"], made["known"]) == (article, 2, False)
    assert len(cli.json("articles")) == 1
    outcome = cli("import", str(file), "--revision-of", str(article), "--title", "X", code=2)
    assert "leaves what is said of the article" in outcome.err


@pytest.mark.parametrize("option", [("--date", "3 March"), ("--date", "2025-02-30")])
def test_a_day_that_is_none_is_refused(cli: Any, file: Path, option: tuple[str, str]) -> None:
    assert "is no day" in cli("import", str(file), *option, code=2).err


def test_an_unknown_scale_is_told_with_those_there_are(cli: Any, file: Path) -> None:
    assert "magazine" in cli("import", str(file), "--scale", "starlight", code=2).err
    assert cli.json("articles") == []


def test_the_file_may_come_from_the_environment(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_DB", str(home / "env.db"))
    assert main(["import", str(file)]) == 0
    assert (home / "env.db").stat().st_mode & 0o777 == 0o600
    assert main(["articles", "--db", str(home / "env.db"), "--json"]) == 0
    assert "Hollin" in capsys.readouterr().out


def test_another_database_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", "postgresql://me:secret@host/db", "articles"]) == 2
    told = capsys.readouterr().err
    assert "SQLite" in told
    assert "secret" not in told


def test_a_file_that_is_no_database_is_left_alone(cli: Any, file: Path) -> None:
    before = file.read_bytes()
    cli.db = file
    outcome = cli("articles", code=4)
    assert str(file) in outcome.err
    assert file.read_bytes() == before
