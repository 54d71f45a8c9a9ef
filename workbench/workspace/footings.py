"""What claims stand on: their evidence, counted by origins.

Which of a claim's sources go back to one is said by `origins`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.states import OverrideRule
from workbench.model.sufficiency import Footing, Ground, Rule, footing, parse_rule
from workbench.text.addresses import host_of
from workbench.text.primary import guess_primary
from workbench.workspace.origins import origins_of

if TYPE_CHECKING:
    from workbench.model.evidence_views import Ground as GroundRow
    from workbench.model.evidence_views import Override, SharedText
    from workbench.store.reader import Reader


class Footings:
    """Answers on a thread of its own, since an article may have thousands of claims."""

    def __init__(self, path: Path, rule: str) -> None:
        self._path = path
        self._rule = rule
        self._pool: ThreadPoolExecutor | None = None

    def ask(
        self, article: int, claims: Sequence[int] | None
    ) -> Future[tuple[Footing, dict[int, Footing]]]:
        """What a claim without evidence stands on; and what these claims do, or all of an article
        that have evidence.
        """
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="footings")
        return self._pool.submit(self._answer, article, claims)

    def close(self) -> None:
        """Ends the thread; may be called again."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _answer(
        self, article: int, claims: Sequence[int] | None
    ) -> tuple[Footing, dict[int, Footing]]:
        from workbench.store.reader import Reader

        rule = parse_rule(self._rule)
        with closing(Reader(self._path)) as read:
            if claims is None:
                return footing((), rule), of_article(read, article, rule)
            return footing((), rule), of_claims(read, claims, rule)


def of_claims(read: "Reader", claims: Sequence[int], rule: Rule) -> dict[int, Footing]:
    """What each of these claims stands on, by its id; one without evidence too."""
    with read.snapshot():
        rows = read.proof.grounds(claims)
        shared = read.proof.shared_texts({row.source for row in rows})
        overrides = read.proof.overrides(claims)
    found = {**dict.fromkeys(claims, footing((), rule)), **_footings(rows, shared, rule)}
    return _with_overrides(found, overrides, rule)


def of_article(read: "Reader", article: int, rule: Rule) -> dict[int, Footing]:
    """The same of all claims of an article that have evidence, or for which the rule is set
    aside.
    """
    with read.snapshot():
        rows = read.proof.grounds_of_article(article)
        shared = read.proof.shared_texts({row.source for row in rows})
        overrides = read.proof.overrides_of_article(article)
    return _with_overrides(_footings(rows, shared, rule), overrides, rule)


def _with_overrides(
    found: dict[int, Footing], overrides: Iterable["Override"], rule: Rule
) -> dict[int, Footing]:
    for each in overrides:
        if each.rule == OverrideRule.SUFFICIENCY and each.claim is not None:
            stands = found.get(each.claim, footing((), rule))
            found[each.claim] = stands._replace(set_aside=each.reason)
    return found


def _footings(
    rows: Iterable["GroundRow"], shared: Iterable["SharedText"], rule: Rule
) -> dict[int, Footing]:
    of_claim: dict[int, list[GroundRow]] = defaultdict(list)
    for row in rows:
        of_claim[row.claim].append(row)
    pairs: dict[int, list[SharedText]] = defaultdict(list)
    for pair in shared:
        pairs[pair.source].append(pair)
    return {claim: footing(_grounds(each, pairs), rule) for claim, each in of_claim.items()}


def _grounds(
    rows: Sequence["GroundRow"], pairs: Mapping[int, Sequence["SharedText"]]
) -> Iterator[Ground]:
    """A claim's evidence as it is counted; `pairs` of shared texts by the first of both sources."""
    sources = dict.fromkeys(row.source for row in rows)
    origins = origins_of(rows, [pair for source in sources for pair in pairs.get(source, ())])
    for row in rows:
        yield Ground(
            row.source,
            origins[row.source],
            row.stance,
            row.is_read,
            _is_primary(row),
            row.supplied_by,
        )


def _is_primary(row: "GroundRow") -> bool | None:
    """What the person said, else what the host suggests."""
    if row.is_primary is not None:
        return row.is_primary
    return True if guess_of(row.url) else None


@lru_cache(maxsize=4_000)
def guess_of(url: str) -> str:
    """What kind of primary source the host of an address seems to be; empty for others.

    Kept, for the same addresses are asked for again with each look, and a host takes 50 µs.
    """
    found = guess_primary(host_of(url)) if url else None
    return found.kind if found else ""
