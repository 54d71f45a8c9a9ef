"""Where a reader sees one character end and the next begin (Unicode Standard Annex 29, section 3).

The rules look at the neighbourhood of an offset only, so that a key costs the same in an article
of any size. The properties come from Python's own character database plus a few ranges.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from workbench.model.spans import Span

MOST_LOOKED_AT = 512
"""Characters looked back at for an open emoji, flag or conjunct; real ones have under forty."""

_ZWJ = "\u200d"
# Extend that the database does not class as a non-spacing or enclosing mark: Other_Grapheme_Extend
# and the skin tones.
_EXTEND = (
    "[\u09be\u09d7\u0b3e\u0b57\u0bbe\u0bd7\u0cc0\u0cc2\u0cc7\u0cc8\u0cca\u0ccb\u0cd5\u0cd6\u0d3e"
    "\u0d57\u0dcf\u0ddf\u1715\u1734\u1b35\u1b3b\u1b3d\u1b43\u1b44\u1baa\u1bf2\u1bf3\u200c\u302e"
    "\u302f\ua953\ua9c0\uff9e\uff9f\U000111c0\U00011235\U0001133e\U0001134d\U00011357\U000114b0"
    "\U000114bd\U000115af\U000116b6\U00011930\U0001193d\U0001d165\U0001d166\U0001d16d-\U0001d172"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_NO_SPACING_MARK = (
    "[\u102b\u102c\u1038\u1062-\u1064\u1067-\u106d\u1083\u1087-\u108c\u108f\u109a-\u109c\u1a61"
    "\u1a63\u1a64\uaa7b\uaa7d\U00011720\U00011721]"
)
_PREPEND = (
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46\U00011f02]"
)
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u2388\u23cf"
    "\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2605"
    "\u2607-\u2612\u2614-\u2685\u2690-\u2705\u2708-\u2712\u2714\u2716\u271d\u2721\u2728\u2733"
    "\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763-\u2767\u2795-\u2797\u27a1\u27b0\u27bf"
    "\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f"
    "\U0001f18e\U0001f191-\U0001f19a\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f23a\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa\U0001f400-\U0001f53d"
    "\U0001f546-\U0001f64f\U0001f680-\U0001f6ff\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff"
    "\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f"
    "\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001faff"
    "\U0001fc00-\U0001fffd]"
)
_FLAG_LETTER = "[\U0001f1e6-\U0001f1ff]"
# Indic conjuncts (rule GB9c): the scripts whose virama joins the next consonant.
_CONSONANT = (
    "[\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9\u09dc"
    "\u09dd\u09df\u09f0\u09f1\u0a95-\u0aa8\u0aaa-\u0ab0\u0ab2\u0ab3\u0ab5-\u0ab9\u0af9\u0b15-\u0b28"
    "\u0b2a-\u0b30\u0b32\u0b33\u0b35-\u0b39\u0b5c\u0b5d\u0b5f\u0b71\u0c15-\u0c28\u0c2a-\u0c39"
    "\u0c58-\u0c5a\u0d15-\u0d3a]"
)
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")


@cache
def _among(characters: str) -> Callable[[str], object]:
    """Whether a character is one of these; compiled with the first text that raises the question,
    for most raise none.
    """
    return re.compile(characters).match


def boundary_at_or_before(text: str, offset: int) -> int:
    """The last offset not after `offset` (code points) at which no cluster is split."""
    offset = max(0, min(offset, len(text)))
    while not _is_boundary(text, offset):
        offset -= 1
    return offset


def boundary_at_or_after(text: str, offset: int) -> int:
    """The first offset not before `offset` (code points) at which no cluster is split."""
    offset = max(0, min(offset, len(text)))
    while not _is_boundary(text, offset):
        offset += 1
    return offset


def next_boundary(text: str, offset: int) -> int:
    """The end of the cluster that `offset` stands in or before; the text's end at the end."""
    return boundary_at_or_after(text, min(offset + 1, len(text)))


