"""Whatever the moment at which the program is killed: what it called saved is there, and whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 150
"""Kills of each half, so that two workers share them: 300 in all."""

PLANTED = 200
"""Kills within which a planted fault must be found; most are by the tenth."""


def harness(*words: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, Path(__file__).with_name("kills.py"), *map(str, words)]
    return subprocess.run(argv, env=env, capture_output=True, text=True, timeout=600)  # noqa: S603


@pytest.mark.parametrize("half", [1, 2])
def test_what_was_called_saved_survives_every_kill(
    half: int, env: dict[str, str], seed: int
) -> None:
    ended = harness("--kills", KILLS, "--seed", seed, env=env)
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"  # the seed is in it
    assert f"{KILLS} kills survived" in ended.stdout
    assert int(re.search(r"(\d+) calls said to be saved", ended.stdout)[1]) > KILLS


@pytest.mark.parametrize("fault", ["said before saved", "saved in halves"])
def test_the_harness_finds_a_fault_that_was_planted(
    fault: str, env: dict[str, str], seed: int
) -> None:
    ended = harness("--kills", PLANTED, "--planted", fault, "--seed", seed, env=env)
    assert "LOST: seed" in ended.stderr, f"{ended.stdout}\n{ended.stderr}"
