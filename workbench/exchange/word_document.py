"""Blocks as a Word document: python-docx writes it, so that it is whole and opens everywhere."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from workbench.exchange.blocks import Block, Heading, Line, Look, Room, Run, Title
from workbench.exchange.zipping import zipped
from workbench.model.handover import ExportedFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
LONGEST_TITLE = 255
"""Characters that a document's properties take."""


def word_document(blocks: Iterable[Block], made_at: datetime) -> bytes:
    """The bytes of the .docx; `made_at` is what its properties say, and nothing of this machine."""
    import docx  # a tenth of a second, for this format alone

    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made_at.replace(tzinfo=None, microsecond=0)
    for block in blocks:
        _add(document, block)
    body = BytesIO()
    document.save(body)
    return _without_times(body)


def _without_times(body: BytesIO) -> bytes:
    """The same parts without the moment at which each was put in: same words, same bytes."""
    with ZipFile(body) as archive:
        parts = [ExportedFile(name, archive.read(name)) for name in archive.namelist()]
    made = BytesIO()
    zipped(parts, made)
    return made.getvalue()


def _add(document: "Document", block: Block) -> None:
    match block:
        case Title(text):
            document.core_properties.title = text[:LONGEST_TITLE]
            document.add_heading(text, 0)
        case Heading(mark, text):
            document.add_heading(f"{mark} {text}", 2)
        case Room(label):
            document.add_paragraph().add_run(f"{label}:").bold = True
        case Line(label, runs):
            _fill(document.add_paragraph(), label, runs)


def _fill(paragraph: "Paragraph", label: str, runs: Iterable[Run]) -> None:
    if label:
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(" ")
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold = run.look == Look.STRONG
        made.font.strike = run.look == Look.GONE
        made.underline = run.look == Look.NEW
