"""Finding rows by id, and checking words against closed sets, with an answer for a person."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from workbench.model.errors import Conflict, UnknownThing, UsageError
from workbench.store.recorder import rows_by_id
from workbench.store.statements import FixedSelect, Values, core_table
from workbench.store.tables import (
    ArchiveJob,
    Article,
    Capture,
    CaptureText,
    Claim,
    Correction,
    Cover,
    Evidence,
    Mark,
    Query,
    Revision,
    Row,
    Source,
)

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

R = TypeVar("R", bound=Row)

_NAMES: dict[type[Row], str] = {
    ArchiveJob: "job of the archive queue",
    Article: "article",
    Capture: "capture",
    CaptureText: "text of a capture",
    Claim: "claim",
    Correction: "correction",
    Cover: "declared passage",
    Evidence: "source on a claim",
    Mark: "mark",
    Query: "query",
    Revision: "revision",
    Source: "source",
}


def find(tx: "Transaction", table: type[R], identity: int) -> R:
    """The row with that id; UnknownThing where there is none, or its article was deleted."""
    row = tx.session.get(table, identity)
    if row is None or (isinstance(row, Article) and row.deleted_at is not None):
        raise unknown(table, identity)
    tx.kept.append(row)
    return row


def row_of(tx: "Transaction", table: type[Row], identity: int) -> Values:
    """`find` for what a key does: the row as plain values, for `update_many` to change."""
    row = rows_by_id(tx, table, [identity]).get(identity)
    if row is None or row.get("deleted_at") is not None:
        raise unknown(table, identity)
    return row


def refuse_unseen(row: Values, wanted: Mapping[str, Any], seen: Mapping[str, str] | None) -> None:
    """Conflict where a field that is to be set holds neither what was seen nor what it shall hold.

    Without `seen` nobody has looked at it before.
    """
    for field in wanted.keys() & (seen or {}).keys():
        now = row[field] or ""
        if now not in ((seen or {})[field], wanted[field]):
            what = field.removesuffix("_on").replace("url", "address")
            raise Conflict(
                f"The {what} was changed by somebody else meanwhile: it is now “{now}”.",
                "Look at it, then set yours again.",
            )


def unknown(table: type[Row], identity: int) -> UnknownThing:
    """What a person is told of a row that is not there."""
    return UnknownThing(f"There is no {_NAMES[table]} {identity} any more.")


def key_of(row: Row) -> int:
    """The id of a row that is in the file."""
    if row.id is None:
        raise ValueError("The row was not written yet.")
    return row.id


def checked(value: str, allowed: type[StrEnum], what: str) -> str:
    """The value, where it is one of a closed set; UsageError naming the set otherwise."""
    if value not in allowed.__members__.values():
        listed = ", ".join(allowed)
        raise UsageError(f"“{value}” is not a {what}.", f"One of: {listed}.")
    return str(value)


def current_revision(tx: "Transaction", article: int) -> Revision:
    """The article's newest revision."""
    newest = select(Revision).where(col(Revision.article) == article)
    row = tx.session.exec(newest.order_by(col(Revision.number).desc()).limit(1)).first()
    if row is None:
        raise UnknownThing(f"There is no article {article} any more.")
    return row


_NEWEST = FixedSelect(
    select(func.max(Revision.number)).where(col(Revision.article) == bindparam("article"))
)


def is_newest(tx: "Transaction", revision: Values) -> bool:
    """Whether no revision of its article came after this one."""
    ((newest,),) = tx.read(_NEWEST, article=revision["article"])
    return bool(revision["number"] == newest)


def refuse_older(tx: "Transaction", article: int, number: int) -> None:
    """Conflict where the article has a newer revision than the one with this number."""
    ((newest,),) = tx.read(_NEWEST, article=article)
    if number != newest:
        raise Conflict(
            f"The article has a new text since: revision {newest}. You were on revision {number}.",
            "Nothing was changed. Look at the new text, then do it there.",
        )


def rows_of(tx: "Transaction", table: type[R], claim: int) -> Sequence[R]:
    """A claim's rows in a table that has a column `claim`, oldest first."""
    columns = core_table(table).c
    found = select(table).where(columns.claim == claim).order_by(columns.id)
    return tx.session.exec(found).all()


def remove(tx: "Transaction", rows: Iterable[Row]) -> None:
    """Removes rows of one table, now: what they refer to can be removed after it."""
    for row in rows:
        tx.session.delete(row)
    tx.session.flush()


def given(fields: Mapping[str, object], allowed: Iterable[str]) -> Values:
    """Those of the fields that are not None; UsageError for a name that is not allowed."""
    for name in fields:
        if name not in allowed:
            raise UsageError(f"“{name}” cannot be changed here.")
    return {name: value for name, value in fields.items() if value is not None}
