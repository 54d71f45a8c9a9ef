"""The way in for every capture: tells by the content what a body is, and has its text read.

Web pages go to a process of their own, documents to that of `documents`; of pictures, recordings
and whatever else holds no text it is said what they are. The same bytes give the same text.
"""

import re
from typing import Any

from workbench.documents import plain, reading, refusals
from workbench.documents.characters import is_blank, one_line, replace_unstorable
from workbench.documents.formats import find_format, narrowed
from workbench.documents.parsed import Parsed
from workbench.model.captured import Extraction
from workbench.model.errors import UnreadableInput
from workbench.web import page_reader
from workbench.web.charsets import decode_declared
from workbench.web.notes import joined

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_TAG = re.compile(rb"<(?:!doctype|!--|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_PAGE_START = re.compile(
    rb"\s*<(?:!doctype|!--|head|body|title|meta|script|style|div|p|h[1-6]|table|article|a|br|b|i)"
    rb"(?=[\s/>])",
    re.IGNORECASE,
)
_LOOKED_AT = 65_536
"""Bytes in which a page has a tag."""

FEWEST = 250
FEWEST_SHARE = 0.2
"""An article shorter than both, in characters and as a share of the page's text, was not found:
trafilatura itself looks again below these."""

_MEDIA = {"image": "a picture", "audio": "a recording", "video": "a video", "font": "a font"}


_KEPT = (
    "what was received is kept as it is. If its words matter, attach them as a file or as pasted "
    "text."
)


def extract(body: bytes, url: str, media_type: str, *, charset: str = "") -> Extraction:
    """The readable text of `body`, and what it says of itself.

    `url` is the final address, or empty for a file; `media_type` and `charset` are as the server
    declared them, or empty; what the bytes are counts more. Never raises for what is in them: where
    there is no text, `note` says why.
    """
    try:
        found = _found(body, url, media_type, charset)
    except UnreadableInput as error:
        return Extraction("", "", note=_kept(error))
    if is_blank(found.text):
        return found._replace(text="", note=joined((_kept(refusals.wordless()), found.note)))
    return found


def read(body: bytes, url: str, media_type: str, *, charset: str = "") -> Extraction:
    """As `extract`, for what is not kept without a text: UnreadableInput where there is none."""
    found = _found(body, url, media_type, charset)
    if is_blank(found.text):
        raise refusals.wordless()
    return found


def _found(body: bytes, url: str, media_type: str, charset: str) -> Extraction:
    match _format(body, media_type.partition(";")[0].strip().lower()):
        case "html":
            found = _page(body, url, charset)
        case "plain":
            found = _plain(body, charset)
        case _:
            found = _document(reading.parse(body))
    text, replaced = replace_unstorable(found.text)
    return found._replace(text=text, note=joined((found.note, *replaced)))


def _kept(error: UnreadableInput) -> str:
    return f"{refusals.clause(error)}; {_KEPT}"


def _format(body: bytes, media_type: str) -> str:
    """As `find_format`, but a page also without the beginning of one; never Markdown."""
    if not body:
        raise refusals.refused("The answer is empty", "")
    if len(body) > refusals.MAX_BYTES:
        raise refusals.too_large()
    found = find_format(body)
    if found in ("plain", "markdown"):
        start = narrowed(body[:_LOOKED_AT])
        if media_type in _PAGE_TYPES and _TAG.search(start):
            return "html"
        if not media_type and _PAGE_START.match(start):
            return "html"
        if what := _MEDIA.get(media_type.partition("/")[0]):
            raise refusals.refused(f"It is {what}", "")
        return "plain"
    return found


def _plain(body: bytes, charset: str) -> Extraction:
    decoded = plain.checked(decode_declared(body, charset))
    return Extraction(decoded.text, plain.VERSION, note=joined(decoded.warnings))


def _document(parsed: Parsed) -> Extraction:
    byline = one_line(parsed.byline)
    return Extraction(
        parsed.text,
        parsed.extractor,
        title=one_line(parsed.title),
        authors=(byline,) if byline else (),
        published_on=parsed.published_on,
        site=one_line(parsed.publisher),
        canonical_url=one_line(parsed.url),
        language=parsed.language.partition("-")[0].lower(),
        locators=parsed.locators,
        note=joined(parsed.warnings),
    )


def _page(body: bytes, url: str, charset: str) -> Extraction:
    answer = page_reader.shared.read(body, url, charset)
    if answer.plain is None:
        late = f"Reading the page took longer than {page_reader.DEADLINE:.0f} seconds"
        what = late if answer.is_late else "The page could not be read: its reader broke off"
        raise refusals.refused(what, "Save its text as .txt and attach that.")
    found = _from_answer(answer.plain)
    if answer.article is None:
        why = "took too long" if answer.is_late else "broke off"
        told = f"Finding the article in the page {why}; this is the text of the whole page."
        return found._replace(note=joined((told, found.note)))
    if _is_enough(answer.article["text"], found.text):
        return found._replace(**answer.article)
    return found


def _is_enough(article: str, whole: str) -> bool:
    return bool(article) and (len(article) >= FEWEST or len(article) >= FEWEST_SHARE * len(whole))


def _from_answer(answer: dict[str, Any]) -> Extraction:
    """The process's answer, whose shape `pages.read_plainly` fixes."""
    return Extraction(**answer | {"authors": tuple(answer["authors"]), "locators": ()})
