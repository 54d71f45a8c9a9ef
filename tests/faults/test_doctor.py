"""The doctor: what a damaged file lost is rebuilt or told, in a new file; the old one stays."""

import json
import random
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from broken import copy_of_sample, use

from workbench.cli.main import main
from workbench.model.clock import SystemClock
from workbench.model.errors import NewerSchema, NotADatabase, RefusedChange
from workbench.store import recovery, salvage
from workbench.store.care import verify

PAGE = 4096
INTERIOR = 5
"""The first byte of a table's page that holds no rows (fileformat2, section 1.6)."""

PAGES = 14
"""Pages of the sample that are torn in turn; it has a hundred."""

COMPARED = 4
"""Files that are recovered both ways; more of them by hand, with FAULTS_SEED."""

TORN = {
    "tables": "",
    "blobs": "blob",
    "articles": "article",
    "claims": "claim",
    "history": "change",
}
"""Tables on whose first page much hangs; the list of tables is on page 1."""

DUMP = """#!/bin/sh
# Prints what a shell's .recover prints, from a whole file.
cat "$(dirname "$0")/recovered.sql"
"""


def tear(path: Path, *pages: int) -> None:
    with path.open("r+b") as opened:
        for page in pages:
            start = 100 if page == 1 else 0
            opened.seek((page - 1) * PAGE + start)
            opened.write(b"\xff" * (PAGE - start))


def first_page(path: Path, what: str) -> int:
    """The page of TORN on which a table begins, from 1."""
    if not TORN[what]:
        return 1
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(root, (TORN[what],)).fetchone()[0])


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()  # noqa: S608
            for (name,) in names
        }


WORK = ("article", "revision", "claim", "mark", "token", "cover", "verdict", "source", "evidence")


def recovered(path: Path, shell: str | None = None) -> tuple[Path, Any]:
    new = path.with_name("new.db")
    before = path.read_bytes()
    told = recovery.recover(path, new, SystemClock(), shell)
    assert path.read_bytes() == before
    assert new.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in path.parent.iterdir()} <= {path.name, "new.db", "bin"}
    assert verify(new).problems == told.problems
    return new, told


