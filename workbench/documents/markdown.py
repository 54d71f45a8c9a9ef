"""Reads Markdown as source text, with the metadata of its front matter and its first heading."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date

from workbench.documents import plain
from workbench.documents.days import iso_day
from workbench.documents.parsed import Parsed

VERSION = "markdown 1"

_YAML = re.compile(r"---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<fields>.*?\n)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_SCALAR = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]+(?P<value>\S.*)")
_HASH_TITLE = re.compile(r"# +(?P<title>\S.*?)(?: +#+)?[ \t]*(?:\n|$)")
_RULED_TITLE = re.compile(r"(?P<title>\S.*)\n=+[ \t]*(?:\n|$)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")

_FIELDS = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline"),
    "publisher": ("publisher",),
    "published_on": ("date", "published", "published_on", "pubdate"),
    "url": ("canonical_url", "canonical", "source_url", "url"),
    "language": ("language", "lang"),
}


def read(body: bytes) -> Parsed:
    """The source text; UnreadableInput where it is binary or holds no words."""
    decoded = plain.read_text(body)
    fields, rest = front_matter(decoded.text)
    url = _first(fields, _FIELDS["url"])
    return Parsed(
        decoded.text,
        VERSION,
        title=_first(fields, _FIELDS["title"]) or _heading(decoded.text[rest:]),
        byline=_first(fields, _FIELDS["byline"]),
        publisher=_first(fields, _FIELDS["publisher"]),
        published_on=iso_day(_first(fields, _FIELDS["published_on"])),
        url=url if url.startswith(("http://", "https://")) else "",  # generators write a path there
        language=_first(fields, _FIELDS["language"]),
        warnings=decoded.warnings,
    )


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The plain values of YAML or TOML front matter, by lower-case key, and where it ends.

    Of YAML only `key: value` lines on the outermost level are read, which mean the same in every
    dialect, and of lists only those in brackets; nested values are left out.
    """
    if found := _YAML.match(text):
        return _yaml(found["fields"]), found.end()
    if found := _TOML.match(text):
        try:
            return _plain_values(tomllib.loads(found["fields"])), found.end()
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, 0  # then it is text between plus signs
    return {}, 0


def _yaml(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block.splitlines():
        found = _SCALAR.fullmatch(line.rstrip())
        if found and (value := _scalar(found["value"])):
            fields.setdefault(found["key"].lower(), value)
    return fields


def _scalar(value: str) -> str:
    """A YAML value in one line as text; an empty text for what only a YAML parser could tell."""
    if value[0] in "\"'":
        end = value.find(value[0], 1)
        return value[1:end] if end > 0 and "\\" not in value[:end] else ""
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part for item in value[1:-1].split(",") if (part := item.strip(" \"'")))
    if value[0] in "[]{}|>&*!%@`#":
        return ""
    return value.split(" #", 1)[0].strip()


def _plain_values(table: Mapping[str, object]) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, (str, date)):
            values[key.lower()] = str(value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[key.lower()] = ", ".join(value)
    return values


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((" ".join(fields[key].split()) for key in keys if fields.get(key)), "")


def _heading(text: str) -> str:
    """A first line that is a heading of the first level, without its inline marks."""
    found = _HASH_TITLE.match(start := text.lstrip("\n")) or _RULED_TITLE.match(start)
    if not found:
        return ""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", found["title"])).strip()
