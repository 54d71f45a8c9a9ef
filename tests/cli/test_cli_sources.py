"""Sources on the command line: addresses, offline sources, what is refused."""

from typing import Any

import pytest

SOURCE_FIELDS = {
    "id", "url", "canonical_url", "title", "kind", "stance", "passage", "match", "locator", "note",
    "health",
}  # fmt: skip


def test_source_attaches_an_address(cli: Any, claim: str) -> None:
    made = cli.json(
        "source", claim, "HTTPS://Example.org:443/a/../lamps?utm_source=x#top", "--stance",
        "supports", "--passage", "41 lamps were bought", "--locator", "page 3", "--note",
        "The invoice.", "--title", "Invoice", "--author", "Town clerk", "--date", "2019-05-01",
        "--supplied-by", "author",
    )  # fmt: skip
    (source,) = made["sources"]
    assert source.keys() >= SOURCE_FIELDS
    assert source["canonical_url"] == "https://example.org/lamps"
    assert source["url"].startswith("HTTPS://Example.org")
    assert (source["stance"], source["kind"]) == ("supports", "web")
    assert (source["passage"], source["locator"]) == ("41 lamps were bought", "page 3")
    assert (source["note"], source["title"]) == ("The invoice.", "Invoice")
    assert (source["supplied_by"], source["health"]) == ("author", "unknown")
    assert source["unread"] is False


def test_several_addresses_at_once(cli: Any, claim: str) -> None:
    made = cli.json("source", claim, "https://example.org/1", "https://example.org/2")
    assert [source["number"] for source in made["sources"]] == [1, 2]
    assert {source["stance"] for source in made["sources"]} == {"none"}


def test_a_known_source_is_used_again(cli: Any, article: int, claim: str) -> None:
    cli("source", claim, "https://example.org/1")
    cli("mark", str(article), "--quote", "18 lamps")
    outcome = cli("source", f"{article}/2", "http://example.org/1", "https://example.org/1#a")
    assert "known already" in outcome.err
    first = cli.json("show", claim)["sources"][0]["id"]
    assert first in [source["id"] for source in cli.json("show", f"{article}/2")["sources"]]


def test_what_is_said_of_one_source_is_not_said_of_several(cli: Any, claim: str) -> None:
    told = cli(
        "source", claim, "https://example.org/1", "https://example.org/2", "--title", "T", code=2
    ).err
    assert "--title" in told
    assert cli.json("show", claim)["sources"] == []


def test_an_offline_source(cli: Any, claim: str) -> None:
    made = cli.json(
        "source", claim, "--kind", "interview", "--title", "Ada Brink", "--date", "2025-03-02"
    )
    (source,) = made["sources"]
    assert (source["kind"], source["title"], source["url"]) == ("interview", "Ada Brink", "")
    assert "Ada Brink" in cli("show", claim).out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--kind", "interview"),
        ("--title", "Ada"),
        ("--kind", "web", "--title", "Ada"),
        ("javascript:alert(1)",),
        ("data:text/html,hello",),
        ("file:///etc/hostname",),
        ("not an address",),
        ("https://example.org/1", "javascript:alert(1)"),
        ("--file", "scan.pdf"),
        ("https://example.org/1", "--stance", "agrees"),
        ("https://example.org/1", "--date", "yesterday"),
    ],
)
def test_what_is_no_source_is_refused_with_its_reason(
    cli: Any, claim: str, words: tuple[str, ...]
) -> None:
    assert cli("source", claim, *words, code=2).err
    assert cli.json("show", claim)["sources"] == []


def test_a_host_of_mixed_scripts_is_shown_in_both_forms(cli: Any, claim: str) -> None:
    told = cli("source", claim, "https://ex\u0430mple.org/").out
    assert "xn--" in told


def test_primary_origin_and_sensitive_are_said_with_the_source(cli: Any, claim: str) -> None:
    made = cli.json(
        "source", claim, "https://one.example/a", "https://two.example/b", "--secondary",
        "--origin", "Reuters, 16 Feb", "--sensitive",
    )  # fmt: skip
    assert {source["primary"] for source in made["sources"]} == {False}
    assert {source["origin"] for source in made["sources"]} == {"Reuters, 16 Feb"}
    assert {source["sensitive"] for source in made["sources"]} == {True}
    assert "secondary, goes back to Reuters, 16 Feb, sensitive" in cli("show", claim).out
    made = cli.json("source", claim, "https://one.example/a", "--primary")
    assert (made["sources"][0]["primary"], made["sources"][0]["sensitive"]) == (True, True)
    cli("undo")
    cli("undo")
    assert cli.json("show", claim)["sources"] == []


def test_a_source_said_to_be_neither_has_no_standing(cli: Any, claim: str) -> None:
    (source,) = cli.json("source", claim, "https://one.example/a")["sources"]
    assert (source["primary"], source["origin"], source["sensitive"]) == (None, "", False)


def test_primary_and_secondary_exclude_each_other(cli: Any, claim: str) -> None:
    told = cli("source", claim, "https://one.example/a", "--primary", "--secondary", code=2).err
    assert "--secondary" in told
    assert cli.json("show", claim)["sources"] == []


@pytest.mark.usefixtures("no_holes")
def test_a_group_makes_one_origin_of_two_sources(cli: Any, claim: str) -> None:
    cli("rate", claim, "confirmed")
    for url in ("https://one.example/a", "https://two.example/b"):
        cli("source", claim, url, "--locator", "page 1", "--note", "says so", "--origin", "Post")
    (problem,) = cli.json("problems", "1", code=1)
    assert "1 of 2 independent" in problem["text"]
    cli("source", claim, "https://one.example/a", "--primary")
    assert cli.json("problems", "1") == []
