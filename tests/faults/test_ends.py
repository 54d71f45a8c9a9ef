"""Ways to end, or nearly: stopped and resumed, an editor that dies, no terminal to speak of.

Each time nothing is lost, nothing of Python's is on screen, and the terminal is given back clean.
"""

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk
from terminal import Terminal

from workbench.store.care import verify

WORDS = "counted by hand"

RATED_AND_UNDONE = [*("rate", "rate", "undo"), *("rate", "rate", "rate", "undo"), "rate"]

MODES = {
    "alternate screen": (rb"\x1b\[\?1049h", rb"\x1b\[\?1049l"),
    "cursor hidden": (rb"\x1b\[\?25l", rb"\x1b\[\?25h"),
    "pastes bracketed": (rb"\x1b\[\?2004h", rb"\x1b\[\?2004l"),
    "mouse": (rb"\x1b\[\?1000h", rb"\x1b\[\?1000l"),
    "mouse moves": (rb"\x1b\[\?1003h", rb"\x1b\[\?1003l"),
    "mouse as numbers": (rb"\x1b\[\?1006h", rb"\x1b\[\?1006l"),
    "focus told": (rb"\x1b\[\?1004h", rb"\x1b\[\?1004l"),
    "no wrapping": (rb"\x1b\[\?7l", rb"\x1b\[\?7h"),
    "sizes in band": (rb"\x1b\[\?2048h", rb"\x1b\[\?2048l"),
    "frame": (rb"\x1b\[\?2026h", rb"\x1b\[\?2026l"),
    "kitty's keys": (rb"\x1b\[>\d+u", rb"\x1b\[<u"),
}
"""What a program sets in a terminal, and takes back: the last of both must be the second."""


def modes_left(output: bytes) -> list[str]:
    """The modes that are still set."""
    return [name for name, (on, off) in MODES.items() if last(on, output) > last(off, output)]


def last(pattern: bytes, output: bytes) -> int:
    return max((found.start() for found in re.finditer(pattern, output)), default=-1)


def is_clean(terminal: Terminal) -> bool:
    """Given back as it was, and nothing of Python's on it."""
    output = bytes(terminal.output)
    assert modes_left(output) == []
    assert output.count(b"\x1b[<u") == len(re.findall(rb"\x1b\[>\d+u", output)), "pushed and popped"
    assert b"Traceback" not in output
    return terminal.is_restored


@pytest.fixture
def desk(start: Start, story_db: Path) -> AtDesk:
    """The desk on the first of two open claims."""
    return with_two_claims(start, story_db)


def with_two_claims(start: Start, story_db: Path, **others: object) -> AtDesk:
    desk = AtDesk(start("--db", story_db, 1, **others), story_db)
    desk.mark_hole().mark_hole()
    return desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)


def open_rationale(desk: AtDesk, words: str = WORDS) -> AtDesk:
    desk.press("w").wait_for("Why #1").wait_for("Ctrl+S leave")
    desk.terminal.type(words)
    return desk.wait_for(words)


def stop(desk: AtDesk, number: signal.Signals = signal.SIGTSTP) -> AtDesk:
    desk.terminal.signal(number)
    return desk.wait_for(lambda: desk.terminal.is_stopped)


def go_on(desk: AtDesk) -> AtDesk:
    """Until the terminal is the desk's again, and all of it is painted."""
    before = len(desk.terminal.output)
    desk.terminal.signal(signal.SIGCONT)
    try:
        return desk.wait_for(lambda: is_painted(bytes(desk.terminal.output[before:])))
    except AssertionError:
        print("OUT", bytes(desk.terminal.output[before:]))
        raise


def is_painted(output: bytes) -> bool:
    _, taken, painted = output.rpartition(b"\x1b[?1049h")
    keys = re.search(rb"\x1b\[>\d+u", painted)
    return bool(taken and keys) and b"Claims by place" in painted and painted.endswith(b"2026l")


# stopped and resumed


