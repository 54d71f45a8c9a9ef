"""Opening: what is made, who one is, what is loaded, and seeing another window's writes."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from ws_world import World

from workbench.model.errors import NotADatabase, StorageError
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "httpx",
    "trafilatura",
    "textual",
    "rapidfuzz",
    "sentencex",
    "publicsuffixlist",
    "pydantic",
    "docx",
    "mammoth",
    "pypdfium2",
    "workbench.documents",
)

PAINT = """
import sys
from contextlib import closing
from pathlib import Path
from workbench.workspace.workspace import Workspace
from workbench.workspace.opening import open_workspace
from workbench.workspace.configuration import default_text
from workbench.model.settings import Settings
if len(sys.argv) > 1:
    workspace = open_workspace(Path(sys.argv[1]), Settings(who="MK"))
    article = workspace.read.article(1)
    assert workspace.read.claims(1) and workspace.read.marks(article.revision_id)
    workspace.read.holes(article.revision_id, 0, 500)
    workspace.read.articles()
    workspace.close()
print(" ".join(sys.modules))
"""


def _loaded(*arguments: str) -> set[str]:
    run = subprocess.run(  # noqa: S603 - this interpreter, a text of ours
        [sys.executable, "-c", PAINT, *arguments], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split()) & set(HEAVY)


def test_importing_the_workspace_loads_nothing_heavy():
    assert _loaded() == set()


def test_the_first_frame_is_read_without_the_database_library(world, file):
    world.mark("nine people were hurt", "true")
    assert _loaded(str(file)) == set()


def test_without_a_file_one_is_made_or_not(tmp_path):
    path = tmp_path / "new" / "workbench.db"
    with pytest.raises(StorageError, match="no file"):
        open_workspace(path, Settings(), create=False)
    assert not path.parent.exists()
    with open_workspace(path, Settings()) as made:
        assert made.read.articles() == []
    assert path.exists()


def test_a_file_of_something_else_stays_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("My notes.")
    with pytest.raises(NotADatabase):
        open_workspace(path, Settings())
    assert path.read_text() == "My notes."


def test_who_is_the_configured_name_else_the_login(file, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "login")
    with open_workspace(file, Settings(who="  MK ")) as configured:
        assert configured.who == "MK"
    with open_workspace(file, Settings(round="second")) as plain:
        assert (plain.who, plain.round) == ("login", "second")


def test_another_window_sees_what_was_written_and_what_to_read_again(world, file):
    other = open_workspace(file, Settings(who="AL"))
    seen, version = other.read.last_action(), other.read.data_version()
    claim = world.mark("at least 14 rockets struck", "true")
    assert other.read.data_version() != version
    touched = other.read.touched_since(seen, 1)
    assert touched.claims == {claim}
    assert touched.spans == ((world.token("14").start, world.token("14").end),)
    assert not touched.article
    assert [each.rating for each in other.read.claims_by_id(touched.claims)] == ["true"]
    other.close()


def test_two_windows_write_in_turn(world, file):
    other = open_workspace(file, Settings(who="AL"))
    claims = [world.mark("nine people"), world.mark("30 people")]
    futures = [
        window.verdicts.rate([claim], rating)
        for rating in ("true", "false") * 5
        for window, claim in ((world.ws, claims[0]), (other, claims[1]))
    ]
    actions = [future.result().action for future in futures]
    assert len(set(actions)) == len(actions)
    assert [len(world.ws.read.detail(claim).verdicts) for claim in claims] == [10, 10]
    other.close()


def test_reopening_finds_everything(file):
    world = World(file)
    world.add(purpose="statements")
    claim = world.mark("nine people were hurt", "false")
    world.ws.verdicts.explain(claim, "Eight.").result()
    before = world.everything()
    world.ws.close()
    again = World(file)
    assert again.everything() == before
    again.ws.close()


def test_one_file_is_left_whichever_journal_it_came_with(file):
    """The sample comes with a rollback journal; a command that only reads leaves none either."""
    World(file).ws.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    for write in (True, False):
        workspace = open_workspace(file, Settings())
        workspace.read.articles()
        if write:
            workspace.warm_up().result()
        workspace.read.articles()
        workspace.close()
        assert [each.name for each in file.parent.iterdir()] == [file.name]
