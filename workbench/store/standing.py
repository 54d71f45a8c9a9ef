"""Whether later changes stand on an action's: then taking it back would take them along, or lie."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from workbench.model.states import Actor
from workbench.store import arrivals
from workbench.store.bulk import said_by_id
from workbench.store.packing import to_json
from workbench.store.recorder import BATCH, rows_by_id
from workbench.store.replay import PURGED
from workbench.store.reversals import ONWARD, Step, arrivals_in, net, tables_by_name
from workbench.store.statements import FixedSelect, core_table
from workbench.store.tables import (
    Action,
    ArchiveJob,
    Capture,
    Change,
    Cover,
    LinkCheck,
    Mark,
    Query,
    Revision,
    Row,
    SharedText,
    Source,
    Token,
    Verdict,
)

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_ON_A_TEXT: frozenset[type[Row]] = frozenset({Verdict, Mark, Token, Cover, Query})
"""Rows that the next revision takes over: taken back below it they would stand in it still."""

_OF_SOURCES: tuple[type[Row], ...] = (Capture, LinkCheck, ArchiveJob, SharedText)

Key = tuple[type[Row], int]


class Blocked(NamedTuple):
    """What stands in the way: the rows, and the actions since that touched them, newest first."""

    rows: tuple[Key, ...]
    actions: tuple[Action, ...]


def blocking(tx: "Transaction", action: int, steps: Sequence[Step]) -> Blocked | None:
    """What keeps an action's steps from being taken back, None where nothing does."""
    if purged := _purged(tx, steps):
        return purged
    changes = net(steps)
    made = {(step.table, step.row) for step in changes if step.is_made}
    moved_on = (key for key in _moved_on(tx, changes) if not _by_program(tx, action, made, key))
    rows = dict.fromkeys([*moved_on, *_children(tx, changes), *_lost_parents(tx, changes)])
    if rows:
        return Blocked(tuple(rows), tuple(_later(tx, action, rows)))
    return _taken_over(tx, action, changes)


def _taken_over(tx: "Transaction", action: int, changes: Sequence[Step]) -> Blocked | None:
    """A later text that took over what the action changed on the one before, and still does."""
    rows = tuple((step.table, step.row) for step in changes if step.table in _ON_A_TEXT)
    article = select(Action.article).where(col(Action.id) == action).scalar_subquery()
    first = (
        select(func.min(Change.action))
        .join(Revision, col(Revision.id) == col(Change.row))
        .where(col(Change.table_name) == Revision.__tablename__, col(Revision.article) == article)
        .group_by(col(Change.row))
    )
    brought = select(Action).where(col(Action.id) > action, col(Action.id).in_(first))
    later = tuple(tx.session.exec(brought)) if rows else ()
    return Blocked(rows, later) if later else None


def without_kept(tx: "Transaction", steps: Sequence[Step]) -> list[Step]:
    """The steps without those that made a source on which captures, checks or jobs stand by now.

    Such a source stays where the attachment that brought it is taken back: what was fetched of it
    is evidence, and fetched without being asked it would otherwise stand in the way of undoing.
    What came along in the same action goes along.
    """
    sources = [step.row for step in steps if step.table is Source and step.is_made]
    if not sources:
        return list(steps)
    made = {(step.table, step.row) for step in steps if step.is_made}
    made |= {(ArchiveJob, job) for job in arrivals.jobs(arrivals_in(steps))}
    kept = {
        source
        for owned in _OF_SOURCES
        for row, source in _naming(tx, owned, "source", sources)
        if (owned, row) not in made
    }
    return [step for step in steps if step.table is not Source or step.row not in kept]


def _naming(
    tx: "Transaction", table: type[Row], column: str, ids: Sequence[int]
) -> Iterator[Sequence[int]]:
    """The rows of a table that name one of those in a column, each with which."""
    for at in range(0, len(ids), BATCH):
        yield from tx.read(_rows_naming(table, column), ids=to_json(ids[at : at + BATCH]))


@cache
def _rows_naming(table: type[Row], column: str) -> FixedSelect:
    columns = core_table(table).c
    listed = func.json_each(bindparam("ids")).table_valued("value")
    named = columns[column].in_(select_columns(listed.c.value))
    return FixedSelect(select_columns(columns.id, columns[column]).where(named))


