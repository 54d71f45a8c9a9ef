"""Looking at many links: what is asked, what is kept, and what is not said."""

import socket
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest
from web_server import Connection, Kind, Request, Server, reply, says
from web_world import Waits
from ws_world import World

from workbench.model.errors import NetworkError, RefusedChange
from workbench.model.link_views import LinkProgress, LinkReport
from workbench.model.requests import Citation
from workbench.model.settings import Settings, WebSettings
from workbench.model.states import Fetching, Health
from workbench.web.requests import Limits
from workbench.web.session import Surroundings, system_network
from workbench.workspace.link_run import LinkRun

LIMITS = Limits(connect=0.5, read=0.25, whole=0.5)


class Linked(World):
    """A world whose sources are pages of the server."""

    def __init__(self, path: Path, server: Server) -> None:
        web = WebSettings(ports=(server.port,), own_hosts=("127.0.0.1",))
        super().__init__(path, Settings(who="MK", web=web))
        self.server = server
        self.ws.network.around = Surroundings(time=Waits().time, limits=LIMITS)

    def cite(self, *names: str) -> None:
        """Attaches pages of the server by name, and whole addresses as they are."""
        base = f"http://127.0.0.1:{self.server.port}/"
        cited = [Citation(name if "://" in name else base + name) for name in names]
        self.ws.sources.attach([1], cited).result()

    def look(self, **options) -> LinkReport:
        return self.ws.links.check(1, **options).outcome.result()

    def answer(self, fetching: str, article: int = 1) -> None:
        self.ws._acting.act(
            "fetching", "Answered", lambda tx: tx.articles.set_fetching(article, fetching)
        ).result()

    @property
    def asked(self) -> list[str]:
        return [f"{each.method} {each.path}" for each in self.server.requests]


@pytest.fixture
def linked(file: Path, server: Server) -> Iterator[Linked]:
    made = Linked(file, server)
    made.add()
    made.mark("at least 14 rockets")
    yield made
    made.ws.close()


def states(report: LinkReport) -> dict[str, str]:
    return {row.url.rpartition("/")[2]: row.health.state for row in report.rows}


def test_each_link_gets_its_health_and_the_reason(linked: Linked) -> None:
    linked.server.kinds["blocked"] = _kind(reply(status="403 Forbidden"))
    linked.server.kinds["empty"] = _kind(
        reply(b"<h1>Page not found</h1>", "Content-Type: text/html")
    )
    linked.cite("plain", "no-such-page", "blocked", "empty", "http://10.0.0.1:1/secret")
    seen = linked.look()
    assert states(seen) == {
        "plain": Health.ALIVE,
        "no-such-page": Health.SUSPECT,
        "blocked": Health.BLOCKED,
        "empty": Health.SUSPECT,
        "secret": Health.UNKNOWN,
    }
    by_name = {row.url.rpartition("/")[2]: row for row in seen.rows}
    assert by_name["empty"].health.detail == "The page says “page not found”."
    assert by_name["empty"].outcome == "removed"
    assert "404" in by_name["no-such-page"].health.detail
    assert not any("secret" in path for path in linked.asked)


def test_a_page_that_is_not_there_twice_is_dead(linked: Linked) -> None:
    linked.cite("no-such-page")
    assert linked.look().dead == 0
    assert linked.look(again=True).dead == 0
    linked.ticking.pass_hours(12)
    assert linked.look().dead == 1


def test_a_file_is_asked_by_head_and_by_get_where_that_is_refused(linked: Linked) -> None:
    def refuse_head(client: Connection, request: Request) -> None:
        refused = request.method == "HEAD"
        client.send(reply(status="405 Not Allowed" if refused else "200 OK"))

    linked.server.kinds["kept.pdf"] = _kind(reply(b"", "Content-Type: application/pdf"))
    linked.server.kinds["odd.pdf"] = Kind(refuse_head)
    linked.cite("kept.pdf", "odd.pdf", "plain")
    assert set(states(linked.look()).values()) == {Health.ALIVE}
    assert sorted(linked.asked) == [
        "GET /odd.pdf",
        "GET /plain",
        "HEAD /kept.pdf",
        "HEAD /odd.pdf",
    ]


def test_progress_is_told_to_the_end(linked: Linked) -> None:
    linked.cite("plain", "no-such-page", "other")
    told: list[LinkProgress] = []
    linked.look(tell=told.append)
    assert told[0] == LinkProgress(0, 3)
    assert told[-1] == LinkProgress(3, 3)


