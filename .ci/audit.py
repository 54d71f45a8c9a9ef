"""Asks what is known of the locked packages: `audit.py LOCK FOLDER`, FOLDER for its own tool.

Says that it is skipped where the tool or its data cannot be had in the time there is: a run must
not fail for lack of a network. Fails where a locked package has a known vulnerability.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

TOOL = "pip-audit>=2.9,<3"
"""With 28 packages and 45 MB it is no dependency: it lives as long as the step."""

SECONDS = 10
"""For getting the tool, and again for asking; it takes 6 of each on a usual line."""


def main(lock: str, folder: str) -> str | None:
    """What is to be told as a failure; None where nothing is known or it could not be asked."""
    try:
        told = judge(json.loads(_ask(lock, Path(folder))))
    except (OSError, subprocess.SubprocessError, ValueError) as problem:
        told = f"Skipped: {type(problem).__name__}.", None
    print(told[0])
    return told[1]


def judge(answer: dict[str, list[dict[str, object]]]) -> tuple[str, str | None]:
    """A sentence about the answer of pip-audit, and the failure in it."""
    asked = [one for one in answer["dependencies"] if "vulns" in one]
    left = len(answer["dependencies"]) - len(asked)
    known = [one for one in asked if one["vulns"]]
    if not asked:
        return f"Skipped: the data cannot be reached from here ({left} packages).", None
    said = f"{len(asked)} packages audited, {left} not known to the data."
    if not known:
        return said, None
    listed = (f"{one['name']} {one['version']}: {_ids(one['vulns'])}" for one in known)
    return said, "Known vulnerabilities:\n" + "\n".join(listed)


def _ids(vulnerabilities: object) -> str:
    found = vulnerabilities if isinstance(vulnerabilities, list) else []
    return ", ".join(f"{one['id']} (fixed in {one['fix_versions'] or 'none'})" for one in found)


def _ask(lock: str, folder: Path) -> bytes:
    venv.create(folder, with_pip=True)
    tools = folder / "bin"
    get = [tools / "pip", "install", "--quiet", "--retries", "0", TOOL]
    subprocess.run(get, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - our own
    # The lock is whole and pinned by hashes, so nothing is resolved or installed.
    ask = [tools / "pip-audit", "--disable-pip", "--require-hashes", "-r", lock, "-f", "json"]
    done = subprocess.run(  # noqa: S603 - our own
        [*ask, "--progress-spinner", "off", "--timeout", "5"],
        check=False,  # 1 where something is found
        capture_output=True,
        timeout=SECONDS,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
