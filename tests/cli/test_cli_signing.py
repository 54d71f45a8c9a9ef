"""Problems, sign-off, corrections and time on the command line."""

from typing import Any

import pytest


@pytest.fixture
def checked(cli: Any, claim: str, no_holes: None) -> str:
    """An article of which one claim is settled by what needs no evidence; it has no holes."""
    cli("rate", claim, "opinion")
    return claim.partition("/")[0]


def test_problems_name_the_claim_or_none(cli: Any, claim: str) -> None:
    article = claim.partition("/")[0]
    found = cli.json("problems", article, code=1)
    assert {"kind", "claim", "text"} <= found[0].keys()
    assert (found[0]["kind"], found[0]["claim"]) == ("open-claim", claim)
    assert [each["claim"] for each in found if each["kind"] == "hole"] == [None] * 5
    assert f"{claim}  open-claim  It is not rated." in cli("problems", article, code=1).out


def test_a_sign_off_is_refused_recorded_and_taken_back(cli: Any, checked: str) -> None:
    cli("mark", checked, "--quote", "18 lamps")
    refused = cli("sign-off", checked, code=1)
    assert "1 problem without a reason: #2 It is not rated." in refused.err
    signed = cli.json("sign-off", checked, "--override", "Not ours.", "--note", "For the web.")
    assert (signed["kind"], signed["revision"], signed["note"]) == ("signed", 1, "For the web.")
    assert signed["overrides"] == [
        {
            "kind": "open-claim",
            "claim": f"{checked}/2",
            "text": "It is not rated.",
            "reason": "Not ours.",
        }
    ]
    assert cli.json("articles")[0]["state"] == "signed"
    assert "signed off by" in cli("sign-off", checked, code=1).err
    assert "Opened again" in cli("sign-off", checked, "--reopen").out
    assert cli("sign-off", checked, "--reopen", code=1).out == ""
    cli("sign-off", checked, "--reopen", "--override", "x", code=2)
    cli("undo")
    assert cli.json("articles")[0]["state"] == "signed"


def test_a_change_after_sign_off_is_a_correction_with_its_wording(
    cli: Any, checked: str, claim: str
) -> None:
    assert "Nothing" in cli("corrections", checked).err
    cli("sign-off", checked)
    cli("rate", claim, "cut")
    (made,) = cli.json("corrections", checked)
    assert (made["number"], made["claim"], made["old"], made["new"]) == (1, claim, "Opinion", "Cut")
    assert "no public wording yet" in cli("corrections", checked).out
    told = cli("corrections", checked, "--word", "1", "We said 41; it was 40.").out
    assert "We said 41; it was 40." in told
    assert "no correction 7" in cli("corrections", checked, "--word", "7", "x", code=2).err
    cli("undo")
    cli("undo")
    assert cli.json("corrections", checked) == []


def test_time_is_told_by_claim_state_and_person(cli: Any, checked: str, claim: str) -> None:
    rows = cli.json("time", checked)
    assert {"claim", "state", "who", "seconds", "steps"} <= rows[0].keys()
    assert sum(row["steps"] for row in rows) == len(cli.json("history", checked))
    assert {row["claim"] for row in rows} == {None, claim}
    assert "in all" in cli("time", checked).out
