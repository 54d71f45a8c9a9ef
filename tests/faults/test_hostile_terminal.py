"""What others wrote reaches a terminal as text: no control, no clipboard, no link of theirs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from terminal import Terminal

from tests.faults import hostile
from workbench.text.display import shown

TOGETHER = 5
"""Strings in one claim: each claim costs a look at the desk and one at the library."""

GROUPS = hostile.packed(hostile.OWN, TOGETHER)

ALL_AT_ONCE = hostile.OWN[-1]


def test_the_interface_sends_nothing_but_its_own_sequences(
    start: Start, env: dict[str, str], tmp_path: Path
) -> None:
    db = tmp_path / "hostile.db"
    hostile.fill(db, GROUPS, hostile.configure(Path(env["HOME"]), ALL_AT_ONCE.replace("\0", "")))
    desk = AtDesk(start("--db", db, 1), db)
    hostile.walk_desk(desk, GROUPS)
    hostile.type_at_desk(desk, GROUPS[::10])
    assert desk.leave() == 0
    assert hostile.unwanted(bytes(desk.terminal.output)) == []
    assert "Traceback" not in desk.terminal.after


def test_the_library_and_the_names_of_files_send_nothing_else(start: Start, tmp_path: Path) -> None:
    db = tmp_path / "hostile.db"
    hostile.fill(db, GROUPS, hostile.Settings(who="MK"))
    names = make_files(tmp_path)
    library = start("--db", db)
    hostile.walk_library(library, GROUPS)
    library.press("i").wait_for("Tab complete").press("down")
    for _ in range(len(names) // 5):
        library.press("pagedown")
    library.press("enter", "enter").wait_for("nothing was stored").press("escape")
    library.wait_for(lambda: "Tab complete" not in library.text).press("ctrl+q")
    assert library.exit_code() == 0
    assert hostile.unwanted(bytes(library.output)) == []


def make_files(folder: Path) -> list[str]:
    """Files that cannot be imported, named by every string that can be a name."""
    names = [words for words in hostile.OWN if is_name(words)]
    for name in names:
        (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    return names


def is_name(words: str) -> bool:
    return words not in ("", ".", "..") and not set("/\0") & set(words) and len(words) < 60


def test_what_is_looked_for_is_found(start: Start, tmp_path: Path) -> None:
    """With the translation switched off: a check that finds nothing would prove nothing."""
    db = tmp_path / "hostile.db"
    strings = ["one \x1b]52;c;eA==\x07", "two \u202e", "three \x9b31m"]
    hostile.fill(db, strings, hostile.Settings(who="MK"))
    without = "import workbench.text.display as d; d._translate = lambda text: text"
    terminal = start("--db", db, 1, changed=without).wait_for("Confirmed")
    terminal.press("ctrl+q")
    terminal.exit_code()
    found = "".join(hostile.unwanted(bytes(terminal.output)))
    assert "]52;c;eA==" in found
    assert "u202e" in found
    assert "x9b" in found


@pytest.mark.parametrize(
    "sent",
    [
        *(b"\x1b]52;c;eA==\x07", b"\x1b]8;;http://a/\x1b\\", b"\x1b[2J", b"\x1b[6n", b"\x1b[?47h"),
        *(
            b"\x1bc",
            b"\x07",
            b"a\rb",
            b"a\nb",
            b"\r\nb",
            b"\xc2\x9b31m",
            b"\x9b31m",
            "\u202ea".encode(),
        ),
        *(b"\x1bP1$r\x1b\\", b"\x1b]22;none\x07", b"\x1b[31;1Hm\x08", "\u2066".encode(), b"\x1b"),
    ],
)
def test_each_kind_of_sequence_is_noticed(sent: bytes) -> None:
    own = b"\x1b[?1049h\x1b[1;2H\x1b[1;38;2;3;4;5mwords\r\n\x1b[0m\x1b]22;default\x07"
    assert hostile.unwanted(own) == []
    assert hostile.unwanted(own + sent + own) != []


CALLS = """
import json, sys
from pathlib import Path
from workbench.cli.main import main
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(errors="backslashreplace")
for words in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    main(words)
"""
"""Many calls in one process, on the streams that the console's entry would have."""


@pytest.fixture
def calls(env: dict[str, str], tmp_path: Path) -> list[str]:
    """The command of a process that calls every command that tells others' words."""
    db = tmp_path / "hostile.db"
    everything = " ".join(hostile.OWN)
    words = ALL_AT_ONCE.replace("\0", "")
    hostile.fill(db, [everything, *GROUPS], hostile.configure(Path(env["HOME"]), words))
    make_files(tmp_path)
    on = ["--db", str(db)]
    told = [[*on, "articles"], [*on, "claims", "1"], [*on, "history"], [*on, "verify"]]
    told += [[*on, "show", f"1/{number}"] for number in range(1, len(GROUPS) + 2)]
    told += [[*on, one, "--json"] for one in ("articles", "history")]
    told += [[*on, "claims", "1", "--json"], [*on, "show", "1/1", "--json"], [*on, "undo"]]
    for string in (*hostile.OWN[::9], words):
        string = string.replace("\0", "")
        told += [
            [string],
            [*on, "show", string],
            [*on, "rate", "1/1", string],
            ["--db", string],
            ["doctor", string],
        ]
        told += [[*on, "mark", "1", "--quote", string], [*on, "source", "1/1", f"https://{string}"]]
        told += [
            [*on, "import", string],
            [*on, "import", "x", f"--{string}"],
            [*on, "claims", string],
        ]
    place = tmp_path / "calls.json"
    place.write_text(json.dumps(told), encoding="utf-8")
    return [sys.executable, "-c", CALLS, str(place)]


def test_commands_print_no_sequence_at_all_into_a_pipe(
    calls: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(calls, env=env, cwd=tmp_path, capture_output=True, check=True)  # noqa: S603 - ours
    for printed in (done.stdout, done.stderr):
        assert len(printed) > 10_000
        assert steering(printed) == []
    assert b"Traceback" not in done.stderr


def test_commands_print_no_sequence_at_all_to_a_terminal(
    calls: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    terminal = Terminal(calls, env=env, cwd=tmp_path)
    code = terminal.exit_code(60)
    printed = bytes(terminal.output).replace(b"\r\n", b"\n")
    terminal.close()
    assert code == 0
    assert len(printed) > 20_000
    assert steering(printed) == []


def steering(printed: bytes) -> list[str]:
    """Lines in which anything is left that is not to be seen."""
    lines = printed.decode().split("\n")
    return [
        line[:200] for line in lines if hostile.unwanted(line.encode()) or b"\x1b" in line.encode()
    ]


def test_the_strings_are_shown_as_text_of_the_same_length() -> None:
    assert len(hostile.OWN) >= 250
    assert len(set(hostile.OWN)) == len(hostile.OWN)
    for words in hostile.OWN:
        assert len(shown(words)) == len(words)
        assert hostile.unwanted(shown(words).encode("utf-8", "replace")) == []
