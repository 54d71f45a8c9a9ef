"""What a second reader sees of evidence, sign-offs and the revision walk: see `blind_reader`."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.evidence_views import Ground, Override, PinRow
from workbench.model.in_the_way import InTheWay
from workbench.model.sign_offs import Correction, SignOff
from workbench.model.states import ClaimState, MarkStatus, Stance
from workbench.model.time_spent import Step
from workbench.store.evidence_reader import EvidenceReader
from workbench.store.revision_reader import RevisionReader
from workbench.store.snapshots import Snapshots
from workbench.store.views.walk import Waiting

if TYPE_CHECKING:
    from workbench.model.records import Record


class BlindEvidence(EvidenceReader):
    """What claims stand on, without how the first reader took it."""

    def __init__(
        self,
        file: Snapshots,
        numbers: Callable[[int], Mapping[int, int]],
        legible: Callable[[Iterable[int]], set[int]],
        who: str,
    ) -> None:
        super().__init__(file, numbers)
        self._legible, self._who = legible, who

    def pins(self, source: int) -> list[PinRow]:
        found = super().pins(source)
        seen = self._legible(each.claim for each in found)
        return [each if each.claim in seen else _unjudged(each) for each in found]

    def pin(self, evidence: int) -> PinRow:
        found = super().pin(evidence)
        return found if self._legible([found.claim]) else _unjudged(found)

    def grounds(self, claims: Iterable[int]) -> list[Ground]:
        return self._grounds(super().grounds(claims))

    def grounds_of_article(self, article: int) -> list[Ground]:
        return self._grounds(super().grounds_of_article(article))

    def overrides(self, claims: Iterable[int]) -> list[Override]:
        return self._overrides(super().overrides(claims))

    def overrides_of_article(self, article: int) -> list[Override]:
        return self._overrides(super().overrides_of_article(article))

    def record(self, article: int) -> "Record":
        raise RefusedChange(
            "A record tells all that the first reader found.",
            "Take another round to export one.",
        )

    def in_the_way(self, article: int) -> InTheWay:
        found = super().in_the_way(article)
        asked = {each.claim for each in found.queries if each.claim}
        seen = self._legible(asked | found.read_again | found.rated_at.keys())
        return InTheWay(
            [each for each in found.queries if each.claim is None or each.claim in seen],
            found.quoted,
            found.read_again & seen,
            {claim: at for claim, at in found.rated_at.items() if claim in seen},
            [],
        )

    def corrections(self, article: int) -> list[Correction]:
        found = super().corrections(article)
        seen = self._legible({each.claim for each in found if each.claim})
        return [each for each in found if each.claim is None or each.claim in seen]

    def steps(self, article: int) -> list[Step]:
        """Those of this reader alone."""
        return [each for each in super().steps(article) if each.who == self._who]

    def sign_offs(self, article: int) -> list[SignOff]:
        """Without the reasons, which tell of claims."""
        return [each._replace(overrides=()) for each in super().sign_offs(article)]

    def _grounds(self, found: list[Ground]) -> list[Ground]:
        seen = self._legible({each.claim for each in found})
        return [each if each.claim in seen else each._replace(stance=Stance.NONE) for each in found]

    def _overrides(self, found: list[Override]) -> list[Override]:
        seen = self._legible({each.claim for each in found if each.claim is not None})
        return [each for each in found if each.claim is None or each.claim in seen]


def _unjudged(row: PinRow) -> PinRow:
    return row._replace(stance=Stance.NONE)


def _blank(waiting: Waiting) -> Waiting:
    return waiting._replace(wordings=(), state=ClaimState.OPEN, rating=None, rationale="")


class BlindRevisions(RevisionReader):
    """Of the walk a second reader sees which words changed, not what was found of them."""

    def __init__(self, file: Snapshots, legible: Callable[[Iterable[int]], set[int]]) -> None:
        super().__init__(file)
        self._legible = legible

    def waiting(self, article: int, claims: Collection[int] | None = None) -> list[Waiting]:
        found = super().waiting(article, claims)
        seen = self._legible({each.claim for each in found})
        return [
            each if each.claim in seen else _blank(each)
            for each in found
            if each.claim in seen or each.status not in (MarkStatus.EXACT, MarkStatus.MOVED)
        ]
