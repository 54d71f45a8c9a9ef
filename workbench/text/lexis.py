"""The words of a text as passages are looked for by: in lower case, numbers whole, with places."""

import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(
    r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*(?:[^\W\d_]+|%)?|[\u3400-\u9fff]"
)
"""A number with its separators and what is written to it, an ideograph, or a run of letters."""


class Lexis(NamedTuple):
    """The words in order, and where each begins: code points of the text they were read from."""

    words: list[str]
    starts: "array[int]"

    def end(self, at: int) -> int:
        """Where the word with the number `at` ends."""
        return self.starts[at] + len(self.words[at])


def lower(text: str) -> str:
    """`text` in lower case, as long as before: a letter that would grow stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def read_lexis(text: str) -> Lexis:
    """All words of `text`."""
    words: list[str] = []
    return Lexis(words, array("L", _starts(lower(text), words)))


def _starts(lowered: str, words: list[str]) -> Iterator[int]:
    for found in WORD.finditer(lowered):
        words.append(found.group())
        yield found.start()
