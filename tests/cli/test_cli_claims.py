"""Claims on the command line: mark, rate, list, show."""

from typing import Any

import pytest

CLAIM_FIELDS = {
    "id", "article", "number", "quote", "restated", "claimant", "kind", "priority", "state",
    "rating", "rationale", "verdicts", "marks", "sources",
}  # fmt: skip


def test_mark_prints_the_claim(cli: Any, article: int) -> None:
    made = cli.json(
        "mark", str(article), "--quote", "41 street lamps", "--restated", "Hollin bought 41 lamps.",
        "--claimant", "the mayor", "--kind", "number", "--priority", "1", "--flag", "legal",
        "--flag", "recheck",
    )  # fmt: skip
    assert made.keys() >= CLAIM_FIELDS
    assert (made["number"], made["quote"]) == (1, "41 street lamps")
    assert (made["restated"], made["claimant"]) == ("Hollin bought 41 lamps.", "the mayor")
    assert (made["kind"], made["priority"]) == ("number", 1)
    assert sorted(made["flags"]) == ["legal", "recheck"]
    assert (made["state"], made["rating"], made["rationale"]) == ("open", None, "")
    (mark,) = made["marks"]
    assert mark.keys() >= {"start", "end", "status", "exact"}
    assert mark["status"] == "exact"
    assert mark["end"] - mark["start"] == len("41 street lamps")


def test_mark_by_offsets_is_the_same_place(cli: Any, article: int) -> None:
    (mark,) = cli.json("mark", str(article), "--quote", "Ada Brink", "--suffix", ", who")["marks"]
    again = cli.json("mark", str(article), "--start", str(mark["start"]), "--end", str(mark["end"]))
    assert again["quote"] == "Ada Brink"
    assert again["number"] == 2


def test_a_quote_is_found_whatever_its_spaces_and_quote_marks(cli: Any, article: int) -> None:
    words = '"We paid   nothing for the bulbs,"'
    assert cli.json("mark", str(article), "--quote", words)["quote"].startswith("“We paid nothing")
    made = cli.json("mark", str(article), "--quote", "The lamps cost £12,000")
    assert made["quote"] == "The lamps cost\n£12,000"


def test_an_ambiguous_quote_is_told_with_its_places(cli: Any, article: int) -> None:
    told = cli("mark", str(article), "--quote", "Ada Brink", code=2).err
    assert "2 places" in told
    assert told.count("--start") == 3
    assert cli.json("claims", str(article)) == []
    made = cli.json("mark", str(article), "--quote", "Ada Brink", "--prefix", "18 lamps. ")
    assert made["marks"][0]["suffix"].startswith(" has never")


def test_words_that_are_not_there_are_told_with_the_nearest(cli: Any, article: int) -> None:
    told = cli("mark", str(article), "--quote", "42 street lamps in 2019", code=2).err
    assert "is not in the article" in told
    assert "41 street lamps" in told
    told = cli("mark", str(article), "--quote", "Ada Brink", "--prefix", "Dame", code=2).err
    assert "before or after" in told


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--quote", "x", "--start", "1", "--end", "2"),
        ("--start", "1"),
        ("--start", "5", "--end", "5"),
        ("--start", "0", "--end", "100000"),
        ("--start", "-4", "--end", "2"),
        ("--quote", "  "),
    ],
)
def test_half_a_place_is_no_place(cli: Any, article: int, words: tuple[str, ...]) -> None:
    assert cli("mark", str(article), *words, code=2).err
    assert cli.json("claims", str(article)) == []


def test_no_mark_cuts_a_character_in_two(cli: Any, type_in: Any) -> None:
    type_in("Cafe\u0301 Marle sold 9 cups.".encode())
    cli("import", "-")
    told = cli("mark", "1", "--start", "0", "--end", "4", code=2).err
    assert "--start 0 --end 5" in told


