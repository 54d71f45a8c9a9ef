"""What the interface and the commands ask of use cases, where a call needs more than few words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from workbench.model.spans import Quote

if TYPE_CHECKING:
    from workbench.model.views import Claim, Verdict

T = TypeVar("T")


class Place(NamedTuple):
    """Words of a revision to mark: where they start (code points), and their Quote."""

    start: int
    quote: Quote

    @property
    def end(self) -> int:
        return self.start + len(self.quote.exact)


class NewClaim(NamedTuple):
    """A claim to be marked; an empty `kind` is guessed from the words."""

    article: int
    revision_id: int
    places: tuple[Place, ...]
    restated: str = ""
    claimant: str = ""
    kind: str = ""
    priority: int = 2
    flags: tuple[str, ...] = ()


class ClaimEdit(NamedTuple):
    """New values for a claim as it was seen at `rev`; None leaves a field as it is."""

    claim: int
    rev: int
    restated: str | None = None
    claimant: str | None = None
    claimed_on: str | None = None
    kind: str | None = None
    priority: int | None = None
    flags: tuple[str, ...] | None = None


class Citation(NamedTuple):
    """A source to attach: an address, or an offline source that has a title.

    `is_primary` None, `sensitive` False and an empty `origin` say nothing of the source itself.
    """

    url: str = ""
    kind: str = "web"
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: str = ""
    stance: str = "none"
    supplied_by: str = "checker"
    passage: str = ""
    locator: str = ""
    note: str = ""
    is_primary: bool | None = None
    sensitive: bool = False
    origin: str = ""
    private_note: str = ""


class EvidenceEdit(NamedTuple):
    """New values for a piece of evidence; None leaves a field as it is."""

    evidence: int
    stance: str | None = None
    passage: str | None = None
    locator: str | None = None
    note: str | None = None
    supplied_by: str | None = None
    private_note: str | None = None
    seen: Mapping[str, str] | None = None
    """What these fields held when the person saw them; Conflict where one holds something else."""


class ArticleEdit(NamedTuple):
    """New values for an article; None leaves a field as it is."""

    article: int
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: str | None = None
    language: str | None = None
    purpose: str | None = None
    seen: Mapping[str, str] | None = None
    """What these fields held when the person saw them; Conflict where one holds something else."""


class ImportOptions(NamedTuple):
    """What the person said about an article on import; empty texts are read from the text."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published_on: str = ""
    purpose: str = ""
    scale: str = ""


class ImportOutcome(NamedTuple):
    """What an import made, or, where `known`, found."""

    article: int
    revision: int
    title: str
    published_on: str
    characters: int
    known: bool
    warnings: tuple[str, ...] = ()


class Done(NamedTuple, Generic[T]):
    """A finished write: its action (None where nothing had to change), what it made, when."""

    action: int | None
    value: T
    at: str


class Foretold(NamedTuple):
    """What an action will have made of a claim, known while the disk writes it: nothing of it is so
    before that, and nothing may be shown of it.
    """

    action: int
    at: str
    claim: int
    changed: Mapping[str, Any]
    """What changes of its row, by the fields of `views.Claim`."""
    verdict: "Verdict"
    tokens: Mapping[int, Mapping[str, Any]]
    """What changes of tokens, by their ids and the fields of `token_views.TokenRow`; none of them
    changes what another token is.
    """

    def claim_after(self, claim: "Claim") -> "Claim":
        """The claim as it is afterwards, in a first reading."""
        return claim._replace(rating=self.verdict.rating, **self.changed)


class Reversal(NamedTuple):
    """What an undo or redo did, and where: the article and claim to go to, if any."""

    label: str
    article: int | None
    claim: int | None


class AttachOutcome(NamedTuple):
    """The evidence that an attachment made, and how many of its sources were known already."""

    evidence: tuple[int, ...]
    known: int
    new: int


class VerifyOutcome(NamedTuple):
    """How many things of each sort were checked, and a sentence for each that is wrong."""

    checked: dict[str, int]
    problems: tuple[str, ...]


class TableTally(NamedTuple):
    """Rows of one table: those kept, how many of them came from the history alone, those lost."""

    table: str
    kept: int
    rebuilt: int
    lost: int


class Recovery(NamedTuple):
    """What was got out of a damaged file: the ways that were gone, rows by table, a sentence for
    each thing that is lost, and what `verify` still finds wrong with what was made.
    """

    ways: tuple[str, ...]
    tables: tuple[TableTally, ...]
    losses: tuple[str, ...]
    problems: tuple[str, ...]
