"""Tokens and names as a second reader sees them."""

from workbench.model.coverage import CoveredToken, TokenState
from workbench.model.names import NameFound, SpellingRow
from workbench.store.word_reader import WordReader


class BlindWords(WordReader):
    """Tokens and names without what the first reader found of them."""

    def covered(self, revision: int) -> list[CoveredToken]:
        shown = (TokenState.DECLARED, TokenState.HOLE)
        return [
            each._replace(state=each.state if each.state in shown else TokenState.HOLE, claim=None)
            for each in super().covered(revision)
        ]

    def spellings(self, revision: int) -> list[SpellingRow]:
        return [each._replace(holes=0, struck=0) for each in super().spellings(revision)]

    def names_found(self, article: int) -> dict[str, NameFound]:
        return {}
