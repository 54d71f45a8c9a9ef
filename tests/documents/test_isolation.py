"""Documents are read in a process with limits: what kills or stalls it is one sentence here."""

import subprocess
import sys
from pathlib import Path

import pytest
from documents import article_docx

from workbench.documents import isolation
from workbench.documents.reading import read_bytes
from workbench.model.errors import UnreadableInput


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "DEADLINE", 0.001)
    with pytest.raises(UnreadableInput, match=r"took longer than 0 seconds; nothing was stored\."):
        read_bytes(article_docx(), "draft.docx", "draft.docx")


def test_a_module_in_the_current_folder_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "1,200 people" in read_bytes(article_docx(), "draft.docx", "draft.docx").text


def test_a_reader_that_dies_is_a_broken_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_START", "import os; os.abort()")
    with pytest.raises(UnreadableInput, match="is broken or incomplete") as refused:
        read_bytes(article_docx(), "draft.docx", "draft.docx")
    assert isinstance(refused.value.__cause__, UnreadableInput)


def test_plain_text_is_read_without_the_libraries_for_documents() -> None:
    code = (
        "import sys; from workbench.documents.reading import read_bytes; read_bytes(b'words', 'x');"
        "print([name for name in ('mammoth', 'pypdfium2', 'selectolax', 'charset_normalizer',"
        "'docx') if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
