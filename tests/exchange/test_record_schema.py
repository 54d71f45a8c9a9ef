"""The record's shape is the tables' own, and its schema says what the code makes and takes."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import SQLModel

from workbench.exchange import record_json, record_schema
from workbench.model.handover import Contents
from workbench.model.record_columns import LISTS, ORDINAL, Kind
from workbench.model.record_shape import ARTICLE, BY_NAME, TABLES
from workbench.model.records import HASHES, Record
from workbench.store import tables
from workbench.store.replay import WITHOUT_HISTORY

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "record.schema.json"

STAY = {"id", "article", "deleted_at"}
"""Columns that no record has: ids, whose article it is, and that it was deleted."""

NO_ROWS = {"blob", "draft", "action", "change", "imported_history"}
"""Tables that are in a record in another form, or not: what is being typed is nobody else's."""

JSON_KINDS = {*LISTS, Kind.SCALE}


def columns_of(name: str) -> Any:
    return SQLModel.metadata.tables[name].columns


def test_a_record_has_every_column_of_every_table() -> None:
    assert tables.Article.__tablename__ == ARTICLE.name
    assert set(BY_NAME) == SQLModel.metadata.tables.keys() - NO_ROWS
    assert {"archive_job"} == WITHOUT_HISTORY - NO_ROWS
    for table in (ARTICLE, *TABLES):
        named = {column.name for column in columns_of(table.name)} - STAY
        assert {column.name for column in table.columns} == named, table.name


def test_its_columns_hold_what_the_tables_hold() -> None:
    kinds = {"INTEGER": {Kind.WHOLE, Kind.NUMBER_OF}, "BOOLEAN": {Kind.YES}}
    kinds |= {"DATETIME": {Kind.TIME}, "VARCHAR": {Kind.TEXT, Kind.HASH, *JSON_KINDS}}
    for table in (ARTICLE, *TABLES):
        for column in table.columns:
            found = columns_of(table.name)[column.name]
            assert column.kind in kinds[str(found.type)], (table.name, column.name)
            assert column.optional == found.nullable, (table.name, column.name)
            referred = [key.column.table.name for key in found.foreign_keys]
            expected = ["blob"] if column.kind == Kind.HASH else [column.of] if column.of else []
            assert referred == expected, (table.name, column.name)


def test_what_a_column_may_hold_is_what_the_database_takes() -> None:
    for table in (ARTICLE, *TABLES):
        checks = {
            str(each.sqltext)
            for each in SQLModel.metadata.tables[table.name].constraints
            if isinstance(each, CheckConstraint)
        }
        listed = {
            f"{column.name} IN ({', '.join(repr(value) for value in column.values)})"
            for column in table.columns
            if column.values
        }
        assert listed == {each for each in checks if " IN ('" in each}, table.name


def test_what_the_database_has_once_a_record_has_once() -> None:
    for table in TABLES:
        unique = {
            tuple(sorted({column.name for column in each.columns} - STAY))
            for each in SQLModel.metadata.tables[table.name].constraints
            if isinstance(each, UniqueConstraint)
        }
        named = {tuple(sorted(names)) for names in table.unique}
        if table.key != ORDINAL:
            named.add((table.key,))
        # What is set aside for the article as a whole is checked in `record_checks`.
        assert unique - {("about", "rule")} == named, table.name


def test_contents_are_named_where_the_columns_are_hashes() -> None:
    hashes = {
        table.name: tuple(each.name for each in table.columns if each.kind == Kind.HASH)
        for table in TABLES
    }
    assert {name: found for name, found in hashes.items() if found} == HASHES


def test_rows_name_only_rows_of_tables_before_their_own() -> None:
    seen: set[str] = set()
    for table in TABLES:
        seen.add(table.name)
        assert {column.of for column in table.columns if column.of} <= seen


def test_the_document_is_what_the_code_makes() -> None:
    """Renew it with `python -m workbench.exchange.record_schema > docs/record.schema.json`."""
    assert DOCUMENT.read_text(encoding="utf-8") == record_schema.page()


def test_the_samples_record_is_what_the_schema_says(record: Record, contents: Contents) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json.loads(DOCUMENT.read_text(encoding="utf-8")))
    validator.check_schema(validator.schema)
    said = json.loads(record_json.export(record, contents).files[0].body)
    assert [each.message for each in validator.iter_errors(said)] == []
    said["claim"][0]["kind"] = "rumour"
    said["mark"][0]["id"] = 1
    assert [list(each.path) for each in validator.iter_errors(said)] == [
        ["claim", 0, "kind"],
        ["mark", 0],
    ]
