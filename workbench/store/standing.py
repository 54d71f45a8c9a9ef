"""Whether later changes stand on an action's: then taking it back would take them along, or lie."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from workbench.model.states import Actor
from workbench.store.recorder import CHUNK, in_words, rows_by_id
from workbench.store.reversals import ONWARD, Step, net, tables_by_name
from workbench.store.statements import Values, core_table
from workbench.store.tables import Action, Change, Row, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Key = tuple[type[Row], int]


class Blocked(NamedTuple):
    """What stands in the way: the rows, and the actions since that touched them, newest first."""

    rows: tuple[Key, ...]
    actions: tuple[Action, ...]


def blocking(tx: "Transaction", action: int, steps: Sequence[Step]) -> Blocked | None:
    """What keeps an action's steps from being taken back, None where nothing does."""
    changes = net(steps)
    rows = dict.fromkeys(
        [*_moved_on(tx, changes), *_children(tx, changes), *_lost_parents(tx, changes)]
    )
    if not rows:
        return None
    return Blocked(tuple(rows), tuple(_later(tx, action, rows)))


def of_its_own(tx: "Transaction", steps: Sequence[Step]) -> list[Step]:
    """The steps but for sources that something else is known of by now: what an action brought in
    stays known where it was captured, checked or put on other claims since.
    """
    changes = net(steps)
    own = {(step.table, step.row) for step in changes}
    made = [step.row for step in changes if step.table is Source and step.before is None]
    used: set[int] = set()
    for child, column in _referring(Source) if made else ():
        columns = core_table(child).c
        for chunk in _chunks(made):
            found = select(columns.id, columns[column]).where(columns[column].in_(chunk))
            for identity, source in tx.session.connection().execute(found):
                if (child, identity) not in own:
                    used.add(source)
    return [step for step in steps if step.table is not Source or step.row not in used]


def _moved_on(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that do not hold any more what the action left in them, or are there again.

    What only the program put into a row that the action made goes with it.
    """
    for table, steps in _by_table(changes).items():
        present = rows_by_id(tx, table, [step.row for step in steps])
        for step in steps:
            row = present.get(step.row)
            if row is None or step.after is None:
                moved = (row is None) != (step.after is None)
            else:
                moved = not _holds(row, step) and not (
                    step.before is None and _is_the_programs(tx, step)
                )
            if moved:
                yield table, step.row


def _is_the_programs(tx: "Transaction", made: Step) -> bool:
    """Whether nobody but the program changed a row since it was made."""
    changed = (
        select(Change.id)
        .join(Action, col(Action.id) == col(Change.action))
        .where(
            col(Change.table_name) == made.table.__tablename__,
            col(Change.row) == made.row,
            col(Change.before).is_not(None),
            col(Action.origin) != Actor.PROGRAM,
        )
    )
    return tx.session.exec(changed).first() is None


def _holds(row: Values, step: Step) -> bool:
    return all(
        name in ONWARD or in_words(row[name]) == value for name, value in (step.after or {}).items()
    )


def _children(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that refer to rows which would go, other than those that go or turn with them."""
    own = {(step.table, step.row): step for step in changes}
    for table, steps in _by_table(step for step in changes if step.before is None).items():
        made = [step.row for step in steps]
        for child, column in _referring(table):
            columns = core_table(child).c
            for chunk in _chunks(made):
                found = select(columns.id).where(columns[column].in_(chunk))
                for identity in tx.session.connection().execute(found).scalars():
                    step = own.get((child, identity))
                    turns = step is not None and (step.before is None or column in step.before)
                    if not turns:
                        yield child, identity


def _lost_parents(tx: "Transaction", changes: Sequence[Step]) -> Iterator[Key]:
    """Rows that what is put back refers to, and that are gone."""
    returning = {(step.table, step.row) for step in changes if step.after is None}
    wanted: dict[type[Row], set[int]] = defaultdict(set)
    for step in changes:
        for column, parent in _references(step.table):
            value = (step.before or {}).get(column)
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


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))


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
