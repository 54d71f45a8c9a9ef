"""Credit lines: words by which a text says that it is another's: an agency's, a press release.

A credit suggests that two sources are one origin; it does not prove it, and groups nothing by
itself. English first; the agencies' names are the same in every language.
"""

import re
from typing import NamedTuple

from workbench.model.spans import Span

TOP = 600
"""Characters at the top in which a dateline names its agency."""

BOTTOM = 1_200
"""Characters at the end in which "Reporting by …" and its like stand."""

_NAMES = {
    "Reuters": "Reuters",
    "AP": "AP",
    "Associated Press": "AP",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "dpa": "dpa",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "UPI": "UPI",
    "United Press International": "UPI",
    "Bloomberg": "Bloomberg",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "Kyodo News": "Kyodo",
    "Kyodo": "Kyodo",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "PTI": "PTI",
    "Press Trust of India": "PTI",
    "Canadian Press": "Canadian Press",
    "PRNewswire": "PR Newswire",
    "PR Newswire": "PR Newswire",
    "Business Wire": "Business Wire",
    "BUSINESS WIRE": "Business Wire",
    "GlobeNewswire": "GlobeNewswire",
    "GLOBE NEWSWIRE": "GlobeNewswire",
}
"""What a credit calls an agency or a distributor of press releases, and what we call it."""

_AGENCY = (
    rf"(?:The |the )?(?P<name>{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})"
)

_DATELINES = (
    re.compile(rf"[(/]{_AGENCY}[)/]"),
    re.compile(rf"^(?:By |From |Source: )?{_AGENCY}$", re.MULTILINE),
    re.compile(rf"[-–—|] ?{_AGENCY}$", re.MULTILINE),
)
_CLOSINGS = (
    re.compile(rf"(?:©|\(c\)|Copyright)\s*(?:\d{{4}}\s+)?{_AGENCY}\b"),
    re.compile(rf"\b{_AGENCY}(?: [\w ,]{{0,40}})? contributed to this (?:report|story|article)"),
    re.compile(
        rf"\b(?:originally|first) (?:published|appeared|reported) (?:by|in|on|at) {_AGENCY}\b"
    ),
    re.compile(rf"^(?:Source|With material from|With reporting from):? {_AGENCY}\b", re.MULTILINE),
)
_REPORTING = re.compile(r"^\(?(?:Additional )?[Rr]eporting by (?P<name>[^;\n]{2,80})", re.MULTILINE)
_RELEASE = re.compile(r"^(?P<name>(?:FOR IMMEDIATE RELEASE|Press [Rr]elease))\b", re.MULTILINE)


class Credit(NamedTuple):
    """Where the text credits another, code points, and whom: an agency or the line's own words."""

    span: Span
    name: str


def find_credit(text: str) -> Credit | None:
    """The first credit line at the top of the text or at its end; None where there is none."""
    for pattern in (*_DATELINES, _RELEASE):
        found = pattern.search(text, 0, TOP)
        if found:
            return _credit(found)
    for pattern in (*_DATELINES, *_CLOSINGS, _REPORTING):
        found = pattern.search(text, max(0, len(text) - BOTTOM))
        if found:
            return _credit(found)
    return None


def _credit(found: re.Match[str]) -> Credit:
    words = " ".join(found["name"].split())
    return Credit(Span(*found.span()), _NAMES.get(words, words))
