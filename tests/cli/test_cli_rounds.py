"""Rounds of reading on the command line: `--round second` gives no more than the blind desk."""

from typing import Any

TOLD = "qzxwvy"


def test_a_second_reading_is_blind_until_its_own_verdict_is_in(cli: Any, claim: str) -> None:
    cli("rate", claim, "cut", "--note", TOLD)
    second = ("--round", "second")
    blind = cli.json(*second, "show", claim)
    assert (blind["rating"], blind["state"], blind["verdicts"]) == (None, "open", [])
    article = claim.partition("/")[0]
    for words in (("claims", article), ("history",), ("history", claim), ("articles",)):
        for printed in (cli(*second, *words), cli(*second, *words, "--json")):
            assert TOLD not in printed.out
            assert "Rated" not in printed.out
            assert '"rating": "cut"' not in printed.out
    assert TOLD in cli("history", claim, "--json").out
    seen = cli.json(*second, "rate", claim, "confirmed")
    assert seen["readings"] == {"first": "cut", "second": "confirmed", "decided": False}
    assert TOLD in cli(*second, "show", claim).out
    first = cli.json("show", claim)
    assert (first["rating"], first["rationale"]) == ("cut", TOLD)


def test_the_round_may_stand_behind_the_command_too(cli: Any, claim: str) -> None:
    cli("rate", claim, "cut")
    assert cli.json("show", claim, "--round", "second")["rating"] is None
    assert cli("show", claim, "--round", "third", code=2).out == ""
