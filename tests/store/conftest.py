"""A store on a file of its own, with one article in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_bench import Bench


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A file with an article, closed: to be copied, because migrating one takes half a second."""
    made = Bench(tmp_path_factory.mktemp("store") / "template.db")
    made.add_article()
    made.close()
    return made


@pytest.fixture
def bench(template: Bench, tmp_path: Path) -> Iterator[Bench]:
    shutil.copy(template.path, tmp_path / "workbench.db")
    made = Bench(tmp_path / "workbench.db")
    made.article, made.revision = template.article, template.revision
    yield made
    made.close()
