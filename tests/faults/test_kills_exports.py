"""Whatever the moment at which an export is killed: what stands there is whole, old or new."""

import re
import subprocess
import sys
from pathlib import Path

KILLS = 120


def harness(*words: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, Path(__file__).with_name("export_kills.py"), *words]
    return subprocess.run(  # noqa: S603 - the test's own words
        list(map(str, argv)), env=env, capture_output=True, text=True, timeout=600
    )


def test_an_export_is_whole_or_not_there_whenever_it_is_killed(
    env: dict[str, str], seed: int
) -> None:
    ended = harness("--kills", KILLS, "--seed", seed, env=env)
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"  # the seed is in it
    assert int(re.search(r"(\d+) were in the middle", ended.stdout)[1]) > 0


def test_the_harness_finds_what_is_written_in_place(env: dict[str, str], seed: int) -> None:
    ended = harness("--kills", KILLS, "--seed", seed, "--planted", env=env)
    assert "HALVED: seed" in ended.stdout