def test_what_was_looked_at_is_the_program_s_doing_and_no_undo_takes_it_back(
    linked: Linked,
) -> None:
    linked.cite("plain")
    linked.rate(1, "confirmed")
    linked.look()
    newest = linked.ws.read.actions()[0]
    assert (newest.label, newest.origin) == ("Looked at 1 link", "program")
    linked.ws.history.undo(1).result()
    assert linked.claim(1).rating is None
    assert linked.look().recent == 1


def test_a_run_that_was_stopped_goes_on_and_a_whole_one_is_not_repeated_the_same_day(
    linked: Linked,
) -> None:
    linked.cite("plain", "no-such-page", "silent")
    run: Future[LinkRun] = Future()

    def stop_after_two(progress: LinkProgress) -> None:
        if progress.done == 2:
            run.result().stop()

    linked.server.kinds["silent"] = Kind(lambda client, _request: client.silence())
    linked.ws.network.around = Surroundings(time=Waits().time)
    run.set_result(linked.ws.links.check(1, tell=stop_after_two))
    first = run.result().outcome.result()
    assert (first.asked, first.left) == (2, 1)
    linked.server.kinds["silent"] = _kind(reply())
    linked.server.requests.clear()
    second = linked.look()
    assert (second.asked, second.recent, linked.asked) == (1, 2, ["GET /silent"])
    third = linked.look()
    assert (third.asked, third.recent, third.left) == (0, 3, 0)
    assert linked.look(again=True).asked == 3
    linked.ticking.pass_hours(13)
    assert linked.look().asked == 3


def test_closing_in_the_middle_keeps_what_was_found(linked: Linked, file: Path) -> None:
    linked.server.kinds["silent"] = Kind(lambda client, _request: client.silence())
    linked.ws.network.around = Surroundings(time=Waits().time)
    linked.cite("plain", "silent")
    seen = Event()
    run = linked.ws.links.check(1, tell=lambda told: told.done == 1 and seen.set())
    assert seen.wait(30)
    linked.ws.close()
    assert run.outcome.result().asked == 1
    again = Linked(file, linked.server)
    assert again.ws.read.proof.sources(1)[0].health.state == Health.ALIVE
    again.ws.close()


def test_links_that_are_never_fetched_are_refused_with_a_sentence(linked: Linked) -> None:
    linked.cite("plain")
    linked.answer(Fetching.NEVER)
    with pytest.raises(RefusedChange, match="never fetched"):
        linked.look()
    whole = linked.ws.links.check().outcome.result()
    assert (whole.rows, whole.kept_back, linked.asked) == ((), 1, [])


def test_links_that_are_fetched_when_asked_are_asked(linked: Linked) -> None:
    linked.cite("plain")
    linked.answer(Fetching.WHEN_ASKED)
    assert linked.look().asked == 1


def test_a_sensitive_source_is_not_asked(linked: Linked) -> None:
    linked.cite("plain", "other")
    linked.ws._acting.act(
        "source", "Marked", lambda tx: tx.sources.edit(1, sensitive=True)
    ).result()
    assert linked.look().asked == 1
    assert linked.asked == ["GET /other"]


def test_no_network_says_nothing_of_the_links(linked: Linked) -> None:
    async def nowhere(_host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    around = linked.ws.network.around or Surroundings()
    network = system_network()._replace(resolve=nowhere)
    linked.ws.network.around = around._replace(network=lambda: network)
    port = linked.server.port
    linked.cite(*(f"http://host{number}.example.com:{port}/" for number in range(5)))
    with pytest.raises(NetworkError, match="No address could be reached"):
        linked.look()
    assert {each.checked_at for each in linked.ws.read.proof.to_fetch(1)} == {""}


def test_a_name_that_is_gone_is_the_link_s_own_fault_where_others_answer(linked: Linked) -> None:
    async def one_name(host: str) -> list[str]:
        if host == "gone.example.com":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return ["127.0.0.1"]

    around = linked.ws.network.around or Surroundings()
    network = system_network()._replace(resolve=one_name)
    linked.ws.network.around = around._replace(network=lambda: network)
    linked.cite(f"http://gone.example.com:{linked.server.port}/page", "plain")
    seen = states(linked.look())
    assert seen == {"page": Health.SUSPECT, "plain": Health.ALIVE}


def _kind(answer: bytes) -> Kind:
    return Kind(says(answer))