def test_stopped_from_the_shell_and_resumed(desk: AtDesk, disk: Disk) -> None:
    open_rationale(desk)
    stop(desk).wait_for(lambda: not modes_left(bytes(desk.terminal.output)))
    assert desk.terminal.is_restored
    go_on(desk).terminal.type(", twice")
    desk.wait_for(f"{WORDS}, twice").press("ctrl+s", "6")
    desk.wait_for(lambda: disk.ratings() == {1: "opinion", 2: None})
    assert disk.rationale_of(1) == f"{WORDS}, twice"
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_a_resumed_desk_shows_what_another_program_wrote(
    desk: AtDesk, disk: Disk, start: Start, story_db: Path
) -> None:
    stop(desk)
    assert start("--db", story_db, "rate", "1/2", "opinion").exit_code() == 0
    go_on(desk).wait_for("1 of 2 settled")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_stopped_without_being_asked_and_resumed(desk: AtDesk, disk: Disk) -> None:
    """SIGSTOP cannot be handled: the terminal is as the desk has it when it goes on."""
    open_rationale(desk)
    stop(desk, signal.SIGSTOP)
    go_on(desk).terminal.type(", twice")
    desk.wait_for(f"{WORDS}, twice").press("ctrl+s")
    desk.wait_for(lambda: disk.rationale_of(1) == f"{WORDS}, twice")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_stopped_twice_and_told_to_leave_while_it_is(desk: AtDesk, disk: Disk) -> None:
    open_rationale(desk)
    for _ in range(2):
        go_on(stop(desk))
    stop(desk).terminal.signal(signal.SIGTERM).signal(signal.SIGCONT)
    assert desk.terminal.exit_code() == 0
    assert is_clean(desk.terminal)
    assert disk.rationale_of(1) == WORDS


# an editor that dies

EDITORS = {
    "ends with an error": ("exit 1", "ended with error 1"),
    "is killed": ("kill -9 $$", "was stopped by signal 9"),
    "removes the file": ('rm "$1"', "removed the file"),
    "leaves no text": ("printf '\\377\\376' > \"$1\"", "no UTF-8 text"),
    "is interrupted": ("kill -INT 0", "was stopped by signal 2"),
}


def editor_of(tmp_path: Path, script: str) -> str:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


Edited = Callable[[str], AtDesk]


@pytest.fixture
def edited(start: Start, story_db: Path, tmp_path: Path, env: dict[str, str]) -> Edited:
    """The desk after its field's text was given to an editor, a shell script."""

    def edit(script: str) -> AtDesk:
        env["EDITOR"] = script if script.startswith("no-") else editor_of(tmp_path, script)
        desk = open_rationale(with_two_claims(start, story_db))
        return desk.press("ctrl+g")

    return edit


@pytest.mark.parametrize("kind", EDITORS)
def test_an_editor_that_dies_is_told_and_the_text_stays(
    edited: Edited, disk: Disk, kind: str
) -> None:
    script, said = EDITORS[kind]
    desk = edited(script).wait_for(said).wait_for(WORDS)
    desk.terminal.type("!")
    desk.wait_for(f"{WORDS}!").press("ctrl+s").wait_for(lambda: disk.rationale_of(1) == f"{WORDS}!")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_an_editor_that_is_not_there_is_told(edited: Edited, disk: Disk) -> None:
    desk = edited("no-such-editor").wait_for("no-such-editor").wait_for("was not found")
    assert desk.wait_for(WORDS).leave() == 0
    assert disk.rationale_of(1) == WORDS
    assert is_clean(desk.terminal)


def test_an_editor_that_empties_the_file_empties_the_text_and_undo_brings_it_back(
    edited: Edited, disk: Disk
) -> None:
    desk = edited(': > "$1"')
    desk.wait_for(lambda: WORDS not in desk.terminal.text)
    desk.press("ctrl+s").wait_for(lambda: "Ctrl+S leave" not in desk.terminal.text)
    assert disk.rationale_of(1) == ""
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_what_an_editor_leaves_is_saved(edited: Edited, disk: Disk) -> None:
    desk = edited("printf 'by the editor\\n' > \"$1\"").wait_for("by the editor")
    desk.wait_for(lambda: is_painted(bytes(desk.terminal.output)))
    desk.press("ctrl+s").wait_for(lambda: disk.rationale_of(1) == "by the editor")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_leave_while_an_editor_is_open(
    edited: Edited, disk: Disk, tmp_path: Path, number: signal.Signals
) -> None:
    sign = tmp_path / "edits"
    desk = edited(f"touch '{sign}'; read line; exit 1").wait_for(sign.exists)
    desk.terminal.signal(number).type("\n")
    assert desk.terminal.exit_code() == 0
    assert is_clean(desk.terminal)
    assert disk.rationale_of(1) == WORDS


# what else ends a program


def test_an_interrupt_from_outside_loses_nothing(desk: AtDesk, disk: Disk) -> None:
    open_rationale(desk)
    desk.terminal.signal(signal.SIGINT)
    desk.terminal.exit_code()
    assert is_clean(desk.terminal)
    assert disk.rationale_of(1) == WORDS


