"""What is fuzzed: how each kind of input is broken, how it is invented, and what reads it."""

import json
import tempfile
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, cast

from hypothesis import strategies as st

from tests.documents.documents import write_epub, write_odt, write_zip
from tests.faults import fuzz_answers as answers
from tests.faults import fuzz_corpus as corpus
from tests.faults import fuzz_drafts as drafts
from tests.faults import fuzz_offers as offers
from tests.faults import fuzz_packets as packets
from tests.faults import fuzz_records as records
from tests.faults import fuzz_revisions as revisions
from tests.faults import fuzz_tokens as tokens
from tests.faults import fuzz_word as word
from tests.faults.fuzz_mutations import mutate, mutate_zip
from workbench.documents import html_text, isolation, reading, worker
from workbench.model.errors import RefusedAddress, SettingsProblem, UnreadableInput
from workbench.text import addresses
from workbench.tui import keymap
from workbench.web import extract, page_metadata, page_reader, page_worker
from workbench.workspace import configuration

Strategy = st.SearchStrategy[bytes]


class Target(NamedTuple):
    """A kind of input as bytes. `read` may raise its reader's own errors only."""

    mutated: Callable[[Random], bytes]
    invented: Strategy
    read: Callable[[bytes], object]


def _in_this_process(kind: str, body: bytes) -> dict[str, Any]:
    return isolation.accepted(json.loads(json.dumps(worker.answer(kind, body))))


def _here(read: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """What reads documents, with their reader in this process."""

    def read_here(body: bytes) -> object:
        isolation.ask = _in_this_process
        return read(body)

    return read_here


def _import(name: str) -> Callable[[bytes], object]:
    """The whole way of an import, with the reader of documents in this process."""

    @_here
    def read(body: bytes) -> None:
        with suppress(UnreadableInput):
            reading.read_bytes(body, name, name)

    return read


def _read_page(body: bytes) -> None:
    html_text.to_text(body.decode("utf-8", "replace"))


class _PagesHere:
    """Reads pages as the process for them does, in this one."""

    def read(self, body: bytes, url: str, charset: str) -> page_reader.PageAnswer:
        head = json.dumps({"url": url, "charset": charset, "size": len(body)}).encode()
        said = BytesIO()
        page_worker.serve(BytesIO(head + b"\n" + body), said)
        return page_reader.PageAnswer(*map(json.loads, said.getvalue().splitlines()))


def _read_web_page(body: bytes) -> None:
    page_reader.shared = cast(page_reader.PageReader, _PagesHere())
    found = extract.extract(body, "https://example.org/lamps", "text/html")
    assert "\0" not in found.text
    assert found.text or found.note
    for value in (found.title, found.site, *found.authors):
        assert len(value) <= page_metadata.LONGEST_TITLE + 1, value
        assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in value), value
    for day in (found.published_on, found.modified_on):
        assert not day or date.fromisoformat(day).isoformat() == day, day
    if found.canonical_url:
        assert addresses.canonical(found.canonical_url) == found.canonical_url, found


def _read_address(body: bytes) -> None:
    text = body.decode("utf-8", "surrogatepass")
    found = addresses.find_addresses(text)
    assert addresses.has_address(text) == bool(found), text
    for one in found:
        assert one.start in range(one.end), one
        assert one.end <= len(text), one
    addresses.host_shown(text)
    with suppress(RefusedAddress):
        once = addresses.canonical(text)
        assert addresses.canonical(once) == once, once
        assert addresses.canonical(addresses.without_user(text)) == once, once
        assert once.isascii(), once
        assert once.isprintable(), once
        assert once.startswith(("http://", "https://")), once


def _read_keymap(body: bytes) -> None:
    with suppress(ValueError, RecursionError):  # no JSON: only carries the two here
        made = json.loads(body)
        if not isinstance(made, list) or len(made) != 2 or not isinstance(made[1], dict):
            return
        preset, keys = made
        with suppress(SettingsProblem):
            for verb, names in keymap.resolve(preset, keys).items():
                assert keymap.key_words(names), verb


def _read_configuration(body: bytes) -> None:
    place = Path(tempfile.gettempdir(), "config.toml")
    place.write_bytes(body)
    with suppress(SettingsProblem):
        configuration.load(place)


def _one_of(*bodies: bytes) -> Callable[[list[bytes]], Callable[[Random], bytes]]:
    def with_words(words: list[bytes]) -> Callable[[Random], bytes]:
        return lambda chance: mutate(chance, chance.choice(bodies), words)

    return with_words


