"""Coverage on the command line: what is left to check, by token, sentence and paragraph."""

from typing import Any

FIELDS = {"start", "end", "kind", "text", "covered", "state", "claim"}


def states(found: Any) -> dict[str, str]:
    return {token["text"]: token["state"] for token in found["tokens"]}


def test_it_lists_every_token_with_its_place_and_what_became_of_it(cli: Any, claim: str) -> None:
    cli("rate", claim, "confirmed")
    found = cli.json("coverage", "1")
    assert all(token.keys() == FIELDS for token in found["tokens"])
    assert states(found)["41"] == "ticked"
    assert states(found)["2019"] == "ticked"
    assert states(found)["18"] == "hole"
    assert states(found)["3 March 2025"] == "declared"
    ticked = next(token for token in found["tokens"] if token["text"] == "41")
    assert (ticked["claim"], ticked["covered"]) == (1, True)


def test_the_percentages_count_tokens(cli: Any, claim: str) -> None:
    before = cli.json("coverage", "1")
    covered = sum(token["covered"] for token in before["tokens"])
    assert before["percent"] == round(100 * covered / len(before["tokens"]), 1)
    cli("rate", claim, "confirmed")
    after = cli.json("coverage", "1")
    assert sum(token["covered"] for token in after["tokens"]) == covered + 2
    assert after["percent"] > before["percent"]
    assert sum(one["tokens"] for one in after["sentences"]) == len(after["tokens"])
    assert sum(one["tokens"] for one in after["paragraphs"]) == len(after["tokens"])
    last = after["sentences"][-2]
    assert (last["tokens"], last["covered"], last["percent"]) == (2, 0, 0.0)


def test_a_mark_alone_covers_nothing(cli: Any, claim: str) -> None:
    assert states(cli.json("coverage", "1"))["41"] == "hole"


def test_cover_declares_words_and_says_why(cli: Any, article: int) -> None:
    found = next(t for t in cli.json("coverage", "1")["tokens"] if t["text"] == "18")
    made = cli.json(
        "cover", "1", "--start", str(found["start"]), "--end", str(found["end"]),
        "--reason", "said  in\nthe headline",
    )  # fmt: skip
    assert (made["text"], made["reason"]) == ("18", "said in the headline")
    assert states(cli.json("coverage", "1"))["18"] == "declared"
    cli("undo")
    assert states(cli.json("coverage", "1"))["18"] == "hole"


def test_places_that_are_none_are_refused(cli: Any, article: int) -> None:
    assert "no words" in cli("cover", "1", "--start", "5", "--end", "5", code=2).err
    assert "no words" in cli("cover", "1", "--start", "0", "--end", "99999", code=2).err
    assert "no article" in cli("coverage", "7", code=2).err


def test_for_people_it_lists_the_holes_and_sums_up(cli: Any, article: int) -> None:
    found = cli("coverage", "1")
    assert "quotation   We paid nothing for the bulbs," in found.out
    assert "tokens are covered" in found.err
    assert "holes: 3 numbers, 3 dates" in found.err


def test_a_repeat_of_a_ticked_name_is_covered(cli: Any, article: int) -> None:
    mark = ("mark", "1", "--quote", "Ada Brink", "--suffix", ", who")
    made = cli.json(*mark)
    cli("rate", f"1/{made['number']}", "confirmed")
    names = [t for t in cli.json("coverage", "1")["tokens"] if t["text"] == "Ada Brink"]
    assert [name["state"] for name in names] == ["ticked", "repeat"]
