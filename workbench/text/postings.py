"""Where the words of a text stand, found by what their forms share."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from workbench.text.stems import IRREGULAR, stem

HEAD = 3
"""Letters that a word has in common with its stem, if it is no irregular form."""


class Postings:
    """The numbers of the words at which each stands. Stems are made of those words only that begin
    like one asked for: most of a text is never asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are in lower case and in order."""
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self._by_word[word].append(at)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for word in self._by_word:
            self._by_head[word[:HEAD]].append(word)
        for word in self._by_word.keys() & IRREGULAR.keys():
            if (head := IRREGULAR[word][:HEAD]) != word[:HEAD]:
                self._by_head[head].append(word)
        self._by_stem: dict[str, list[int]] = {}

    def where(self, is_wanted: Callable[[str], bool]) -> list[int]:
        """Where the words stand of which this is so, in order; asked once of each word."""
        return sorted(
            at for word, places in self._by_word.items() if is_wanted(word) for at in places
        )

    def at(self, base: str) -> list[int]:
        """Where the words with this stem stand, in order."""
        if base not in self._by_stem:
            like = [word for word in self._by_head.get(base[:HEAD], ()) if stem(word) == base]
            self._by_stem[base] = sorted(at for word in like for at in self._by_word[word])
        return self._by_stem[base]
