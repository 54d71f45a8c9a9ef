"""Whatever the program makes is its owner's alone, whatever the mask of the shell says."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from stories import STORY

MASKS = (0o022, 0o077, 0o000)

EDITOR = """#!/bin/sh
stat -c '%a %F' "$1" "$(dirname "$1")" >> "$EDITOR_SAW" 2>/dev/null ||
    stat -f '%Lp %HT' "$1" "$(dirname "$1")" >> "$EDITOR_SAW"
echo "written outside" > "$1"
"""

FAULT = """
import workbench.cli.articles as articles
def fail(arguments): raise RuntimeError("planted")
articles.GRAMMAR["articles"] = (articles.GRAMMAR["articles"][0], fail)
"""
"""A command that has a fault, so that there is a log."""

OLDER = """
import os, sys
from pathlib import Path
from workbench.model.clock import SystemClock
from workbench.store import upgrading
from workbench.store.database import SCHEMA
upgrading.upgrade(Path(sys.argv[1]), SCHEMA, SystemClock())
"""
"""What an update does first: a copy beside the file."""


def bits(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made_in(*folders: Path) -> dict[str, int]:
    """The rights of every file and folder in `folders`, by its path there."""
    return {
        f"{path.relative_to(folder)}{'/' if path.is_dir() else ''}": bits(path)
        for folder in folders
        for path in folder.rglob("*")
    }


def too_open(found: dict[str, int]) -> dict[str, str]:
    """What others than the owner may touch, or what the owner may not use."""
    wanted = {name: 0o700 if name.endswith("/") else 0o600 for name in found}
    return {name: oct(found[name]) for name in found if found[name] != wanted[name]}


@pytest.fixture(params=MASKS, ids=oct)
def mask(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def call(env: dict[str, str], tmp_path: Path, mask: int) -> Callable[..., str]:
    """Runs Python under the mask, in an empty home; what it printed on both streams."""

    def run(*argv: object, code: int = 0) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, *map(str, argv)],
            env=env,
            cwd=tmp_path,
            umask=mask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


def test_all_that_commands_make_is_the_owners_alone(
    call: Callable[..., str], tmp_path: Path, env: dict[str, str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    cli = ("-m", "workbench.cli")
    home = Path(env["HOME"])
    configuration = home / ".config" / "workbench" / "config.toml"
    configuration.parent.mkdir(parents=True, mode=0o700)
    configuration.write_text('copies = "daily"', encoding="utf-8")
    configuration.chmod(0o600)
    call(*cli, "import", story)  # into the user's data folder, which is not there yet
    call(*cli, "mark", "1", "--quote", "built in 1874")
    call(*cli, "rate", "1/1", "confirmed", "--note", "seen")
    call(*cli, "source", "1/1", "https://example.org/1")
    [database] = home.rglob("workbench.db")
    call(*cli, "backup", home / "copy.db")
    damaged = home / "damaged.db"
    damaged.write_bytes(database.read_bytes()[:-4096])
    damaged.chmod(0o600)
    call(*cli, "doctor", damaged, "--into", home / "recovered.db", code=1)
    call(*cli, "--db", home / "new" / "deep" / "other.db", "import", story)
    call(*cli, "export", "1", "--format", "packet", "--out", home / "packet")
    call(*cli, "export", "1", "--format", "packet", "--out", home / "packet.zip")
    call(*cli, "queries", "1", "--out", home / "queries.docx")
    call("-c", OLDER, database)
    call("-c", f"{FAULT}\nfrom workbench.cli.main import run; run()", "articles", code=1)
    made = made_in(home)
    names = " ".join(made)
    for part in (
        *("workbench.db", "copy.db", "other.db", "recovered.db"),
        *("packet/manifest.json", "packet.zip", "queries.docx"),
        *(".before-", ".daily-", "workbench.log"),
    ):
        assert part in names, made
    assert too_open(owned(made)) == {}


def owned(made: dict[str, int]) -> dict[str, int]:
    """Without the folders that every program shares, such as `.local/`: they have the mask's."""
    shared = (".local/", ".local/share/", ".local/state/", ".config/", "Library/")
    return {name: rights for name, rights in made.items() if name not in shared}


def test_all_that_the_desk_makes_is_the_owners_alone(
    start: Start, env: dict[str, str], tmp_path: Path, mask: int
) -> None:
    """While it runs, with a draft, a file in an editor, and the files beside the database."""
    home = Path(env["HOME"])
    saw = tmp_path / "saw"
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o700)
    inside = home / "temporary"
    inside.mkdir(mode=0o700)
    env |= {"EDITOR": str(editor), "EDITOR_SAW": str(saw), "TMPDIR": str(inside)}
    terminal = start("demo", before=lambda: os.umask(mask) and None)
    [database] = wait_for_demo(terminal, home)
    desk = AtDesk(terminal, database)
    desk.claims.focus().press("1").wait_for(lambda: list(home.rglob("*-wal")))
    desk.wait_for(", saved").press("w").wait_for("Ctrl+S")
    terminal.type("typed and not yet saved")
    desk.press("\x07").wait_for("written outside")  # Ctrl+G
    running = made_in(home)
    assert any(name.endswith("-shm") for name in running), running
    assert too_open(owned(running)) == {}
    assert desk.press("ctrl+s").leave() == 0
    assert too_open(owned(made_in(home))) == {}
    rights = [line.split()[0] for line in saw.read_text(encoding="ascii").splitlines()]
    assert rights == ["600", "700"]
    assert list(inside.iterdir()) == []


def wait_for_demo(terminal: object, home: Path) -> list[Path]:
    terminal.wait_for(lambda: list(home.rglob("demo.db")))
    return list(home.rglob("demo.db"))


def test_what_is_open_to_others_is_found(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o755)
    (tmp_path / "folder" / "file").touch(mode=0o644)
    (tmp_path / "own").touch(mode=0o600)
    assert too_open(made_in(tmp_path)) == {"folder/": "0o755", "folder/file": "0o644"}
