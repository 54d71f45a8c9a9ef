"""The sources of an article with their kin: what shares an address or a text, and who is credited.

What counts as one origin is `origins.origins_of`; this says of each source why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from workbench.model.source_views import Kin, SourceRow
from workbench.workspace.footings import guess_of

if TYPE_CHECKING:
    from workbench.model.evidence_views import Ground, SharedText
    from workbench.store.reader import Reader


def of_article(read: "Reader", article: int) -> list[SourceRow]:
    """All sources on an article's claims, by their numbers there."""
    with read.snapshot():
        sources = read.proof.sources(article)
        grounds = {row.source: row for row in read.proof.grounds_of_article(article)}
        shared = read.proof.shared_texts(grounds)
    numbers = {each.id: each.number for each in sources}
    kin = _kin(numbers, grounds.values(), shared)
    return [
        SourceRow(each, kin.get(each.id, ()), grounds[each.id].credit, guess_of(each.url))
        for each in sources
    ]


def _kin(
    numbers: Mapping[int, int], grounds: Iterable["Ground"], shared: Iterable["SharedText"]
) -> dict[int, tuple[Kin, ...]]:
    found: dict[int, dict[int, Kin]] = defaultdict(dict)
    for pair in shared:
        for one, two in ((pair.source, pair.other), (pair.other, pair.source)):
            found[one][two] = Kin(numbers[two], pair.percent)
    at: dict[str, list[int]] = defaultdict(list)
    for row in grounds:
        if row.canonical_url:
            at[row.canonical_url].append(row.source)
    for same in at.values():
        for one, two in permutations(same, 2):
            found[one][two] = Kin(numbers[two])
    return {source: tuple(sorted(each.values())) for source, each in found.items()}
