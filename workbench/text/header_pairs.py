"""Lines such as `date: 2021-02-20`: which of an article's columns they fill, and with what."""

import re
from collections.abc import Iterator

from workbench.model.spans import Header
from workbench.text.dates import read_date

_FIELDS = {
    **dict.fromkeys(("title", "headline", "og:title"), "title"),
    **dict.fromkeys(("author", "authors", "byline", "by", "creator"), "byline"),
    **dict.fromkeys(("url", "link", "canonical", "og:url", "source_url", "permalink"), "url"),
    **dict.fromkeys(("publisher", "site", "sitename", "site_name", "publication"), "publisher"),
    **dict.fromkeys(
        ("date", "published", "published_on", "published on", "publication date", "publish_date",
         "date published", "datepublished", "pubdate", "posted", "posted on"),
        "published_on",
    ),
    **dict.fromkeys(("language", "lang"), "language"),
}  # fmt: skip
_PAIR = re.compile(r"\s*(?P<key>[A-Za-z][\w:]*(?: [a-z]+)?)\s*[:=](?:\s+(?P<value>\S.*?))?\s*\Z")
_LIST = re.compile(r"\[(?P<items>.*)\]")
_NOTHING = re.compile(r"null|[|>][-+\d]*|[*&]\S+|\{.*\}|[\W_]*", re.IGNORECASE)
"""What YAML writes for no value, for a name of one, and for several in one; and no word at all."""


def split_pair(words: str) -> tuple[str, str] | None:
    """The article's column that a line's key means, empty where it is none, and the line's value;
    None where the line is no pair."""
    pair = _PAIR.match(words)
    return (_FIELDS.get(pair["key"].lower(), ""), pair["value"] or "") if pair else None


def value_of(field: str, written: str) -> str:
    """What stands in a column after `written`, empty where that is not certain."""
    if listed := _LIST.fullmatch(written):
        written = ", ".join(_unquoted(item) for item in listed["items"].split(","))
    value = _unquoted(written)
    if field == "published_on":
        return read_date(value)
    if field == "url":
        return value if re.fullmatch(r"https?://\S+", value) else ""
    return "" if _NOTHING.fullmatch(value) else value


def read_pair(words: str, start: int) -> Iterator[Header]:
    """The header in a line that starts at `start`; nothing where it fills no column."""
    field, written = split_pair(words) or ("", "")
    if field and (value := value_of(field, written)):
        yield header_of(words, start, field, value)


def header_of(words: str, start: int, field: str, value: str) -> Header:
    """A header on `words`, which start at `start`, without the white space at their ends."""
    lead = len(words) - len(words.lstrip())
    return Header(start + lead, start + len(words.rstrip()), field, value)


def _unquoted(written: str) -> str:
    return written.strip().strip("\"'")
