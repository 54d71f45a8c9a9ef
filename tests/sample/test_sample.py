"""The shipped sample: what its script builds, whole, and silent about where it was built."""

import getpass
import re
import socket
import sqlite3
import tomllib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import demo
from workbench.model.settings import Settings
from workbench.model.states import ClaimKind
from workbench.sample import build as building
from workbench.sample.script import NAMES, read
from workbench.workspace.opening import open_workspace
from workbench.workspace.walking import walk
from workbench.workspace.workspace import Workspace

SHIPPED = Path(__file__).resolve().parents[2] / "workbench.db.sample"
FERRY = NAMES.index("ferry") + 1
LAST_DAY = datetime(2021, 2, 28, tzinfo=UTC)
A_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z")


@pytest.fixture
def sample(tmp_path: Path) -> Any:
    """A workspace on a copy of the shipped file."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(SHIPPED.read_bytes())
    with open_workspace(copy, Settings(who="A test")) as workspace:
        yield workspace


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, in order; the pages of a file differ by SQLite's version."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        tables = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608 - names of our own tables
            for name in names
        }
        tables["schema"] = sorted(
            connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"), key=repr
        )
    return tables


def test_the_shipped_file_is_what_the_script_builds(tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    building.build(made)
    built, shipped = dump(made), dump(SHIPPED)
    assert built.keys() == shipped.keys()
    for name, rows in built.items():
        assert rows == shipped[name], name


def test_it_is_one_file_that_can_be_read_where_it_is() -> None:
    header = SHIPPED.read_bytes()[:20]
    assert header[18:20] == b"\x01\x01"  # no write-ahead log: SQLite's file format, section 1.3.3
    assert not list(SHIPPED.parent.glob("workbench.db.sample-*"))
    assert demo.sample() == SHIPPED


def test_it_is_whole(sample: Workspace) -> None:
    outcome = sample.care.verify()
    assert outcome.problems == ()
    assert outcome.checked["marks"] >= 30


def test_it_says_nothing_of_the_machine_that_built_it() -> None:
    body = SHIPPED.read_bytes().decode("latin-1")
    here = {str(Path.home()), str(SHIPPED.parent), socket.gethostname(), getpass.getuser()}
    for words in here - {"/", "root"}:  # too short or too common a word to mean a machine
        assert words not in body
    for words in ("/home/", "/Users/", "/root", "/tmp", "workbench-sample-"):  # noqa: S108 - sought, not used
        assert words not in body
    times = set(A_TIME.findall(body))
    assert times
    assert all(datetime.fromisoformat(time) < LAST_DAY for time in times)


def test_its_people_are_invented(sample: Workspace) -> None:
    assert {action.who for action in sample.read.actions()} == {"M. Keller", "A. Osei"}


def test_its_article_shows_what_the_desk_can_do(sample: Workspace) -> None:
    article = sample.read.article(demo.ARTICLE)
    claims = sample.read.claims(article.id)
    assert 500 <= len(article.text.split()) <= 700
    assert len(claims) >= 24
    assert {claim.kind for claim in claims} == {kind.value for kind in ClaimKind}
    second = {claim.readings.second for claim in claims if claim.readings}
    ratings = {claim.rating for claim in claims} - {None} | second
    assert ratings == {rating.key for rating in article.scale.ratings}
    assert sum(claim.rating is None for claim in claims) >= 3
    assert any(claim.places == 2 for claim in claims)
    assert any(claim.waiting_until for claim in claims)
    assert {claim.priority for claim in claims} == {1, 2, 3}
    assert {flag for claim in claims for flag in claim.flags} >= {"legal", "reply", "recheck"}
    assert sample.read.hole_counts(article.revision_id).total > 0


def test_its_verdicts_give_their_reasons(sample: Workspace) -> None:
    details = [sample.read.detail(claim.id) for claim in sample.read.claims(demo.ARTICLE)]
    for detail in details:
        for verdict in detail.verdicts:
            assert verdict.rating is None or re.match(r"[A-Z“].*[.?”]\Z", verdict.rationale)
    assert sum(bool(detail.proposed) for detail in details) >= 4
    stances = {piece.stance for detail in details for piece in detail.evidence}
    assert stances >= {"supports", "refutes", "partly", "context", "said-here"}
    assert any(len({verdict.by for verdict in detail.verdicts}) == 2 for detail in details)


def test_one_article_has_a_second_text_whose_walk_was_begun(sample: Workspace) -> None:
    marks = sample.read.revisions.marks(sample.read.article(FERRY).revision_id)
    assert sample.read.article(FERRY).revision == 2
    assert {mark.status for mark in marks} == {"exact", "moved", "changed", "lost"}
    waiting = {str(item.group) for item in walk(sample.read, FERRY).items}
    assert waiting == {"facts", "sentence", "lost"}
    assert any(mark.reviewed for mark in marks)
    assert [each.is_open for each in sample.read.queries.of_article(FERRY)].count(True) == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_readable_files_are_understood_whole(name: str) -> None:
    script = read(name)
    assert script.claims
    said = tomllib.loads((Path(building.__file__).parent / f"{name}.toml").read_text("utf-8"))
    cited = {cited["source"] for claim in said["claim"] for cited in claim.get("sources", ())}
    assert cited == said["source"].keys()
