"""Two desks in terminals and the command line between them: all are obeyed, both show the end."""

import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

from workbench.model.settings import Settings
from workbench.store import care
from workbench.workspace.opening import open_workspace

CLAIMS = 8
ROUNDS = 12
"""Of a digit at each desk and now and then a command."""

SHOWN_WITHIN = 1.0
"""Seconds behind a last write: a desk looks twice a second."""

LAST_WRITES = 9
"""How often there is a last one; half of them or more are shown in time. One frame comes late on a
machine that has much else to do."""

RATINGS = {"1": "confirmed", "3": "on-author", "6": "opinion", "0": None}


def settled(disk: Disk) -> str:
    """What a desk's header says of the claims that are on disk."""
    done = sum(rating in ("confirmed", "opinion") for rating in disk.ratings().values())
    return f"{done} of {len(disk.claims())} settled"


def listed(desk: AtDesk) -> list[str]:
    """The rows of the list of claims, without the sign of the one that is highlighted."""
    lines = desk.terminal.lines
    first = next(at for at, line in enumerate(lines) if "Claims by place" in line)
    left = lines[first].index("Claims by place")
    return [line[left:].strip("> ") for line in lines[first + 1 : first + 1 + CLAIMS]]


def seconds_until_shown(db: Path, disk: Disk, *desks: AtDesk) -> float:
    """From when a third window's rating is on disk until all desks have painted it."""
    with open_workspace(db, Settings(who="Ada")) as workspace:
        (claim,) = [each.id for each in workspace.read.claims(1) if each.number == 1]
        rating = "on-author" if disk.rating_of(1) == "confirmed" else "confirmed"
        workspace.verdicts.rate([claim], rating).result()
        written = monotonic()
    said = settled(disk)
    for desk in desks:
        desk.wait_for(said)
    return monotonic() - written


@pytest.mark.parametrize("seed", [1])
def test_two_desks_and_a_command_line(
    start: Start, story_db: Path, disk: Disk, env: dict[str, str], seed: int
) -> None:
    chance = Random(seed)
    one = AtDesk(start("--db", story_db, 1), story_db)
    for _ in range(CLAIMS):
        one.mark_hole()
    other = AtDesk(start("--db", story_db, 1), story_db)
    other.wait_for(settled(disk))
    wanted: dict[int, str | None] = {}
    for round_ in range(ROUNDS):
        numbers = chance.sample(range(1, CLAIMS + 1), 3)
        digits = chance.choices(list(RATINGS), k=3)
        for desk, number, digit in zip((one, other), numbers, digits, strict=False):
            desk.press("g", *f"#{number}", "enter", digit)  # both write in the same moment
            wanted[number] = RATINGS[digit]
        if round_ % 4 == 0:
            rating = RATINGS[digits[2]] or "open"
            words = ["--db", str(story_db), "rate", f"1/{numbers[2]}", rating]
            argv = [sys.executable, "-m", "workbench.cli", *words]
            ended = subprocess.run(argv, env=env, capture_output=True, text=True)  # noqa: S603
            assert ended.returncode == 0, ended.stderr
            wanted[numbers[2]] = RATINGS[digits[2]]
        asked = {number: wanted.get(number) for number in range(1, CLAIMS + 1)}
        one.wait_for(lambda asked=asked: disk.ratings() == asked)
    took = [seconds_until_shown(story_db, disk, one, other) for _ in range(LAST_WRITES)]
    assert median(took) < SHOWN_WITHIN, took
    fresh = AtDesk(start("--db", story_db, 1), story_db)
    fresh.wait_for(settled(disk))
    one.wait_for(lambda: listed(one) == listed(fresh))
    other.wait_for(lambda: listed(other) == listed(fresh))
    assert disk.verbs().count("mark") == CLAIMS
    assert care.verify(story_db).problems == ()
    assert [desk.leave() for desk in (one, other, fresh)] == [0, 0, 0]
