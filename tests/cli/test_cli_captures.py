"""The commands on captures: addresses imported and captured, files supplied, passages found."""

import io
import json
import re
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from sites import HTML, Site, page

from workbench.model.settings import Settings
from workbench.model.states import Fetching
from workbench.workspace.configuration import default_path
from workbench.workspace.opening import open_workspace

MINUTES = "The council of Hollin bought forty-one street lamps in 2019, its minutes say."
BILL = "The bill came to £12,000, and was paid in two parts over the following winter."
WEATHER = "It rained on nine days of the month, and the river stood at two metres."


@pytest.fixture
def allowed(pages: Site) -> None:
    """The person's configuration, in which the test's server may be asked."""
    place = default_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    ports = json.dumps([pages.server.port])
    place.write_text(f'[web]\nports = {ports}\nown_hosts = ["127.0.0.1"]\n')


@pytest.fixture
def claim(cli: Any, article: int) -> str:
    cli("mark", str(article), "--quote", "bought 41 street lamps in 2019")
    return f"{article}/1"


pytestmark = pytest.mark.usefixtures("allowed")


def test_capture_keeps_what_sources_give(cli: Any, claim: str, pages: Site) -> None:
    cli("source", claim, pages.put("minutes", page("Minutes of May", MINUTES, BILL, WEATHER)))
    (row,) = cli.json("capture", claim)
    assert (row["outcome"], row["title"], row["changed"]) == ("ok", "Minutes of May", None)
    assert row["characters"] > len(MINUTES)
    (again,) = cli.json("capture", "s1")
    assert again["changed"] is False
    assert "captured" in cli("capture", "1").out
    assert "unchanged" in cli("capture").out
    (source,) = cli.json("show", claim)["sources"]
    assert (source["health"], source["title"]) == ("alive", "Minutes of May")


def test_what_could_not_be_captured_is_a_problem(cli: Any, claim: str, pages: Site) -> None:
    cli("source", claim, pages.put("minutes", page("Minutes", MINUTES)))
    cli("source", claim, pages.put("gone", b"", status="410 Gone"))
    rows = cli.json("capture", claim, code=1)
    assert [row["outcome"] for row in rows] == ["ok", "gone"]
    assert rows[1]["capture"] is None
    assert "410" in rows[1]["detail"]


