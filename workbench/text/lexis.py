"""The words of a text as passages are looked for by: in lower case, numbers whole, with places."""

import re
from array import array
from typing import NamedTuple

WORD = re.compile(
    r"[a-z]++(?=[ ,.\n])"
    r"|[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*(?:[^\W\d_]+|%)?|[\u3400-\u9fff]"
)
"""A number with its separators and what is written to it, an ideograph, or a run of letters; the
first way finds nothing that the second does not, but most words, and in half the time."""

_WORD_AND_SPACE = re.compile(f"({WORD.pattern}) ?")
"""A word with the space behind it: not to be tried as the beginning of a word takes a fifth off."""


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
    read = Lexis([], array("L"))
    keep, begin = read.words.append, read.starts.append
    for found in _WORD_AND_SPACE.finditer(lower(text)):
        keep(found[1])
        begin(found.start())
    return read
