"""A record read back out of JSON, whole or not at all: the file may be damaged, edited by hand, or
made by somebody who means no good.
"""

import json
from base64 import b64decode
from binascii import Error as NoBase64
from math import isfinite
from typing import Any, NoReturn

from workbench.exchange import record_checks
from workbench.exchange.record_json import LARGEST, VERSION
from workbench.exchange.record_values import (
    check_names,
    check_of,
    check_row,
    check_rows,
    hash_name,
    refuse,
    whole,
)
from workbench.model.errors import UnreadableInput
from workbench.model.handover import LeftOut
from workbench.model.record_shape import ARTICLE, TABLES
from workbench.model.records import FORMAT, Record, RecordFile

_encode = json.JSONEncoder(ensure_ascii=False).encode

_NAMES = ("format", "version", "left_out", "article", "history", "contents")


def read(body: bytes) -> RecordFile:
    """The record in a file's bytes; UnreadableInput, with the place, for anything wrong in it."""
    if len(body) > LARGEST:
        most = LARGEST // 1_000_000
        _refuse_file(f"it is larger than {most} MB", "A record is taken in up to that size.")
    try:
        said = _parsed(body)
        found = _checked(said)
        if b"\\ud" in body or b"\\uD" in body:  # only so is half a pair written in UTF-8
            _check_encodable(found.record.steps)
        return found
    except RecursionError as problem:
        raise _no_record("things in it are nested too deeply") from problem


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_number,
        )
    except UnicodeDecodeError as problem:
        raise _no_record(f"byte {problem.start} is no UTF-8") from problem
    except json.JSONDecodeError as problem:
        at = f"line {problem.lineno}, column {problem.colno}"
        raise _no_record(f"it is no JSON at {at}: {problem.msg}") from problem
    except ValueError as problem:
        raise _no_record(str(problem)) from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has {twice[:40]!r} twice")
    return found


def _no_number(words: str) -> NoReturn:
    raise ValueError(f"{words} is no number in JSON")


def _number(words: str) -> float:
    found = float(words)
    if not isfinite(found):
        raise ValueError("a number is too large")
    return found


def _checked(said: Any) -> RecordFile:
    if type(said) is not dict or said.get("format") != FORMAT:
        _refuse_file("it is no record of the workbench", "Give what `export --format json` made.")
    version = said.get("version")
    if type(version) is int and version > VERSION:
        newer = f"it is of version {version}, and this workbench reads {VERSION}"
        _refuse_file(newer, "Update the workbench.")
    if version != VERSION or type(version) is not int:
        refuse("version", f"there should be {VERSION}")
    check_names(said, "the whole", (*_NAMES, *(table.name for table in TABLES)))
    check_row(said["left_out"], "left_out", dict.fromkeys(LeftOut._fields, whole(0, 2**53)))
    check_row(
        said["article"], "article", {column.name: check_of(column) for column in ARTICLE.columns}
    )
    for table in TABLES:
        check_rows(table, said[table.name])
    contents = _contents(said["contents"])
    rows = {table.name: said[table.name] for table in TABLES}
    record_checks.check(said["article"], rows, said["history"], contents)
    record = Record(said["article"], rows, said["history"], LeftOut(**said["left_out"]))
    return RecordFile(record, contents)


def _contents(found: Any) -> dict[str, bytes]:
    if type(found) is not list:
        refuse("contents", "there should be a list")
    contents: dict[str, bytes] = {}
    for at, each in enumerate(found):
        where = f"contents[{at}]"
        kind = "text" if type(each) is dict and "text" in each else "base64"
        check_names(each, where, ("sha256", kind))
        if why := hash_name(each["sha256"]):
            refuse(f"{where}.sha256", why)
        if type(each[kind]) is not str:
            refuse(f"{where}.{kind}", "there should be a text")
        contents[each["sha256"]] = _bytes(f"{where}.{kind}", each[kind], kind)
    return contents


def _bytes(where: str, said: str, kind: str) -> bytes:
    try:
        return said.encode() if kind == "text" else b64decode(said.encode("ascii"), validate=True)
    except (UnicodeEncodeError, NoBase64):
        refuse(where, "the content cannot be read")


def _check_encodable(steps: list[Any]) -> None:
    """History is kept as it came: as UTF-8, which half a surrogate pair has none in."""
    for at, step in enumerate(steps):
        try:
            _encode(step).encode()
        except UnicodeEncodeError:
            refuse(f"history[{at}]", "there is a character that no text can have")


def _no_record(why: str) -> UnreadableInput:
    return UnreadableInput(
        f"The record cannot be taken in: {why}; nothing was stored.",
        "Export it anew from the file that it comes from.",
    )


def _refuse_file(why: str, hint: str) -> NoReturn:
    raise UnreadableInput(f"The record cannot be taken in: {why}; nothing was stored.", hint)
