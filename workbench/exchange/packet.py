"""The packet: a page for people, lists for programs, the captures, the history, and a manifest with
the hash of every file, so that whoever gets it can tell that it is whole.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256

from workbench.exchange import markdown_article
from workbench.exchange import packet_files as layout
from workbench.exchange import packet_lists as lists
from workbench.exchange.html_page import page
from workbench.exchange.json_text import json_bytes, json_line
from workbench.exchange.packet_files import CapturedFile
from workbench.exchange.wording import left_out
from workbench.model.handover import Contents, Exported, ExportedFile, Handover, Step
from workbench.text.display import shown

README = """\
{title}
The check of this article, revision {revision}, as the workbench handed it over.

index.html        the article with its claims, verdicts, sources and queries: open it in a browser
article.md        the same for any editor of text: footnotes to its words, and a report
article.txt       the text that was checked, as it was received
sources.json      the sources, with what each says to which claim
queries.json      what was asked, and what was answered
corrections.json  what was changed after the sign-off
history.jsonl     all that was done, a line each, oldest first
captures/         what the sources gave when they were looked at, a file each
manifest.json     the size and sha256 of every file

{left_out}

Captured pages end in .txt on purpose. Opened as pages they would run their scripts on your computer
and tell their servers that you look at them; as text they can be read, and nothing else.

To see whether all is as it was handed over: workbench verify FOLDER-OR-ZIP
"""


def export(handover: Handover, history: Iterable[Step], contents: Contents) -> Exported:
    """The packet's files, the manifest first. Captures are read by `contents` as they are written;
    their sizes and hashes are those that the record has.
    """
    captured, names = layout.captured_files(handover)
    made = (
        ExportedFile(layout.README, _readme(handover)),
        ExportedFile(layout.PAGE, page(handover, names).encode()),
        ExportedFile(layout.ANNOTATED, markdown_article.export(handover).files[0].content),
        ExportedFile(layout.ARTICLE, handover.article.text.encode()),
        ExportedFile(layout.SOURCES, json_bytes(lists.sources(handover, names))),
        ExportedFile(layout.QUERIES, json_bytes(lists.queries(handover.queries))),
        ExportedFile(layout.CORRECTIONS, json_bytes(lists.corrections(handover.corrections))),
        ExportedFile(layout.HISTORY, b"".join(json_line(lists.step(each)) for each in history)),
    )
    kept = tuple(
        ExportedFile(each.name, later=partial(contents, each.capture.sha256)) for each in captured
    )
    return Exported((_manifest(handover, made, captured), *made, *kept))


def _manifest(
    handover: Handover, made: Iterable[ExportedFile], captured: Iterable[CapturedFile]
) -> ExportedFile:
    value = {
        "format": layout.FORMAT,
        "version": layout.VERSION,
        "article": {
            "title": handover.article.title,
            "revision": handover.article.revision,
            "text_sha256": sha256(handover.article.text.encode()).hexdigest(),
        },
        "included": handover.included._asdict(),
        "left_out": handover.left_out._asdict(),
        "files": [
            {"name": name, "size": size, "sha256": digest}
            for name, size, digest in _hashes(made, captured)
        ],
    }
    return ExportedFile(layout.MANIFEST, json_bytes(value))


def _hashes(
    made: Iterable[ExportedFile], captured: Iterable[CapturedFile]
) -> Iterator[tuple[str, int, str]]:
    for each in made:
        yield each.name, len(each.body), sha256(each.body).hexdigest()
    for kept in captured:
        yield kept.name, kept.capture.size, kept.capture.sha256


def _readme(handover: Handover) -> bytes:
    article = handover.article
    said = README.format(
        title=shown(article.title), revision=article.revision, left_out=left_out(handover.left_out)
    )
    return said.encode()