def test_no_network_is_told_with_its_exit_code(
    cli: Any, claim: str, pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere(_host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr("workbench.web.client.resolve", nowhere)
    cli("source", claim, f"http://news.example.org:{pages.server.port}/minutes")
    outcome = cli("capture", claim, code=3)
    assert "No address could be asked" in outcome.err
    assert "What was kept before is as it was. See to the network" in outcome.err


def test_an_address_that_is_refused_is_no_fault_of_the_network(
    cli: Any, claim: str, pages: Site
) -> None:
    cli("source", claim, f"http://10.1.2.3:{pages.server.port}/minutes")
    outcome = cli("capture", claim, code=1)
    assert "network, or supply" not in outcome.err
    assert "private" in outcome.out


@pytest.mark.usefixtures("no_holes")
def test_a_passage_that_is_gone_is_told_with_its_claim(cli: Any, claim: str, pages: Site) -> None:
    url = pages.put("minutes", page("Minutes", MINUTES, BILL, WEATHER))
    cli("source", claim, url, "--passage", MINUTES)
    cli("capture", claim)
    assert cli.json("show", claim)["sources"][0]["match"] == "verbatim"
    cli("rate", claim, "opinion")
    pages.put("minutes", page("Minutes", MINUTES.replace("forty-one", "forty"), BILL, WEATHER))
    (row,) = cli.json("capture", claim, code=1)
    assert row["gone"] == [claim]
    assert "recheck" in cli.json("show", claim)["flags"]
    moment = r"\d{4}-\d\d-\d\d\s+\d\d:\d\d"
    told = rf"in\s+the\s+capture\s+of\s+{moment};\s+gone\s+from\s+that\s+of\s+{moment}\)"
    assert re.search(told, cli("show", claim).out)
    (problem,) = cli.json("problems", "1", code=1)
    assert (problem["kind"], problem["claim"]) == ("passage-gone", claim)


def test_a_file_is_supplied_for_an_address_behind_a_paywall(
    cli: Any, claim: str, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(page("Minutes of May", MINUTES, BILL))
    made = cli.json(
        "source", claim, "https://paper.example/x", "--file", str(saved), "--passage", BILL
    )
    (source,) = made["sources"]
    assert (source["match"], source["title"]) == ("verbatim", "Minutes of May")
    assert source["health"] == "unknown"


def test_a_file_alone_is_a_document_by_its_name(cli: Any, claim: str, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(f"{WEATHER}\n\n{MINUTES}\n", encoding="utf-8")
    (source,) = cli.json("source", claim, "--file", str(notes))["sources"]
    assert (source["kind"], source["title"]) == ("document", "notes.txt")
    (best, *_rest) = cli.json("passages", claim)
    assert best["text"].strip() == MINUTES
    assert best["source"] == source["id"]
    assert MINUTES.split(",")[0] in cli("passages", claim, "s1").out.replace("\n    ", " ")


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_a_file_that_cannot_be_read_attaches_nothing(
    cli: Any, claim: str, tmp_path: Path, name: str
) -> None:
    told = cli("source", claim, "https://paper.example/x", "--file", str(tmp_path / name), code=2)
    assert told.err
    assert cli.json("show", claim)["sources"] == []


def test_a_picture_is_kept_and_it_is_said_that_it_has_no_text(
    cli: Any, claim: str, tmp_path: Path
) -> None:
    picture = tmp_path / "lamp.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "picture" in cli("source", claim, "--file", str(picture)).err
    assert "No passage" in cli("passages", claim).err


def test_source_never_touches_the_network(cli: Any, claim: str, pages: Site) -> None:
    cli("source", claim, pages.put("minutes", page("Minutes", MINUTES)))
    assert pages.server.requests == []


def test_an_article_is_imported_from_its_address(cli: Any, pages: Site) -> None:
    head = '<meta name="author" content="Ada Brink"><meta property="og:site_name" content="Post">'
    url = pages.put("story", page("Lamps", MINUTES, BILL, WEATHER, head=head))
    made = cli.json("import", url)
    assert (made["title"], made["known"]) == ("Lamps", False)
    assert cli.json("import", url)["known"] is True
    (row,) = cli.json("articles")
    assert (row["byline"], row["publisher"], row["url"]) == ("Ada Brink", "Post", url)


@pytest.mark.parametrize(
    ("path", "says"), [("gone", "404"), ("picture", "picture"), ("empty", "empty")]
)
def test_an_address_without_an_article_is_told_and_imports_nothing(
    cli: Any, pages: Site, path: str, says: str
) -> None:
    pages.put("gone", b"", status="404 Not Found")
    pages.put("picture", b"\x89PNG\r\n\x1a\n" + bytes(20), "Content-Type: image/png")
    pages.put("empty", b"", HTML)
    told = cli("import", pages.server.url(path), code=3 if path == "gone" else 2)
    assert says in told.err
    assert not cli.db.exists()


def test_a_private_address_is_not_imported_unless_it_is_allowed(cli: Any, pages: Site) -> None:
    default_path().write_text(f"[web]\nports = [{pages.server.port}]\n")
    url = pages.put("story", page("Lamps", MINUTES, BILL))
    told = cli("import", url, code=2).err  # not 3: the network is well, the call is refused
    assert "--allow-private" in told
    assert pages.server.requests == []
    assert cli.json("import", url, "--allow-private", "127.0.0.1")["title"] == "Lamps"


@pytest.mark.usefixtures("no_holes")
def test_a_claim_with_too_little_evidence_is_a_problem(
    cli: Any, claim: str, tmp_path: Path
) -> None:
    cli("rate", claim, "confirmed")
    (problem,) = cli.json("problems", "1", code=1)
    assert (problem["kind"], problem["claim"]) == ("little-evidence", claim)
    assert "0 of 2 independent" in problem["text"]
    cli("source", claim, "https://one.example/a", "--locator", "page 1", "--note", "says so")
    cli("source", claim, "https://two.example/b", "--locator", "page 2", "--note", "says so too")
    assert cli.json("problems", "1") == []
    assert "No problem" in cli("problems", "1").err


@pytest.mark.usefixtures("no_holes")
def test_a_primary_source_by_its_host_is_enough(cli: Any, claim: str) -> None:
    cli("rate", claim, "confirmed")
    cli("source", claim, "https://www.hollin.gov.uk/m", "--locator", "page 1", "--note", "minutes")
    assert cli.json("problems", "1") == []


@pytest.mark.usefixtures("no_holes")
def test_an_opinion_needs_no_evidence(cli: Any, claim: str) -> None:
    cli("rate", claim, "opinion")
    assert cli.json("problems", "1") == []


def test_what_is_kept_is_read_again_without_the_network(cli: Any, claim: str, pages: Site) -> None:
    cli("source", claim, pages.put("minutes", page("Minutes", MINUTES, BILL)))
    cli("capture", claim)
    asked = len(pages.server.requests)
    (row,) = cli.json("capture", claim, "--reread")
    assert (row["source"], row["changed"]) == (1, False)
    assert "reads the same" in cli("capture", "--reread").out
    assert len(pages.server.requests) == asked


def test_purge_removes_a_source_for_good(cli: Any, claim: str, tmp_path: Path) -> None:
    secret = tmp_path / "leak.txt"
    secret.write_text("The whistleblower of Hollin is called Zephyrine Quill.\n", encoding="utf-8")
    cli("source", claim, "--file", str(secret))
    assert b"leak.txt" in cli.db.read_bytes()
    outcome = cli.json("purge", "s1", "--yes")
    assert outcome["source"] == 1
    assert outcome["removed"]["capture"] == 1
    assert cli.json("show", claim)["sources"] == []
    assert b"leak.txt" not in cli.db.read_bytes()
    assert "nothing was left of it" in cli("purge", "s1", "--yes").out
    assert "no source 7, and never was" in cli("purge", "s7", "--yes", code=2).err
    assert cli.json("verify")["problems"] == []


def test_undo_passes_over_a_purge_and_says_so_once(cli: Any, claim: str) -> None:
    cli("rate", claim, "confirmed")
    cli("source", claim, "https://paper.example/x", "--title", "The leak")
    cli("purge", "s1", "--yes")
    outcome = cli("undo").out
    assert "Undid: Rated #1 Confirmed" in outcome
    assert "“Purged source 1” was passed over: what was purged is gone for good" in outcome
    second = cli("undo").out
    assert "Undid: Marked #1" in second
    assert "passed over" not in second
    assert "Redid: Marked #1" in cli("redo").out


def test_without_a_terminal_purge_wants_to_be_told(cli: Any, claim: str, type_in: Any) -> None:
    cli("source", claim, "https://paper.example/x")
    type_in(b"purge\n")
    assert "Call it with --yes" in cli("purge", "s1", code=2).err
    assert len(cli.json("show", claim)["sources"]) == 1


def test_purge_says_where_other_sources_move_up(cli: Any, claim: str) -> None:
    for name in ("x", "y", "z"):
        cli("source", claim, f"https://paper.example/{name}")
    said = cli("purge", "s2", "--yes").err
    assert "In article 1 the sources after [2] move up by one" in said
    assert "names [3], that is [2] now" in said
    assert "move up" not in cli("purge", "s3", "--yes").err


def test_at_a_terminal_purge_asks_first(
    cli: Any, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    cli("source", claim, "https://paper.example/x", "--title", "The leak")
    monkeypatch.setattr(sys, "stdin", Terminal("no\n"))
    assert "Nothing was removed" in cli("purge", "s1", code=1).err
    monkeypatch.setattr(sys, "stdin", Terminal("purge\n"))
    assert "purged" in cli("purge", "s1").out
    assert cli.json("show", claim)["sources"] == []


def test_an_article_whose_links_are_never_fetched_keeps_back_each_of_them(
    cli: Any, claim: str, pages: Site
) -> None:
    cli("source", claim, pages.put("minutes", page("Minutes", MINUTES)))
    with open_workspace(cli.db, Settings()) as workspace:
        workspace.captures.answer_fetching(1, Fetching.NEVER).result()
    for what in ("1", claim, "s1"):
        assert "never fetched" in cli("capture", what, code=1).err
    assert "no address to capture" in cli("capture").err
    assert "Nothing was captured there yet" in cli("capture", "s1", "--reread").err
    assert pages.server.requests == []


@pytest.mark.usefixtures("no_holes")
def test_a_passage_that_was_looked_for_and_is_not_there_does_not_count(
    cli: Any, claim: str, pages: Site
) -> None:
    cli("rate", claim, "confirmed")
    for name in ("one", "two"):
        words = f"{MINUTES} So say the minutes number {name}. {BILL}"
        cli(
            "source", claim, pages.put(name, page(name, words)), "--passage", f"Quite other: {name}"
        )
    assert cli.json("problems", "1") == []
    cli("capture", claim)
    assert {one["match"] for one in cli.json("show", claim)["sources"]} == {"absent"}
    assert cli.json("problems", "1", code=1)[0]["kind"] == "little-evidence"
    assert "absent, in the capture of" in cli("show", claim).out


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_from_one(cli: Any, claim: str, limit: str) -> None:
    assert "number from 1" in cli("passages", claim, f"--limit={limit}", code=2).err
