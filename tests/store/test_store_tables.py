"""All tables are known as soon as one is, wherever its class stands."""

from pathlib import Path

from sqlmodel import SQLModel

import workbench
from workbench.store import tables

PACKAGE = Path(workbench.__path__[0])


def _classes() -> dict[str, type[SQLModel]]:
    mappers = SQLModel._sa_registry.mappers
    own = (mapper.class_ for mapper in mappers if mapper.class_.__module__.startswith("workbench."))
    return {each.__name__: each for each in own}


def test_the_front_has_every_table() -> None:
    found = _classes()
    assert set(tables.__all__) == {*found, "Row"}
    assert {name: getattr(tables, name) for name in found} == found


def test_every_room_of_tables_is_behind_the_front() -> None:
    rooms = {path.stem for path in (PACKAGE / "store/rows").glob("*.py")} - {"__init__"}
    assert rooms == {each.__module__.rpartition(".")[2] for each in _classes().values()}


def test_nobody_takes_a_table_past_the_front_before_the_others_are_known() -> None:
    taking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "workbench.store.rows" in path.read_text(encoding="utf-8")
    }
    assert taking == {"store/tables.py"}


def test_what_stood_in_a_column_is_read_before_it_is_set_anew() -> None:
    columns = [
        getattr(each, attribute.key)
        for each in _classes().values()
        for attribute in each.__mapper__.column_attrs
    ]
    assert len(columns) > 100
    assert all(column.impl.active_history for column in columns)
