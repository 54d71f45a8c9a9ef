"""The JSON Schema of a record, made of its shape: `python -m workbench.exchange.record_schema`.

It says what each value may be; how values fit together is in `record_checks.py`.
"""

import json
import sys
from typing import Any

from workbench.exchange.record_json import VERSION
from workbench.model.record_columns import ORDINAL, Column, Kind, Table
from workbench.model.record_shape import ARTICLE, BY_NAME, TABLES
from workbench.model.records import FORMAT
from workbench.model.scales import ROLES
from workbench.model.states import Actor, Purpose

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_YES: Schema = {"type": "boolean"}

_ABOUT = {
    "revision": "The texts of the article.",
    "claim": "Checkable assertions; a claim's number is never another's.",
    "token": "Numbers, dates, names and the like in a text; ticked 1 holds, 0 is struck.",
    "mark": "Places of claims in texts, in code points, half-open.",
    "cover": "Words declared no fact.",
    "query": "Questions on words of the text, and wordings proposed for them.",
    "name_check": "What was found of names.",
    "sign_off": "Who signed which text off, or opened it again; the last one holds.",
    "source": "What is cited.",
    "capture": "What a source gave at a moment; sha256 names the content.",
    "capture_text": "What was read out of a capture.",
    "link_check": "Looks at a source's address.",
    "archive_job": "What archives were asked for a source.",
    "shared_text": "Pairs of sources whose texts are one.",
    "evidence": "Sources on claims, with the passage and its place in a captured text.",
    "verdict": "Ratings with their reasons, each followed by the next; null is open again.",
    "verdict_evidence": "Which evidence a verdict rested on.",
    "correction": "Changes after a sign-off.",
    "override": "Rules that were set aside, for a claim or, with null, for the article.",
}


def schema() -> Schema:
    """The whole schema."""
    tables = {table.name: _rows(table) for table in TABLES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of the workbench",
        "description": "All that is known of an article's check. Rows go by numbers: a claim by "
        "its own, any other by its ordinal, which counts what the table ever had of the article.",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "left_out": _left_out(),
                "article": _object({each.name: _value(each) for each in ARTICLE.columns}),
                **tables,
                "history": _list(_step(), "What was done, oldest first."),
                "contents": _list(_content(), "Texts and bytes, each once."),
            }
        ),
        "$defs": {
            "time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "scale": _scale(),
        },
    }


def page() -> str:
    """The schema as it stands in `docs/`."""
    return json.dumps(schema(), indent=1) + "\n"


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema, description: str = "") -> Schema:
    told = {"description": description} if description else {}
    return {"type": "array", **told, "items": items}


def _or_null(value: Schema) -> Schema:
    return {"anyOf": [value, {"type": "null"}]}


def _rows(table: Table) -> Schema:
    ordinal = {ORDINAL: {"type": "integer", "minimum": 1}} if table.key == ORDINAL else {}
    columns = {column.name: _value(column) for column in table.columns}
    return _list(_object({**ordinal, **columns}), _ABOUT[table.name])


def _value(column: Column) -> Schema:
    value = _plain(column)
    return _or_null(value) if column.optional else value


def _plain(column: Column) -> Schema:
    if column.values:
        return {"enum": list(column.values)}
    if column.kind == Kind.WHOLE:
        return {"type": "integer", "minimum": column.least, "maximum": column.most}
    if column.kind == Kind.NUMBER_OF:
        return {"type": "integer", "description": f"The number of a row of {column.of}."}
    return _BY_KIND[column.kind]


def _tuple(*items: Schema) -> Schema:
    return {"type": "array", "prefixItems": list(items), "minItems": len(items), "items": False}


_BY_KIND: dict[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.YES: _YES,
    Kind.TIME: {"$ref": "#/$defs/time"},
    Kind.HASH: {"$ref": "#/$defs/sha256"},
    Kind.TEXTS: _list(_TEXT),
    Kind.PAIRS: _list(_tuple(_TEXT, _TEXT)),
    Kind.PLACES: _list(_tuple({"type": "integer", "minimum": 0}, _TEXT)),
    Kind.SET_ASIDE: _list(
        _object({"kind": _TEXT, "claim": _or_null(_WHOLE), "text": _TEXT, "reason": _TEXT})
    ),
    Kind.SCALE: {"$ref": "#/$defs/scale"},
}


def _scale() -> Schema:
    rating = _object(
        {
            "key": _TEXT,
            "label": _TEXT,
            "symbol": {"type": "string", "minLength": 1, "maxLength": 1},
            "role": {"enum": list(ROLES)},
            "number": _or_null(_WHOLE),
            "settles": _YES,
            "asks_reason": _YES,
            "waits_on": _TEXT,
        }
    )
    ratings = {**_list(rating), "minItems": 1}
    return _object({"name": _TEXT, "purpose": {"enum": list(Purpose)}, "ratings": ratings})


def _left_out() -> Schema:
    count = {"type": "integer", "minimum": 0}
    return {
        **_object({"sensitive_sources": count, "private_notes": count}),
        "description": "How much was not asked for by name, and stayed where it was.",
    }


def _step() -> Schema:
    side = _or_null(
        {
            "type": "object",
            "description": "Columns as they stood. `sha256:` and 64 digits stand for a value that "
            "stayed where it was, `purged` for values that were removed for good.",
        }
    )
    change = _object(
        {
            "table": {"enum": list(BY_NAME)},
            "row": {"type": "integer", "description": "The number of the row in its table."},
            "claim": _or_null(_WHOLE),
            "before": side,
            "after": side,
        }
    )
    reverses = {"type": "integer", "description": "The step that was undone, counted from 1."}
    return _object(
        {
            "at": {"$ref": "#/$defs/time"},
            "who": _TEXT,
            "origin": {"enum": list(Actor)},
            "verb": _TEXT,
            "label": _TEXT,
            "claim": _or_null(_WHOLE),
            "reverses": _or_null(reverses),
            "changes": _list(change),
        }
    )


def _content() -> Schema:
    name = {"$ref": "#/$defs/sha256"}
    coded = {"type": "string", "contentEncoding": "base64"}
    return {
        "oneOf": [
            _object({"sha256": name, "text": _TEXT}),
            _object({"sha256": name, "base64": coded}),
        ]
    }


if __name__ == "__main__":
    sys.stdout.write(page())
