"""What an address or a file gave at one moment, and what was read out of it.

The web hands these to the workspace, and the workspace to the store; none of them knows the others.
"""

from enum import StrEnum
from typing import NamedTuple

from workbench.model.spans import Locator


class Fetched(NamedTuple):
    """A whole answer of a server, of any status. `body` is decompressed and at most the cap long.

    `redirects` are the addresses that were passed on the way, the one asked for first and without
    `final_url`; empty where there was none. `media_type` is lower-case and without parameters,
    empty where the server named none; `charset` is the declared one or empty. `headers` are in the
    order received, names in lower case.
    """

    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    media_type: str
    charset: str
    body: bytes


class Fault(StrEnum):
    """Why there is no answer. REFUSED is the guard's word: nothing was sent to that address.

    ASKED_TO_WAIT: the server asked for a longer pause than a run waits; later it may answer.
    """

    REFUSED = "refused"
    NO_NAME = "no-name"
    NO_CONNECTION = "no-connection"
    BAD_TLS = "bad-tls"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BROKEN = "broken"
    ASKED_TO_WAIT = "asked-to-wait"
    STOPPED = "stopped"


class Unfetched(NamedTuple):
    """No whole answer, and why: a sentence for the checker with no secret in it.

    `status` is that of the answer that was broken off, if there was one.
    """

    url: str
    final_url: str
    redirects: tuple[str, ...]
    fault: Fault
    message: str
    status: int | None = None


class Extraction(NamedTuple):
    """The readable text of a capture, and what the capture says of itself; empty where it does not.

    Dates are `YYYY-MM-DD`. `extractor` names program and version. `locators` are the pages of a
    PDF, say. `is_paywalled` is None where nothing tells. `note` is a sentence for the checker, for
    example why there is no text.
    """

    text: str
    extractor: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published_on: str = ""
    modified_on: str = ""
    site: str = ""
    canonical_url: str = ""
    language: str = ""
    is_paywalled: bool | None = None
    locators: tuple[Locator, ...] = ()
    note: str = ""

    @property
    def byline(self) -> str:
        """All authors, as one line."""
        return ", ".join(self.authors)


class Probe(StrEnum):
    """What one look at an address found: of these, link health is made.

    REMOVED is an answer of 200 behind which the content is gone; UNKNOWN is "could not ask".
    """

    OK = "ok"
    GONE = "gone"
    REMOVED = "removed"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Judged(NamedTuple):
    """What one look at an address comes to; `outcome` is a Probe, `detail` a sentence or empty."""

    outcome: Probe
    http_status: int | None
    detail: str
