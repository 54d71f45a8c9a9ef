"""Naming what a damaged file lost, for the person whose work it was."""

import sqlite3
from typing import Any

from workbench.store.replay import Fields


def what_is_lost(raw: sqlite3.Connection, table: str, identity: int, fields: Fields) -> str:
    """Names a lost row by its claim or article, as far as those are known."""
    if table == "capture":
        what = raw.execute(
            "SELECT coalesce(nullif(title, ''), nullif(url, '')) FROM source WHERE id = ?",
            (fields.get("source"),),
        ).fetchone()
        named = what[0] if what and what[0] else f"source {fields.get('source')}"
        return f"The capture of “{named}” of {fields.get('at')} is lost (its id was {identity})."
    if table == "claim":
        return f"Claim {fields.get('article')}/{fields.get('number')} is lost."
    if table == "imported_history":
        return f"What was done to article {fields.get('article')} before it came here is lost."
    owner = _owner(raw, table, fields)
    if not owner:
        return f"Row {identity} of “{table}” is lost."
    return f"One row of “{table}” of {owner} is lost (its id was {identity})."


def _owner(raw: sqlite3.Connection, table: str, fields: Fields) -> str:
    """What a row hangs on, by its own columns: the claim, else the article, else nothing."""
    claim = fields.get("claim") if table != "token" else None  # a token's is where it was marked
    if claim is not None:
        return _claim_named(raw, claim)
    if fields.get("article") is not None:
        return f"article {fields['article']}"
    wanted = (fields.get("revision"),)
    found = raw.execute("SELECT article FROM revision WHERE id = ?", wanted).fetchone()
    return f"article {found[0]}" if found else ""


def _claim_named(raw: sqlite3.Connection, claim: Any) -> str:
    found = raw.execute("SELECT article, number FROM claim WHERE id = ?", (claim,)).fetchone()
    return f"claim {found[0]}/{found[1]}" if found else "a claim that is lost too"
