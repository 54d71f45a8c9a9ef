"""No dependency without a reason, and what is known of them is told or said to be unknown."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def wanted() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["test"]
    return [Requirement(line).name for line in lines]


@pytest.mark.parametrize("name", wanted())
def test_every_dependency_says_what_for_licence_size_and_release(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").split("## Not these")[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    found = [row for row in rows if name in row[0].split(", ")]
    if not found:
        passage = re.search(rf"\*\*{re.escape(name)}\*\*\s+\(([^)]*)\)", text)
        assert passage, f"{name} is not in docs/dependencies.md"
        found = [[name, "what comes next", *passage[1].replace("\n", " ").split(", ")]]
    [[_, purpose, licence, size, released]] = found
    assert purpose
    assert licence
    assert re.search(r"\d\.\d", size), size
    assert re.search(r"20\d\d-\d\d", released), released


@pytest.fixture
def audit() -> ModuleType:
    place = ROOT / ".ci" / "audit.py"
    if not place.exists():
        pytest.skip("The steps of CI are not in a source distribution.")
    spec = importlib.util.spec_from_file_location("audit", place)
    assert spec and spec.loader  # noqa: PT018 - both or neither
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_known_vulnerability_fails_the_run(audit: ModuleType) -> None:
    found = {"id": "PYSEC-1", "fix_versions": ["2.0"]}
    said, failure = audit.judge(
        {"dependencies": [{"name": "a", "version": "1.0", "vulns": [found]}, {"name": "b"}]}
    )
    assert said == "1 packages audited, 1 not known to the data."
    assert "a 1.0: PYSEC-1" in failure


def test_packages_without_one_pass(audit: ModuleType) -> None:
    clean = {"name": "a", "version": "1.0", "vulns": []}
    assert audit.judge({"dependencies": [clean]})[1] is None


def test_data_that_cannot_be_reached_is_told_and_fails_nothing(audit: ModuleType) -> None:
    said, failure = audit.judge({"dependencies": [{"name": "a", "skip_reason": "not found"}]})
    assert said.startswith("Skipped: the data cannot be reached")
    assert failure is None


def test_a_tool_that_cannot_be_had_is_told_and_fails_nothing(
    audit: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    assert audit.main("requirements.lock", str(taken)) is None
    assert capsys.readouterr().out.startswith("Skipped: ")
