"""Reads plain text of any encoding; nothing but the newlines is changed."""

from workbench.documents import refusals
from workbench.documents.characters import is_blank, unify_newlines
from workbench.documents.decoding import Decoded, decode
from workbench.documents.parsed import Parsed

VERSION = "plain 1"

STRAY_CONTROLS = 3
CONTROL_SHARE = 0.05
"""More control characters than both make the input binary: random bytes have a share of 0.11, a
terminal's log with colours is far below since ESC does not count, prose has none."""

_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b"}


def read(body: bytes) -> Parsed:
    """The text as it is. UnreadableInput where it is binary or holds no words."""
    decoded = read_text(body)
    return Parsed(decoded.text, VERSION, warnings=decoded.warnings)


def read_text(body: bytes) -> Decoded:
    """The decoded text with unified newlines. UnreadableInput where it is binary or wordless."""
    return checked(decode(body))


def checked(decoded: Decoded) -> Decoded:
    """The same with unified newlines. UnreadableInput where it is binary or wordless."""
    text = decoded.text
    controls = len(text) - len(text.translate(_CONTROLS))
    if controls > STRAY_CONTROLS and controls > len(text) * CONTROL_SHARE:
        raise refusals.binary()
    if is_blank(text):
        raise refusals.wordless()
    return decoded._replace(text=unify_newlines(text))
