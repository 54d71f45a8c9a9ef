"""Writing captures, and what extractors read out of them. Neither is ever changed."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.errors import RefusedChange
from workbench.model.evidence_requests import NewCapture, NewText
from workbench.store import blobs
from workbench.store.lookups import row_of
from workbench.store.recorder import insert_many
from workbench.store.tables import Capture, CaptureText, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Captures:
    """What sources gave, at moments."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(self, new: NewCapture, text: NewText | None = None) -> int:
        """Adds a capture of a source, with what was read out of it; returns its id.

        The same bytes captured again are a capture of their own, and lie in the file once.
        """
        row_of(self._tx, Source, new.source)
        said = {name: value for name, value in new._asdict().items() if name != "content"}
        kept = {"sha256": blobs.keep(self._tx, new.content), "size": new.content.size}
        (capture,) = insert_many(self._tx, Capture, [{**said, **kept}])
        if text is not None:
            self.add_text(capture, text)
        return capture

    def add_text(self, capture: int, text: NewText) -> int:
        """Puts what an extractor read beside what others did; returns its id.

        An extractor that reads the same again adds nothing.
        """
        row_of(self._tx, Capture, capture)
        known = select(CaptureText.id).where(
            col(CaptureText.capture) == capture,
            col(CaptureText.extractor) == text.extractor,
            col(CaptureText.text_sha256) == text.content.sha256,
        )
        if (present := self._tx.session.exec(known).first()) is not None:
            return present
        said = {name: value for name, value in text._asdict().items() if name != "content"}
        kept = {"capture": capture, "text_sha256": blobs.keep(self._tx, text.content)}
        (made,) = insert_many(self._tx, CaptureText, [{**said, **kept}])
        return made

    def texts_of(self, capture: int) -> frozenset[str]:
        """The sha256 of each text that was read out of a capture."""
        known = select(CaptureText.text_sha256).where(col(CaptureText.capture) == capture)
        return frozenset(self._tx.session.exec(known))

    def text(self, capture_text: int) -> str:
        """What was read out of a capture."""
        return blobs.text_of(self._tx, row_of(self._tx, CaptureText, capture_text)["text_sha256"])

    def texts(self, source: int) -> list[int]:
        """The texts of a source's captures that are not empty, newest first."""
        found = (
            select(CaptureText.id)
            .join(Capture, col(Capture.id) == col(CaptureText.capture))
            .where(col(Capture.source) == source, col(CaptureText.length) > 0)
            .order_by(col(Capture.id).desc(), col(CaptureText.id).desc())
        )
        return [text or 0 for text in self._tx.session.exec(found)]

    def newer_text(self, capture_text: int) -> tuple[int, int] | None:
        """The newest later capture of the source that came the same way and has a text, and that
        text; None where there is none.
        """
        here = row_of(self._tx, CaptureText, capture_text)["capture"]
        capture = row_of(self._tx, Capture, here)
        newest = (
            select(CaptureText.capture, CaptureText.id)
            .join(Capture, col(Capture.id) == col(CaptureText.capture))
            .where(
                col(Capture.source) == capture["source"],
                col(Capture.how) == capture["how"],
                col(Capture.id) > here,
                col(CaptureText.length) > 0,
            )
            .order_by(col(Capture.id).desc(), col(CaptureText.id).desc())
        )
        found = self._tx.session.exec(newest.limit(1)).first()
        return None if found is None else (found[0], found[1] or 0)

    def source_of(self, capture: int) -> int:
        """The source that a capture is of."""
        return int(row_of(self._tx, Capture, capture)["source"])

    def place(self, capture_text: int, start: int, end: int) -> str:
        """The words at a place; RefusedChange where there are none."""
        words = self.text(capture_text)[start:end] if 0 <= start < end else ""
        if not words or len(words) != end - start:
            raise RefusedChange("That is no place in the text of the capture.", "Pin it anew.")
        return words
