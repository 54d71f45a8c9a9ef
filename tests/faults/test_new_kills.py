"""A new file whose program is killed while it makes it: none, or whole; the next start goes on."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 24
PROGRAM = Path(__file__).with_name("new_kills.py")


def test_a_new_file_that_is_being_made_is_gone_on_with_after_a_kill(seed: int) -> None:
    ended = subprocess.run(  # noqa: S603 - this interpreter, a program of ours
        [sys.executable, "-B", str(PROGRAM), str(KILLS), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROGRAM.parents[2],
    )
    assert ended.returncode == 0, f"seed {seed}\n{ended.stderr}"
    outcome = json.loads(ended.stdout)
    assert outcome["wrong"] == [], f"seed {seed}"
    assert sum(outcome["stages"].values()) == KILLS
    assert outcome["stages"].keys() - {"none", "whole"}, f"seed {seed}: none was in the midst of it"
