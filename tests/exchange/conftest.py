"""What leaves, as tests of exports want it: the sample handed over, and what files looked like.

Renew the golden files with `pytest tests/exchange --golden-update -n 0` and read the difference
before keeping it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.model.handover import Contents, Handover, Included, Step
from workbench.model.records import Record
from workbench.model.settings import Settings
from workbench.workspace.handing_over import gather, history
from workbench.workspace.keeping_back import handed_over
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

SAMPLE = Path(__file__).resolve().parents[2] / "workbench.db.sample"
GOLDEN = Path(__file__).parent / "golden"
DRAFT, STATEMENTS = 1, 2
"""The articles of the sample, by what they are checked for."""

SALT = b"salt of tests"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace on a copy of the shipped file."""
    copy = tmp_path / "sample.db"
    copy.write_bytes(SAMPLE.read_bytes())
    with open_workspace(copy, Settings(who="A test")) as workspace:
        yield workspace


@pytest.fixture
def handed(sample: Workspace) -> Handover:
    """The sample's draft, handed over without what stays here."""
    return gather(sample.read, DRAFT)


@pytest.fixture
def handed_statements(sample: Workspace) -> Handover:
    """The sample's published statements, handed over without what stays here."""
    return gather(sample.read, STATEMENTS)


@pytest.fixture
def steps(sample: Workspace) -> tuple[Step, ...]:
    """The history of the sample's draft, with the same hashes each time."""
    return tuple(history(sample.read, DRAFT, salt=SALT))


@pytest.fixture
def record(sample: Workspace) -> Record:
    """The record of the sample's draft, without what stays here."""
    return handed_over(sample.read.proof.record(DRAFT), Included())


@pytest.fixture
def contents(sample: Workspace) -> Contents:
    """The bytes of captures by their sha256."""
    return sample.read.proof.content


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Holds bytes against the file of that name in `golden/`, or renews it."""

    def check(name: str, body: bytes) -> None:
        kept = GOLDEN / name
        if request.config.getoption("--golden-update"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(body)
        assert kept.is_file(), f"{name} is new: renew the golden files and read it"
        found: Any = body
        expected: Any = kept.read_bytes()
        if found != expected and not name.endswith((".docx", ".zip")):
            found, expected = found.decode(), expected.decode()  # a difference that can be read
        assert found == expected

    return check
