"""The document of queries in the formats in which it leaves, by the end of a file's name."""

from datetime import datetime
from pathlib import Path

from workbench.exchange import markdown_text, plain_text, word_document
from workbench.exchange.query_blocks import QueryDocument, blocks
from workbench.model.errors import UsageError

FORMATS = (".docx", ".md", ".txt")


def written(document: QueryDocument, suffix: str, made_at: datetime) -> bytes:
    """The document's bytes in the format of a suffix of FORMATS; UsageError for another."""
    match suffix.lower():
        case ".md":
            return markdown_text.markdown(blocks(document)).encode()
        case ".txt":
            return plain_text.plain_text(blocks(document)).encode()
        case ".docx":
            return word_document.word_document(blocks(document), made_at)
        case _:
            raise _unknown(suffix)


def suffix_of(path: Path) -> str:
    """The end of a file's name, by which the format is chosen; UsageError where it is none."""
    return known(path.suffix)


def known(suffix: str) -> str:
    """A suffix in small letters; UsageError where it is none of FORMATS."""
    if suffix.lower() not in FORMATS:
        raise _unknown(suffix)
    return suffix.lower()


def _unknown(suffix: str) -> UsageError:
    return UsageError(
        f"“{suffix}” is no ending of a document of queries.",
        f"Name the file with one of: {', '.join(FORMATS)}.",
    )
