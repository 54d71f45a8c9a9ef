"""What claims stand on: their evidence, counted by origins.

Sources are one origin where they have the same canonical address, a shared text, or were grouped by
hand; `text.resemblance` says when texts are shared.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.model.sufficiency import Footing, Ground, Rule, footing
from workbench.text.addresses import host_of
from workbench.text.primary import guess_primary

if TYPE_CHECKING:
    from workbench.model.evidence_views import Ground as GroundRow
    from workbench.model.evidence_views import SharedText
    from workbench.store.reader import Reader


def of_claims(read: "Reader", claims: Sequence[int], rule: Rule) -> dict[int, Footing]:
    """What each of these claims stands on, by its id; one without evidence too."""
    with read.snapshot():
        rows = read.proof.grounds(claims)
        shared = read.proof.shared_texts({row.source for row in rows})
    return {**dict.fromkeys(claims, footing((), rule)), **_footings(rows, shared, rule)}


def of_article(read: "Reader", article: int, rule: Rule) -> dict[int, Footing]:
    """The same of all claims of an article that have evidence."""
    with read.snapshot():
        rows = read.proof.grounds_of_article(article)
        shared = read.proof.shared_texts({row.source for row in rows})
    return _footings(rows, shared, rule)


def _footings(
    rows: Sequence["GroundRow"], shared: Iterable["SharedText"], rule: Rule
) -> dict[int, Footing]:
    origins = origins_of(rows, shared)
    grounds: dict[int, list[Ground]] = defaultdict(list)
    for row in rows:
        grounds[row.claim].append(
            Ground(
                row.source,
                origins[row.source],
                row.stance,
                row.is_read,
                _is_primary(row),
                row.supplied_by,
            )
        )
    return {claim: footing(each, rule) for claim, each in grounds.items()}


def origins_of(rows: Iterable["GroundRow"], shared: Iterable["SharedText"]) -> Mapping[int, str]:
    """A name for the origin of each source; sources that go back to one have the same."""
    leads: dict[str, str] = {}

    def first(name: str) -> str:
        while leads.setdefault(name, name) != name:
            name = leads[name]
        return name

    def join(one: str, other: str) -> None:
        leads[first(one)] = first(other)

    sources = {row.source for row in rows}
    for row in rows:
        mine = f"source {row.source}"
        if row.canonical_url:
            join(mine, f"address {row.canonical_url}")
        if row.origin:
            join(mine, f"group {row.origin.casefold()}")
    for pair in shared:
        join(f"source {pair.source}", f"source {pair.other}")
    return {source: first(f"source {source}") for source in sources}


def _is_primary(row: "GroundRow") -> bool | None:
    """What the person said, else what the host suggests."""
    if row.is_primary is not None:
        return row.is_primary
    return True if row.url and guess_primary(host_of(row.url)) else None
