"""Reads Word documents with mammoth: insertions kept, deletions dropped, notes at the end."""

import re
from collections.abc import Mapping
from importlib.metadata import version
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

import mammoth

from workbench.documents import html_text, refusals, safe_xml
from workbench.documents.days import iso_day
from workbench.documents.parsed import Parsed
from workbench.documents.properties import author, title
from workbench.documents.zipped import Package

KIND = "Word document"

_BACKLINK = re.compile(r' ?<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
"""What mammoth puts behind each note; words of the document itself come with `<` escaped."""
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FAULTS = (
    *(LookupError, AttributeError, TypeError, ValueError, OSError, AssertionError),
    ExpatError,  # of a namespace with a space in it, which only its parser minds
)
"""What mammoth raises on documents that name notes, links or parts which they do not hold."""

_TEMPLATE_DAYS = {"2013-12-23"}
"""The day in python-docx's template, which everything that it makes carries until it is changed."""


def read(package: Package, replaced: Mapping[str, bytes] | None = None) -> Parsed:
    """The document's text and core properties. UnreadableInput where it is broken or encrypted.

    `replaced` are parts to be read in the place of its own, by their names.
    """
    parts = _parts(package, replaced or {})
    try:
        images = mammoth.images.img_element(_no_image)
        html = mammoth.convert_to_html(parts, convert_image=images).value
    except _FAULTS as error:
        raise refusals.broken(KIND) from error
    text = html_text.to_text(_BACKLINK.sub("", html), keep_spaces=True)
    return _with_properties(package, text)


def _parts(package: Package, replaced: Mapping[str, bytes]) -> BytesIO:
    """A clean archive of the parts that hold text, each read under the limits and looked at.

    mammoth then meets no member whose size, name or XML has not been checked.
    """
    clean = BytesIO()
    with ZipFile(clean, "w") as archive:
        for name in sorted(package.names):
            if name == "[Content_Types].xml" or name.endswith(".rels") or _holds_text(name):
                body = replaced.get(name) or package.read(name)
                safe_xml.check(body, KIND)
                archive.writestr(name, body)
    clean.seek(0)
    return clean


def _holds_text(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == "word" and file.endswith(".xml")


def _no_image(_: object) -> dict[str, str]:
    return {}


def _with_properties(package: Package, text: str) -> Parsed:
    extractor = f"mammoth {version('mammoth')}"
    if _CORE not in package.names:
        return Parsed(text, extractor)
    core = safe_xml.parse(package.read(_CORE), KIND)
    created = iso_day(core.findtext(f"{_TERMS}created") or "")
    return Parsed(
        text,
        extractor,
        title=title(core.findtext(f"{_DC}title") or ""),
        byline=author(core.findtext(f"{_DC}creator") or ""),
        created_on="" if created in _TEMPLATE_DAYS else created,
        language=core.findtext(f"{_DC}language") or "",
    )
