"""Seeking in the texts of captures, off the loop: on a thread, in long texts in another process.

What was read and found is kept for as long as it is likely to be asked for again.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.model.errors import UnknownThing
from workbench.model.evidence_views import SourceText
from workbench.model.found import Difference, Passage, QuoteMatch, Reworded
from workbench.model.spans import Span
from workbench.store.reader import Reader
from workbench.workspace.seeking import Seeking

if TYPE_CHECKING:
    from workbench.text.passages import Index

T = TypeVar("T")

TEXTS_KEPT = 8
"""Texts that are kept with what was found in them: the sources of a claim and of the next one."""

CHARACTERS_KEPT = 12_000_000
"""Characters of them in all: one text of the greatest size, and several of the usual ones."""

LONG = 300_000
"""Characters of a text from which on another process seeks in it: reading an index of as many takes
0.15 s, in which a thread would hold up the keys."""


class Known:
    """One text, its index once it was needed, and the passages found in it by the claim's words."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.index: Index | None = None
        self.passages: dict[str, tuple[Passage, ...]] = {}


class Proving:
    """Reads texts of captures and seeks in them; `capture_text` is the id of one.

    Futures end on the thread of this: with UnknownThing where there is no such text, and with
    SeekingEnded where it was closed meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pool: ThreadPoolExecutor | None = None
        self._known: OrderedDict[int, Known] = OrderedDict()
        self._seeking = Seeking(path)
        self._asked: set[Future[Any]] = set()

    @property
    def pending(self) -> int:
        """What was asked for and is not answered."""
        return len(self._asked)

    # at once

    def known_text(self, capture_text: int) -> SourceText | None:
        """The text where it was read lately."""
        known = self._known.get(capture_text)
        return None if known is None else known.source

    def known_passages(self, claim: str, capture_text: int) -> tuple[Passage, ...] | None:
        """The passages for a claim where they were sought lately."""
        known = self._known.get(capture_text)
        return None if known is None else known.passages.get(claim)

    # on the thread

    def text(self, capture_text: int) -> "Future[SourceText]":
        """The text of a capture."""
        return self._ask(lambda: self._read(capture_text).source)

    def passages(self, claim: str, capture_text: int) -> "Future[tuple[Passage, ...]]":
        """The best places for a claim's words, best first."""

        def seek() -> tuple[Passage, ...]:
            known = self._read(capture_text)
            if claim not in known.passages:
                found = self._long("find", known, claim)
                if found is None:
                    found = self._index(known).find(claim)
                known.passages[claim] = tuple(Passage._make(one) for one in found)
            return known.passages[claim]

        return self._ask(seek)

    def carried(self, claims: Sequence[str], capture_text: int) -> "Future[dict[int, Passage]]":
        """Which of these claims, by their number from 0, the text seems to carry, and where."""

        def seek() -> dict[int, Passage]:
            from workbench.text.passages import carried

            known = self._read(capture_text)
            found = self._long("carried", known, *claims)
            if found is None:
                return carried(claims, self._index(known))
            return {number: Passage._make(one) for number, one in found}

        return self._ask(seek)

    def quotation(self, words: str, capture_text: int) -> "Future[QuoteMatch]":
        """How quoted words stand in the text."""

        def seek() -> QuoteMatch:
            from workbench.text.quotes import compare

            known = self._read(capture_text)
            found = self._long("quotation", known, words)
            return compare(words, known.source.text) if found is None else _match(found)

        return self._ask(seek)

    def quotations(
        self, article: str, capture_text: int
    ) -> "Future[list[tuple[Span, QuoteMatch]]]":
        """The quotations of an article's text, and how each stands in the capture's."""

        def seek() -> list[tuple[Span, QuoteMatch]]:
            from workbench.text.quotes import compare_all

            known = self._read(capture_text)
            found = self._long("quotations", known, article)
            if found is None:
                return compare_all(article, known.source.text)
            return [(Span._make(place), _match(match)) for place, match in found]

        return self._ask(seek)

    def rewordings(self, older: int, newer: int) -> "Future[list[Reworded]]":
        """What a later text has otherwise than an earlier one."""

        def seek() -> list[Reworded]:
            from workbench.text.rewordings import rewordings

            before, after = self._read(older), self._read(newer)
            longer = max(before, after, key=lambda known: len(known.source.text))
            found = self._long("rewordings", longer, str(older), str(newer))
            if found is None:
                return rewordings(before.source.text, after.source.text)
            return [_reworded(one) for one in found]

        return self._ask(seek)

    def hits(self, words: str, capture_text: int) -> "Future[list[Span]]":
        """Where words stand in the text, however their letters' case."""

        def seek() -> list[Span]:
            from workbench.text.fold import find_all

            known = self._read(capture_text)
            found = self._long("hits", known, words)
            if found is None:
                return find_all(known.source.text, words)
            return [Span._make(one) for one in found]

        return self._ask(seek)

    def close(self) -> None:
        """Ends the thread once what it is at is done; what was not begun is not done."""
        self._seeking.close()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    # private

    def _ask(self, seek: Callable[[], T]) -> "Future[T]":
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "proving")
        future = self._pool.submit(seek)
        self._asked.add(future)
        future.add_done_callback(self._asked.discard)
        return future

    def _read(self, capture_text: int) -> Known:
        known = self._known.get(capture_text)
        if known is None:
            with closing(Reader(self._path)) as read:
                known = Known(read.proof.text(capture_text))
            self._known[capture_text] = known
            self._make_room()
        self._known.move_to_end(capture_text)
        return known

    def _make_room(self) -> None:
        """Forget the texts that were asked for longest ago."""
        held = sum(len(known.source.text) for known in self._known.values())
        while len(self._known) > 1 and (held > CHARACTERS_KEPT or len(self._known) > TEXTS_KEPT):
            _id, gone = self._known.popitem(last=False)
            held -= len(gone.source.text)

    def _long(self, what: str, known: Known, *words: str) -> Any:
        """The answer of the process that seeks in long texts; None for a short one."""
        if len(known.source.text) <= LONG:
            return None
        answer = self._seeking.ask(what, known.source.row.id, list(words))
        if answer is None:
            raise UnknownThing(f"There is no text {known.source.row.id} any more.")
        return answer

    def _index(self, known: Known) -> "Index":
        if known.index is None:
            from workbench.text.passages import Index

            known.index = Index(known.source.text)
        return known.index


def _match(found: Any) -> QuoteMatch:
    """A match as the other process gave it."""
    kind, start, end, diff = found
    return QuoteMatch(kind, start, end, tuple(_difference(one) for one in diff))


def _reworded(found: Any) -> Reworded:
    """What became of a line, as the other process gave it."""
    ours, theirs, changes = found
    return Reworded(
        None if ours is None else Span._make(ours),
        None if theirs is None else Span._make(theirs),
        tuple((op, text) for op, text in changes),
    )


def _difference(found: Any) -> Difference:
    kind, ours, theirs, our_words, their_words = found
    return Difference(kind, Span._make(ours), Span._make(theirs), our_words, their_words)
