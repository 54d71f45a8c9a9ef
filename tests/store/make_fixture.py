"""Makes the fixture of this program's schema: `python tests/store/make_fixture.py`.

A small file with a row in every table, packed, with what it holds beside it as JSON. It is made
once, when a schema is released, and never again: a later program must open what an earlier wrote.
"""

import gzip
import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store_bench import TEXT, Bench

from workbench.model.captured import Extraction, Fetched, Probe
from workbench.model.evidence_requests import NewLinkCheck, Pin, Upload
from workbench.model.problems import about_pin
from workbench.store import blobs, packing
from workbench.store.database import SCHEMA
from workbench.store.tables import (
    Correction,
    ImportedHistory,
    Mark,
    NameCheck,
    Revision,
    SignOff,
)
from workbench.store.transaction import Transaction

FIXTURES = Path(__file__).parent / "fixtures"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def work(path: Path) -> None:
    """Does something of everything in a new file."""
    bench = Bench(path)
    bench.add_article()
    first, second, third = bench.mark(1), bench.mark(4, 2), bench.mark(9)
    bench.attach(first, "https://example.org/a", passage="0001", note="a note")
    evidence = bench.attach(second, "https://example.org/b", stance="refutes")
    bench.rate(first, "true", "because")
    bench.rate(second, "false")
    bench.rate(second, None)
    bench.act(lambda tx: tx.claims.delete(third), "delete", "Deleted")
    bench.act(lambda tx: _rest(tx, bench, first), "rest", "The rest")
    bench.undo()
    bench.redo()
    assert evidence
    bench.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


def _rest(tx: Transaction, bench: Bench, claim: int) -> None:
    """What no command does yet, and what has no other verb on the bench."""
    _evidence(tx, claim)
    tx.session.add(
        Correction(
            article=bench.article,
            claim=claim,
            old_text="0001",
            new_text="1000",
            public_wording="It is 1000.",
            by="ada",
            at=NOON,
        )
    )
    tx.flush()
    tx.covers.add(bench.revision, 100, 104, "a year")
    tx.proposals.set(claim, "1000")
    tx.drafts.keep("verdict", claim, "rationale", "half a sen")
    _second_text(tx, bench)


def _second_text(tx: Transaction, bench: Bench) -> None:
    """Another revision in which a mark stayed, one moved, its words changed, and one is lost."""
    text = "0001 9999 " + TEXT[20:]
    row = Revision(
        article=bench.article,
        number=2,
        text_sha256=blobs.keep_text(tx, text),
        length=len(text),
        origin="second.txt",
        extractor="plain",
        imported_at=NOON,
    )
    tx.session.add(row)
    tx.flush()
    revision = row.id or 0
    first, second = (tx.marks.of(claim)[0] for claim in (1, 2))
    for old, start, said in (
        (first, 0, {"status": "moved", "sentence": "changed", "reviewed": True}),
        (second, 5, {"status": "changed", "suffix": " 0004"}),
        (second, None, {"status": "lost"}),
    ):
        end = None if start is None else start + 4
        exact = old.exact if start is None else text[start:end]
        place = {"start_offset": start, "end_offset": end, "exact": exact, **said}
        tx.session.add(Mark(claim=old.claim, revision=revision, carried_from=old.id, **place))
    checked = {"article": bench.article, "by": "ada", "at": NOON}
    tx.session.add(NameCheck(words="Ada", verdict="wrong", note="Adah", **checked))
    tx.session.add(SignOff(revision=revision, kind="signed", note="all of it", **checked))
    left_out = {"sensitive_sources": 1, "private_notes": 0}
    told = {"left_out": left_out, "history": [], "archive_job": []}
    kept = blobs.keep(tx, packing.plain(packing.to_json(told).encode()))
    numbers = '{"claim":[[1,1,2]]}'
    tx.session.add(ImportedHistory(article=bench.article, sha256=kept, numbers=numbers))


def _evidence(tx: Transaction, claim: int) -> None:
    """A capture whose text holds a passage, and all else that a source can have."""
    said = "What a page said. " * 20
    body = f"<p>{said}</p>".encode()
    answer = Fetched(
        "https://example.org/a",
        "https://example.org/a/",
        ("https://example.org/a",),
        200,
        (("content-type", "text/html"),),
        "text/html",
        "utf-8",
        body,
    )
    read = Extraction(said, "fixture 1", "A page", ("Ann", "Bob"), canonical_url=answer.final_url)
    capture = tx.captures.add(
        packing.fetched(1, answer, NOON), packing.read_text(read, NOON, "Reuters")
    )
    tx.captures.add(packing.supplied(2, Upload(b"GIF89a", "image/gif", "page.gif"), NOON))
    tx.pins.pin(Pin(1, 1, 0, 17))
    tx.pins.mark_gone(1, capture)
    tx.links.record([NewLinkCheck(1, NOON, Probe.OK, 200)])
    tx.archive_jobs.enqueue([1], "archive.example", "save")
    tx.origins.group([1, 2], "Reuters")
    tx.origins.set_primary([1], is_primary=True)
    tx.origins.share([(2, 1, 58)])
    tx.overrides.set(claim, "sufficiency", "The only one who was there.")
    tx.overrides.set(claim, "passage-gone", "Their correction.", about_pin(1, capture))
    tx.overrides.set(None, "sufficiency", "A column.", article=tx.claims.get(claim).article)


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables by their columns' names, with what JSON cannot hold as hex."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            row["name"]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if row["name"] not in ("alembic_version", "sqlite_sequence")
        ]
        return {
            name: [
                {key: _plain(row[key]) for key in row.keys()}  # noqa: SIM118 - a Row has values
                for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608
            ]
            for name in names
        }


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "fixture.db"
        work(made)
        FIXTURES.mkdir(exist_ok=True)
        packed = gzip.compress(made.read_bytes(), mtime=0)
        (FIXTURES / f"{SCHEMA}.db.gz").write_bytes(packed)
        told = json.dumps(contents(made), indent=1, ensure_ascii=False)
        (FIXTURES / f"{SCHEMA}.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
