"""The repository says nothing of the machines it was made on."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
SKIPPED = {".git", ".hypothesis", ".venv", "__pycache__", "dist", "build"}
BINARY = {".sample", ".png", ".gif", ".ico", ".db", ".pyc"}

PLACES = "(?:" + "|".join(("home", "root", "Users", "work", "opt", "mnt")) + ")"
"""Where people keep checkouts. In pieces, so that this file does not hold what it looks for."""

ABSOLUTE = re.compile(rf"(?<![\w.:/>)\]}}*~$-])/{PLACES}/\w|file:///{PLACES}/|[A-Z]:\\\\?Users")


def files() -> Iterator[Path]:
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.endswith(("_cache", ".egg-info")) or part in SKIPPED for part in parts)
        if (
            path.is_file()
            and not hidden
            and path.suffix not in BINARY
            and ".hypothesis" not in parts
        ):
            yield path


def test_no_file_names_a_place_on_a_machine() -> None:
    found = []
    for path in files():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in ABSOLUTE.finditer(text)]
    assert found == []


def test_the_lock_names_no_index_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"^\s*--(?:index-url|extra-index-url|find-links)|://", lock, re.MULTILINE)
    wanted = re.findall(
        r"^([a-z0-9][\w.-]*)==\S+.*?(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL
    )
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    assert len(wanted) > 40
    assert [block.split()[0] for block in blocks if block.strip() and "--hash=" not in block] == []


def test_the_lock_holds_what_the_project_wants() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", lock, re.MULTILINE))
    for line in wanted:
        requirement = Requirement(line)
        assert locked[requirement.name] in requirement.specifier, line
