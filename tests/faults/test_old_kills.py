"""An update of the file that is killed at any moment leaves it whole, as before or as after."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 24
PROGRAM = Path(__file__).with_name("old_kills.py")


def test_an_update_that_is_killed_leaves_a_whole_file(seed: int) -> None:
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
    assert outcome["before"] + outcome["after"] == KILLS
    assert outcome["before"] > 0, f"seed {seed}: none came before the end"
