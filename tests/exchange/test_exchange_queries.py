"""The document of queries: what it says in each format, and that hostile words stay words."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from exchanged import HOSTILE, asked, document

from workbench.documents import docx as word_reader
from workbench.documents.zipped import Package
from workbench.exchange.blocks import Line
from workbench.exchange.markdown_text import escaped
from workbench.exchange.queries import FORMATS, suffix_of, written
from workbench.exchange.query_blocks import QueryDocument, blocks
from workbench.exchange.writing import write
from workbench.exchange.zipping import NO_TIME
from workbench.model.errors import RefusedChange, StorageError, UsageError

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)

MARKDOWN = """\
# Queries: Lighthouse keepers

Article 1, revision 2, 23 November 2026.

Please write below each “Answer:”, as much as you like, and leave the numbers in brackets.

## [q3] To the subject, Odo Farrant, asked by MK on 22 November 2026, answer until 1 December 2026

**In the text:** It has burned through **2,600 litres** of diesel a month.

**Question:** Which year?

**Proposed wording:** ~~2,600~~**2,900** litres

**Accept the proposed wording? (yes or no):**

**Answer:**

## [q4] To the author, asked by MK on 22 November 2026

**In the text:** It has burned through **2,600 litres** of diesel a month.

**Question:** Who says so?

**Was answered:** answered on 23 November 2026. The harbour office.
"""


def both() -> QueryDocument:
    return document(
        asked(
            3,
            to_whom="subject",
            whom="Odo Farrant",
            question="Which year?",
            proposed="2,900 litres",
            due_on="2026-12-01",
        ),
        asked(
            4,
            question="Who says so?",
            state="answered",
            answer="The harbour office.",
            answered_at="2026-11-23T10:00:00.000000Z",
        ),
    )


def docx_text(body: bytes) -> str:
    return word_reader.read(Package(body, "Word document")).text


def test_markdown_says_all_of_each_query_with_room_for_the_answer() -> None:
    assert written(both(), ".md", AT).decode() == MARKDOWN


def test_plain_text_sets_words_apart_by_signs() -> None:
    text = written(both(), ".txt", AT).decode()
    assert "In the text: It has burned through [2,600 litres] of diesel a month." in text
    assert "Proposed wording: [-2,600-][+2,900+] litres" in text
    assert text.startswith("Queries: Lighthouse keepers\n===========================\n")


def test_the_word_document_is_whole_and_says_the_same() -> None:
    body = written(both(), ".docx", AT)
    with zipfile.ZipFile(BytesIO(body)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own bytes
    text = docx_text(body)
    for words in ("[q3] To the subject, Odo Farrant", "Question: Which year?", "2,6002,900 litres"):
        assert words in text
    assert text.index("[q3]") < text.index("[q4]")


def test_the_word_document_tells_nothing_of_this_machine() -> None:
    body = written(both(), ".docx", AT)
    with zipfile.ZipFile(BytesIO(body)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "2013-12-23" not in core
    assert "2026-11-23T04:00:00Z" in core


def test_a_document_of_nothing_says_so() -> None:
    assert "There is no open query." in written(document(), ".txt", AT).decode()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_begin_no_line_and_steer_nothing(hostile: str, suffix: str) -> None:
    entry = asked(
        1, hostile, question=hostile, proposed=f"{hostile}!", whom=hostile, asked_by=hostile
    )
    closed = asked(2, state="rejected", answer=hostile)
    body = written(document(entry, closed, title=hostile), suffix, AT)
    text = docx_text(body) if suffix == ".docx" else body.decode()
    starts = ("Queries", "Article", "Please", "[q1]", "[q2]", "In the text", "Question")
    starts += ("Proposed", "Accept", "Answer", "Was answered", "=====")
    for line in filter(str.strip, text.splitlines()):
        assert line.lstrip("#* ").startswith(starts), line
        assert line.isprintable() or "\u200d" in line or "\ufeff" not in line
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", line)
    assert len(re.findall(r"^[#* ]*Answer", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markdown_has_every_sign_of_foreign_words_escaped(hostile: str) -> None:
    source = escaped(hostile)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~&$^!]", re.sub(r"\\[^\w\s]", "", source))
    assert not re.search(r"\w://", source)
    assert re.sub(r"\\([^\w\s])", r"\1", source) == hostile


def test_the_same_document_gives_the_same_blocks_twice() -> None:
    assert list(blocks(both())) == list(blocks(both()))
    assert all(line.label for line in blocks(both()) if isinstance(line, Line) and line.runs[1:])


@pytest.mark.parametrize("name", ["queries.pdf", "queries", "queries.doc"])
def test_another_ending_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.docx, \.md, \.txt"):
        suffix_of(Path(name))


def test_writing_replaces_nothing_unasked_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "queries.md"
    write(path, b"one")
    assert path.read_bytes() == b"one"
    with pytest.raises(RefusedChange, match="there already"):
        write(path, b"two")
    assert path.read_bytes() == b"one"
    write(path, b"two", force=True)
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["queries.md"]


def test_writing_through_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "queries.md"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedChange):
        write(path, b"one")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be written"):
        write(tmp_path / "no" / "queries.md", b"one")


def test_a_word_document_of_the_same_says_nothing_of_when_it_was_made() -> None:
    made = written(document(asked()), ".docx", AT)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {NO_TIME}
        assert archive.namelist()[0] == "[Content_Types].xml"