def test_a_claim_may_have_a_second_place(cli: Any, article: int, claim: str) -> None:
    made = cli.json("mark", str(article), "--quote", "18 lamps", "--claim", claim)
    assert made["number"] == 1
    assert [mark["exact"] for mark in made["marks"]] == ["41 street lamps in 2019", "18 lamps"]
    assert len(cli.json("claims", str(article))) == 1
    assert "2 places" in cli("claims", str(article)).out


def test_a_second_place_takes_no_new_words(cli: Any, article: int, claim: str) -> None:
    told = cli(
        "mark", str(article), "--quote", "18 lamps", "--claim", claim, "--kind", "date", code=2
    ).err
    assert "own words" in told
    told = cli("mark", str(article), "--quote", "18 lamps", "--claim", "9/1", code=2).err
    assert "no claim of article" in told


def test_rate_records_a_verdict(cli: Any, claim: str) -> None:
    rated = cli.json("rate", claim, "confirmed", "--note", "The invoice says 41.")
    assert (rated["rating"], rated["state"]) == ("confirmed", "settled")
    assert rated["rationale"] == "The invoice says 41."
    (verdict,) = rated["verdicts"]
    assert verdict.keys() >= {"rating", "rationale", "by", "at"}
    assert verdict["by"]


def test_a_rating_that_does_not_settle_waits(cli: Any, claim: str) -> None:
    rated = cli.json("rate", claim, "on-author")
    assert (rated["state"], rated["waiting_on"]) == ("waiting", "author")
    assert "On author" in cli("show", claim).out


def test_open_takes_a_verdict_back(cli: Any, claim: str) -> None:
    cli("rate", claim, "confirmed", "--note", "So it seemed.")
    again = cli.json("rate", claim, "open")
    assert (again["rating"], again["state"], again["rationale"]) == (None, "open", "")
    assert [verdict["rating"] for verdict in again["verdicts"]] == ["confirmed", None]


def test_an_unknown_rating_names_those_there_are(cli: Any, claim: str) -> None:
    told = cli("rate", claim, "false", code=2).err
    assert "confirmed" in told
    assert "cannot-confirm" in told
    assert cli.json("show", claim)["verdicts"] == []


def test_claims_are_in_order_of_their_place(cli: Any, article: int) -> None:
    for quote in ("18 lamps", "41 street lamps", "since 2011"):
        cli("mark", str(article), "--quote", quote)
    rows = cli.json("claims", str(article))
    assert [row["number"] for row in rows] == [2, 3, 1]
    assert all(row.keys() >= CLAIM_FIELDS for row in rows)
    lines = cli("claims", str(article)).out.splitlines()
    assert [line.split()[0] for line in lines] == ["1/2", "1/3", "1/1"]


def test_an_article_without_claims(cli: Any, article: int) -> None:
    assert cli.json("claims", str(article)) == []
    assert "Nothing is marked" in cli("claims", str(article)).err


def test_show_tells_all_of_a_claim(cli: Any, article: int) -> None:
    cli("mark", str(article), "--quote", "since 2011", "--claimant", "the town", "--flag", "legal")
    cli("rate", "1/1", "change", "--note", "She took office in 2012.")
    cli("source", "1/1", "https://example.org/mayor", "--stance", "refutes", "--locator", "par. 2")
    told = cli("show", "1/1").out
    for words in ("1/1", "Change", "since 2011", "the town", "legal", "She took office in 2012."):
        assert words in told
    for words in ("refutes", "https://example.org/mayor", "par. 2", "not read yet"):
        assert words in told


@pytest.mark.parametrize(
    "words", [("show", "1/9"), ("show", "8/1"), ("rate", "1/9", "cut"), ("claims", "9")]
)
def test_what_is_not_there_is_told(cli: Any, article: int, words: tuple[str, ...]) -> None:
    assert "There is no" in cli(*words, code=2).err


@pytest.mark.parametrize("address", ["1", "x/1", "1/", "1/1/1", "١/١", "-1/2", "9" * 40 + "/1"])
def test_a_claim_is_named_by_article_and_number(cli: Any, article: int, address: str) -> None:
    assert cli("show", address, code=2).err
