"""What a record's columns can be: the kinds of their values, and short ways to write them down."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

ORDINAL = "ordinal"
"""The number of a row within its article: it counts all rows that the table ever had of it. A claim
goes by its own number instead."""

LARGEST = 2**53
"""Whole numbers that every reader of JSON keeps exactly (RFC 8259, section 6)."""


class Kind(StrEnum):
    """What a value is. TIME is `2026-11-22T14:02:11.123456Z`; HASH names a content by sha256."""

    TEXT = "text"
    WHOLE = "whole number"
    YES = "true or false"
    TIME = "time"
    HASH = "sha256"
    TEXTS = "list of texts"
    PAIRS = "list of pairs of texts"
    PLACES = "list of offsets with labels"
    SET_ASIDE = "list of problems set aside"
    SCALE = "rating scale"
    NUMBER_OF = "number of a row"


LISTS = frozenset({Kind.TEXTS, Kind.PAIRS, Kind.PLACES, Kind.SET_ASIDE})


class Column(NamedTuple):
    """A field of a row: `values` are all it may hold, `of` the table whose row it names."""

    name: str
    kind: Kind = Kind.TEXT
    values: tuple[str, ...] = ()
    of: str = ""
    optional: bool = False
    least: int = 0
    most: int = LARGEST


class Table(NamedTuple):
    """A table: `key` is the field that numbers its rows, `unique` what no two of them share."""

    name: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    key: str = ORDINAL


def texts(names: str) -> list[Column]:
    return [Column(name) for name in names.split()]


def whole(name: str, least: int = 0, most: int = LARGEST, *, optional: bool = False) -> Column:
    return Column(name, Kind.WHOLE, optional=optional, least=least, most=most)


def time(name: str, *, optional: bool = False) -> Column:
    return Column(name, Kind.TIME, optional=optional)


def yes(name: str, *, optional: bool = False) -> Column:
    return Column(name, Kind.YES, optional=optional)


def one_of(name: str, values: Iterable[str]) -> Column:
    return Column(name, values=tuple(str(value) for value in values))


def of(name: str, table: str = "", *, optional: bool = False) -> Column:
    return Column(name, Kind.NUMBER_OF, of=table or name, optional=optional)


def place(least: int = 1) -> list[Column]:
    return [whole("start_offset"), whole("end_offset", least)]
