"""What a capture gives, made ready off the writer's thread: its text, what it is compared with.

A capture is held against what was pinned in earlier texts of its source, against passages that
somebody typed, and against the texts of the sources beside it.
"""

from collections import OrderedDict
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.captured import Extraction, Fetched, Judged
from workbench.model.capturing import Sought
from workbench.model.evidence_requests import NewCapture, NewText, Upload
from workbench.model.evidence_views import PinRow
from workbench.model.states import PinState
from workbench.store.reader import Reader
from workbench.workspace.pinning import sought_in

if TYPE_CHECKING:
    from workbench.text.resemblance import Sketch

SKETCHES_KEPT = 600
"""Sketches kept in memory, 130 kB each at most: those of a large article's sources."""


class Prepared(NamedTuple):
    """A capture ready to be stored, and what its text says of what was known of the source.

    `is_changed` is None where there was no text before. `gone` and `back` are pinned pieces of
    evidence that the text does not have any more, or has again; `typed` are passages that were
    found or not; `shared` are sources of the same text with per cents.
    """

    capture: NewCapture
    text: NewText | None
    extraction: Extraction
    is_changed: bool | None
    gone: tuple[PinRow, ...]
    back: tuple[PinRow, ...]
    typed: tuple[Sought, ...]
    shared: tuple[tuple[int, int, int], ...]
    article: int | None


class Looked(NamedTuple):
    """What an answer of a server says of its link, and the capture that it is, if it is one."""

    judged: Judged
    ready: Prepared | None


class CaptureReading:
    """Reads captures and compares them; for one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sketches: OrderedDict[tuple[str, int], Sketch] = OrderedDict()

    def fetched(self, source: int, got: Fetched, at: datetime) -> Looked:
        """A server's answer as a capture of a source, unless it refuses or fails."""
        from workbench.store.packing import fetched
        from workbench.web.extract import extract
        from workbench.web.links import judge

        judged = judge(got)
        if not 200 <= got.status < 300:
            return Looked(judged, None)
        read = extract(got.body, got.final_url, got.media_type, charset=got.charset)
        return Looked(judged, self._compared(fetched(source, got, at), read, at))

    def supplied(self, source: int, upload: Upload, at: datetime) -> Prepared:
        """A file or a pasted text as a capture of a source."""
        from workbench.store.packing import supplied
        from workbench.web.extract import extract

        read = extract(upload.content, "", upload.media_type)
        return self._compared(supplied(source, upload, at), read, at)

    def _compared(self, capture: NewCapture, read: Extraction, at: datetime) -> Prepared:
        from workbench.store.packing import read_text
        from workbench.text.credits import find_credit

        credit = find_credit(read.text)
        text = read_text(read, at, credit.name if credit else "") if read.text else None
        with closing(Reader(self._path)) as reader:
            pins = reader.proof.pins(capture.source)
            former = reader.proof.newest_text(capture.source)
            gone, back = self._held_against(reader, capture, pins, read)
            shared = self._shared(reader, capture.source, read.text)
        is_changed = None
        if former is not None and text is not None and former.capture.how == capture.how:
            is_changed = former.row.text_sha256 != text.content.sha256
        typed = tuple(
            sought_in(pin.evidence, pin.passage, read.text)
            for pin in pins
            if pin.passage and not _is_pinned(pin)
        )
        article = pins[0].article if pins else None
        return Prepared(capture, text, read, is_changed, gone, back, typed, shared, article)

    def _held_against(
        self, reader: Reader, capture: NewCapture, pins: list[PinRow], read: Extraction
    ) -> tuple[tuple[PinRow, ...], tuple[PinRow, ...]]:
        """The pinned passages that this text does not have any more, and those it has again.

        A capture without any text says nothing of them: the page may want a log-in today. Nor does
        what an address gives say anything of what a person supplied, which is the whole of what is
        behind a paywall.
        """
        from workbench.text.marks import describe
        from workbench.text.pins import standing

        gone: list[PinRow] = []
        back: list[PinRow] = []
        for pin in pins if read.text else ():
            if pin.start is None or pin.end is None or pin.capture is None:
                continue
            if reader.proof.capture(pin.capture).how != capture.how:
                continue
            old = str(reader.proof.content(pin.text_sha256), "utf-8")
            found = standing(read.text, describe(old, pin.start, pin.end), pin.start)
            if found.state == PinState.GONE:
                gone.append(pin)
            elif pin.gone:
                back.append(pin)
        return tuple(gone), tuple(back)

    def _shared(self, reader: Reader, source: int, text: str) -> tuple[tuple[int, int, int], ...]:
        """The sources beside this one whose newest text is one with this text, with per cents; 0
        for one whose text was, and is not any more.
        """
        from workbench.text.resemblance import SAME_ORIGIN, contained, sketch

        if not text:
            return ()
        ours = self._remember(("read of source", source), sketch(text))
        beside = reader.proof.beside(source)
        shared = reader.proof.shared_texts([source, *(other for other, _text in beside)])
        known = {(pair.source, pair.other) for pair in shared}
        found: list[tuple[int, int, int]] = []
        for other, text_id in beside:
            theirs = self._sketch_of(reader, other, text_id)
            share = 0.0 if theirs is None else contained(ours, theirs)
            pair = (min(source, other), max(source, other))
            if share >= SAME_ORIGIN or pair in known:
                found.append((*pair, round(100 * share) if share >= SAME_ORIGIN else 0))
        return tuple(found)

    def _sketch_of(self, reader: Reader, source: int, text_id: int | None) -> "Sketch | None":
        """Of what was read last, which may not be in the file yet; else of its newest text."""
        from workbench.text.resemblance import sketch

        read = self._sketches.get(("read of source", source))
        if read is not None or text_id is None:
            return read
        key = ("text", text_id)
        known = self._sketches.get(key)
        return known or self._remember(key, sketch(reader.proof.text(text_id).text))

    def _remember(self, key: tuple[str, int], made: "Sketch") -> "Sketch":
        self._sketches[key] = made
        self._sketches.move_to_end(key)
        if len(self._sketches) > SKETCHES_KEPT:
            self._sketches.popitem(last=False)
        return made


def _is_pinned(pin: PinRow) -> bool:
    return pin.start is not None
