"""What use cases ask of the store about captures, pinned passages, links, archives and purging."""

from datetime import datetime
from typing import NamedTuple

from workbench.model.captured import Probe
from workbench.model.states import ArchiveState, CaptureHow


class Packed(NamedTuple):
    """Content as it is to be stored: `sha256` and `size` are of what it is, `stored` how it lies.

    Made by `store.packing.pack`, on the thread that has the content.
    """

    sha256: str
    stored: bytes
    coding: str
    size: int


class Upload(NamedTuple):
    """A file, or a pasted text as UTF-8, that a person supplies as a capture."""

    content: bytes
    media_type: str
    file_name: str = ""
    note: str = ""


class NewCapture(NamedTuple):
    """A capture to be added; made by `store.packing.fetched` or `supplied`. Lists are JSON."""

    source: int
    at: datetime
    how: CaptureHow
    content: Packed
    media_type: str
    charset: str = ""
    url: str = ""
    final_url: str = ""
    redirects: str = "[]"
    status: int | None = None
    headers: str = "[]"
    file_name: str = ""
    note: str = ""


class NewText(NamedTuple):
    """What an extractor read out of a capture; made by `store.packing.read_text`. Lists are JSON.

    `length` is in code points.
    """

    at: datetime
    extractor: str
    content: Packed
    length: int
    title: str = ""
    authors: str = "[]"
    published_on: str = ""
    modified_on: str = ""
    site: str = ""
    canonical_url: str = ""
    language: str = ""
    is_paywalled: bool | None = None
    locators: str = "[]"
    credit: str = ""
    note: str = ""


class Pin(NamedTuple):
    """A place, code points of a capture's text, for a piece of evidence's passage.

    `passage` is what the person cites where that is not to the letter what stands there.
    """

    evidence: int
    capture_text: int
    start: int
    end: int
    passage: str = ""


class NewLinkCheck(NamedTuple):
    """One probe of a source's address; `detail` is a sentence for the checker."""

    source: int
    at: datetime
    outcome: Probe
    http_status: int | None = None
    detail: str = ""


class ClaimedJob(NamedTuple):
    """A job of the archive queue that was handed out; `state` is what it was in before.

    `job` is the service's own name for it, where it was submitted. `url` is the source's address.
    """

    id: int
    source: int
    url: str
    service: str
    wish: str
    state: str
    attempts: int
    job: str


class JobOutcome(NamedTuple):
    """How an archive answered; `next_at` is when to ask again, None where nothing is left to do.

    `job` empty says that the service has none of ours any more, None that it has what it had.
    `archived_url` and `archived_at` are the archived page's.
    """

    id: int
    state: ArchiveState
    next_at: datetime | None = None
    detail: str = ""
    job: str | None = None
    archived_url: str = ""
    archived_at: datetime | None = None


class PurgeOutcome(NamedTuple):
    """What a purge removed, by table, nothing where it was done before.

    `hindered` says why its bytes may still be in the file, empty where they are not: they go when
    the purge is asked for again. `copies` are those beside the file that were made before.
    """

    source: int
    removed: dict[str, int]
    hindered: str = ""
    copies: tuple[str, ...] = ()
