"""The commands that look at links and at archived copies: exit codes, fields, and what is said."""

import json
import socket
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from archive_stand_in import Archive
from web_server import Kind, Server, leads, reply, says

from workbench.cli import links as commands
from workbench.workspace.configuration import default_path

Call = Callable[..., object]


@pytest.fixture
def allowed(server: Server, archive: Archive) -> None:
    """The person's configuration, in which the local servers may be asked."""
    place = default_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    ports = json.dumps([server.port, archive.port])
    quick = f"http://localhost:{archive.port}"  # another host: each is asked once a second
    index = f"http://127.0.0.1:{archive.port}"
    place.write_text(
        f'[web]\nports = {ports}\nown_hosts = ["127.0.0.1", "localhost"]\n'
        f'[archive]\navailability = "{quick}"\nwayback = "{index}"\n'
        "searches_a_minute = 60\n"
    )


@pytest.fixture
def cite(cli, article, server: Server) -> Callable[[str], str]:
    """Attaches a page of the server to a claim; its address."""

    def attach(name: str) -> str:
        url = name if "://" in name else f"http://127.0.0.1:{server.port}/{name}"
        cli("source", "1/1", url)
        return url

    cli("mark", "1", "--quote", "41 street lamps")
    return attach


@pytest.mark.usefixtures("allowed")
def test_links_prints_each_with_its_health_and_counts_them(cli, cite) -> None:
    url = cite("plain")
    outcome = cli("links", "1")
    assert outcome.out.split() == ["s1", "alive", url]
    assert outcome.err.splitlines()[-1] == "1 alive"
    assert "Looking at links 0 of 1" in outcome.err
    (source,) = cli.json("show", "1/1")["sources"]
    assert source["health"] == "alive"


@pytest.mark.usefixtures("allowed")
def test_links_as_json(cli, cite, server: Server) -> None:
    server.kinds["deep/story"] = Kind(leads("http://localhost:{port}/"))
    server.kinds[""] = Kind(says(reply()))
    url = cite("deep/story")
    (row,) = cli.json("links", "1")
    assert row.pop("at")
    assert row.pop("since")
    assert row == {
        "id": 1,
        "url": url,
        "title": "",
        "health": "suspect",
        "outcome": "removed",
        "http_status": 200,
        "detail": "The address leads to the home page now.",
        "failures": 1,
    }


@pytest.mark.usefixtures("allowed")
def test_a_dead_link_is_a_problem(cli, cite) -> None:
    cite("no-such-page")
    assert "suspect" in cli("links", "1").out
    at_once = cli("links", "1")
    assert "suspect" in at_once.out
    assert "1 was looked at in the last 12 hours and not asked again" in at_once.err
    assert "suspect" in cli("links", "1", "--again").out
    with closing(sqlite3.connect(cli.db)) as file, file:
        file.execute("UPDATE link_check SET at = datetime(at, '-13 hours')")
    outcome = cli("links", "1", code=1)
    assert "dead" in outcome.out
    assert "(404)" in outcome.out


@pytest.mark.usefixtures("allowed")
def test_links_without_a_network_are_unknown_and_never_dead(
    cli, cite, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere(_host: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr("workbench.web.client.resolve", nowhere)
    cite(f"http://news.example.org:{server.port}/")
    for _ in range(3):
        assert "No address could be reached" in cli("links", "1", code=3).err


@pytest.mark.usefixtures("allowed")
def test_an_article_without_links_has_none_to_look_at(cli, article) -> None:
    assert cli("links", "1").err.splitlines()[-1] == "No links."
    assert cli.json("links") == []
    assert cli.json("archive", "1") == []
    assert "There is no article 9" in cli("links", "9", code=2).err


@pytest.mark.usefixtures("allowed")
def test_links_of_an_article_that_keeps_them_back_are_refused(cli, cite, server: Server) -> None:
    cite("plain")
    with closing(sqlite3.connect(cli.db)) as file, file:
        file.execute("UPDATE article SET fetching = 'never'")
    for command in ("links", "archive"):
        assert "never fetched" in cli(command, "1", code=1).err
        assert "1 is of articles whose links are never fetched" in cli(command).err
    assert server.requests == []


@pytest.mark.usefixtures("allowed")
def test_a_private_server_is_asked_only_where_it_is_allowed(cli, cite, server: Server) -> None:
    default_path().write_text(f"[web]\nports = [{server.port}]\n")
    cite("plain")
    (row,) = cli.json("links", "1")
    assert (row["health"], row["outcome"], server.requests) == ("unknown", "unknown", [])
    (row,) = cli.json("links", "1", "--allow-private", "127.0.0.1")
    assert row["health"] == "alive"


@pytest.mark.usefixtures("allowed")
def test_archive_prints_the_copy_of_each_source(cli, cite, archive: Archive) -> None:
    url = cite("https://news.example.org/story")
    archive.copies = [("20190102030405", url, "200")]
    (row,) = cli.json("archive", "1")
    assert row == {
        "id": 1,
        "url": url,
        "title": "",
        "outcome": "archived",
        "archived_url": f"http://127.0.0.1:{archive.port}/web/20190102030405/{url}",
        "at": row["at"],
        "detail": "",
        "next_at": None,
    }
    assert row["at"].startswith("2019-01-02T03:04:05")
    told = cli("archive", "1")
    assert "archived, 2019-01-02" in told.out
    assert told.err.splitlines()[-1] == "1 archived."


@pytest.mark.usefixtures("allowed")
def test_archive_without_keys_says_once_what_saving_needs(cli, cite, archive: Archive) -> None:
    cite("https://news.example.org/story")
    told = cli("archive", "1")
    assert "not archived" in told.out
    assert told.err.count("archive.org/account/s3.php") == 1
    assert "no keys" in cli("archive", "1", "--save", code=2).err
    assert archive.count("save") == 0


@pytest.mark.usefixtures("allowed")
def test_an_archive_that_cannot_be_asked_is_the_network_s_fault(
    cli, cite, archive: Archive
) -> None:
    cite("https://news.example.org/story")
    place = default_path()
    place.write_text(place.read_text().replace("127.0.0.1:", "10.0.0.1:"))
    told = cli("archive", "1", code=3)
    assert "could not ask" in told.out
    assert "10.0.0.1" in told.err


def test_every_outcome_of_a_copy_has_words() -> None:
    from workbench.model.archives import OUTCOMES

    assert set(commands.OUTCOMES) == set(OUTCOMES)


def test_the_settings_of_the_archive_are_checked(cli, article, tmp_path: Path) -> None:
    place = default_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    for wrong, said in (
        ('wayback = "ftp://x"', "wayback"),
        ("availability = 7", "address in quotes"),
        ("saves_a_minute = 0", "from 1 to 60"),
        ("searches_a_minute = true", "from 1 to 60"),
        ("speed = 3", "“speed” of [archive] is unknown"),
    ):
        place.write_text(f"[archive]\n{wrong}\n")
        assert said in cli("links", "1", code=2).err
    place.write_text("archive = 3\n")
    assert "must be a table" in cli("links", "1", code=2).err
