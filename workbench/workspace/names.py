"""The index of names: every person, organisation and place of an article once, and one verdict."""

import re
from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.model.names import Name, NameFound
from workbench.model.requests import Done
from workbench.model.spans import Span
from workbench.model.states import NameVerdict
from workbench.store.reader import Reader
from workbench.text.coverage import rules_of
from workbench.text.name_index import Entry, Seen, folded, index
from workbench.workspace.acting import Acting
from workbench.workspace.beside import Beside
from workbench.workspace.rounds import refuse_second

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_SAID = {NameVerdict.RIGHT: "is right", NameVerdict.WRONG: "is wrong", NameVerdict.OPEN: "is open"}


class Names:
    """Reading and judging names; each check is one Action, queued when it returns."""

    def __init__(self, acting: Acting, beside: Beside) -> None:
        self._acting = acting
        self._beside = beside
        self.kept = Kept()

    def of(self, reader: Reader, article: int) -> list[Name]:
        """The article's names by their first place, with what was found of each."""
        return listed(reader, article, self.kept)

    def ask(self, article: int) -> Future[Sequence[Name]]:
        """The same on a thread of its own, since a book's take a second."""
        return self._beside.ask(lambda reader: self.of(reader, article))

    def places(self, reader: Reader, article: int, name: Name) -> list[Span]:
        """Where a name stands, also where it is no token: in small letters."""
        row = reader.article(article)
        found = reader.words.places(row.revision_id, name.tokens)
        small = [words for words, _count in name.spellings if words not in name.tokens]
        for words in small:
            found += [Span(*each.span()) for each in re.finditer(re.escape(words), row.text)]
        return sorted(found)

    def check(
        self, article: int, names: Sequence[Name], verdict: str, note: str | None = None
    ) -> Future[Done[None]]:
        """Keeps one verdict on the spelling and title of names, and lets all their tokens follow:
        right ticks them, wrong strikes them, open takes back either. Without a note theirs stay.
        """

        def step(tx: "Transaction") -> None:
            refuse_second(tx, "Judging a name")
            from workbench.store.lookups import current_revision, key_of
            from workbench.store.names import Names as Checks

            revision = key_of(current_revision(tx, article))
            for name in names:
                said = name.found.note if note is None else note
                was = Checks(tx).check(article, name.key, verdict, said)
                tx.tokens.tick_names(revision, name.tokens, verdict, was)

        which = f"“{names[0].words}”" if len(names) == 1 else f"{len(names)} names"
        said = _SAID[NameVerdict(verdict)]
        label = f"Said that {which} {said if len(names) == 1 else said.replace('is', 'are')}"
        return self._acting.act("name", label, step, article)


class Kept:
    """The names that were put together last, for as long as the text has the same spellings.

    Both are one value, replaced at once: two threads may read the index.
    """

    def __init__(self) -> None:
        self.last: tuple[list[Seen], list[Entry]] = ([], [])


def listed(reader: Reader, article: int, kept: Kept | None = None) -> list[Name]:
    """An article's names by their first place, with what was found of each."""
    with reader.snapshot():
        row = reader.article(article)
        spellings = reader.words.spellings(row.revision_id)
        found = reader.words.names_found(article)
    kept = kept or Kept()
    seen = [Seen(each.words, each.times, each.start) for each in spellings]
    before, entries = kept.last
    if seen != before:
        entries = index(seen, row.text, rules_of(row.language))
        kept.last = seen, entries
    holes = {each.words: each.holes for each in spellings}
    return [_name(entry, holes, found) for entry in entries]


def named(names: Sequence[Name], words: str) -> Name:
    """The name that has this spelling; UnknownThing where there is none."""
    wanted = folded(words)
    for name in names:
        if wanted in (name.key, *(folded(each) for each, _count in name.spellings)):
            return name
    raise UnknownThing(f"There is no name “{words}” in the article.", "workbench names lists them.")


def _name(entry: Entry, holes: dict[str, int], found: dict[str, NameFound]) -> Name:
    tokens = tuple(each.words for each in entry.spellings if each.words in holes)
    return Name(
        folded(entry.words),
        entry.words,
        entry.titles,
        tuple((each.words, each.times) for each in entry.spellings),
        tokens,
        entry.problems,
        entry.times,
        entry.start,
        sum(holes[words] for words in tokens),
        found.get(folded(entry.words), NameFound()),
        entry.odd,
    )