INTERRUPTED = """
import os, signal, sys

class AtImport:
    def find_spec(self, name, path=None, target=None):
        if name == MODULE:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), NUMBER)

sys.meta_path.insert(0, AtImport())
"""
"""Sends the program a signal as it begins to load a module."""


BEFORE_THE_TERMINAL = ("workbench.cli.interface", "textual.app", "workbench.store.reader")

WITH_THE_TERMINAL = (
    "workbench.tui.desk.screen",  # the terminal is taken, and no screen is there
    "workbench.store.joining",  # behind the first frame, on the writer's thread
)


@pytest.mark.parametrize(
    ("module", "number", "code"),
    [
        *((module, signal.SIGINT, 130) for module in BEFORE_THE_TERMINAL),
        *((module, signal.SIGTERM, -signal.SIGTERM) for module in BEFORE_THE_TERMINAL),
        *((module, signal.SIGINT, 0) for module in WITH_THE_TERMINAL),
        *((module, signal.SIGTERM, 0) for module in WITH_THE_TERMINAL),
        *((module, signal.SIGHUP, 0) for module in WITH_THE_TERMINAL),
    ],
)
def test_a_signal_while_it_starts_leaves_no_trace(
    start: Start, story_db: Path, module: str, number: signal.Signals, code: int
) -> None:
    before = story_db.read_bytes()
    told = INTERRUPTED.replace("MODULE", repr(module)).replace("NUMBER", str(int(number)))
    terminal = start("--db", story_db, 1, changed=told)
    assert terminal.exit_code() == code
    assert is_clean(terminal)
    assert story_db.read_bytes() == before
    assert verify(story_db).problems == ()


SLOW = """
import time
from workbench.store import transaction
commit = transaction.Transaction.commit
def slow(self):
    time.sleep(0.3)
    commit(self)
transaction.Transaction.commit = slow
"""


def test_quitting_while_writes_are_queued_waits_for_them(
    start: Start, story_db: Path, disk: Disk
) -> None:
    """Eight keys and the ninth to leave, sent at once: the first is not on disk when that comes."""
    desk = with_two_claims(start, story_db, changed=SLOW)
    before = disk.verbs()
    desk.terminal.type("16u131u6" + "\x11")
    assert desk.terminal.exit_code() == 0
    assert is_clean(desk.terminal)
    assert disk.verbs()[len(before) :] == RATED_AND_UNDONE
    assert disk.ratings() == {1: "confirmed", 2: "opinion"}
    assert verify(story_db).problems == ()


@pytest.mark.parametrize("way", ["ctrl+q", "SIGTERM", "SIGHUP", "gone"])
def test_a_slow_disk_is_waited_for_at_the_end(
    start: Start, story_db: Path, disk: Disk, way: str
) -> None:
    desk = with_two_claims(start, story_db, changed=SLOW)
    desk.press("1", "6").wait_for("saving")
    if way == "gone":
        desk.terminal.vanish()
    elif way == "ctrl+q":
        desk.press(way)
    else:
        desk.terminal.signal(signal.Signals[way])
    desk.terminal.exit_code()
    assert disk.ratings() == {1: "confirmed", 2: "opinion"}
    assert way == "gone" or is_clean(desk.terminal)


# a terminal of one cell


def test_a_terminal_of_one_cell_and_back(desk: AtDesk, disk: Disk) -> None:
    desk.terminal.resize(1, 1)
    desk.press("6").wait_for(lambda: disk.rating_of(1) == "opinion")
    open_anew = desk.press("w")
    open_anew.terminal.type(WORDS)
    desk.press("ctrl+s").wait_for(lambda: WORDS in disk.rationale_of(2) + disk.rationale_of(1))
    desk.terminal.resize(120, 40)
    desk.wait_for("Claims by place")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)


def test_a_start_in_a_terminal_of_one_cell(start: Start, story_db: Path, disk: Disk) -> None:
    terminal = start("--db", story_db, 1, size=(1, 1)).type("1")
    terminal.wait_for(lambda: disk.ratings() == {1: "confirmed"})
    terminal.resize(80, 24).wait_for("1 of 1 settled").press("ctrl+q")
    assert terminal.exit_code() == 0
    assert is_clean(terminal)


def test_dialogs_in_a_terminal_of_one_cell(desk: AtDesk, disk: Disk) -> None:
    for key, title in {"s": "Source for #1", "?": "Help", "h": "History of #1"}.items():
        desk.terminal.resize(1, 1)
        desk.press(key)
        desk.terminal.resize(120, 40).wait_for(title)
        desk.press("escape").wait_for("Claims by place")
    assert desk.leave() == 0
    assert is_clean(desk.terminal)
