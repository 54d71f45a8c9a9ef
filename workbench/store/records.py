"""Writing a record: an article with all its rows, in bulk, and how it came here.

What the file has already is not written again: a source with the same address, or an offline one of
which the same is said, and what that source has from the same moment.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select, type_coerce
from sqlalchemy.types import NullType

from workbench.model.record_columns import Kind
from workbench.model.record_shape import AS_JSON, BY_NAME, TABLES
from workbench.model.records import Record
from workbench.model.requests import Citation
from workbench.store import arrivals, blobs, numbering, packing
from workbench.store.bulk import TOLD_FROM, Progress, insert_columns
from workbench.store.recorder import BATCH, update_many
from workbench.store.reversals import tables_by_name
from workbench.store.statements import FixedSelect, core_table
from workbench.store.tables import Article, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Fields = dict[str, Any]
Ids = dict[str, dict[int, int]]
"""By table, the id that each number of the record has here."""

_SAME = {
    "capture": ("source", "at", "how", "sha256"),
    "capture_text": ("capture", "extractor", "text_sha256"),
    "link_check": ("source", "at", "outcome"),
    "archive_job": ("source", "service", "wish"),
    "shared_text": ("source", "other"),
}
"""By which columns a row of a source that was known is known itself."""

_LEARNED = ("title", "author", "publisher", "published_on")
_SAID = ("kind", "url", *_LEARNED)
_OF_ARTICLE = frozenset({"revision", "claim", "query", "name_check", "sign_off", "correction"})


class Written(NamedTuple):
    """What a record made: the article, its newest revision's number, rows new and known by table,
    and what was not taken, in sentences.
    """

    article: int
    revision: int
    new: Counter[str]
    known: Counter[str]
    skipped: tuple[str, ...]


class Records:
    """Records of articles that were checked elsewhere."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(
        self, record: Record, contents: Mapping[str, bytes], tell: Progress | None = None
    ) -> Written:
        """Writes all of a record that was checked (`exchange/record_checks.py`). `tell` is told of
        one with many rows.
        """
        self._keep(record, contents)
        return _Writing(self._tx, record, tell).run()

    def _keep(self, record: Record, contents: Mapping[str, bytes]) -> None:
        """A text of the article lies plain, because parts of it are read; all else packed."""
        whole = {row["text_sha256"] for row in record.rows["revision"]}
        for name in record.hashes:
            pack = packing.plain if name in whole else packing.pack
            blobs.keep(self._tx, pack(contents[name]))


