"""The process that seeks in long texts: a question a line on standard input, an answer a line.

Started by `seeking` alone; it ends with its standard input.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from workbench.model.errors import UnknownThing
from workbench.store.reader import Reader
from workbench.text.fold import find_all
from workbench.text.passages import Index, carried
from workbench.text.quotes import Original, compare_all
from workbench.text.rewordings import rewordings

KEPT = 2
"""Texts kept with their indexes: of 10 MB each takes 300 MB."""

NICE = 5
"""By which this gives way to the program that a person is at."""


class Worker:
    """The texts of one file, each with its index once one was needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: dict[int, str] = {}
        self._indexes: dict[int, Index] = {}

    def answer(self, what: str, capture_text: int, words: list[str]) -> Any:
        """The values that `Proving` gives, as JSON has them; None for an unknown text."""
        try:
            text = self._text(capture_text)
        except UnknownThing:
            return None
        match what:
            case "find":
                return self._index(capture_text).find(words[0])
            case "carried":
                return list(carried(words, self._index(capture_text)).items())
            case "quotation":
                return Original(text).compare(words[0])
            case "quotations":
                return compare_all(words[0], text)
            case "hits":
                return find_all(text, words[0])
            case "rewordings":
                return rewordings(*(self._text(int(each)) for each in words))
        raise ValueError(what)

    def _text(self, capture_text: int) -> str:
        if capture_text not in self._texts:
            with closing(Reader(self._path)) as read:
                self._texts[capture_text] = read.proof.text(capture_text).text
            for oldest in list(self._texts)[:-KEPT]:
                del self._texts[oldest]
                self._indexes.pop(oldest, None)
        return self._texts[capture_text]

    def _index(self, capture_text: int) -> Index:
        if capture_text not in self._indexes:
            self._indexes[capture_text] = Index(self._texts[capture_text])
        return self._indexes[capture_text]


def main() -> None:
    """Answers until nobody asks any more."""
    os.nice(NICE)
    worker = Worker(Path(sys.argv[1]))
    for what, capture_text, words in _questions():
        sys.stdout.write(json.dumps(worker.answer(what, capture_text, words)) + "\n")
        sys.stdout.flush()


def _questions() -> Iterator[tuple[str, int, list[str]]]:
    for line in sys.stdin:
        yield json.loads(line)
