"""Keeps what cannot be stored or shown out of a text, and says what was replaced, and where."""

import re

REPLACEMENT = "\ufffd"
MAX_PLACES = 20
"""Places named one by one; a file in a wrong encoding has thousands, which help nobody."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def unify_newlines(text: str) -> str:
    """The text with `\\r\\n` and `\\r` as `\\n`; all other characters are left as they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def replace_unstorable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with U+0000 and lone surrogates as U+FFFD, and a sentence for each place."""
    places = [
        f"U+{ord(found[0]):04X} at character {found.start():,} "
        f"(line {text.count(chr(10), 0, found.start()) + 1:,}) was replaced by U+FFFD."
        for found, _ in zip(_UNSTORABLE.finditer(text), range(MAX_PLACES + 1), strict=False)
    ]
    if not places:
        return text, ()
    clean, count = _UNSTORABLE.subn(REPLACEMENT, text)
    return clean, shorten(places, count)


def shorten(places: list[str], count: int) -> tuple[str, ...]:
    """The first `MAX_PLACES` sentences, and one that counts the others."""
    if count <= MAX_PLACES:
        return tuple(places)
    return (*places[:MAX_PLACES], f"{count - MAX_PLACES:,} more characters were replaced.")


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be read: only space, controls and replacements."""
    return not any(
        char.isprintable() and not char.isspace() and char != REPLACEMENT for char in text
    )


def one_line(value: str) -> str:
    """The value as one line that can be stored, its white space collapsed."""
    return " ".join(replace_unstorable(value)[0].split())
