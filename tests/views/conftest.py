"""A file, a way to put rows in, and a reader of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, create_engine
from views_rows import Rows

from workbench.store.reader import Reader


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "workbench.db"


@pytest.fixture
def rows(file: Path) -> Iterator[Rows]:
    engine = create_engine(f"sqlite:///{file}")
    SQLModel.metadata.create_all(engine)
    with Session(engine, expire_on_commit=False) as session:
        yield Rows(session)
    engine.dispose()


@pytest.fixture
def reader(rows: Rows, file: Path) -> Iterator[Reader]:
    opened = Reader(file)
    yield opened
    opened.close()
