"""What is read of tokens and names beside what every frame needs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.coverage import CoveredToken
from workbench.model.names import NameFound, SpellingRow
from workbench.model.spans import Span
from workbench.model.token_views import Cover
from workbench.store.views import coverage, names, tokens

if TYPE_CHECKING:
    from workbench.store.reader import Reader


class WordReader:
    """The views of tokens and names of one file."""

    def __init__(self, file: "Reader") -> None:
        self._file = file

    def covered(self, revision: int) -> list[CoveredToken]:
        """All tokens of a revision by their start, with what became of each."""
        return self._file.ask(coverage.covered, revision)

    def cover_at(self, revision: int, offset: int) -> Cover | None:
        """The shortest cover at an offset, None where there is none."""
        return self._file.ask(tokens.cover_at, revision, offset)

    def spellings(self, revision: int) -> list[SpellingRow]:
        """Each spelling of a name once, by its first place."""
        return self._file.ask(names.spellings, revision)

    def names_found(self, article: int) -> dict[str, NameFound]:
        """What was found of an article's names, by their folded words."""
        return self._file.ask(names.found, article)

    def places(self, revision: int, words: Iterable[str]) -> list[Span]:
        """Where these spellings of names stand, in order."""
        return self._file.ask(names.places, revision, words)
