"""The archive's services: what is found, what is saved, and what is said where neither is so."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from archive_stand_in import HTML, KEYS, Archive, Fault
from web_world import Waits

from workbench.model.archives import ArchiveAnswer
from workbench.model.captured import Fetched, Unfetched
from workbench.model.settings import WebSettings
from workbench.model.states import ArchiveState
from workbench.web import spn, wayback
from workbench.web.fetching import Fetcher
from workbench.web.requests import Ask
from workbench.web.secrets import Secret
from workbench.web.session import Surroundings
from workbench.web.spn_errors import TROUBLES, Then

PAGE = "https://news.example.org/Story?id=1&x=a%20b"
DEAD_ENDS = sorted(code for code, each in TROUBLES.items() if each.then is Then.NOTHING)
PASSING = sorted(code for code, each in TROUBLES.items() if each.then.value)


class Asker:
    """Asks the stand-in, and waits."""

    def __init__(self, archive: Archive) -> None:
        around = Surroundings(time=Waits().time)
        settings = WebSettings(ports=(archive.port,), own_hosts=("127.0.0.1",))
        self.archive = archive
        self.fetcher = Fetcher(settings, around=around)

    def all(self, ask: Ask) -> Fetched | Unfetched:
        return self.fetcher.ask(ask).result()

    def look_up(self, url: str = PAGE, since: datetime | None = None) -> ArchiveAnswer:
        def page(address: str) -> Fetched | Unfetched:
            return self.all(Ask(address))

        return wayback.look_up(page, self.archive.places, url, since)

    def submit(self, url: str = PAGE, keys: str = KEYS) -> ArchiveAnswer:
        return spn.submit(self.all, self.archive.places, Secret(keys), url)

    def poll(self, job: str, keys: str = KEYS) -> ArchiveAnswer:
        return spn.poll(self.all, self.archive.places, Secret(keys), job)


@pytest.fixture
def asker(archive: Archive) -> Iterator[Asker]:
    made = Asker(archive)
    yield made
    made.fetcher.close()


def test_a_page_that_the_quick_service_knows_is_archived(archive: Archive, asker: Asker) -> None:
    archive.copies = [("20190102030405", PAGE, "200")]
    found = asker.look_up(PAGE + "#part")
    assert found.state == ArchiveState.ARCHIVED
    assert found.at == datetime(2019, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert found.url == f"{archive.places.wayback}/web/20190102030405/{PAGE}"
    assert archive.asked == [("available", PAGE)]


def test_not_archived_is_said_only_after_the_index_was_asked(
    archive: Archive, asker: Asker
) -> None:
    assert asker.look_up().state == ArchiveState.NOT_ARCHIVED
    assert [service for service, _ in archive.asked] == ["available", "cdx"]


def test_a_page_that_only_the_index_knows_is_archived(archive: Archive, asker: Asker) -> None:
    archive.blind = True
    archive.copies = [("20190102030405", PAGE, "200"), ("20200102030405", PAGE, "-")]
    found = asker.look_up()
    assert found.state == ArchiveState.ARCHIVED
    assert found.url.startswith(f"{archive.places.wayback}/web/20200102030405/")


@pytest.mark.parametrize(
    ("original", "state"),
    [
        (PAGE.replace("https", "http"), ArchiveState.ARCHIVED),
        (PAGE.replace("//news", "//www.news"), ArchiveState.ARCHIVED),
        (PAGE.replace("Story", "story"), ArchiveState.NOT_ARCHIVED),
        (PAGE.replace("id=1", "ID=1"), ArchiveState.NOT_ARCHIVED),
    ],
)
def test_a_folded_row_counts_only_where_its_own_address_is_the_page(
    archive: Archive, asker: Asker, original: str, state: ArchiveState
) -> None:
    archive.copies = [("20190102030405", original, "200")]
    assert asker.look_up().state == state


def test_copies_of_errors_and_redirects_are_no_copies(archive: Archive, asker: Asker) -> None:
    archive.copies = [("2019", PAGE, "404"), ("2018", PAGE, "301"), ("2017", PAGE, "503")]
    assert asker.look_up().state == ArchiveState.NOT_ARCHIVED


def test_a_copy_from_before_is_not_the_one_that_was_just_made(
    archive: Archive, asker: Asker
) -> None:
    archive.copies = [("20190102030405", PAGE, "200")]
    since = datetime(2026, 11, 1, tzinfo=UTC)
    assert asker.look_up(since=since).state == ArchiveState.NOT_ARCHIVED
    archive.copies.append(("20261101000001", PAGE, "200"))
    assert asker.look_up(since=since).state == ArchiveState.ARCHIVED
    assert archive.count("available") == 0


@pytest.mark.parametrize(
    "fault",
    [
        HTML,
        Fault(429, "slow down", (("Retry-After", "90"),)),
        Fault(500, "oops"),
        Fault(200, '{"error": "no such"}'),
        Fault(200, '[["timestamp"], ["2019"]]'),
        Fault(200, '[["timestamp", "original", "statuscode"], 7]'),
        Fault(200, "[7, 8]"),
        Fault(200, "[" * 100_000),
        Fault(200, ""),
    ],
)
def test_an_index_that_gives_no_rows_is_could_not_ask_and_never_not_archived(
    archive: Archive, asker: Asker, fault: Fault
) -> None:
    archive.faults["cdx"] = [fault]
    found = asker.look_up()
    assert found.state == ArchiveState.COULD_NOT_ASK
    assert found.pause is not None
    assert found.pause >= (90 if fault.status == 429 else 1)
    assert "Wayback Machine" in found.detail


def test_a_quick_service_in_trouble_leaves_it_to_the_index(archive: Archive, asker: Asker) -> None:
    archive.copies = [("20190102030405", PAGE, "200")]
    for fault in (HTML, Fault(429), Fault(200, "[]"), Fault(200, '{"archived_snapshots": 7}')):
        archive.faults["available"] = [fault]
        assert asker.look_up().state == ArchiveState.ARCHIVED


def test_an_archive_that_may_not_be_asked_is_not_asked_again(asker: Asker) -> None:
    places = asker.archive.places._replace(
        availability="http://10.0.0.1", wayback=f"http://10.0.0.1:{asker.archive.port}"
    )
    found = wayback.look_up(lambda url: asker.all(Ask(url)), places, PAGE)
    assert (found.state, found.pause) == (ArchiveState.COULD_NOT_ASK, None)
    assert "10.0.0.1" in found.detail


def test_a_page_is_handed_in_polled_and_accepted_with_its_time(
    archive: Archive, asker: Asker
) -> None:
    handed = asker.submit(PAGE + "#part")
    assert handed.state == ArchiveState.SUBMITTED
    assert handed.job.startswith("spn2-")
    states = [asker.poll(handed.job) for _ in range(3)]
    assert [each.state for each in states[:2]] == [ArchiveState.SUBMITTED] * 2
    assert states[2].state == ArchiveState.ACCEPTED
    assert states[2].at == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert states[2].url == f"{archive.places.wayback}/web/20261123120000/{PAGE}"
    assert archive.saved == [PAGE]


@pytest.mark.parametrize("code", DEAD_ENDS)
def test_every_permanent_trouble_is_told_with_the_next_step(
    archive: Archive, asker: Asker, code: str
) -> None:
    archive.refuses[PAGE] = f"error:{code}"
    refused = asker.submit()
    assert (refused.state, refused.pause) == (ArchiveState.FAILED, None)
    assert refused.detail == f"{TROUBLES[code].said} {TROUBLES[code].step}"


@pytest.mark.parametrize("code", PASSING)
def test_every_passing_trouble_of_a_job_is_asked_again_later(
    archive: Archive, asker: Asker, code: str
) -> None:
    archive.polls, archive.fails[PAGE] = 0, f"error:{code}"
    failed = asker.poll(asker.submit().job)
    assert failed.state == ArchiveState.COULD_NOT_ASK
    assert failed.pause is not None
    assert failed.pause >= 60
    assert failed.job == ""


def test_too_many_copies_of_today_means_that_there_is_one(archive: Archive, asker: Asker) -> None:
    archive.refuses[PAGE] = "error:too-many-daily-captures"
    refused = asker.submit()
    assert (refused.state, refused.pause) == (ArchiveState.ACCEPTED, 0.0)


def test_an_unknown_trouble_is_told_in_the_service_s_words(archive: Archive, asker: Asker) -> None:
    archive.refuses[PAGE] = "error:brand-new"
    refused = asker.submit()
    assert refused.state == ArchiveState.FAILED
    assert f"“Cannot save {PAGE}”" in refused.detail


@pytest.mark.parametrize(
    "fault", [HTML, Fault(429), Fault(500), Fault(200, "[]"), Fault(200, "null")]
)
def test_a_service_that_gives_no_answer_could_not_be_asked(
    archive: Archive, asker: Asker, fault: Fault
) -> None:
    archive.faults["save"] = [fault]
    assert asker.submit().state == ArchiveState.COULD_NOT_ASK
    handed = asker.submit()
    archive.faults["status"] = [fault]
    polled = asker.poll(handed.job)
    assert (polled.state, polled.job) == (ArchiveState.COULD_NOT_ASK, handed.job)
    assert asker.poll(handed.job).state == ArchiveState.SUBMITTED


def test_keys_that_are_refused_are_told_and_stand_nowhere(archive: Archive, asker: Asker) -> None:
    refused = asker.submit(keys="access:wrong-secret")
    assert (refused.state, refused.for_all) == (ArchiveState.NEEDS_KEY, True)
    assert "archive.org/account/s3.php" in refused.detail
    assert "wrong-secret" not in repr(refused)
    assert not archive.saved


def test_what_holds_for_everything_says_so(archive: Archive, asker: Asker) -> None:
    archive.refuses[PAGE] = "error:max-daily-bandwidth"
    refused = asker.submit()
    assert refused.for_all
    assert refused.pause == 86_400
