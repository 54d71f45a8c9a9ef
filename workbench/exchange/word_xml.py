"""Words as WordprocessingML (ECMA-376, part 1, 17): runs, text, and what a tracked change says.

Whatever stands here as text has gone through `legible`: the one place where foreign words become
such as XML can hold, and cannot steer what shows them.
"""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from workbench.text.display import shown

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SOMEBODY = "Fact-check"
"""Stands for whoever is not known: Word asks each comment and change for an author."""

LONGEST_NAME = 255
"""Characters of an author, of which Word shows no more."""

_NO_XML = re.compile("[\ufffe\uffff]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_BLANKS = re.compile(r"\s+")
_KEPT = re.compile("([\n\t])")
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Hand(NamedTuple):
    """Who wrote something, and when: an ISO time, or an empty text where it is not known."""

    by: str
    at: str = ""

    @property
    def name(self) -> str:
        """The name as one legible line, never empty."""
        return flat(self.by)[:LONGEST_NAME] or SOMEBODY

    @property
    def attributes(self) -> str:
        """The attributes that say so, for a comment and a tracked change alike."""
        found = _MOMENT.match(self.at)
        at = f' w:date="{found[0]}Z"' if found else ""
        return f' w:author="{quoted(self.name)}"{at}'


def legible(text: str) -> str:
    """`text` as XML can hold it and a reader sees it, of the same length, with its line feeds and
    tabs.
    """
    pieces = _KEPT.split(text)
    return "".join(each if each in _SIGNS else _seen(each) for each in pieces)


def flat(text: str) -> str:
    """`text` as one legible line."""
    return _seen(_BLANKS.sub(" ", text).strip())


def quoted(text: str) -> str:
    """Legible text as the value of an attribute."""
    return escape(text, {'"': "&quot;"})


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of legible text; `tag` is `delText` where it stands in a deletion."""
    if not text:
        return ""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = (_SIGNS.get(each) or _words(each, tag) for each in _KEPT.split(text) if each)
    return f"<w:r>{said}{''.join(pieces)}</w:r>"


def _words(text: str, tag: str) -> str:
    return f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'


def _seen(text: str) -> str:
    return _NO_XML.sub("\ufffd", shown(text))
