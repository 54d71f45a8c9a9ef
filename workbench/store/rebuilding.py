"""Making what was read of a damaged file agree with itself again, and saying what is missing.

Works on the rows in a new file, in the caller's transaction, with foreign keys off.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from workbench.model.clock import Clock
from workbench.model.scale_texts import from_json, to_json
from workbench.model.scales import MAGAZINE, TRUTH
from workbench.model.states import Purpose
from workbench.store.losses import what_is_lost
from workbench.store.packing import PLAIN
from workbench.store.replay import Fields, recorded_tables, replay_table, table_rows
from workbench.store.telling import DAMAGE
from workbench.store.unread import Unread, may_be_missing

MOST_TOLD = 200
"""Sentences about single things; a file that lost more than that lost them by the table."""

_UNKNOWN = "·"
"""What stands for a character of a text that nothing is known of."""


_UNPINNED = """UPDATE evidence SET passage_start = NULL, passage_end = NULL, text_sha256 = NULL,
    passage_sha256 = '', passage_match = 'unchecked', gone_in = NULL
    WHERE (text_sha256 IS NULL OR capture IS NULL OR passage_start IS NULL OR NOT EXISTS (
        SELECT 1 FROM capture_text WHERE capture_text.capture = evidence.capture
        AND capture_text.text_sha256 = evidence.text_sha256))
    AND (text_sha256 IS NOT NULL OR passage_match IN ('verbatim', 'close'))"""


_PLACEHOLDERS = """INSERT INTO "action" (id, at, who, origin, verb, label)
    SELECT DISTINCT "change".action,
    coalesce((SELECT at FROM "action" o WHERE o.id < "change".action ORDER BY o.id DESC), ?),
    'workbench doctor', 'program', 'recover', 'What this was is lost; its changes are here'
    FROM "change" WHERE "change".action NOT IN (SELECT id FROM "action")"""


class Rebuilt(NamedTuple):
    """Rows lost by table, and what that means in sentences."""

    lost: Counter[str]
    told: tuple[str, ...]


def keep_given_ids(raw: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Ids that the damaged file gave are not given again, also where their rows are lost."""
    with suppress(*DAMAGE):
        for name, last in source.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            if isinstance(name, str) and isinstance(last, int) and 0 < last < 2**53:
                known = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"
                if not raw.execute(known, (last, name)).rowcount:
                    raw.execute(
                        "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last)
                    )


def rebuild(raw: sqlite3.Connection, clock: Clock, unread: Unread) -> Rebuilt:
    """Brings back what the history knows, takes out what hangs in the air, tells the rest."""
    tables = recorded_tables(raw)
    lost: Counter[str] = Counter(_gaps(raw))
    now = f"{clock.now():%Y-%m-%d %H:%M:%S.%f}"
    raw.execute(_PLACEHOLDERS, (now,))
    told: list[str] = []
    missing = {table: _bring_back(raw, table) for table in tables}
    told += _scales(raw)
    told += _texts(raw)
    _mend_loose_ends(raw)
    unpinned = raw.execute(_UNPINNED).rowcount
    if unpinned:
        told.append(
            f"Captures are lost in which passages were found; those are there: {unpinned:,}."
        )
    raw.execute(
        """UPDATE article SET next_claim = max(next_claim, 1 + coalesce(
        (SELECT max(number) FROM claim WHERE claim.article = article.id), 0)),
        next_query = max(next_query, 1 + coalesce(
        (SELECT max(number) FROM "query" WHERE "query".article = article.id), 0))"""
    )
    for table in tables:
        for identity, fields in missing[table].items():
            if raw.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (identity,)).fetchone():  # noqa: S608
                continue
            lost[table] += 1
            told.append(what_is_lost(raw, table, identity, fields))
    if lost["change"] or lost["action"]:
        told.append(
            f"The history lost {lost['action']:,} actions and {lost['change']:,} changes. What "
            "they did is there as far as the tables show it; it cannot be undone."
        )
    last = list(may_be_missing(raw, unread, missing))
    if not raw.execute("SELECT 1 FROM article").fetchone():
        told.append("No article could be found in it.")
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"… and {len(told) - MOST_TOLD:,} more."]
    _write_down(raw, tables, now)
    return Rebuilt(lost, (*told, *last))


def _gaps(raw: sqlite3.Connection) -> dict[str, int]:
    """How much of the history is missing: its ids have no gaps."""
    found = {}
    for table in ("action", "change"):
        count, highest = raw.execute(f'SELECT count(*), max(id) FROM "{table}"').fetchone()  # noqa: S608
        given = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        found[table] = max(highest or 0, given[0] if given else 0) - count
    return found


def _bring_back(raw: sqlite3.Connection, table: str) -> dict[int, Fields]:
    """Puts in what the history has and the table lost, takes out what it says was deleted.

    Gives what could be lost: rows that the history tells and the table may not have in the end.
    """
    columns = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    needed = {row[1] for row in columns if (row[3] and row[4] is None) or row[5]}
    missing: dict[int, Fields] = {}
    deleted = _deleted(raw, table)
    for identity, told, stands in list(_sides(raw, table)):
        if stands is None and told is not None:
            missing[identity] = told
            if needed <= told.keys():
                _insert(raw, table, columns, told)
        elif stands is not None and told is None and identity in deleted:
            raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (identity,))  # noqa: S608
        elif stands is not None:
            missing[identity] = stands
    return missing


