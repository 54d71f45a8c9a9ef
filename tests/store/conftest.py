"""A store on a file of its own, with one article in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "workbench.db")
    made.add_article()
    yield made
    made.close()
