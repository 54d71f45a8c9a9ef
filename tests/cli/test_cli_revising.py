"""`workbench revise`: a new text of an article, told to people and to programs."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.model.settings import Settings
from workbench.tui.library.rows import article_runs
from workbench.tui.symbols import NARROW
from workbench.workspace.opening import open_workspace


@pytest.fixture
def second(tmp_path: Path, file: Path) -> Path:
    """The article with other words in one claim, and a sentence less."""
    text = file.read_text(encoding="utf-8")
    text = text.replace("41 street lamps", "43 street lamps")
    place = tmp_path / "second.txt"
    place.write_text(text.replace(" Ada Brink has never been there.", ""), encoding="utf-8")
    return place


@pytest.fixture
def checked(cli: Any, article: int, claim: str) -> int:
    """The article with a changed, a kept and a lost claim, the first of them rated."""
    cli("rate", claim, "confirmed")
    cli("mark", str(article), "--quote", "since 2011")
    cli("mark", str(article), "--quote", "Ada Brink has never been there.")
    return article


def test_it_tells_what_becomes_of_each_claim(cli: Any, checked: int, second: Path) -> None:
    made = cli.json("revise", str(checked), str(second))
    assert (made["revision"], made["known"], made["dry_run"]) == (2, False, False)
    told = {each["number"]: each for each in made["claims"]}
    assert {number: each["status"] for number, each in told.items()} == {
        1: "changed",
        2: "exact",
        3: "lost",
    }
    assert told[1]["claim"] == f"{checked}/1"
    assert (told[3]["start"], told[3]["end"], told[3]["score"]) == (None, None, 0.0)
    text = second.read_text(encoding="utf-8")
    assert text[told[2]["start"] : told[2]["end"]] == "since 2011"
    assert cli.json("articles")[0]["revision"] == 2


def test_people_are_told_what_to_look_at(cli: Any, checked: int, second: Path) -> None:
    told = cli("revise", str(checked), str(second))
    assert "3 marks: 1 as they were, 1 changed, 1 lost." in told.out
    assert "“41 street lamps in 2019” → “43 street lamps in 2019”" in told.out
    assert "“Ada Brink has never been there.”" in told.out
    assert f"workbench {checked}, then R" in told.err


def test_a_dry_run_tells_the_same_and_writes_nothing(cli: Any, checked: int, second: Path) -> None:
    before = cli.json("history")
    foreseen = cli.json("revise", str(checked), str(second), "--dry-run")
    assert foreseen.pop("dry_run") is True
    assert cli.json("history") == before
    made = cli.json("revise", str(checked), str(second))
    del made["dry_run"]
    assert {**made, "revision_id": 0} == foreseen
    assert "Nothing was written" in cli("revise", str(checked), str(second), "--dry-run").err


def test_its_own_text_is_known(cli: Any, checked: int, file: Path) -> None:
    before = cli.json("history")
    told = cli("revise", str(checked), str(file))
    assert "its text already" in told.out
    assert cli.json("revise", str(checked), str(file))["known"] is True
    assert cli.json("history") == before


def test_it_is_undone_like_anything_else(cli: Any, checked: int, second: Path) -> None:
    before = [cli.json("claims", str(checked)), cli.json("articles")[0]["holes"]]
    cli("revise", str(checked), str(second))
    assert "Revised" in cli("undo").out
    after = [cli.json("claims", str(checked)), cli.json("articles")[0]["holes"]]
    assert after == before
    cli("redo")
    assert cli.json("articles")[0]["revision"] == 2


def test_a_lost_claim_is_shown_with_the_words_that_it_had(
    cli: Any, checked: int, second: Path
) -> None:
    cli("revise", str(checked), str(second))
    lost = cli.json("show", f"{checked}/3")
    assert (lost["quote"], lost["start"]) == ("Ada Brink has never been there.", -1)
    assert [(mark["status"], mark["start"]) for mark in lost["marks"]] == [("lost", None)]
    assert "lost" in cli("show", f"{checked}/3").out


def test_rating_a_changed_claim_is_looking_at_it(cli: Any, checked: int, second: Path) -> None:
    cli("revise", str(checked), str(second))
    assert cli("problems", str(checked), code=1).out.count("changed-mark") == 2
    cli("rate", f"{checked}/1", "confirmed")
    assert cli("problems", str(checked), code=1).out.count("changed-mark") == 1


def test_a_text_without_any_of_the_claims_is_asked_about(
    cli: Any, checked: int, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Cats sleep all day, said nobody.\n", encoding="utf-8")
    assert "Is it the right article?" in cli("revise", str(checked), str(other)).err


def test_a_text_comes_from_standard_input_too(
    cli: Any, checked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"Nothing of it is left.\n"))
    monkeypatch.setattr(sys, "stdin", given)
    assert cli.json("revise", str(checked), "-")["revision"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9", "second.txt"), "There is no article 9"),
        (("1", "missing.txt"), "missing.txt"),
        (("one", "second.txt"), "one"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    cli: Any, checked: int, second: Path, words: tuple[str, str], said: str
) -> None:
    article, name = words
    assert said in cli("revise", article, str(second.with_name(name)), code=2).err
    assert cli.json("articles")[0]["revision"] == 1


HOSTILE = (
    "[/b] \x1b]52;c;aGk=\x07 \u202eevil\u202c ‘; DROP TABLE mark; -- \u0000 \ud83d\ude00 [sic]"
)


def test_hostile_words_are_carried_and_never_obeyed(
    cli: Any, checked: int, file: Path, tmp_path: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    first, second = tmp_path / "first.txt", tmp_path / "hostile.txt"
    first.write_bytes((text + "\n" + HOSTILE).encode("utf-8", "surrogatepass"))
    cli("revise", str(checked), str(first))
    second.write_bytes((HOSTILE + "\n" + text + HOSTILE * 2).encode("utf-8", "surrogatepass"))
    told = cli("revise", str(checked), str(second))
    assert "\x1b" not in told.out + told.err
    assert "\u202e" not in told.out + told.err
    assert cli.json("verify")["problems"] == []


def test_a_claim_that_waits_is_never_listed_as_found(cli: Any, checked: int, second: Path) -> None:
    assert "text changed" not in cli("claims", str(checked)).out
    cli("revise", str(checked), str(second))
    row = cli("claims", str(checked)).out.splitlines()[0]
    assert "Confirmed, text changed" in row
    assert "A new text changed its words" in cli("show", f"{checked}/1").out
    told = {each["number"]: each["text_changed"] for each in cli.json("claims", str(checked))}
    assert told == {1: True, 2: False, 3: True}
    assert cli.json("articles")[0]["changed"] == 2
    assert "1 left, 2 changed" in cli("articles").out
    cli("rate", f"{checked}/1", "confirmed")
    assert cli.json("show", f"{checked}/1")["text_changed"] is False


def test_an_article_is_counted_as_in_the_library(cli: Any, checked: int, second: Path) -> None:
    cli("rate", f"{checked}/2", "opinion")
    assert "2 of 3 settled  1 left " in cli("articles").out
    cli("revise", str(checked), str(second))
    assert "1 of 3 settled  0 left, 2 changed" in cli("articles").out
    told = cli.json("articles")[0]
    counts = ("open", "waiting", "settled", "cut", "changed")
    assert {name: told[name] for name in counts if told[name]} == {"settled": 1, "changed": 2}
    with open_workspace(cli.db, Settings()) as workspace:
        (row,) = workspace.read.articles()
    assert "1/3" in "".join(run.text for run in article_runs(row, 120, NARROW))
