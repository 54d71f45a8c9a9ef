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
            r"|govt\.nz|admin\.ch|bund\.de|europa\.eu|parliament\.uk|nato\.int|un\.org|who\.int"
            r"|bundestag\.de|congress\.gov|senat\.fr|assemblee-nationale\.fr)$"
        ),
    ),
    (
        "court",
        re.compile(
            r"(?:^|\.)(?:[a-z-]*courts?[a-z-]*|judiciary|icj-cij|icc-cpi|curia|hudoc|bailii"
            r"|courtlistener|pacer|bundesverfassungsgericht)\.(?:[a-z-]+\.)*[a-z]{2,}$"
        ),
    ),
    (
        "data",
        re.compile(
            r"(?:^|\.)(?:data|stat|stats|statistics|opendata|census|eurostat|worldbank|oecd|imf"
            r"|destatis|insee|istat|ons|zenodo|figshare)\.(?:[a-z-]+\.)*[a-z]{2,}$"
        ),
    ),
    (
        "company",
        re.compile(
            r"^(?:ir|investors?|investor-relations|newsroom|press|media)\.(?:[a-z0-9-]+\.)+[a-z]{2,}$"
        ),
    ),
)
"""In this order: a statistics office of a government is a government's first."""


def guess_primary(host: str) -> Guess | None:
    """What kind of primary source the host in its ASCII form seems to be; None for others."""
    host = host.lower().removesuffix(".")
    for kind, pattern in _RULES:
        if pattern.search(host):
            return Guess(kind)
    return None