def _zipped(archive: bytes, words: list[bytes]) -> Callable[[Random], bytes]:
    return lambda chance: mutate_zip(chance, archive, words)


def _elements(names: list[str]) -> Strategy:
    """Well-formed markup of a format's elements, deep and odd."""
    words = st.text(max_size=8).map(_escape)
    attributes = st.sampled_from(["", ' w:val="1"', ' w:id="2"', ' text:c="5"', ' r:id="rId9"'])
    return st.recursive(
        words,
        lambda inner: st.tuples(
            st.sampled_from(names), attributes, st.lists(inner, max_size=4)
        ).map(lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"),
        max_leaves=12,
    ).map(str.encode)


def _escape(words: str) -> str:
    kept = "".join(char for char in words if char.isprintable())
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _word_document(markup: bytes) -> bytes:
    parts = corpus.docx_parts()
    head, end = str(parts["word/document.xml"]).split("<w:body>")
    tail = end[end.index("</w:body>") :]
    return write_zip(
        parts | {"word/document.xml": head.encode() + b"<w:body>" + markup + tail.encode()}
    )


def _pdf_of(values: list[str]) -> bytes:
    body = b"%PDF-1.4\n"
    for number, value in enumerate(values, start=1):
        body += f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1", "replace")
    return body + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


_PDF_VALUE = st.recursive(
    st.sampled_from(
        ["1 0 R", "2 0 R", "3 0 R", "0", "-1", "1e9", "(words)", "<41>", "/Page", "null"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda made: f"[{' '.join(made)}]")
        | st.dictionaries(
            st.sampled_from(
                ["Type", "Kids", "Parent", "Count", "Contents", "Resources", "MediaBox"]
            ),
            inner,
            max_size=5,
        ).map(lambda made: "<<" + "".join(f"/{key} {made[key]}" for key in made) + ">>")
    ),
    max_leaves=10,
)
_PDF_STREAM = st.binary(max_size=60).map(
    lambda made: f"<< /Length {len(made)} >>\nstream\n{made.decode('latin-1')}\nendstream"
)
_ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "cp1252", "koi8_r", "cp932", "iso2022_jp", "utf-16-be")
_BYTES = st.tuples(_ANY_TEXT, st.sampled_from(_ENCODINGS)).map(
    lambda made: made[0].encode(made[1], "replace")
) | st.binary(max_size=120)
_HEADER = st.tuples(
    st.sampled_from(["From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "X"]),
    _ANY_TEXT
    | st.sampled_from(["text/html", "multipart/mixed; boundary=B", "base64", "a@b", "=?utf-8?b?"]),
).map(lambda made: f"{made[0]}: {made[1]}".encode("utf-8", "replace"))
_LINES = st.lists(
    st.sampled_from(tokens.MARKS) | _ANY_TEXT.map(lambda text: text.encode("utf-8", "replace"))
)
_URL_PIECES = st.lists(
    st.sampled_from([token.decode() for token in tokens.URL]) | st.text(max_size=6), max_size=10
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _ANY_TEXT, lambda inner: st.lists(inner, max_size=3)
)
_KEY_NAMES = st.lists(
    st.sampled_from(["ctrl", "shift", "alt", "a", "A", "f1", "comma", ",", "+", "é", "1", "enter"])
    | st.text(max_size=2),
    max_size=3,
).map("+".join)
_KEYMAPS = st.dictionaries(
    st.sampled_from(sorted(keymap.by_id())) | st.text(max_size=5), _KEY_NAMES | _JSON, max_size=4
)
_SETTING = st.tuples(
    st.sampled_from(["who", "theme", "keymap", "keys", "scale", "round", "editor"])
    | st.text(max_size=4),
    _JSON,
).map(lambda made: f"{json.dumps(made[0])} = {json.dumps(made[1])}")

_MARGINS = [
    *("w:p", "w:r", "w:t", "w:ins", "w:del", "w:delText", "w:moveTo", "w:moveFrom", "w:hyperlink"),
    *("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:footnoteReference"),
    *("w:bookmarkStart", "w:bookmarkEnd", "w:sdt", "w:tbl", "w:pPr", "w:rPr"),
]

TARGETS = {
    "docx": Target(
        _zipped(corpus.docx(), tokens.XML + tokens.WORD),
        _elements(
            ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:ins", "w:sdt", "w:hyperlink", "w:pPr"]
        ).map(_word_document),
        _import("a.docx"),
    ),
    "odt": Target(
        _zipped(corpus.odt(), tokens.XML + tokens.OPEN),
        _elements(
            [
                *("text:p", "text:list", "text:list-item", "text:note", "text:s", "table:table"),
                *("table:table-row", "table:table-cell", "text:span", "text:note-body"),
            ]
        ).map(lambda made: write_odt(made.decode())),
        _import("a.odt"),
    ),
    "epub": Target(
        _zipped(corpus.epub(), tokens.XML + tokens.BOOK),
        _elements(["p", "table", "tr", "td", "ol", "li", "pre", "q", "h1", "div"]).map(
            lambda made: write_epub([made.decode()])
        ),
        _import("a.epub"),
    ),
    "pdf": Target(
        _one_of(*corpus.pdfs())(tokens.PDF),
        st.lists(_PDF_VALUE | _PDF_STREAM, max_size=6).map(_pdf_of),
        _import("a.pdf"),
    ),
    "eml": Target(
        _one_of(*corpus.mails())(tokens.MAIL),
        st.tuples(st.lists(_HEADER, max_size=5), _BYTES).map(
            lambda made: b"\n".join([b"From: a@example.org", *made[0], b"", made[1]])
        ),
        _import("a.eml"),
    ),
    "html": Target(
        _one_of(*corpus.pages())(tokens.TAGS),
        _elements(["p", "table", "tr", "td", "ol", "ul", "li", "pre", "q", "svg", "body"]) | _BYTES,
        _read_page,
    ),
    "web-page": Target(
        _one_of(*corpus.web_pages())(tokens.TAGS + tokens.WEB),
        st.tuples(
            st.lists(_JSON | st.just({"@type": "Article", "author": {"name": "A"}}), max_size=3),
            _elements(["article", "p", "h1", "table", "tr", "td", "ul", "li", "q", "div", "a"]),
        ).map(
            lambda made: (
                f'<html><script type="application/ld+json">{json.dumps(made[0])}</script>'.encode()
                + made[1] * 9
            )
        )
        | _BYTES,
        _read_web_page,
    ),
    "markdown": Target(
        _one_of(*corpus.markdowns())(tokens.MARKS), _LINES.map(b"".join), _import("a.md")
    ),
    "plain": Target(_one_of(*corpus.plains())(tokens.TEXT), _BYTES, _import("a.txt")),
    "addresses": Target(
        lambda chance: (
            _one_of(*map(str.encode, corpus.ADDRESSES))(tokens.URL)(chance)
            .decode("utf-8", "replace")
            .encode()
        ),
        (_URL_PIECES.map("".join) | _ANY_TEXT).map(
            lambda made: made.encode("utf-8", "surrogatepass")
        ),
        _read_address,
    ),
    "keymap": Target(
        _one_of(b'["azerty", {"claim.source": "s,ctrl+l", "app.quit": "ctrl+q,f9"}]')(tokens.KEYS),
        st.tuples(st.sampled_from(["default", "azerty"]) | st.text(max_size=3), _KEYMAPS).map(
            lambda made: json.dumps(made).encode()
        ),
        _read_keymap,
    ),
    "configuration": Target(
        _one_of(corpus.CONFIGURATION.encode(), configuration.default_text().encode())(
            tokens.SETTINGS
        ),
        st.lists(_SETTING, max_size=4).map(lambda made: "\n".join(made).encode()) | _BYTES,
        _read_configuration,
    ),
    "revision": Target(revisions.mutated, revisions.invented, revisions.read),
    "answers": Target(answers.mutated, answers.invented, answers.read),
    "claim-review": Target(offers.mutated_reviews, offers.invented_reviews, offers.read_reviews),
    "annotations": Target(
        offers.mutated_annotations, offers.invented_annotations, offers.read_annotations
    ),
    "spreadsheet": Target(offers.mutated_rows, offers.invented_rows, offers.read_rows),
    "markdown-draft": Target(
        drafts.mutated_markdown, drafts.invented_markdown, drafts.read_markdown
    ),
    "page-draft": Target(drafts.mutated_pages, drafts.invented_pages, drafts.read_page),
    "word-answers": Target(
        word.mutated, _elements(_MARGINS).map(word.of_markup), _here(word.read_answers)
    ),
    "word-draft": Target(
        word.mutated, _elements(_MARGINS).map(word.of_markup), _here(word.read_draft)
    ),
    "packet": Target(packets.mutated, packets.invented, packets.read),
    "record": Target(records.mutated, records.invented, records.read),
}
