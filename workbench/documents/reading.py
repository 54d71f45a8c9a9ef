"""The way in for every import: finds the format, has it read, and completes the metadata."""

import re
import stat
from dataclasses import replace
from pathlib import Path

from workbench.documents import isolation, markdown, plain, refusals
from workbench.documents.characters import is_blank, one_line, replace_unstorable
from workbench.documents.drafts import Draft
from workbench.documents.formats import find_format
from workbench.documents.margins import Margins
from workbench.documents.parsed import Parsed
from workbench.model.errors import UnreadableInput
from workbench.model.imports import Imported
from workbench.model.records import is_record
from workbench.text.headers import headers

DEFAULT_LANGUAGE = "en"
_LANGUAGE = re.compile("[a-z]{2,3}")

_READERS = {"plain": plain.read, "markdown": markdown.read}
"""Formats read in this process: they take time and memory in proportion to the input."""


def read_path(path: Path) -> Imported:
    """The article in a file; its origin is the file's name. UnreadableInput says why not."""
    return read_bytes(load(path), path.name, path.name)


def load(path: Path, most: int = refusals.MAX_BYTES) -> bytes:
    """The bytes of a file. UnreadableInput where it is none, or larger than `most`."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise about(_folder_name(path), refusals.folder())
        if found.st_size > most:
            raise about(path.name, refusals.too_large(most))
        with path.open("rb") as file:
            return file.read(most + 1)  # a pipe tells no size beforehand
    except (OSError, ValueError) as error:
        raise about(path.name, refusals.unopened(error)) from error


def read_bytes(body: bytes, origin: str, name: str = "") -> Imported:
    """The article in `body`; `name` lends its suffix where the content does not tell the format.

    UnreadableInput, in a sentence that begins with `origin`, where no text can be had.
    """
    try:
        parsed = parse(body, name)
    except UnreadableInput as error:
        raise about(origin, error) from error
    return _complete(parsed, origin)


def margins(body: bytes, origin: str) -> Margins:
    """What others wrote into a Word document, nothing where it is none; raises as `read_bytes`."""
    try:
        return isolation.margins(body) if find_format(body, origin) == "zip" else Margins()
    except UnreadableInput as error:
        raise about(origin, error) from error


def draft(body: bytes, origin: str) -> Draft:
    """A Word document with what its writer hung on its words; raises as `read_bytes`.

    Its text is that of `read_bytes`.
    """
    try:
        _check(body)
        if find_format(body, origin) != "zip":
            raise refusals.unsupported("no Word document")
        found = isolation.draft(body)
        _check_words(found.parsed)
    except UnreadableInput as error:
        raise about(origin, error) from error
    return found._replace(
        parsed=replace(found.parsed, text=replace_unstorable(found.parsed.text)[0])
    )


def _folder_name(path: Path) -> str:
    """The name of a folder; `.` and `..` have none of their own, and the root has only its sign."""
    whole = path.resolve()
    return whole.name or str(whole)


def parse(body: bytes, name: str = "") -> Parsed:
    """The text in `body` and what its file states, as its reader hands them on.

    UnreadableInput where there are no words, and for a web page, which `web` reads.
    """
    _check(body)
    kind = find_format(body, name)
    if kind == "html":
        raise refusals.unsupported("a web page")
    read = _READERS.get(kind)
    parsed = read(body) if read else isolation.read(kind, body)
    _check_words(parsed)
    return parsed


def _check(body: bytes) -> None:
    if not body:
        raise refusals.empty()
    if len(body) > refusals.MAX_BYTES:
        raise refusals.too_large()
    if is_record(body):
        raise refusals.whole_check()


def _check_words(parsed: Parsed) -> None:
    if is_blank(parsed.text):
        raise refusals.wordless()


def _complete(parsed: Parsed, origin: str) -> Imported:
    """Makes everything storable and fills what the format left open from the text itself."""
    text, replaced = replace_unstorable(parsed.text)
    imported = Imported(
        text,
        one_line(origin),
        parsed.extractor,
        title=one_line(parsed.title),
        byline=one_line(parsed.byline),
        publisher=one_line(parsed.publisher),
        published_on=parsed.published_on,
        url=one_line(parsed.url),
        language=_language(parsed.language),
        locators=parsed.locators,
        warnings=(*parsed.warnings, *replaced),
    )
    return _with_creation_day(_with_headers(imported), parsed.created_on)


def _language(stated: str) -> str:
    """The language of a stated tag such as `en-GB` (BCP 47), without its region."""
    primary = stated.strip().partition("-")[0].lower()
    return primary if _LANGUAGE.fullmatch(primary) else DEFAULT_LANGUAGE


def _with_headers(imported: Imported) -> Imported:
    """What the lines on top of the text say, where the file itself said nothing."""
    found = {header.field: header.value for header in reversed(headers(imported.text))}
    return replace(
        imported,
        title=imported.title or found.get("title", ""),
        byline=imported.byline or found.get("byline", ""),
        publisher=imported.publisher or found.get("publisher", ""),
        published_on=imported.published_on or found.get("published_on", ""),
        url=imported.url or found.get("url", ""),
    )


def _with_creation_day(imported: Imported, created_on: str) -> Imported:
    """A file's day of creation, which need not be that of publication, only where no other is."""
    if imported.published_on or not created_on:
        return imported
    told = f"The date {created_on} is the day on which the file was made."
    return replace(imported, published_on=created_on, warnings=(*imported.warnings, told))


def about(origin: str, error: UnreadableInput) -> UnreadableInput:
    """The same refusal in a sentence that begins with what was refused."""
    return UnreadableInput(f"{one_line(origin)}: {error.message}", error.hint)
