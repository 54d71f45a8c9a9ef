"""Which of a claim's sources go back to one.

They do where they have the same canonical address, a shared text, or were grouped by hand;
`text.resemblance` says when texts are shared. Only the claim's own sources are held against each
other: what another claim stands on, which may be a roundup of these, makes none of them one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.model.states import Stance

if TYPE_CHECKING:
    from workbench.model.evidence_views import Ground, SharedText


def origins_of(rows: Sequence["Ground"], shared: Iterable["SharedText"]) -> dict[int, str]:
    """A name for the origin of each source of one claim; those that go back to one have the same.

    A text that only contains another goes back to it, and joins it to nothing else that it
    contains: two reports that a roundup quotes in full are still two, and the roundup is none.
    """
    from workbench.text.resemblance import goes_both_ways

    lengths = {row.source: row.length for row in rows}
    pairs = [pair for pair in shared if pair.source in lengths and pair.other in lengths]
    alike: list[tuple[str, str]] = []
    holding: list[tuple[str, str]] = []
    for pair in pairs:
        one, other = sorted((pair.source, pair.other), key=lambda source: lengths[source])
        is_alike = goes_both_ways(pair.percent, lengths[one], lengths[other])
        (alike if is_alike else holding).append((_named(one), _named(other)))
    groups = _joined([*_said(rows), *alike])
    names = {source: groups.get(_named(source), _named(source)) for source in lengths}
    counted = {names[row.source] for row in rows if row.is_read and row.stance != Stance.CONTEXT}
    held = [(groups.get(one, one), groups.get(other, other)) for one, other in holding]
    leads = _leads((one, other) for one, other in held if one in counted)
    return {source: _end(leads, name) for source, name in names.items()}


def _named(source: int) -> str:
    return f"source {source}"


def _said(rows: Iterable["Ground"]) -> Iterator[tuple[str, str]]:
    """Each source with the address by which it names itself, and with its group."""
    for row in rows:
        if row.canonical_url:
            yield _named(row.source), f"address {row.canonical_url}"
        if row.origin:
            yield _named(row.source), f"group {row.origin.casefold()}"


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name in pairs one that all have that are joined with it."""
    leads: dict[str, str] = {}
    for one, other in pairs:
        first, second = _end(leads, one), _end(leads, other)
        if first != second:
            leads[first] = second
    return {name: _end(leads, name) for pair in leads.items() for name in pair}


def _leads(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each longer one goes back to: the first that it holds, and never round in a circle."""
    leads: dict[str, str] = {}
    for held, holder in pairs:
        if holder not in leads and _end(leads, held) != holder:
            leads[holder] = held
    return leads


def _end(leads: dict[str, str], name: str) -> str:
    while name in leads:
        name = leads[name]
    return name
