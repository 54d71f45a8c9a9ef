"""The commands on queries: asking, answering, sending, reading back, and the list of today."""

import json
from pathlib import Path
from typing import Any

import pytest

HOSTILE = ("closing [/b] tag", "\x1b]52;c;x\x07", "\u202eover", "line\nAnswer: yes", "<b>&amp;</b>")


@pytest.fixture
def query(cli: Any, article: int) -> str:
    """A query with a wording on the small article, by its address."""
    words = ("--quote", "18 lamps", "--proposed", "19 lamps", "--until", "2025-04-01")
    made = cli.json("query", str(article), "How many?", *words)
    return str(made["address"])


def test_a_query_is_put_on_words_of_an_article(cli: Any, article: int) -> None:
    words = ("--quote", "18 lamps", "--to", "expert", "--name", "A. Brink")
    made = cli.json("query", str(article), "How many?", *words, "--proposed", "19 lamps")
    assert made["address"] == f"{article}/q1"
    assert (made["exact"], made["question"], made["proposed"]) == (
        "18 lamps",
        "How many?",
        "19 lamps",
    )
    assert (made["to_whom"], made["whom"], made["state"], made["claim"]) == (
        "expert",
        "A. Brink",
        "open",
        None,
    )


def test_a_query_on_a_claim_is_on_its_words_and_shown_with_it(
    cli: Any, article: int, claim: str
) -> None:
    made = cli.json("query", claim, "Who counted?")
    assert (made["exact"], made["claim"]) == ("41 street lamps in 2019", 1)
    shown = cli.json("show", claim)
    assert [each["question"] for each in shown["asked"]] == ["Who counted?"]
    assert "Who counted?" in cli("show", claim).out


def test_without_words_it_asks_for_them(cli: Any, article: int) -> None:
    assert "--quote" in cli("query", str(article), "How many?", code=2).err
    assert (
        "stands in 2 places"
        in cli("query", str(article), "Who?", "--quote", "Ada Brink", code=2).err
    )
    assert cli.json("queries", str(article)) == []


def test_an_answer_is_recorded_and_decides(cli: Any, article: int, query: str) -> None:
    made = cli.json("answer", query, "Nineteen.", "--accept")
    assert (made["state"], made["answer"]) == ("accepted", "Nineteen.")
    assert cli.json("answer", query, "--reject")["answer"] == "Nineteen."
    assert cli.json("queries", str(article)) == []
    assert [each["state"] for each in cli.json("queries", str(article), "--all")] == ["rejected"]
    cli("undo")
    assert cli.json("queries", str(article), "--all")[0]["state"] == "accepted"


def test_what_is_no_answer_is_refused(cli: Any, article: int, query: str) -> None:
    assert "What was said?" in cli("answer", query, code=2).err
    assert "Leave out the text" in cli("answer", query, "x", "--withdraw", code=2).err
    assert "no query" in cli("answer", f"{article}/q9", "x", code=2).err
    assert "for example 3/q2" in cli("answer", f"{article}/1", "x", code=2).err
    cli("answer", query, "--withdraw")
    assert "was withdrawn" in cli("answer", query, "x", code=1).err


def test_queries_are_listed_with_who_waits_and_their_sentence(
    cli: Any, article: int, query: str
) -> None:
    assert "until 2025-04-01" in cli("queries", str(article)).out
    (row,) = cli.json("queries", str(article))
    assert row["sentence"] == "The town of Marle bought 18 lamps."
    assert row["asked_by"]
    assert row["asked_at"]
    assert "Nothing is asked" not in cli("queries", str(article)).err


@pytest.mark.parametrize("name", ["q.md", "q.txt", "q.docx"])
def test_they_leave_as_a_document_and_come_back_answered(
    cli: Any, article: int, query: str, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert cli.json("queries", str(article), "--out", str(path))["queries"] == 1
    assert "there already" in cli("queries", str(article), "--out", str(path), code=1).err
    cli("queries", str(article), "--out", str(path), "--force")
    assert "No new answer" in cli("queries", str(article), "--read", str(path)).err
    if name != "q.docx":
        said = path.read_text().replace("(yes or no):", "(yes or no): yes")
        path.write_text(said)
        read = cli.json("queries", str(article), "--read", str(path))
        assert read == {
            "answers": [{"number": 1, "text": "", "state": "accepted"}],
            "unplaced": [],
        }
        assert cli.json("queries", str(article), "--all")[0]["state"] == "accepted"


def test_they_are_printed_as_text_too(cli: Any, article: int, query: str) -> None:
    printed = cli("queries", str(article), "--out", "-").out
    assert "In the text: The town of Marle bought [18 lamps]." in printed
    assert printed.endswith("Answer:\n")


def test_what_could_not_be_placed_is_told_with_exit_code_1(
    cli: Any, article: int, query: str, tmp_path: Path
) -> None:
    path = tmp_path / "q.txt"
    cli("queries", str(article), "--out", str(path))
    path.write_text("Good morning\n\n" + path.read_text() + "\n[q7] ?\nAnswer: lost\n")
    printed = cli("queries", str(article), "--read", str(path), code=1)
    assert "Good morning" in printed.out
    assert "There is no query q7" in printed.out


def test_another_ending_or_a_file_that_is_not_there_is_told(
    cli: Any, article: int, query: str, tmp_path: Path
) -> None:
    assert ".docx, .md, .txt" in cli("queries", str(article), "--out", "q.pdf", code=2).err
    cli("queries", str(article), "--read", str(tmp_path / "no.txt"), code=2)
    cli("queries", "99", "--out", str(tmp_path / "q.txt"), code=2)
    assert not (tmp_path / "q.txt").exists()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_questions_print_nothing_that_a_terminal_obeys(
    cli: Any, article: int, words: str
) -> None:
    cli("query", str(article), words, "--quote", "18 lamps", "--proposed", words, "--name", words)
    for call in (["queries", str(article)], ["queries", str(article), "--all"]):
        printed = cli(*call)
        for line in printed.out.splitlines():
            assert "\x1b" not in line
            assert "\u202e" not in line
    (row,) = cli.json("queries", str(article))
    assert row["question"] == words


def test_today_lists_deadlines_call_backs_and_flags(cli: Any, article: int, query: str) -> None:
    cli("mark", str(article), "--quote", "£12,000", "--flag", "legal", "--flag", "recheck")
    rows = cli.json("today")
    assert [(each["kind"], each["number"]) for each in rows] == [
        ("recheck", 1),
        ("query", 1),
        ("legal", 1),
    ]
    assert rows[1]["overdue"] is True
    printed = cli("today").out
    assert "2025-04-01" in printed
    assert "query (overdue)" in printed


def test_accepted_wordings_go_into_a_new_revision(cli: Any, article: int, query: str) -> None:
    assert "No accepted wording" in cli("queries", str(article), "--apply", code=1).err
    cli("answer", query, "--accept")
    made = cli.json("queries", str(article), "--apply")
    assert made == {"revision": 2, "queries": [1], "left": []}
    (row,) = cli.json("queries", str(article), "--all")
    assert row["applied_in"] == 2
    assert row["words"] == "19 lamps"
    cli("undo")
    assert cli.json("queries", str(article), "--all")[0]["applied_in"] is None


def test_nothing_due_is_said(cli: Any, article: int) -> None:
    assert "Nothing waits" in cli("today").err
    assert cli.json("today") == []
    assert json.loads(cli("today", "--json").out) == []
