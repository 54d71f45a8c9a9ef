"""Two windows and the command line on one file, all writing at once.

    python tests/faults/windows.py --edits 5000 --seed 7

Each window is a process with a desk's state, read anew as a desk does. What they were told
is then held against the file: every action that was called saved is in the history, once; what was
refused is not; no edit replaced something that its editor had not seen; and both windows came to
show the end state within a second: so it is of half of some last writes or more, each in a moment
where nothing else is written. One look comes late on a machine that has much else to do.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

sys.path.append(str(Path(__file__).parents[1]))  # what all tests share, where pytest is not there

from stories import STORY

from workbench.documents.reading import read_bytes
from workbench.model.errors import UnknownThing
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.store import care
from workbench.workspace.opening import open_workspace

NAMES = ("Ada", "Grace")
COMMANDER = "Edsger"
PATIENCE = 300.0
"""Seconds until a window or a command is given up."""

WITHIN = 1.0
"""Seconds behind a last write within which each window shows it."""

LAST_WRITES = 9
"""How often there is a last one."""


class Wrong(AssertionError):
    """What the file holds, or a window shows, is not what was said."""


class Result(NamedTuple):
    """What came of it. `refused` is told, `shown` is seconds behind each last write, in order of
    length."""

    edits: int
    saved: int
    commands: int
    refused: dict[str, int]
    shown: list[float]

    def __str__(self) -> str:
        told = ", ".join(f"{name} {count}" for name, count in sorted(self.refused.items()))
        return (
            f"{self.edits} edits by two windows and {self.commands} commands: {self.saved} saved, "
            f"each in the history once; told and not done: {told}; the end was shown everywhere "
            f"after {median(self.shown):.2f} s, the middle of {len(self.shown)}, at most "
            f"{self.shown[-1]:.2f} s."
        )


class Window:
    """A worker, and what it said, which a thread reads so that it never waits for us."""

    def __init__(
        self, path: Path, name: str, seed: int, edits: int, env: Mapping[str, str]
    ) -> None:
        worker = Path(__file__).with_name("windows_worker.py")
        words = [sys.executable, str(worker), str(path), name, f"{seed} {name}", str(edits)]
        self.name = name
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            words, env=dict(env), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.said: list[dict[str, Any]] = []
        self._news = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            with self._news:
                self.said.append(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def find(self, word: str, least: int = 0) -> dict[str, Any] | None:
        """What it said first with this word, and no less than that."""
        said = (each for each in list(self.said) if word in each)
        return next((each for each in said if not least or each[word] >= least), None)

    def hear(self, word: str, least: int = 0) -> dict[str, Any]:
        """The same, once it has said it."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self.find(word, least), PATIENCE)
        found = self.find(word, least)
        if found is None:
            raise Wrong(f"{self.name} did not say “{word}”")
        return found

    def tell(self, word: str) -> None:
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def edits(self) -> Iterator[dict[str, Any]]:
        return (said for said in self.said if "outcome" in said)

    def close(self) -> None:
        self.process.kill()
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def run(folder: Path, edits: int, seed: int, env: Mapping[str, str]) -> Result:
    """All of it once; Wrong where something is."""
    path = folder / "windows.db"
    with open_workspace(path, Settings(who="MK")) as workspace:
        options = ImportOptions(purpose="statements")
        workspace.articles.add(read_bytes(STORY.encode(), "s.txt"), options).result()
    windows = [Window(path, name, seed, edits, env) for name in NAMES]
    try:
        return _watched(path, windows, env)
    finally:
        for window in windows:
            window.close()


def _watched(path: Path, windows: list[Window], env: Mapping[str, str]) -> Result:
    for window in windows:
        window.hear("ready")
        window.tell("go")
    commands = _commands(path, env, windows)
    for window in windows:
        window.hear("done")
    shown = []
    for number in range(LAST_WRITES):  # commands, which no window knows of yet
        commands += _rate(path, env, f"last {number}")
        last, ended = _rows(path, "SELECT id, at FROM action ORDER BY id DESC LIMIT 1")[0]
        written = datetime.fromisoformat(ended).replace(tzinfo=UTC).timestamp()
        shown.append(max(window.hear("shown", last)["at"] - written for window in windows))
    for window in windows:
        window.tell("end")
    ends = [window.hear("same") for window in windows]
    if not all(end["same"] and end["holes"] and end["last"] == last for end in ends):
        raise Wrong(f"a window does not show what is there: {ends}")
    if median(shown) > WITHIN:
        raise Wrong(f"the end was shown after {', '.join(f'{each:.2f}' for each in shown)} s")
    said = [each for window in windows for each in window.edits()]
    saved = _each_once(path, windows, commands)
    _nothing_lost(path, said)
    problems = care.verify(path).problems
    if problems:
        raise Wrong(f"the file is not whole: {problems}")
    refused = Counter(each["outcome"].partition("refused ")[2] for each in said)
    del refused[""]
    return Result(len(said), saved, len(commands), dict(refused), sorted(shown))


