"""The index of names on the command line."""

from typing import Any


def names(cli: Any) -> dict[str, Any]:
    return {name["name"]: name for name in cli.json("names", "1")}


def test_each_name_is_listed_once_with_its_spellings(cli: Any, article: int) -> None:
    found = names(cli)
    assert list(found) == ["Hollin", "Ada Brink", "Marle"]
    assert found["Ada Brink"]["spellings"] == [{"text": "Ada Brink", "count": 2}]
    assert (found["Ada Brink"]["verdict"], found["Ada Brink"]["holes"]) == ("open", 2)
    assert "open  Ada Brink" in cli("names", "1").out


def test_a_name_is_judged_with_a_note_and_its_tokens_follow(cli: Any, article: int) -> None:
    (judged,) = cli.json(
        "names", "1", "--name", "ada brink", "--verdict", "right", "--note", "town roll"
    )
    assert (judged["verdict"], judged["note"], judged["holes"]) == ("right", "town roll", 0)
    tokens = cli.json("coverage", "1")["tokens"]
    assert {t["state"] for t in tokens if t["text"] == "Ada Brink"} == {"ticked"}
    cli("names", "1", "--name", "Ada Brink", "--verdict", "wrong")
    assert names(cli)["Ada Brink"]["note"] == "town roll"
    tokens = cli.json("coverage", "1")["tokens"]
    assert {t["state"] for t in tokens if t["text"] == "Ada Brink"} == {"struck"}
    cli("undo")
    cli("undo")
    assert names(cli)["Ada Brink"]["verdict"] == "open"
    cli("verify")


def test_a_wrong_name_struck_in_a_settled_claim_holds_again_when_it_is_open(
    cli: Any, article: int
) -> None:
    made = cli.json("mark", "1", "--quote", "Ada Brink", "--suffix", ", who")
    cli("rate", f"1/{made['number']}", "confirmed")
    for verdict, states in (
        ("wrong", ["struck", "struck"]),
        ("open", ["ticked", "repeat"]),
        ("right", ["ticked", "ticked"]),
    ):
        cli("names", "1", "--name", "Ada Brink", "--verdict", verdict)
        tokens = cli.json("coverage", "1")["tokens"]
        assert [t["state"] for t in tokens if t["text"] == "Ada Brink"] == states


def test_what_is_no_name_and_half_a_call_are_refused(cli: Any, article: int) -> None:
    assert "no name" in cli("names", "1", "--name", "Nobody", "--verdict", "right", code=2).err
    assert "needs a name" in cli("names", "1", "--verdict", "right", code=2).err
    assert "needs a name" in cli("names", "1", "--note", "x", code=2).err
