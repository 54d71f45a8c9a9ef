"""What a pasted or typed text says about sources: addresses, refused ones, or words to look for."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from workbench.model.errors import RefusedAddress
from workbench.text.addresses import canonical, find_addresses, host_shown

_ATTEMPT = re.compile(
    r"(?:(?:javascript|vbscript|data|file|ftp|blob|about|mailto|tel|chrome|view-source):|\w+://"
    r"|www\.)\S*",
    re.IGNORECASE,
)
"""Words that were meant as an address: a scheme that browsers and mailers know, or `www.`."""

_LONGEST_SHOWN = 60


class Refused(NamedTuple):
    """Words that were meant as an address, and why they cannot be cited."""

    words: str
    reason: str


class Understood(NamedTuple):
    """The addresses of a text, each once and in order, their canonical form to the one typed."""

    addresses: dict[str, str]
    refused: tuple[Refused, ...]


def understand(text: str) -> Understood:
    """What `text` holds; neither addresses nor refused ones where it is words only."""
    found = find_addresses(text)
    rest = list(text)
    for address in found:
        rest[address.start : address.end] = " " * (address.end - address.start)
    refused = []
    for attempt in _ATTEMPT.finditer("".join(rest)):
        try:
            canonical(attempt.group())
        except RefusedAddress as error:
            refused.append(Refused(attempt.group()[:_LONGEST_SHOWN], error.message))
    addresses: dict[str, str] = {}
    for address in found:
        addresses.setdefault(address.url, text[address.start : address.end])
    return Understood(addresses, tuple(refused))


def address_words(url: str) -> str:
    """An address for people: its honest host, then its path as readable as may be."""
    path = url.partition("://")[2].partition("/")[2]
    return f"{host_shown(url) or url}{'/' + unquote(path) if path else ''}"
