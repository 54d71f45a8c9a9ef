"""All tables of the file as SQLModel classes: the migrations make them, these classes write them.

They stand in `rows/` by what they are about, and are imported from here, where all are known.
Enumerations are text with a CHECK, times aware UTC, long immutable text lies in `blob` by sha256.
"""

from sqlalchemy.orm import configure_mappers

from workbench.store.columns import Row
from workbench.store.rows.articles import Article, Cover, NameCheck, Revision, Token
from workbench.store.rows.claims import Claim, Mark, Query, Verdict, VerdictEvidence
from workbench.store.rows.history import Action, Blob, Change, Draft, ImportedHistory
from workbench.store.rows.signing import Correction, Override, SignOff
from workbench.store.rows.sources import (
    ArchiveJob,
    Capture,
    CaptureText,
    Evidence,
    LinkCheck,
    SharedText,
    Source,
)

__all__ = [
    "Action",
    "ArchiveJob",
    "Article",
    "Blob",
    "Capture",
    "CaptureText",
    "Change",
    "Claim",
    "Correction",
    "Cover",
    "Draft",
    "Evidence",
    "ImportedHistory",
    "LinkCheck",
    "Mark",
    "NameCheck",
    "Override",
    "Query",
    "Revision",
    "Row",
    "SharedText",
    "SignOff",
    "Source",
    "Token",
    "Verdict",
    "VerdictEvidence",
]

configure_mappers()
