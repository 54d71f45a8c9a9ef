"""History on the command line, and the whole chain from an import to its undoing."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def test_the_chain(cli: Any, file: Path) -> None:
    cli("import", str(file))
    cli("mark", "1", "--quote", "41 street lamps")
    cli("rate", "1/1", "confirmed", "--note", "The invoice says so.")
    cli("source", "1/1", "https://example.org/invoice", "--stance", "supports")
    rows = cli.json("history")
    assert [row["verb"] for row in rows] == ["attach", "rate", "mark", "import"]
    for row in rows:
        assert row.keys() >= {"id", "at", "who", "verb", "label", "changes"}
        assert all(
            change.keys() >= {"table", "row", "before", "after"} for change in row["changes"]
        )
    (verdict,) = [change for change in rows[1]["changes"] if change["table"] == "verdict"]
    assert verdict["before"] is None
    assert verdict["after"]["rating"] == "confirmed"

    assert "Attached" in cli("undo").out
    assert cli.json("undo") == {"label": "Undid: Rated #1 Confirmed", "article": 1, "claim": 1}
    seen = cli.json("show", "1/1")
    assert (seen["rating"], seen["state"], seen["sources"]) == (None, "open", [])
    assert cli.json("redo")["label"].startswith("Redid")
    assert cli.json("show", "1/1")["rating"] == "confirmed"
    assert cli.json("verify")["problems"] == []


def test_history_of_one_claim_and_one_article(cli: Any, article: int, claim: str) -> None:
    cli("mark", str(article), "--quote", "18 lamps")
    cli("rate", claim, "cut", "--note", "Out.")
    labels = [row["label"] for row in cli.json("history", claim)]
    assert labels[0] == "Rated #1 Cut"
    assert not any("18 lamps" in label for label in labels)
    assert len(cli.json("history", str(article))) == 4
    assert "There is no" in cli("history", "7", code=2).err
    assert "neither" in cli("history", "x", code=2).err


def test_text_history_says_who_did_what(cli: Any, article: int, claim: str) -> None:
    cli("undo")
    lines = cli("history").out.splitlines()
    assert "Undid: Marked #1" in lines[0]
    assert lines[1].endswith("(undone)")


def test_nothing_to_undo_is_told(cli: Any) -> None:
    cli.db.touch()
    assert "nothing" in cli("undo", code=1).err
    assert "nothing" in cli("redo", code=1).err
    assert cli.json("history") == []


def test_undo_reaches_over_the_whole_file(cli: Any, article: int) -> None:
    cli("undo")
    assert cli.json("articles") == []
    cli("redo")
    assert len(cli.json("articles")) == 1


def test_verify_finds_what_was_tampered_with(cli: Any, claim: str) -> None:
    outcome = cli.json("verify")
    assert outcome["problems"] == []
    assert sum(outcome["checked"].values()) > 0
    with closing(sqlite3.connect(cli.db)) as connection:
        connection.execute("UPDATE mark SET exact = 'other words'")
        connection.commit()
    outcome = cli.json("verify", code=1)
    assert outcome["problems"]
    assert outcome["problems"][0] in cli("verify", code=1).out


def test_backup_is_a_whole_copy(cli: Any, claim: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    made = cli.json("backup", str(target))
    assert made == {"path": str(target), "bytes": target.stat().st_size}
    assert target.stat().st_mode & 0o777 == 0o600
    before = cli.json("claims", "1")
    assert "there already" in cli("backup", str(target), code=1).err
    cli.db = target
    assert cli.json("claims", "1") == before
    assert cli.json("verify")["problems"] == []


def test_json_is_ascii_and_harmless(cli: Any, article: int) -> None:
    cli("mark", str(article), "--quote", "£12,000", "--restated", "red \x1b[31m\x7f\x9b\u202e £")
    out = cli("claims", str(article), "--json").out
    assert out.isascii()
    assert all(char == "\n" or " " <= char <= "~" for char in out)
    assert json.loads(out)[0]["restated"] == "red \x1b[31m\x7f\x9b\u202e £"
