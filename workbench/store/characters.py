"""The characters that no database column can hold, and what is stored in their stead.

U+0000 ends a text in some readers, a lone surrogate has no UTF-8: each becomes U+FFFD, one code
point for one, so that offsets hold. Loads no database library; importers use it to report.
"""

import hashlib
import re
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with U+FFFD for every U+0000 and lone surrogate."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\ufffd", text)


def unstorable(text: str) -> list[int]:
    """The offsets of the code points that `storable` replaces."""
    return [found.start() for found in _UNSTORABLE.finditer(text)]


def storable_row(row: dict[str, Any]) -> dict[str, Any]:
    """The row with all its texts storable."""
    return {
        name: storable(value) if isinstance(value, str) else value for name, value in row.items()
    }


def text_sha256(text: str) -> str:
    """The name under which a text's storable form lies in `blob`: hex of its UTF-8."""
    return hashlib.sha256(storable(text).encode()).hexdigest()
