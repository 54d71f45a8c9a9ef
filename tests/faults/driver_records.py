"""Handing an article over and taking it in again, as calls: its record becomes a second article."""

from concurrent.futures import Future
from random import Random
from typing import Any

from workbench.exchange import record_json, record_reading
from workbench.model.handover import Included
from workbench.store.reader import Reader
from workbench.workspace.keeping_back import handed_over
from workbench.workspace.workspace import Workspace

ALL = Included(sensitive_sources=True, private_notes=True)

MOST_ARTICLES = 4
"""Articles above which none is taken in again: each would double what the next one takes."""


def exported(read: Reader, article: int, included: Included = ALL) -> bytes:
    """An article's record as a file has it."""
    with read.snapshot():
        record = handed_over(read.proof.record(article), included)
        return record_json.export(record, read.proof.content).files[0].body


def take_in(read: Reader, chance: Random, article: int) -> tuple[str, str, tuple[Any, ...]] | None:
    """A call that takes in the record of an article of this file; at times nothing is left out."""
    if len(read.articles(put_away=True)) > MOST_ARTICLES:
        return None
    included = Included(chance.random() < 0.7, chance.random() < 0.7)
    file = record_reading.read(exported(read, article, included))
    return "records", "bring_in", (file, chance.random() < 0.7)


def start(workspace: Workspace, args: tuple[Any, ...]) -> "Future[Any]":
    """Queues it."""
    file, again = args
    return workspace.records.bring_in(file, again=again)