def test_a_whole_file_comes_out_as_it_was(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    new, told = recovered(path)
    assert rows(new) == rows(path)
    assert (told.losses, told.problems) == ((), ())


@pytest.mark.parametrize("what", TORN)
def test_work_survives_the_loss_of_any_one_page(tmp_path: Path, what: str) -> None:
    path = copy_of_sample(tmp_path)
    whole = rows(path)
    tear(path, first_page(path, what))
    assert recovery.wrong_with(path)
    new, told = recovered(path)
    left = rows(new)
    assert {name: left[name] for name in WORK} == {name: whole[name] for name in WORK}
    if what == "blobs":
        assert "is lost" in told.losses[0]
        assert left["blob"] != whole["blob"]
    if what == "history":
        gone = set(whole["change"]) - set(left["change"])
        assert len(gone) > 100
        assert f"{len(gone):,} changes" in told.losses[-1]
    use(new, SystemClock())


def doubted(losses: tuple[str, ...], table: str) -> set[int]:
    """The ids that a table's sentence says may be missing; the sample has none above 10,000."""
    begin = f"Rows of “{table}” may be missing, with the ids "
    told = [each.removeprefix(begin).split(":")[0] for each in losses if each.startswith(begin)]
    ids: set[int] = set()
    for span in ", ".join(told).split(", ") if told else []:
        low, high, *_ = [*map(int, re.findall(r"\d+", span)), 10_000]
        ids |= {low} if span.isdigit() else set(range(low, high + 1))
    return ids


def test_what_is_not_told_as_lost_is_there(tmp_path: Path, seed: int) -> None:
    """Several pages at once, among them history: row by row, it is there or told."""
    chance = random.Random(seed)
    for _ in range(PAGES):
        folder = tmp_path / str(_)
        folder.mkdir()
        path = copy_of_sample(folder)
        whole = rows(path)
        torn = chance.sample(range(1, path.stat().st_size // PAGE + 1), 4)
        tear(path, *torn)
        new, told = recovered(path)
        left = rows(new)
        lost = {tally.table: tally.lost for tally in told.tables}
        said = f"seed {seed}, pages {torn}: {told.losses}"
        for name in WORK:
            gone = {row[0] for row in whole[name]} - {row[0] for row in left[name]}
            gone -= doubted(told.losses, name)
            assert len(gone) <= lost[name], said
        assert not {row[0] for row in left["claim"]} - {row[0] for row in whole["claim"]}, said
        assert use(new, SystemClock()) == told.problems, said


def last_page(path: Path, table: str, *, leads: bool = False) -> int:
    """The page that a table's last rows stand on; or the one that `leads` there and to others."""
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        page = int(connection.execute(root, (table,)).fetchone()[0])
    content = path.read_bytes()
    above = page
    while content[(page - 1) * PAGE] == INTERIOR:
        above, page = page, int.from_bytes(content[(page - 1) * PAGE + 8 :][:4], "big")
    return above if leads else page


def test_rows_that_no_history_tells_of_any_more_are_told_as_doubtful(tmp_path: Path) -> None:
    """The last rows of a table, the history's end and the list of given ids, all at once."""
    whole = rows(copy_of_sample(tmp_path))
    untold = 0
    for name in WORK:
        folder = tmp_path / name
        folder.mkdir()
        path = copy_of_sample(folder)
        history = last_page(path, "change", leads=True)
        tear(path, history, *(last_page(path, each) for each in ("sqlite_sequence", name)))
        new, told = recovered(path)
        lost = {each.table: each.lost for each in told.tables}
        gone = {
            each: {row[0] for row in whole[each]} - {row[0] for row in rows(new)[each]}
            for each in (name, "change")
        }
        doubtful = doubted(told.losses, name)
        untold += len(gone[name] & doubtful)
        assert len(gone[name] - doubtful) <= lost[name]
        assert gone["change"] <= doubted(told.losses, "change")
    assert untold


def test_a_whole_history_leaves_nothing_in_doubt(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    tear(path, *(last_page(path, name) for name in WORK))
    _new, told = recovered(path)
    assert not [each for each in told.losses if "may be missing" in each]


def test_rows_come_by_the_shell_and_nothing_else_of_it(tmp_path: Path) -> None:
    """A shell that recovers all where the file's history and verdicts cannot be read."""
    path = copy_of_sample(tmp_path)
    whole = rows(path)
    folder = tmp_path / "bin"
    folder.mkdir()
    stolen = tmp_path / "stolen.db"
    with closing(sqlite3.connect(path)) as connection:
        dump = "\n".join(connection.iterdump()).replace("INSERT INTO", "INSERT OR IGNORE INTO")
    evil = f"\nATTACH '{stolen}' AS x;\nINSERT INTO nowhere VALUES (1);\n.shell touch {stolen}\n"
    (folder / "recovered.sql").write_text(dump + evil, encoding="utf-8")
    shell = folder / "sqlite3"
    shell.write_text(DUMP)
    shell.chmod(0o700)
    tear(path, first_page(path, "blobs"), first_page(path, "history"))
    new, told = recovered(path, str(shell))
    assert told.ways[0] == salvage.BY_SHELL
    assert rows(new) == whole
    assert not stolen.exists()


def _recovers(shell: str | None, path: Path) -> bool:
    """Many systems ship the shell without what its .recover needs."""
    if shell is None:
        return False
    words = [shell, "-batch", str(path), ".recover"]
    ended = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - the shell
    return b"INSERT" in ended.stdout


def test_the_systems_own_shell_recovers_or_is_done_without(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    whole = rows(path)
    tear(path, first_page(path, "claims"))
    shell = salvage.find_shell()
    new, told = recovered(path, shell)
    assert (salvage.BY_SHELL in told.ways) == _recovers(shell, new)
    assert rows(new)["claim"] == whole["claim"]


@pytest.fixture
def real_shell(tmp_path: Path) -> str:
    """SQLite's own shell, of a build that can recover."""
    shell = salvage.find_shell()
    if shell is None or not _recovers(shell, copy_of_sample(tmp_path)):
        pytest.skip("no sqlite3 shell here whose build has .recover: a stand-in is tried above")
    return shell


def test_the_systems_own_shell_gives_no_less_than_table_by_table(
    tmp_path: Path, seed: int, real_shell: str
) -> None:
    """Row by row, with pages torn, emptied and cut off; both ways give files that can be used."""
    whole = rows(copy_of_sample(tmp_path))
    for number in range(COMPARED):
        found = []
        for shell in (None, real_shell):
            folder = tmp_path / f"{number}-{shell is None}"
            folder.mkdir()
            path = copy_of_sample(folder)
            torn = random.Random(seed + number).sample(range(2, path.stat().st_size // PAGE), 5)
            tear(path, *torn)
            new, told = recovered(path, shell)
            assert (salvage.BY_SHELL in told.ways) == (shell is not None)
            left = rows(new)
            found.append({name: set(left[name]) & set(whole[name]) for name in WORK})
        by_table, by_shell = found
        less = [name for name in WORK if by_table[name] - by_shell[name]]
        assert not less, f"seed {seed}, pages {torn}"


def test_a_shell_that_hangs_up_or_is_none_does_no_harm(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    for shell in ("/nowhere/sqlite3", shutil.which("false") or "/bin/false"):
        new, told = recovered(path, shell)
        assert salvage.BY_SHELL not in told.ways
        assert rows(new) == rows(path)
        new.unlink()


def test_the_header_alone_is_mended(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    whole = rows(path)
    with path.open("r+b") as opened:
        opened.write(b"\0" * 100)
    assert recovery.wrong_with(path)
    new, told = recovered(path)
    assert rows(new) == whole
    assert told.problems == ()


def test_names_with_broken_letters_in_the_list_of_tables_are_mended(tmp_path: Path) -> None:
    """What SQLite says of them cannot be decoded either."""
    whole = copy_of_sample(tmp_path).read_bytes()
    listed = re.finditer(rb"(?s)(?:table|index)[a-z_]{3,80}.{1,2}CREATE", whole)
    places = [found.start() + len("table") + 1 for found in listed]
    assert len(places) > 40
    for number, place in enumerate(places[::5]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "work.db"
        path.write_bytes(whole[:place] + b"\xd5" + whole[place + 1 :])
        assert recovery.wrong_with(path)
        new, told = recovered(path)
        assert (told.losses, told.problems) == ((), ())
        assert use(new, SystemClock()) == ()


def test_a_scale_with_a_broken_word_comes_from_the_history_or_is_told(tmp_path: Path) -> None:
    """It is still JSON, and no scale."""
    path = copy_of_sample(tmp_path)
    whole = rows(path)
    broken = path.read_bytes().replace(b'"settles":false', b'"setples":false', 1)
    path.write_bytes(broken)
    new, told = recovered(path)
    assert rows(new)["article"] == whole["article"]
    assert (told.losses, use(new, SystemClock())) == ((), ())
    new.unlink()
    path.write_bytes(broken.replace(b'settles\\":false', b'setples\\":false'))
    new, told = recovered(path)
    assert "The scale of “" in told.losses[0]
    assert rows(new)["claim"] == whole["claim"]
    assert use(new, SystemClock()) == told.problems


def test_what_was_never_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes.")
    with pytest.raises(NotADatabase):
        recovery.recover(path, tmp_path / "new.db", SystemClock(), None)
    newer = copy_of_sample(tmp_path)
    with closing(sqlite3.connect(newer)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(NewerSchema):
        recovery.recover(newer, tmp_path / "new.db", SystemClock(), None)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["notes.txt", "work.db"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = copy_of_sample(tmp_path)
    new = tmp_path / "new.db"
    new.write_text("mine")
    with pytest.raises(RefusedChange):
        recovery.recover(path, new, SystemClock(), None)
    assert new.read_text() == "mine"


def test_the_command_says_what_is_wrong_and_does_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy_of_sample(tmp_path)
    assert main(["doctor", str(path)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out
    tear(path, first_page(path, "blobs"))
    assert main(["--db", str(path), "doctor"]) == 1
    told = capsys.readouterr()
    assert "What can be recovered:" in told.out
    assert "is lost" in told.out
    assert f"workbench doctor {path} --into" in told.err
    assert [each.name for each in tmp_path.iterdir()] == ["work.db"]
    assert main(["doctor", str(path), "--into", str(tmp_path / "new.db"), "--json"]) == 1
    told_again = json.loads(capsys.readouterr().out)
    assert {each["table"]: each["lost"] for each in told_again["tables"]}["claim"] == 0
    assert main(["--db", str(tmp_path / "new.db"), "claims", "1"]) == 0
    assert main(["doctor", str(tmp_path / "none.db")]) == 4