class _Writing:
    """One record on its way into the tables."""

    def __init__(self, tx: "Transaction", record: Record, tell: Progress | None) -> None:
        self._tx = tx
        self._record = record
        self._total = sum(map(len, record.rows.values()))
        self._tell = tell if self._total >= TOLD_FROM else None
        self._ids: Ids = {table.name: {} for table in TABLES}
        self._new: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        self._skipped: list[str] = []

    def run(self) -> Written:
        own = _columns("article", [self._record.article], {})
        (article,) = insert_columns(self._tx, Article, own)
        self._tx.name(article=article)
        for table in TABLES:
            self._write(table.name, article)
        self._remember(article)
        newest = max(row["number"] for row in self._record.rows["revision"])
        return Written(article, newest, self._new, self._known, tuple(self._skipped))

    def _write(self, table: str, article: int) -> None:
        rows = self._in_order(table)
        ids = self._ids[table]
        ids |= self._find_known(table, rows)
        self._known[table] = len(ids)
        new = [row for row in rows if numbering.key_of(row) not in ids]
        kind = tables_by_name()[table]
        for batch in _batches(table, new):
            made = insert_columns(self._tx, kind, self._columns(table, batch, article))
            ids |= zip(map(numbering.key_of, batch), made, strict=True)
            self._new[table] += len(batch)
            if self._tell is not None:
                self._tell(self._new.total() + self._known.total(), self._total)

    def _in_order(self, table: str) -> list[Fields]:
        """By number; a mark behind that of an earlier revision that it was carried from."""
        rows = self._record.rows[table]
        if table != "mark":
            return sorted(rows, key=numbering.key_of)
        revisions = {row["ordinal"]: row["number"] for row in self._record.rows["revision"]}
        return sorted(rows, key=lambda row: (revisions[row["revision"]], row["ordinal"]))

    def _columns(self, table: str, rows: Sequence[Fields], article: int) -> dict[str, list[Any]]:
        stored = _columns(table, rows, self._ids)
        if table in _OF_ARTICLE:
            stored["article"] = [article] * len(rows)
        if table == "override":
            stored["article"] = [article if row["claim"] is None else None for row in rows]
            stored["about"] = [self._renamed(row["about"]) for row in rows]
        if table == "shared_text":
            pairs = zip(stored["source"], stored["other"], strict=True)
            in_order = [sorted(pair) for pair in pairs]
            stored["source"], stored["other"] = map(list, zip(*in_order, strict=True))
        return stored

    def _renamed(self, about: str) -> str:
        return numbering.renamed(about, lambda of, number: self._ids[of].get(number))

    def _find_known(self, table: str, rows: Sequence[Fields]) -> dict[int, int]:
        """The ids of rows that are here already, by the record's numbers."""
        if table == "source":
            return self._known_sources(rows)
        if not rows or table not in _SAME or not self._known["source"]:
            return {}
        names = _SAME[table]
        owner = self._ids["capture" if names[0] == "capture" else "source"].values()
        there = _there(self._tx, table, names, owner)
        columns = self._columns(table, rows, 0)
        keys = zip(*(columns[name] for name in names), strict=True)
        found = zip(map(numbering.key_of, rows), map(there.get, keys), strict=True)
        return {number: identity for number, identity in found if identity is not None}

    def _known_sources(self, rows: Sequence[Fields]) -> dict[int, int]:
        """Sources that are here; they learn what was unknown of them, and that one is sensitive."""
        known: dict[int, int] = {}
        taken: set[int] = set()
        there = self._tx.sources.addresses(row["canonical_url"] for row in rows)
        for row in rows:
            if row["canonical_url"] and row["canonical_url"] not in there:
                continue
            citation = Citation(**{name: row[name] for name in _SAID})
            here = self._tx.sources.known(citation, row["canonical_url"])
            if here is None or here["id"] in taken:
                continue
            known[row["ordinal"]] = here["id"]
            taken.add(here["id"])
            learned = {name: row[name] for name in _LEARNED if row[name] and not here[name]}
            if row["sensitive"]:
                learned["sensitive"] = True
            update_many(self._tx, Source, [(here, learned)])
            self._skipped += _differing(here, row)
        return known

    def _remember(self, article: int) -> None:
        """Keeps what was done before and which row has which number; last, so that it is the first
        to be taken back.
        """
        new = set(self._ids["archive_job"])
        told = {
            "left_out": self._record.left_out._asdict(),
            "history": self._record.steps,
            "archive_job": [r for r in self._record.rows["archive_job"] if r["ordinal"] in new],
        }
        numbers = numbering.to_text({table: ids.items() for table, ids in self._ids.items()})
        arrivals.keep(self._tx, article, told, numbers)


def _batches(table: str, rows: list[Fields]) -> Iterator[list[Fields]]:
    """So many at once as insert well; marks of one revision, for those of the next name them."""
    groups = groupby(rows, itemgetter("revision")) if table == "mark" else [(0, iter(rows))]
    for _revision, group in groups:
        together = list(group)
        for at in range(0, len(together), BATCH):
            yield together[at : at + BATCH]


def _columns(
    table: str, rows: Iterable[Fields], ids: Mapping[str, Mapping[int, int]]
) -> dict[str, list[Any]]:
    """Rows by column, as the file has them."""
    stored = {}
    for column in BY_NAME[table].columns:
        values = map(itemgetter(column.name), rows)
        if column.of:
            values = map(ids[column.of].get, values)
        elif column.kind == Kind.TIME:
            values = map(_as_time, values)
        elif column.name in AS_JSON[table]:
            values = map(packing.to_json, values)
        stored[column.name] = list(values)
    return stored


def _as_time(written: str | None) -> str | None:
    """A time as its column has it."""
    return written and written[:-1].replace("T", " ")


def _there(
    tx: "Transaction", table: str, names: tuple[str, ...], owners: Iterable[int]
) -> dict[tuple[Any, ...], int]:
    """The rows of those owners that are in the file, by the columns that make them known."""
    columns = core_table(tables_by_name()[table]).c
    listed = func.json_each(bindparam("owners")).table_valued("value")
    as_stored = (type_coerce(columns[name], NullType()) for name in names)
    question = select(columns.id, *as_stored).where(columns[names[0]].in_(select(listed.c.value)))
    found = tx.read(FixedSelect(question), owners=json.dumps(list(owners)))
    return {tuple(key): identity for identity, *key in found}


def _differing(here: Fields, row: Fields) -> list[str]:
    """What the record says of a source that stays as it is here."""
    other = [name for name in _LEARNED if row[name] and here[name] and here[name] != row[name]]
    if not other:
        return []
    named = here["title"] or here["url"] or f"Source {here['id']}"
    said = ", ".join(name.replace("_", " ") for name in other)
    return [f"“{named}” is known here with another {said}: that stays."]
