"""JSON as it leaves: letters of every script as themselves, and nothing in it that steers.

What is not printable (controls, direction marks, joiners) stands as an escape, and so does `<`, so
that no words can end a script element that the JSON is put into.
"""

import json
import re
from typing import Any

_BEYOND = re.compile(r"[^\n\x20-;=-~]")


def json_bytes(value: Any) -> bytes:
    """The value as indented UTF-8, with a line feed at its end; reading it gives the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{_BEYOND.sub(_escaped, text)}\n".encode()


def json_line(value: Any) -> bytes:
    """The value as one line of UTF-8, with a line feed at its end."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return f"{_BEYOND.sub(_escaped, text)}\n".encode()


def _escaped(found: re.Match[str]) -> str:
    char = found.group()
    if char == "<":
        return "\\u003c"
    return char if char.isprintable() else json.dumps(char)[1:-1]