def previous_boundary(text: str, offset: int) -> int:
    """The start of the cluster that stands before `offset`; 0 at the start."""
    return boundary_at_or_before(text, max(offset - 1, 0))


def snap(text: str, start: int, end: int) -> Span:
    """The span, widened so that no cluster is split; an empty one stays empty."""
    first = boundary_at_or_before(text, start)
    if end <= start:
        return Span(first, first)
    return Span(first, boundary_at_or_after(text, end))


def _is_boundary(text: str, offset: int) -> bool:
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before < "\u0300" and after < "\u0300" and after not in "\n\u00a9\u00ae":
        return True
    if before == "\r" and after == "\n":
        return False
    if _is_control(before) or _is_control(after):
        return True
    if _is_extending(after) or _among(_PREPEND)(before):
        return False
    return not (
        _is_syllable(before, after)
        or (before == _ZWJ and _among(_PICTURE)(after) and _ends_picture(text, offset - 1))
        or (_among(_FLAG_LETTER)(after) and _flag_letters_before(text, offset) % 2 == 1)
        or (_among(_CONSONANT)(after) and _ends_conjunct(text, offset))
    )


def _is_control(char: str) -> bool:
    if char < "\u0300":
        return char < " " or "\x7f" <= char < "\xa0" or char == "\u00ad"
    if char in "\u200c\u200d" or _among(_PREPEND)(char) or _among(_EXTEND)(char):
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _is_extending(char: str) -> bool:
    """Extend, ZWJ or SpacingMark: what never begins a cluster (rules GB9 and GB9a)."""
    if char < "\u0300":
        return False
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or char == _ZWJ or _among(_EXTEND)(char):
        return True
    if category == "Mc":
        return not _among(_NO_SPACING_MARK)(char)
    return char in "\u0e33\u0eb3"


def _is_syllable(before: str, after: str) -> bool:
    """Hangul: L with L, V, LV or LVT; LV or V with V or T; LVT or T with T (GB6 to GB8)."""
    first, second = _hangul(before), _hangul(after)
    if first == "L":
        return second in ("L", "V", "LV", "LVT")
    if first in ("LV", "V"):
        return second in ("V", "T")
    return first in ("LVT", "T") and second == "T"


def _hangul(char: str) -> str:
    if "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c":
        return "L"
    if "\u1160" <= char <= "\u11a7" or "\ud7b0" <= char <= "\ud7c6":
        return "V"
    if "\u11a8" <= char <= "\u11ff" or "\ud7cb" <= char <= "\ud7fb":
        return "T"
    if "\uac00" <= char <= "\ud7a3":
        return "LV" if (ord(char) - 0xAC00) % 28 == 0 else "LVT"
    return ""


def _ends_picture(text: str, joiner: int) -> bool:
    """Whether a picture and its extenders stand before the joiner at `joiner` (rule GB11)."""
    for at in range(joiner - 1, max(-1, joiner - MOST_LOOKED_AT), -1):
        if _among(_PICTURE)(text[at]):
            return True
        if text[at] == _ZWJ or not _is_extending(text[at]):
            return False
    return False


def _flag_letters_before(text: str, offset: int) -> int:
    count = 0
    while count < min(offset, MOST_LOOKED_AT) and _among(_FLAG_LETTER)(text[offset - count - 1]):
        count += 1
    return count


def _ends_conjunct(text: str, offset: int) -> bool:
    """Whether a consonant, then marks with a virama among them, stand before `offset` (GB9c)."""
    linked = False
    for at in range(offset - 1, max(-1, offset - MOST_LOOKED_AT), -1):
        char = text[at]
        if char in _LINKERS:
            linked = True
        elif _among(_CONSONANT)(char):
            return linked
        elif char != _ZWJ and not unicodedata.combining(char):
            return False
    return False
