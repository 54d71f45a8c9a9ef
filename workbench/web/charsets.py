"""The text of a page or text file from the web: in the encoding that is declared, if it fits.

Follows the Encoding and HTML Standards: a mark in the bytes, then the server's word, then the
page's own; labels mean what browsers take them for.
"""

import codecs
import re

from workbench.documents.decoding import Decoded, decode, decode_as

_PRESCANNED = 4_096
"""Bytes in which a page may declare its encoding: four times what the standard asks for."""

_META = re.compile(rb"<meta\s[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAKEN_FOR = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_TAKEN = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be|32)|cp(?:866|874|932|949|950|125[0-8])|iso8859-\d+|koi8-[ru]"
    r"|mac-(?:roman|cyrillic)|gb18030|big5(?:hkscs)?|euc_jp|iso2022_jp"
)
"""The encodings that browsers know. They know no UTF-7: what looks like text there may be tags."""


def decode_declared(body: bytes, charset: str = "") -> Decoded:
    """The text of `body`. What is declared and is not so is told among the warnings.

    Bytes that are UTF-8 beyond ASCII are never taken for a code page: no other text looks so.
    """
    encoding = _known(charset) or _known(_within(body))
    if body.startswith(_MARKS) or not encoding or encoding.startswith(("utf-16", "utf-32")):
        return decode(body)  # which tells wide characters by their zero bytes
    if encoding != "utf-8" and _is_utf8(body) and not body.isascii():
        told = f"The text is declared as {encoding} and is UTF-8; it was read as that."
        return Decoded(body.decode("utf-8"), "utf-8", (told,))
    return decode_as(body, encoding)


def _within(body: bytes) -> str:
    """What the page itself declares, or an empty text."""
    head = body[:_PRESCANNED]
    found = _META.search(head) or _XML.match(head.lstrip())
    label = found[1].decode("ascii") if found else ""
    # Bytes in which this could be read are no UTF-16, whatever they say.
    return "utf-8" if label.lower().startswith("utf-16") else label


def _known(label: str) -> str:
    """The name of the encoding that browsers take a label for; empty where they know none."""
    if not label.isascii():
        return ""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    taken = _TAKEN_FOR.get(name, name)
    return taken if _TAKEN.fullmatch(taken) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
