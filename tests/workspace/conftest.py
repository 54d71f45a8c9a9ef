"""A world of one article for tests of use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ws_world import World

from workbench.model.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "workbench.db"


@pytest.fixture
def world(file: Path) -> Iterator[World]:
    """A workspace with one article for published statements."""
    made = World(file)
    made.add(purpose="statements")
    yield made
    made.ws.close()


@pytest.fixture
def second(world: World, file: Path) -> Iterator[World]:
    """Somebody else at the same file, in a blind second reading."""
    made = World(file, Settings(who="SR", round="second"))
    yield made
    made.ws.close()