def _deleted(raw: sqlite3.Connection, table: str) -> set[int]:
    rows = raw.execute(
        """SELECT "row" FROM "change" WHERE id IN
        (SELECT max(id) FROM "change" WHERE table_name = ? GROUP BY "row") AND after IS NULL""",
        (table,),
    )
    return {row for (row,) in rows}


def _sides(
    raw: sqlite3.Connection, table: str
) -> Iterator[tuple[int, Fields | None, Fields | None]]:
    """Each row of a table as the history tells it, and as it stands."""
    both = merge(
        ((identity, True, fields) for identity, fields in replay_table(raw, table)),
        ((identity, False, fields) for identity, fields in table_rows(raw, table)),
        key=itemgetter(0),
    )
    for identity, group in groupby(both, key=itemgetter(0)):
        sides = {of_history: fields for _id, of_history, fields in group}
        yield identity, sides.get(True), sides.get(False)


def _insert(
    raw: sqlite3.Connection, table: str, columns: list[tuple[Any, ...]], fields: Fields
) -> None:
    times = {row[1] for row in columns if row[2] == "DATETIME"}
    names = [row[1] for row in columns if row[1] in fields]
    values = [_stored(fields[name]) if name in times else fields[name] for name in names]
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    with suppress(sqlite3.Error, OverflowError):
        raw.execute(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', values)  # noqa: S608


def _stored(moment: Any) -> Any:
    """A time of the history as a column has it."""
    return moment.replace("T", " ").removesuffix("Z") if isinstance(moment, str) else moment


def _scales(raw: sqlite3.Connection) -> Iterator[str]:
    """Gives every article a scale that can be read: the history's, else its purpose's usual one."""
    known = dict(replay_table(raw, "article"))
    found = raw.execute("SELECT id, title, purpose, scale FROM article").fetchall()
    for article, title, purpose, scale in found:
        if _is_scale(scale):
            continue
        of_history = str(known.get(article, {}).get("scale"))
        usual = to_json(MAGAZINE if purpose == Purpose.DRAFT else TRUTH)
        mended = of_history if _is_scale(of_history) else usual
        raw.execute("UPDATE article SET scale = ? WHERE id = ?", (mended, article))
        if mended is usual:
            yield f"The scale of “{title}” (article {article}) is lost: it has the usual one."


def _is_scale(text: str) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


def _texts(raw: sqlite3.Connection) -> Iterator[str]:
    """Makes every revision readable: of a text that is lost, the words of its marks stay."""
    found = raw.execute(
        """SELECT revision.id, article.title, revision.article, revision.number, length,
        text_sha256, content, coding FROM revision
        LEFT JOIN article ON article.id = revision.article
        LEFT JOIN blob ON blob.sha256 = text_sha256 ORDER BY revision.id"""
    ).fetchall()
    for revision, title, article, number, length, digest, content, coding in found:
        named = f"The text of “{title or 'an article'}” (article {article}, revision {number})"
        if content is None:
            text = _skeleton(raw, revision, length)
            known = "INSERT OR IGNORE INTO blob (sha256, content) VALUES (?, ?)"
            raw.execute(known, (digest, text.encode()))
            yield f"{named} is lost. What was marked in it is there, {_UNKNOWN} for all else."
        elif coding == PLAIN and _undecodable(content):
            mended = str(content, "utf-8", "replace").encode()
            raw.execute("UPDATE blob SET content = ? WHERE sha256 = ?", (mended, digest))
            yield f"{named} has characters that cannot be read any more."


def _undecodable(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False


def _skeleton(raw: sqlite3.Connection, revision: int, length: int) -> str:
    text = [_UNKNOWN] * length
    marks = raw.execute(
        """SELECT start_offset, exact, prefix, suffix FROM mark
        WHERE revision = ? AND start_offset IS NOT NULL""",
        (revision,),
    )
    for start, exact, prefix, suffix in marks:
        words = prefix + exact + suffix
        begin = start - len(prefix)
        if begin >= 0 and begin + len(words) <= length:
            text[begin : begin + len(words)] = words
    return "".join(text)


def _mend_loose_ends(raw: sqlite3.Connection) -> None:
    """Rows whose owner is lost go; a reference that a row can do without is taken off it."""
    while True:
        loose = raw.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            return
        for table, row, _parent, key in loose:
            keys = raw.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(each[3] for each in keys if each[0] == key)
            try:
                raw.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))  # noqa: S608
            except sqlite3.IntegrityError:
                raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608


def _write_down(raw: sqlite3.Connection, tables: list[str], now: str) -> None:
    """An action of the program with all that tables and history do not agree about."""
    changes = [change for table in tables for change in _disagreements(raw, table)]
    if not changes:
        return
    action = raw.execute(
        """INSERT INTO "action" (at, who, origin, verb, label)
        VALUES (?, 'workbench doctor', 'program', 'recover', 'Recovered a damaged file')""",
        (now,),
    ).lastrowid
    raw.executemany(
        """INSERT INTO "change" (action, table_name, "row", before, after)
        VALUES (?, ?, ?, ?, ?)""",
        ((action, *change) for change in changes),
    )


def _disagreements(
    raw: sqlite3.Connection, table: str
) -> Iterator[tuple[str, int, str | None, str | None]]:
    for identity, told, stands in _sides(raw, table):
        if stands is None:
            yield table, identity, json.dumps(told), None
        elif told is None:
            yield table, identity, None, json.dumps(stands)
        else:
            names = [name for name in stands if name not in told or told[name] != stands[name]]
            if names:
                before = json.dumps({name: told.get(name) for name in names})
                yield table, identity, before, json.dumps({name: stands[name] for name in names})
