"""Windows and the command line that write at once: nothing lost, nothing twice, the same shown."""

import re
import subprocess
import sys
from pathlib import Path

EDITS = 500
"""By each of the two windows."""


def test_two_windows_and_commands_lose_nothing(env: dict[str, str], seed: int) -> None:
    asked = {"--edits": EDITS, "--seed": seed}
    words = [sys.executable, str(Path(__file__).with_name("windows.py"))]
    words += [str(word) for pair in asked.items() for word in pair]
    ended = subprocess.run(words, env=env, capture_output=True, text=True, timeout=600)  # noqa: S603
    said = f"{ended.stdout}\n{ended.stderr}"  # the seed is in it
    assert ended.returncode == 0, said
    assert f"{2 * EDITS} edits by two windows" in ended.stdout, said
    assert re.search(r"Conflict \d+", ended.stdout), said
    assert "the end was shown everywhere after" in ended.stdout, said  # within a second
