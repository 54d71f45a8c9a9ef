"""What leaves when a check is handed over: an article's record, and the files made of it.

Every format is made of one Handover, so that they all say the same and leave the same things out.
As in `views`: ids are database ids and stay out of files, times ISO 8601 texts in UTC or empty,
offsets code points of the article's current revision.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from workbench.model.evidence_views import ArchiveJob, ArticleSource, Capture, Override
from workbench.model.queries import Asked
from workbench.model.revisions import PlacedMark, RevisionRow
from workbench.model.sign_offs import Correction, SignOff
from workbench.model.token_views import Cover
from workbench.model.views import ActionRow, Article, Change, Claim, ClaimDetail

CHANGED = "changed"
"""Stands in place of a claim's state while it waits since a new text changed what was found."""


class Included(NamedTuple):
    """What was asked for by name; without it, it is left out wherever it stands, and counted."""

    sensitive_sources: bool = False
    private_notes: bool = False


class LeftOut(NamedTuple):
    """How much of what stays here was left out: sources, and notes on evidence."""

    sensitive_sources: int = 0
    private_notes: int = 0


class SourceRecord(NamedTuple):
    """A source, numbered within the article, with its captures and archived pages, newest first."""

    source: ArticleSource
    captures: tuple[Capture, ...]
    archived: tuple[ArchiveJob, ...]

    @property
    def archive_url(self) -> str:
        """The newest archived page's address, empty where there is none."""
        return next((each.archived_url for each in self.archived if each.archived_url), "")


class Handover(NamedTuple):
    """All that is known of an article: claims by number, sources by number, queries in its order.

    `lost` are marks that the present text does not have, `changed` the ids of claims that wait in
    the walk. What `included` does not ask for is in none of these; `left_out` counts it.
    """

    article: Article
    revisions: tuple[RevisionRow, ...]
    claims: tuple[ClaimDetail, ...]
    lost: tuple[PlacedMark, ...]
    sources: tuple[SourceRecord, ...]
    queries: tuple[Asked, ...]
    overrides: tuple[Override, ...]
    covers: tuple[Cover, ...]
    sign_offs: tuple[SignOff, ...]
    corrections: tuple[Correction, ...]
    included: Included
    left_out: LeftOut
    changed: frozenset[int] = frozenset()

    def state_of(self, claim: Claim) -> str:
        """As what a claim is counted: a changed one is nothing else, as on the desk."""
        return CHANGED if claim.id in self.changed else claim.state


class Staying(NamedTuple):
    """What is known of sources that stay here: the ids of all rows that are theirs, by table, and
    the words by which they are known.
    """

    rows: Mapping[str, frozenset[int]]
    words: frozenset[str]


class Step(NamedTuple):
    """One thing that was done to the article, with the rows that it changed."""

    action: ActionRow
    changes: tuple[Change, ...]


class ExportedFile(NamedTuple):
    """A file to be written; `name` is relative, with `/`, and never made of words of others.

    What is large is not in `body`: `later` gives it when the file is written, so that captures lie
    in memory one at a time.
    """

    name: str
    body: bytes = b""
    later: Callable[[], bytes] | None = None

    @property
    def content(self) -> bytes:
        return self.later() if self.later else self.body


class Exported(NamedTuple):
    """What a format makes: one file, or several for a folder. `remarks` are a linter's lines, each
    something to mend; `notes` are to be known and no fault: what the format leaves out, and why.
    """

    files: tuple[ExportedFile, ...]
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Contents = Callable[[str], bytes]
"""Gives the bytes of a capture by their sha256."""
