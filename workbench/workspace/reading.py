"""Reading what is to be imported: a file, what came in through a pipe, what an address gave.

Loads the readers of formats with the first text only. It may take a while and may be called from
any thread; storing what was read is `Articles.add`.
"""

import re
from pathlib import Path

from workbench.model.captured import Extraction, Fault, Unfetched
from workbench.model.errors import ForbiddenAddress, NetworkError, UnreadableInput
from workbench.model.imports import Imported
from workbench.text.display import shown
from workbench.workspace.network import Network

STANDARD_INPUT = "standard input"
"""The origin of a text that came in through a pipe."""

_PAGE = "text/html"
_LONGEST_TOLD = 120
_INSTEAD = "Save the page, or copy its text into a file, and import that with --url."
_VARIANT = re.compile(r"(?:www|m|mobile|amp)\.")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_file(name: str | Path) -> Imported:
    """The article in a file; its origin is the file's name. UnreadableInput says why not."""
    if not str(name).strip():
        raise UnreadableInput("The name of the file is empty.", "Name the file to import.")
    if _ADDRESS.match(str(name)):
        raise UnreadableInput(
            f"{shown(_shortened(str(name)))}: Only addresses of http and https can be imported; "
            "nothing was stored.",
            "Name a file by its path alone.",
        )
    from workbench.documents import reading

    path = Path(name)
    return _read(reading.load(path), path.name, path.name)


def read_input(body: bytes, origin: str = STANDARD_INPUT, name: str = "") -> Imported:
    """The article in bytes that came without a file, or were read from one called `name`.

    UnreadableInput says why there is none.
    """
    return _read(body, origin, name)


def read_answer(body: bytes, final_url: str, media_type: str, charset: str = "") -> Imported:
    """The article in what an address gave; its origin is that address, and its text the same that
    a capture has. UnreadableInput says why there is none.
    """
    from workbench.documents.reading import about
    from workbench.web import extract

    try:
        found = extract.read(body, final_url, media_type, charset=charset)
    except UnreadableInput as error:
        raise about(final_url, error) from error
    return _imported(found, final_url, _address(found.canonical_url, final_url))


def read_address(url: str, network: Network) -> Imported:
    """The article at an address. NetworkError where it gives none, ForbiddenAddress where it is not
    asked, UnreadableInput where it holds no text.
    """
    got = network.fetcher().fetch(url).result()
    if isinstance(got, Unfetched):
        said = f"Nothing was imported from {_shortened(url)}. {got.message}"
        is_refused = got.fault is Fault.REFUSED
        raise ForbiddenAddress(said, _INSTEAD) if is_refused else NetworkError(said, _INSTEAD)
    if not 200 <= got.status < 300:
        said = f"Nothing was imported: {_shortened(url)} answered with {got.status}."
        raise NetworkError(said, _INSTEAD)
    return read_answer(got.body, got.final_url, got.media_type, got.charset)


def _shortened(url: str) -> str:
    return url if len(url) <= _LONGEST_TOLD else f"{url[:_LONGEST_TOLD]}…"


def _read(body: bytes, origin: str, name: str = "") -> Imported:
    """The article in `body`; a web page by the way that captures go, all else as a document."""
    from workbench.documents import formats, reading

    if not formats.is_page(body, name):
        return reading.read_bytes(body, origin, name)
    from workbench.web import extract

    try:
        found = extract.read(body, "", _PAGE)
    except UnreadableInput as error:
        raise reading.about(origin, error) from error
    return _imported(found, origin, found.canonical_url)


def _imported(found: Extraction, origin: str, url: str) -> Imported:
    return Imported(
        found.text,
        origin,
        found.extractor,
        title=found.title,
        byline=found.byline,
        publisher=found.site,
        published_on=found.published_on,
        url=url,
        language=found.language or "en",
        locators=found.locators,
        warnings=tuple(_warnings(found)),
    )


def _warnings(found: Extraction) -> list[str]:
    told = [found.note] if found.note else []
    if found.is_paywalled:
        told.append("The page says that not all of it is free to read: its end may be missing.")
    return told


def _address(stated: str, final_url: str) -> str:
    """The address that a page states for itself, where it is one of the same site; else its own.

    A page of another site may be a copy of this one, and is not what was read.
    """
    return stated if stated and _site(stated) == _site(final_url) else final_url


def _site(url: str) -> str:
    """The host, by which the pages for telephones and computers are one."""
    from workbench.text.addresses import host_shown

    return _VARIANT.sub("", host_shown(url), count=1)
