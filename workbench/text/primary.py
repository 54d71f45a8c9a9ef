"""Guesses whether an address gives a primary source: whoever did, decided, counted or filed it.

By the host's own words alone, without asking anybody; the person decides.
"""

import re
from typing import NamedTuple


class Guess(NamedTuple):
    """Why an address is taken for a primary source, in a word or two."""

    kind: str


_RULES = (
    (
        "government",
        re.compile(
            r"(?:^|\.)(?:gov|mil|gov\.[a-z]{2}|gob\.[a-z]{2}|gouv\.[a-z]{2}|go\.[a-z]{2}|gc\.ca"
            r"|govt\.nz|gov\.scot|gov\.wales|police\.uk|parliament\.uk|canada\.ca|admin\.ch|bund\.de"
            r"|bundestag\.de|bundesregierung\.de|regjeringen\.no|regeringen\.se|kremlin\.ru"
            r"|senat\.fr|assemblee-nationale\.fr|europa\.eu|nato\.int|un\.org|who\.int)$"
        ),
    ),
    (
        "court",
        re.compile(
            r"(?:^|\.)(?:icj-cij\.org|icc-cpi\.int|echr\.coe\.int|bailii\.org|courtlistener\.com"
            r"|judiciary\.uk|supremecourt\.uk|bundesverfassungsgericht\.de|bundesgerichtshof\.de"
            r"|courts?\.state\.[a-z]{2}\.us|scc-csc\.ca|conseil-constitutionnel\.fr)$"
        ),
    ),
    (
        "data",
        re.compile(
            r"(?:^|\.)(?:worldbank\.org|oecd\.org|imf\.org|destatis\.de|insee\.fr|istat\.it"
            r"|statcan\.gc\.ca|scb\.se|ssb\.no|cbs\.nl)$"
        ),
    ),
    ("company", re.compile(r"^(?:ir|investors?|investor-relations)\.(?:[a-z0-9-]+\.)+[a-z]{2,}$")),
)
"""Names that nobody else can have: endings that a state gives, and institutions by their whole
name. A word in a name is no sign: anybody may call a blog or a paper "court" or "data"."""


def guess_primary(host: str) -> Guess | None:
    """What kind of primary source the host in its ASCII form seems to be; None for others."""
    host = host.lower().removesuffix(".")
    for kind, pattern in _RULES:
        if pattern.search(host):
            return Guess(kind)
    return None
