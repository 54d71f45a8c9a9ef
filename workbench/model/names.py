"""An article's names as the index lists them: one row for each, with what was found of it."""

from typing import NamedTuple

from workbench.model.states import NameVerdict


class SpellingRow(NamedTuple):
    """A spelling of a name in a revision: how often, where first, how many holes and struck."""

    words: str
    times: int
    start: int
    holes: int
    struck: int


class NameFound(NamedTuple):
    """What a person found of a name's spelling and title."""

    verdict: str = NameVerdict.OPEN
    note: str = ""
    by: str = ""
    at: str = ""


class Name(NamedTuple):
    """A person, organisation or place of an article, once.

    `key` is what the verdict is kept by; `spellings` are (words, count) by their first place, of
    which `tokens` are those that are tokens, titles included.
    """

    key: str
    words: str
    titles: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    tokens: tuple[str, ...]
    problems: tuple[str, ...]
    times: int
    start: int
    holes: int
    found: NameFound
    odd: int = 0
    """Where the first of its problems is seen."""

    @property
    def titled(self) -> str:
        """The name with its titles: `Biden (President)`."""
        return f"{self.words} ({', '.join(self.titles)})" if self.titles else self.words

    @property
    def spelt(self) -> str:
        """All spellings with how often each stands."""
        return ", ".join(f"{words} {count}x" for words, count in self.spellings)
