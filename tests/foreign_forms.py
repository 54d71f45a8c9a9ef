"""What a record becomes in the forms that others read, as these read it: with others' words in it
everywhere, nothing but these words.
"""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO

from handovers import handover
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from pages import full_of

from workbench.exchange import (
    claim_review,
    claim_review_reading,
    markdown_article,
    spreadsheet,
    spreadsheet_reading,
    web_annotations,
    web_annotations_reading,
)
from workbench.exchange.html_page import link
from workbench.model.handover import Handover

READER = MarkdownIt("gfm-like").use(footnote_plugin)
"""As GitHub reads it: tables, strikethrough, bare addresses as links, footnotes, HTML."""

OURS = {"paragraph", "text", "inline", "softbreak", "hardbreak", "heading", "strong", "link"}
OURS |= {"list_item", "bullet_list"}
OURS |= {"footnote", "footnote_anchor", "footnote_block", "footnote_ref"}

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def tokens(markdown: str) -> list[Token]:
    return [one for token in READER.parse(markdown) for one in (token, *(token.children or ()))]


def mistaken_forms(words: str) -> list[str]:
    """What in any form is taken for something else than the words, or comes back as others."""
    if not words.strip():
        return []
    record = _settled(full_of(words))
    found = [*_reviews(record, words), *_annotations(record, words)]
    found += [*_rows(record, words), *_markdown(record, words)]
    return [f"{each}: {words!r}" for each in found]


def _settled(record: Handover) -> Handover:
    claims = [each._replace(claim=each.claim._replace(state="settled")) for each in record.claims]
    return record._replace(claims=tuple(claims))


def _reviews(record: Handover, words: str) -> Iterator[str]:
    for file in claim_review.export(record, "https://c.example/{number}").files:
        yield from _json(file.content, file.name)
        [claim] = claim_review_reading.offered(file.content, file.name).claims
        if claim.words != words or claim.comment != words:
            yield f"words of {file.name}"


def _annotations(record: Handover, words: str) -> Iterator[str]:
    [file] = web_annotations.export(record).files
    yield from _json(file.content, file.name)
    offer = web_annotations_reading.offered(file.content, file.name)
    if not any(words in claim.comment and claim.by == words for claim in offer.claims):
        yield "words of annotations"
    marks = {claim.words for claim in offer.claims}
    if not marks <= {words, words.replace("\n", " "), *_asked(record)}:
        yield f"places of annotations {marks}"


def _asked(record: Handover) -> Iterator[str]:
    text = record.article.text
    return (text[each.query.start : each.query.end] for each in record.queries)


def _json(body: bytes, name: str) -> Iterator[str]:
    """What could end a script, or steer what shows the file."""
    text = body.decode()
    json.loads(text)
    if "<" in text or not all(char.isprintable() or char == "\n" for char in text):
        yield f"characters of {name}"


def _rows(record: Handover, words: str) -> Iterator[str]:
    [file] = spreadsheet.export(record).files
    text = file.content.decode("utf-8-sig")
    for row in csv.reader(StringIO(text, newline="")):
        if any(cell.lstrip(" ").startswith(FORMULA) for cell in row):
            yield "a formula in a spreadsheet"
    [claim] = spreadsheet_reading.offered(file.content, file.name).claims
    kept = re.sub("[\ud800-\udfff]", "\ufffd", words)
    passages = [each.passage for each in claim.sources]
    if claim.words != kept or claim.comment != kept or passages != [kept]:
        yield "words of a spreadsheet"


def _markdown(record: Handover, words: str) -> Iterator[str]:
    [file] = markdown_article.export(record).files
    markdown = file.content.decode()
    read = tokens(markdown)
    if kinds := {re.sub("_(open|close)$", "", each.type) for each in read} - OURS:
        yield f"elements of Markdown {kinds}"
    links = {str(each.attrs["href"]) for each in read if each.type == "link_open"}
    if links and not link(words):
        yield f"links of Markdown {links}"
    if max((each.level for each in read if each.type == "bullet_list_open"), default=0) > 1:
        yield "lists of Markdown"
    plain = handover(*record.claims).claims
    if len([each for each in read if each.type == "footnote_open"]) != len(plain):
        yield "footnotes of Markdown"
    if not all(char.isprintable() or char == "\n" for char in markdown if ord(char) < 0xA0):
        yield "characters of Markdown"
