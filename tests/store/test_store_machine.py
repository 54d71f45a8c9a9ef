"""A checker at work, at random, against a plain dict: what is undone and redone is as it was."""

import copy
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from store_bench import WORDS, Bench

from workbench.store import care

ONWARD = {"rev", "next_claim"}
RATINGS = ("true", "false", "mixed", None)
URLS = tuple(f"https://example.org/{number}" for number in range(4))

words = st.integers(0, WORDS - 4)
lengths = st.integers(1, 4)
picks = st.integers(0, 1_000)


@cache
def _template() -> tuple[Path, int, int]:
    folder = Path(tempfile.mkdtemp(prefix="store-machine-"))
    bench = Bench(folder / "template.db")
    bench.add_article()
    bench.close()
    return bench.path, bench.article, bench.revision


def _dump(bench: Bench) -> dict[str, Any]:
    """Every recorded table, without what only ever rises."""
    connection = bench.store._raw
    return {
        table: [
            {name: value for name, value in fields.items() if name not in ONWARD}
            for _row, fields in care.table_rows(connection, table)
        ]
        for table in care.recorded_tables(connection)
    }


class AtTheDesk(RuleBasedStateMachine):
    """`claims` is what there should be: number → rating and places. `past` and `future` are what
    undo and redo should bring: the model and the tables."""

    @initialize()
    def open(self) -> None:
        template, article, revision = _template()
        self.folder = tempfile.TemporaryDirectory(prefix="store-machine-")
        path = Path(self.folder.name) / "workbench.db"
        shutil.copy(template, path)
        self.bench = Bench(path)
        self.bench.article, self.bench.revision = article, revision
        self.claims: dict[int, dict[str, Any]] = {}
        self.ids: dict[int, int] = {}
        self.next_number = 1
        self.past: list[Any] = []
        self.future: list[Any] = []

    def teardown(self) -> None:
        if hasattr(self, "bench"):
            assert care.verify(self.bench.path).problems == ()
            self.bench.close()
            self.folder.cleanup()

    def _before(self) -> None:
        self.past.append((copy.deepcopy(self.claims), _dump(self.bench)))
        self.future.clear()

    def _pick(self, pick: int) -> int:
        numbers = sorted(self.claims)
        return numbers[pick % len(numbers)]

    def _marks(self, number: int) -> list[int]:
        found = self.bench.rows("SELECT id FROM mark WHERE claim = ? ORDER BY id", self.ids[number])
        return [mark for (mark,) in found]

    @rule(word=words, count=lengths)
    def mark(self, word: int, count: int) -> None:
        self._before()
        self.ids[self.next_number] = self.bench.mark(word, count)
        self.claims[self.next_number] = {"rating": None, "places": {(word, count)}}
        self.next_number += 1

    @precondition(lambda self: self.claims)
    @rule(pick=picks, rating=st.sampled_from(RATINGS))
    def rate(self, pick: int, rating: str | None) -> None:
        self._before()
        number = self._pick(pick)
        self.bench.rate(self.ids[number], rating)
        self.claims[number]["rating"] = rating

    @precondition(lambda self: self.claims)
    @rule(pick=picks, word=words, count=lengths)
    def add_place(self, pick: int, word: int, count: int) -> None:
        number = self._pick(pick)
        if (word, count) in self.claims[number]["places"]:
            return
        self._before()
        place = self.bench.place(word, count)
        claim, revision = self.ids[number], self.bench.revision
        self.bench.act(lambda tx: tx.marks.add(claim, revision, place))
        self.claims[number]["places"].add((word, count))

    @precondition(lambda self: self.claims)
    @rule(pick=picks)
    def remove_place(self, pick: int) -> None:
        self._before()
        number = self._pick(pick)
        mark = self._marks(number)[pick % len(self._marks(number))]
        ((start, end),) = self.bench.rows(
            "SELECT start_offset, end_offset FROM mark WHERE id = ?", mark
        )
        self.bench.act(lambda tx: tx.marks.remove(mark))
        self.claims[number]["places"].discard((start // 5, (end + 1 - start) // 5))
        if not self.claims[number]["places"]:
            del self.claims[number]

    @precondition(lambda self: self.claims)
    @rule(pick=picks, url=st.sampled_from(URLS))
    def attach(self, pick: int, url: str) -> None:
        before = _dump(self.bench)
        model = copy.deepcopy(self.claims)
        self.bench.attach(self.ids[self._pick(pick)], url)
        if _dump(self.bench) != before:
            self.past.append((model, before))
            self.future.clear()

    @precondition(lambda self: self.claims)
    @rule(pick=picks)
    def delete(self, pick: int) -> None:
        self._before()
        number = self._pick(pick)
        self.bench.act(lambda tx: tx.claims.delete(self.ids[number]))
        del self.claims[number]

    @precondition(lambda self: len(self.claims) > 1)
    @rule(pick=picks, other=picks)
    def merge(self, pick: int, other: int) -> None:
        into, gone = sorted((self._pick(pick), self._pick(other)))
        if into == gone:
            return
        self._before()
        self.bench.act(lambda tx: tx.claims.merge(self.ids[into], [self.ids[gone]]))
        self.claims[into]["places"] |= self.claims.pop(gone)["places"]

    @precondition(lambda self: any(len(each["places"]) > 1 for each in self.claims.values()))
    @rule(pick=picks)
    def split(self, pick: int) -> None:
        several = [number for number, each in self.claims.items() if len(each["places"]) > 1]
        number = sorted(several)[pick % len(several)]
        self._before()
        mark = self._marks(number)[0]
        ((start, end),) = self.bench.rows(
            "SELECT start_offset, end_offset FROM mark WHERE id = ?", mark
        )
        place = (start // 5, (end + 1 - start) // 5)
        twin = self.bench.act(lambda tx: tx.claims.split(self.ids[number], [mark])).value
        self.ids[self.next_number] = twin
        self.claims[number]["places"].discard(place)
        self.claims[self.next_number] = {"rating": None, "places": {place}}
        self.next_number += 1

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append((copy.deepcopy(self.claims), _dump(self.bench)))
        self.bench.undo()
        self.claims, before = self.past.pop()
        self.claims = copy.deepcopy(self.claims)
        assert _dump(self.bench) == before

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append((copy.deepcopy(self.claims), _dump(self.bench)))
        self.bench.redo()
        self.claims, after = self.future.pop()
        self.claims = copy.deepcopy(self.claims)
        assert _dump(self.bench) == after

    @rule()
    def close_and_open(self) -> None:
        self.bench.close()
        article, revision = self.bench.article, self.bench.revision
        self.bench = Bench(self.bench.path)
        self.bench.article, self.bench.revision = article, revision

    @invariant()
    def the_tables_say_what_was_done(self) -> None:
        if not hasattr(self, "bench"):
            return
        rows = self.bench.store._raw.execute(
            """SELECT number, (SELECT rating FROM verdict WHERE claim = claim.id
                ORDER BY id DESC LIMIT 1), start_offset, end_offset
            FROM claim JOIN mark ON mark.claim = claim.id"""
        )
        found: dict[int, dict[str, Any]] = {}
        for number, rating, start, end in rows:
            claim = found.setdefault(number, {"rating": rating, "places": set()})
            claim["places"].add((start // 5, (end + 1 - start) // 5))
        assert found == self.claims

    @invariant()
    def tokens_follow_the_verdicts(self) -> None:
        """A token is judged exactly where a rated claim has it in a mark; open ones judge none."""
        if not hasattr(self, "bench"):
            return
        judged = {
            start // 5: claim
            for start, claim in self.bench.store._raw.execute(
                "SELECT start_offset, claim FROM token WHERE claim IS NOT NULL AND ticked = 1"
            )
        }
        covered = {
            word
            for each in self.claims.values()
            if each["rating"] is not None
            for start, count in each["places"]
            for word in range(start, start + count)
        }
        assert set(judged) == covered


AtTheDesk.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAtTheDesk = AtTheDesk.TestCase