def _by_program(tx: "Transaction", action: int, made: Collection[Key], key: Key) -> bool:
    """Whether a row that the action made was changed since by the program alone: that goes along,
    and comes back with it.
    """
    table, row = key
    if key not in made or row not in rows_by_id(tx, table, [row]):
        return False
    later = select(Action.id).join(Change, col(Change.action) == col(Action.id))
    by_persons = later.where(
        col(Change.table_name) == table.__tablename__,
        col(Change.row) == row,
        col(Action.id) > action,
        col(Action.origin) == Actor.PERSON,
    )
    return tx.session.exec(by_persons).first() is None


def _purged(tx: "Transaction", steps: Sequence[Step]) -> Blocked | None:
    """The rows whose values were purged, and by which actions."""
    by = {
        (step.table, step.row): side[PURGED]
        for step in steps
        if PURGED in (step.was or "") or PURGED in (step.became or "")
        for side in (step.before, step.after)
        if PURGED in side
    }
    found = select(Action).where(col(Action.id).in_(sorted(set(by.values()), reverse=True)))
    return Blocked(tuple(by), tuple(tx.session.exec(found))) if by else None


def _moved_on(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that do not hold any more what the action left in them, or are there again."""
    for table, steps in _by_table(changes).items():
        present = said_by_id(tx, table, [step.row for step in steps])
        for step in steps:
            if present.get(step.row) != step.became and not _holds(present.get(step.row), step):
                yield table, step.row


def _holds(said: str | None, step: Step) -> bool:
    if said is None or step.is_removed:
        return said is None and step.is_removed
    row = json.loads(said)
    return all(name in ONWARD or row[name] == value for name, value in step.after.items())


def _children(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that refer to rows which would go, other than those that go or turn with them."""
    own = {(step.table, step.row): step for step in changes}
    along = {(ArchiveJob, job) for job in arrivals.jobs(arrivals_in(changes))}
    for table, steps in _by_table(step for step in changes if step.is_made).items():
        made = [step.row for step in steps]
        for child, column in _referring(table):
            for identity, _named in _naming(tx, child, column, made):
                step = own.get((child, identity))
                turns = step is not None and (step.is_made or column in step.before)
                if not turns and (child, identity) not in along:
                    yield child, identity


def _lost_parents(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that what is put back refers to, and that are gone."""
    returning = {(step.table, step.row) for step in changes if step.is_removed}
    wanted: dict[type[Row], set[int]] = defaultdict(set)
    for step in changes:
        before = step.before
        for column, parent in _references(step.table) if before else ():
            value = before.get(column)
            if value is not None and (parent, value) not in returning:
                wanted[parent].add(value)
    for parent, ids in wanted.items():
        present = rows_by_id(tx, parent, sorted(ids))
        yield from ((parent, each) for each in sorted(ids) if each not in present)


def _later(tx: "Transaction", action: int, rows: Iterable[Key]) -> list[Action]:
    """The actions after this one that touched the rows: those that stand, or else all."""
    found: dict[int, Action] = {}
    for table, identity in rows:
        touching = select(Change.action).where(
            col(Change.table_name) == table.__tablename__,
            col(Change.row) == identity,
            col(Change.action) > action,
        )
        for each in tx.session.exec(select(Action).where(col(Action.id).in_(touching))):
            found[each.id or 0] = each
    taken_back = {each.reverses for each in found.values()}
    standing = [
        each for each in found.values() if each.id not in taken_back and each.verb != "undo"
    ]
    return sorted(standing or found.values(), key=lambda each: each.id or 0, reverse=True)


def _by_table(changes: Iterable[Step]) -> dict[type[Row], list[Step]]:
    tables: dict[type[Row], list[Step]] = defaultdict(list)
    for step in changes:
        tables[step.table].append(step)
    return tables


@cache
def _references(table: type[Row]) -> tuple[tuple[str, type[Row]], ...]:
    """The columns of a table that refer to another by id, and to which."""
    return tuple(
        (key.parent.name, tables_by_name()[key.column.table.name])
        for key in core_table(table).foreign_keys
        if key.column.table.name in tables_by_name()
    )


@cache
def _referring(table: type[Row]) -> tuple[tuple[type[Row], str], ...]:
    """The tables and columns that refer to a table by id."""
    return tuple(
        (child, column)
        for child in tables_by_name().values()
        for column, parent in _references(child)
        if parent is table
    )