def _each_once(path: Path, windows: list[Window], commands: list[str]) -> int:
    """That what was told as saved is in the history, once, by whom it was done, and nothing else;
    how much it is."""
    done = dict(_rows(path, "SELECT id, who FROM action WHERE verb <> 'import'"))
    told: dict[int, str] = {}
    for window in windows:
        for said in window.edits():
            kind, _, action = said["outcome"].partition(" ")
            if kind == "fault":
                raise Wrong(f"{window.name}: {said}")
            if kind == "action":
                if int(action) in told:
                    raise Wrong(f"action {action} was told twice")
                told[int(action)] = window.name
    by_command = {action for action, who in done.items() if who == COMMANDER}
    if len(by_command) != len(commands):
        raise Wrong(f"{len(commands)} commands left {len(by_command)} actions")
    if told != {action: who for action, who in done.items() if action not in by_command}:
        raise Wrong("what was told is not what the history has")
    return len(done)


def _nothing_lost(path: Path, said: list[dict[str, Any]]) -> None:
    """That no edit replaced what its editor had not seen, and none that was refused is anywhere."""
    found = _rows(path, "SELECT action, row, before, after FROM change WHERE table_name = 'claim'")
    changes = {(action, row): (before, after) for action, row, before, after in found}
    everything = "".join(after or "" for *_row, after in found)
    for edit in said:
        if "value" not in edit:
            continue
        kind, _, action = edit["outcome"].partition(" ")
        if kind == "refused":
            if edit["value"] in everything:
                raise Wrong(f"refused, and done all the same: {edit}")
            continue
        before, after = changes[int(action), edit["claim"]]
        if json.loads(before)[edit["field"]] != edit["seen"]:
            raise Wrong(f"an update was lost: {edit} took the place of {before}")
        if json.loads(after)[edit["field"]] != edit["value"]:
            raise Wrong(f"{edit} is {after}")
    reasons = _rows(path, "SELECT after FROM change WHERE table_name = 'verdict'")
    given = Counter(json.loads(after)["rationale"] for (after,) in reasons if after)
    for edit in said:
        if "reason" in edit and edit["outcome"].startswith("action") and not given[edit["reason"]]:
            raise Wrong(f"a verdict is nowhere: {edit}")


def _commands(path: Path, env: Mapping[str, str], windows: list[Window]) -> list[str]:
    """Rates claims from the command line while a window writes; the reasons given."""
    given: list[str] = []
    number = 0
    while not all(window.find("done") for window in windows):
        given += _rate(path, env, str(number))
        number += 1
    return given


def _rate(path: Path, env: Mapping[str, str], name: str) -> list[str]:
    """Rates the article's first claim; the reason given, none where it was gone by then."""
    number = _rows(path, "SELECT coalesce(min(number), 1) FROM claim WHERE article = 1")[0][0]
    reason = f"{COMMANDER} {name}"
    words = ["--db", str(path), "rate", f"1/{number}", "opinion", "--note", reason]
    argv = [sys.executable, "-m", "workbench.cli", *words]
    ended = subprocess.run(  # noqa: S603 - our own program
        argv, env={**env, "LOGNAME": COMMANDER}, capture_output=True, text=True, timeout=PATIENCE
    )
    if ended.returncode not in (0, UnknownThing.exit_code):
        raise Wrong(f"a command failed: {ended.stderr}")
    return [reason] if ended.returncode == 0 else []


def _rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def main() -> None:
    """The harness by hand: as many edits as asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=500, help="by each of the two windows")
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else int.from_bytes(os.urandom(4))
    sys.stdout.write(f"seed {seed}\n")
    begun = time.monotonic()
    with TemporaryDirectory(prefix="windows-") as folder:
        try:
            result = run(Path(folder), asked.edits, seed, os.environ)
        except Wrong as wrong:
            sys.exit(f"WRONG: seed {seed}: {wrong}")
    sys.stdout.write(f"{result}\n{time.monotonic() - begun:.0f} s\n")


if __name__ == "__main__":
    main()
