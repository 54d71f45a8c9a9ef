"""The rows that views of captures, links, archives and what claims stand on return.

As in `views`: ids are database ids, times ISO 8601 texts in UTC or empty, offsets code points.
"""

from typing import NamedTuple

from workbench.model.link_health import NEVER_CHECKED, LinkHealth
from workbench.model.spans import Locator


class CaptureText(NamedTuple):
    """What one extractor read out of a capture; `length` in code points, 0 where there is none.

    `credit` is the agency that the text credits; `note` a sentence for the checker.
    """

    id: int
    capture: int
    at: str
    extractor: str
    text_sha256: str
    length: int
    title: str
    authors: tuple[str, ...]
    published_on: str
    modified_on: str
    site: str
    canonical_url: str
    language: str
    is_paywalled: bool | None
    locators: tuple[Locator, ...]
    credit: str
    note: str


class Capture(NamedTuple):
    """What a source gave at one moment; `how` is fetched or supplied, `size` in bytes.

    `texts` are newest first: the first is the one to look into.
    """

    id: int
    source: int
    at: str
    how: str
    status: int | None
    url: str
    final_url: str
    redirects: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    sha256: str
    media_type: str
    charset: str
    size: int
    file_name: str
    note: str
    texts: tuple[CaptureText, ...] = ()


class SourceText(NamedTuple):
    """A text to look into, with the capture that it was read out of."""

    source: int
    capture: Capture
    row: CaptureText
    text: str


class ArticleSource(NamedTuple):
    """A source of an article. `number` is its number there; the counts are of that article's
    claims: those it is on, those with a pinned passage, those whose passage is gone.
    """

    id: int
    number: int
    kind: str
    url: str
    canonical_url: str
    title: str
    author: str
    publisher: str
    published_on: str
    note: str
    origin: str
    primary: bool | None
    sensitive: bool
    claims: int
    pinned: int
    gone: int
    captures: int
    captured_at: str
    capture: int | None = None
    health: LinkHealth = NEVER_CHECKED


class PinRow(NamedTuple):
    """A piece of evidence of a source, with its claim. Pinned where `start` is a place in the text
    named by `text_sha256`; `found_at` is when that was captured, `gone` that a later capture lacks
    it, and `gone_in` which.
    """

    evidence: int
    claim: int
    claim_number: int
    article: int
    source: int
    stance: str
    passage: str
    match: str
    start: int | None
    end: int | None
    text_sha256: str
    capture: int | None
    found_at: str
    gone: bool
    gone_in: int | None = None


class Ground(NamedTuple):
    """A piece of evidence as far as it says what a claim stands on.

    `origin` was grouped by hand; `canonical_url` is the address by which the source, or its newest
    capture, names itself; `credit` the agency that it credits; `length` its newest text's, in
    characters.
    """

    evidence: int
    claim: int
    source: int
    stance: str
    supplied_by: str
    is_read: bool
    is_primary: bool | None
    origin: str
    canonical_url: str
    url: str
    credit: str
    length: int = 0


class SharedText(NamedTuple):
    """Two sources whose captured texts are one; `percent` of the shorter stands in the longer."""

    source: int
    other: int
    percent: int


class ArchiveJob(NamedTuple):
    """A job of the archive queue; `archived_url` and `archived_at` are the archived page's."""

    id: int
    source: int
    url: str
    title: str
    service: str
    wish: str
    state: str
    attempts: int
    next_at: str
    archived_url: str
    archived_at: str
    detail: str


class Override(NamedTuple):
    """Why, by whom and when a rule was set aside: for a claim, or, with none, for its article.

    `about` names the thing of it that the rule is about, as `Problem.about` does.
    """

    claim: int | None
    rule: str
    reason: str
    by: str
    at: str
    about: str = ""


class ToFetch(NamedTuple):
    """A source with an address that is to be fetched or probed; never a sensitive one, unless by
    name.
    """

    source: int
    url: str
    title: str
    captures: int
    checked_at: str
    health: str
