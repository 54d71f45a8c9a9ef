"""Captures for tests of the store: what a server would have given, made ready to be stored."""

from datetime import UTC, datetime, timedelta

from store_bench import Bench

from workbench.model.captured import Extraction, Fetched
from workbench.model.evidence_requests import NewCapture, NewText, Pin, Upload
from workbench.store import packing

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAID = "The harbour office counted 14 boats on Monday. " * 30
PASSAGE = "counted 14 boats"


def after(days: float = 0) -> datetime:
    return NOON + timedelta(days=days)


def page(source: int, said: str = SAID, at: datetime = NOON) -> NewCapture:
    answer = Fetched(
        "http://example.org/a",
        "https://example.org/a",
        ("http://example.org/a",),
        200,
        (("content-type", "text/html"), ("x-y", "“z”")),
        "text/html",
        "utf-8",
        f"<p>{said}</p>".encode(),
    )
    return packing.fetched(source, answer, at)


def reading(said: str = SAID, extractor: str = "test 1", at: datetime = NOON) -> NewText:
    read = Extraction(said, extractor, "Boats", ("Ann", "Bob"), canonical_url="https://e.org/a")
    return packing.read_text(read, at, "Reuters")


def upload(source: int, content: bytes = b"GIF89a") -> NewCapture:
    return packing.supplied(source, Upload(content, "image/gif", "boat.gif", "by hand"), NOON)


def captured(bench: Bench, source: int = 1, said: str = SAID, at: datetime = NOON) -> int:
    """A capture of a source by the program, with its text."""
    made: int = bench.act(
        lambda tx: tx.captures.add(page(source, said, at), reading(said, at=at)),
        "capture",
        "Captured a source",
        origin="program",
    ).value
    return made


def pin_of(evidence: int, text: int = 1, words: str = PASSAGE, said: str = SAID) -> Pin:
    start = said.index(words)
    return Pin(evidence, text, start, start + len(words))
