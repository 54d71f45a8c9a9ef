"""What may reach a terminal: one translation of a text, one code point to one code point.

Everything that a terminal could obey, or that a reader could not see, becomes a visible symbol of
one cell, so that offsets stay as they are and no text can steer the screen or hide in it.
"""

import re
import unicodedata

FORMAT_SYMBOL = "\u2426"
"""Stands for an invisible format character: a direction mark, a zero-width space, a filler."""

LINE_SYMBOL = "\u2424"
"""Stands for a line separator that is no line feed: NEL, U+2028, U+2029."""

UNREADABLE_SYMBOL = "\ufffd"
"""Stands for a C1 control and for a lone surrogate."""

# Cc, Cf, Cs, Zl, Zp and the code points that Unicode calls default-ignorable, as ranges: computing
# them from the character database would cost a tenth of a second at each start.
_HIDDEN_RANGES = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_HIDDEN_RANGES}]")
_QUOTE_MARKS = '\u201c\u201d\u201e\u201f\u00ab\u00bb"'
_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_KEYCAP_BASES = frozenset("#*0123456789\u00a9\u00ae")


def shown(text: str) -> str:
    """`text` as it may be painted, of the same length; a line feed becomes a symbol too.

    A joiner or a variation selector stays where it really joins: between two emoji, between the
    letters of a script that needs it, after a base that has variants. A second application
    changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    if _HIDDEN.search(text) is None:
        return text
    return _translate(text)


def in_quotes(words: str) -> str:
    """`words` between quotation marks; as they are where they begin or end with some of their own,
    since two marks in a row say nothing that one does not.
    """
    has_own = bool(words) and (words[0] in _QUOTE_MARKS or words[-1] in _QUOTE_MARKS)
    return words if has_own else f"“{words}”"


def _translate(text: str) -> str:
    pieces: list[str] = []
    done = 0
    before = ""
    for found in _HIDDEN.finditer(text):
        at = found.start()
        if at > done:
            pieces.append(text[done:at])
            before = text[at - 1]
        # A decision looks at what was painted before, so that a painted text is a fixed point.
        before = _symbol(found.group(), before, text[at + 1 : at + 2])
        pieces.append(before)
        done = at + 1
    pieces.append(text[done:])
    return "".join(pieces)


def _symbol(char: str, before: str, after: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x85, 0x2028, 0x2029):
        return LINE_SYMBOL
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE_SYMBOL
    if before and _joins(char, before, after):
        return char
    return FORMAT_SYMBOL


def _joins(char: str, before: str, after: str) -> bool:
    if char == _ZWJ:
        # A selector behind a joiner has no base to vary: it would be painted as a symbol.
        joined = _is_emoji(before) and after != "\ufe0f" and _is_emoji(after)
        return joined or _is_complex(before)
    if char == _ZWNJ:
        return _is_complex(before) and _is_complex(after)
    if "\ufe00" <= char <= "\ufe0f":
        return before in _KEYCAP_BASES or _has_variants(before)
    if "\U000e0100" <= char <= "\U000e01ef":
        return before >= "\u2e80" and unicodedata.category(before) == "Lo"
    if "\u180b" <= char <= "\u180f":
        return "\u1820" <= before <= "\u18aa"
    return False


def _has_variants(char: str) -> bool:
    if char in (FORMAT_SYMBOL, LINE_SYMBOL, UNREADABLE_SYMBOL) or "\u2400" <= char <= "\u2421":
        return False
    return char >= "\u1000" and unicodedata.category(char) in ("So", "Sm", "Sk", "Po", "Pd", "Lo")


def _is_emoji(char: str) -> bool:
    """Whether a joiner beside `char` can make one picture: a symbol, its skin tone or selector."""
    if char == "\ufe0f":
        return True
    if not char or "\u2400" <= char <= "\u2426" or char == UNREADABLE_SYMBOL:
        return False
    return char >= "\u2190" and unicodedata.category(char) in ("So", "Sm", "Sk")


def _is_complex(char: str) -> bool:
    """Whether `char` is a letter or a mark of a script in which a joiner changes the shape."""
    if not char or _HIDDEN.match(char):
        return False
    inside = "\u0600" <= char <= "\u109f" or "\u1780" <= char <= "\u1cff"
    inside = inside or "\ua800" <= char <= "\uabff" or "\U00010a00" <= char <= "\U00011fff"
    return inside and unicodedata.category(char)[0] in "LM"
