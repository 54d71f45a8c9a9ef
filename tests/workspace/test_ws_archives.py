"""The archive queue: what is asked in which order, what survives, and what is never done twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from archive_stand_in import HTML, KEYS, Archive, Fault, settings_of
from homes import own_home
from web_world import Waits
from ws_world import World

from workbench.model.archives import ArchiveProgress, ArchiveReport
from workbench.model.errors import RefusedChange, UsageError
from workbench.model.requests import Citation
from workbench.model.states import ArchiveState, Fetching
from workbench.web.session import Surroundings
from workbench.workspace.archive_run import ArchiveRun
from workbench.workspace.opening import open_workspace

STORY = "https://news.example.org/story"
OTHER = "https://news.example.org/other"


class Passing:
    """A clock that a wait sets forward."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
        self.waited: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def wait(self, _stopped: Event, seconds: float) -> None:
        self.waited.append(seconds)
        self.moment += timedelta(seconds=seconds)


class Archived(World):
    """A world whose archive is the stand-in."""

    def __init__(self, path: Path, archive: Archive, clock: Passing) -> None:
        self.archive = archive
        self.clock = clock
        settings = settings_of(archive.port)
        super().__init__(path, settings)
        self.ws.close()
        self.ws = open_workspace(path, settings, clock)
        self.ws.network.around = Surroundings(time=Waits().time)
        self.ws.archives.wait = clock.wait

    def again(self) -> "Archived":
        """The same after the program was ended and started."""
        self.ws.close()
        return Archived(self.ws.path, self.archive, self.clock)

    def cite(self, *urls: str) -> None:
        self.ws.sources.attach([1], [Citation(url) for url in urls]).result()

    def find(self, **options) -> ArchiveReport:
        return self.ws.archives.find(1, **options).outcome.result()

    def states(self) -> list[tuple[str, str]]:
        return [(job.wish, job.state) for job in self.ws.read.proof.archive_jobs(1)]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_ARCHIVE_ORG", KEYS)


@pytest.fixture
def world(
    file: Path, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Archived]:
    own_home(tmp_path, monkeypatch)
    made = Archived(file, archive, Passing())
    made.add()
    made.mark("at least 14 rockets")
    made.cite(STORY)
    yield made
    made.ws.close()


def outcomes(report: ArchiveReport) -> list[str]:
    return [row.outcome for row in report.rows]


def test_a_copy_that_is_there_is_told_with_its_time_and_place(world: Archived) -> None:
    world.archive.copies = [("20190102030405", STORY, "200")]
    (row,) = world.find().rows
    assert row.outcome == "archived"
    assert row.at.startswith("2019-01-02T03:04:05")
    assert row.archived_url.endswith(f"/web/20190102030405/{STORY}")
    assert world.find().asked == 0
    assert world.find(again=True).asked == 1


def test_without_keys_the_look_up_works_and_saving_says_once_what_it_needs(
    world: Archived,
) -> None:
    world.cite(OTHER)
    world.archive.copies = [("20190102030405", OTHER, "200")]
    report = world.find()
    assert outcomes(report) == ["not-archived", "archived"]
    assert "archive.org/account/s3.php" in report.needs_keys
    assert "WORKBENCH_KEY_ARCHIVE_ORG" in report.needs_keys
    assert world.archive.count("save") == 0
    with pytest.raises(UsageError, match="no keys"):
        world.ws.archives.find(1, save=True)


@pytest.mark.usefixtures("keys")
def test_what_is_not_archived_is_saved_and_accepted_before_it_is_visible(world: Archived) -> None:
    (row,) = world.find().rows
    assert row.outcome == "accepted"
    assert row.archived_url.endswith(f"/web/20261123120000/{STORY}")
    assert row.next_at
    assert world.archive.saved == [STORY]
    world.archive.copies = [("20261123120000", STORY, "200")]
    world.clock.moment += timedelta(hours=2)
    (row,) = world.find().rows
    assert (row.outcome, row.next_at) == ("archived", "")
    assert world.archive.saved == [STORY]


@pytest.mark.usefixtures("keys")
def test_a_copy_that_stays_hidden_stays_accepted(world: Archived) -> None:
    world.find()
    for _ in range(40):
        world.clock.moment += timedelta(hours=13)
        (row,) = world.find().rows
        assert row.outcome == "accepted"
    assert row.next_at == ""
    assert world.archive.saved == [STORY]


@pytest.mark.usefixtures("keys")
def test_a_new_copy_of_each_is_made_where_that_is_asked_for(world: Archived) -> None:
    world.archive.copies = [("20190102030405", STORY, "200")]
    assert outcomes(world.find(save=True)) == ["accepted"]
    assert world.archive.count("available") == 0


@pytest.mark.usefixtures("keys")
def test_a_start_between_handing_in_and_asking_saves_nothing_twice(world: Archived) -> None:
    world.archive.polls = 3
    run: list[ArchiveRun] = []
    begun = Event()

    def stop_at_first_wait(stopped: Event, seconds: float) -> None:
        begun.wait(30)
        run[0].stop()
        world.clock.wait(stopped, seconds)

    world.ws.archives.wait = stop_at_first_wait
    run.append(world.ws.archives.find(1, save=True))
    begun.set()
    run[0].outcome.result()
    assert world.states() == [("save", ArchiveState.SUBMITTED)]
    again = world.again()
    (row,) = again.find().rows
    assert row.outcome == "accepted"
    assert world.archive.count("save") == 1
    assert world.archive.saved == [STORY]
    again.ws.close()


@pytest.mark.usefixtures("keys")
def test_one_who_died_after_handing_in_is_followed_by_one_who_makes_no_second_copy(
    world: Archived,
) -> None:
    world.ws.archives.ask([1], save=True)
    world.ws.archives._queue.claim("save-page-now")
    world.archive.save(STORY)  # the page had reached the archive
    later = world.again()
    assert outcomes(later.find()) == ["waiting"]
    world.clock.moment += timedelta(minutes=11)
    again = later.again()
    assert outcomes(again.find()) == ["accepted"]
    assert world.archive.saved == [STORY]
    again.ws.close()


@pytest.mark.usefixtures("keys")
def test_a_passing_trouble_is_tried_again_and_a_lasting_one_is_told(world: Archived) -> None:
    world.archive.fails[STORY] = "error:browsing-timeout"
    first = world.find()
    assert outcomes(first) == ["not-archived"]
    assert "too long to open" in first.rows[0].detail
    assert first.rows[0].next_at
    world.archive.fails.clear()
    world.clock.moment += timedelta(days=1)
    assert outcomes(world.find()) == ["accepted"]
    world.cite(OTHER)
    world.archive.refuses[OTHER] = "error:no-access"
    last = world.find().rows[1]
    assert (last.outcome, last.next_at) == ("not-archived", "")
    assert "(403)" in last.detail


def test_tries_are_bounded_and_that_is_told(world: Archived) -> None:
    world.archive.faults["cdx"] = [HTML] * 6
    reports = []
    while not reports or reports[-1].rows[0].next_at:
        reports.append(world.find())
        world.clock.moment += timedelta(days=1)
    (row,) = reports[-1].rows
    assert row.outcome == "could-not-ask"
    assert "tried 6 times" in row.detail
    assert world.archive.count("cdx") == 6
    assert len(reports) > 2
    assert outcomes(world.find()) == ["not-archived"]


def test_a_throttled_archive_is_left_alone_and_the_rest_stays_in_the_queue(
    world: Archived,
) -> None:
    world.cite(OTHER, "https://third.example.org/")
    slow = Fault(429, "slow down", (("Retry-After", "3000"),))
    world.archive.faults["available"] = [slow] * 3
    world.archive.faults["cdx"] = [slow]
    report = world.find()
    assert outcomes(report) == ["could-not-ask", "waiting", "waiting"]
    assert "50 min" in report.stopped_by
    assert "Nothing was learned about the page" in report.stopped_by
    world.clock.moment += timedelta(hours=1)
    world.archive.faults.clear()
    again = world.again()
    assert outcomes(again.find()) == ["not-archived"] * 3
    again.ws.close()


@pytest.mark.usefixtures("keys")
def test_questions_keep_the_archive_s_pace(world: Archived) -> None:
    world.cite(*(f"https://news.example.org/{number}" for number in range(5)))
    before = world.clock.moment
    world.archive.polls = 0
    told: list[ArchiveProgress] = []
    world.find(tell=told.append)
    assert world.clock.moment - before >= timedelta(seconds=5 * 10)
    assert told[-1].done == told[-1].total == 12


def test_keys_that_are_refused_leave_the_queue_as_it_is(
    world: Archived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_ARCHIVE_ORG", "access:wrong")
    report = world.find()
    assert outcomes(report) == ["not-archived"]
    assert "does not accept the keys" in report.stopped_by
    assert "wrong" not in repr(report)
    monkeypatch.setenv("WORKBENCH_KEY_ARCHIVE_ORG", KEYS)
    assert outcomes(world.find()) == ["accepted"]


def test_articles_that_are_never_fetched_ask_no_archive(world: Archived) -> None:
    world.ws.archives.ask([1])
    world.ws._acting.act(
        "fetching", "Answered", lambda tx: tx.articles.set_fetching(1, Fetching.NEVER)
    ).result()
    with pytest.raises(RefusedChange, match="never fetched"):
        world.find()
    assert world.ws.archives.find().outcome.result().kept_back == 1
    assert world.archive.asked == []


def test_no_archive_is_told_of_an_address_of_ones_own_network(world: Archived) -> None:
    inside = ("http://wiki.local/minutes", "http://10.0.0.7/x", "http://localhost/y")
    world.cite(*inside, "http://[::1]:8080/memo")
    report = world.find()
    assert report.kept_back == 4
    asked = "".join(str(question) for question in world.archive.asked)
    assert STORY.partition("://")[2] in asked
    for secret in ("wiki.local", "10.0.0.7", "localhost", "memo"):
        assert secret not in asked
