"""Rows put in by SQLModel alone, so that views are tried against what writes a file."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session

from workbench.model.scale_texts import to_json
from workbench.model.scales import TRUTH
from workbench.store import tables
from workbench.store.packing import pack

R = TypeVar("R", bound=tables.Row)
NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)


class Rows:
    """Adds rows with what a test does not care about filled in; gives their ids."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, row: tables.Row) -> int:
        self.session.add(row)
        self.session.commit()
        assert row.id is not None
        return row.id

    def article(self, text: str = "Some words to check.", **fields: Any) -> int:
        given = {"title": "T", "purpose": "statements", "scale": to_json(TRUTH), "created_at": NOON}
        article = self.add(tables.Article(**{**given, **fields}))
        self.revision(article, 1, text)
        return article

    def revision(self, article: int, number: int, text: str, **fields: Any) -> int:
        digest = hashlib.sha256(text.encode()).hexdigest()
        if self.session.get(tables.Blob, digest) is None:
            self.session.add(tables.Blob(sha256=digest, content=text.encode()))
        given = {"length": len(text), "origin": "a.txt", "extractor": "plain", "imported_at": NOON}
        return self.add(
            tables.Revision(
                article=article, number=number, text_sha256=digest, **{**given, **fields}
            )
        )

    def claim(self, article: int, number: int, **fields: Any) -> int:
        return self.add(tables.Claim(article=article, number=number, **fields))

    def mark(self, claim: int, revision: int, start: int, end: int, **fields: Any) -> int:
        given = {"exact": "x" * (end - start), **fields}
        return self.add(
            tables.Mark(claim=claim, revision=revision, start_offset=start, end_offset=end, **given)
        )

    def token(self, revision: int, start: int, end: int, **fields: Any) -> int:
        given = {"kind": "number", "words": f"w{start}", "rules_version": "1", **fields}
        return self.add(
            tables.Token(revision=revision, start_offset=start, end_offset=end, **given)
        )

    def cover(self, revision: int, start: int, end: int) -> int:
        return self.add(tables.Cover(revision=revision, start_offset=start, end_offset=end))

    def verdict(self, claim: int, rating: str | None, **fields: Any) -> int:
        return self.add(tables.Verdict(claim=claim, rating=rating, by="MK", at=NOON, **fields))

    def source(self, name: str, **fields: Any) -> int:
        given = {"url": f"https://{name}/", "canonical_url": f"https://{name}/", **fields}
        return self.add(tables.Source(**given))

    def evidence(self, claim: int, source: int, **fields: Any) -> int:
        return self.add(tables.Evidence(claim=claim, source=source, **fields))

    def capture(self, source: int, said: str = "", **fields: Any) -> int:
        """A capture, with a text where something is said; both lie packed."""
        given = {"at": NOON, "how": "fetched", **fields}
        body = f"<p>{said}</p>".encode()
        capture = self.add(tables.Capture(source=source, sha256=self.blob(body), **given))
        if said:
            self.capture_text(capture, said)
        return capture

    def capture_text(self, capture: int, said: str, **fields: Any) -> int:
        given = {"at": NOON, "extractor": "test 1", **fields}
        digest = self.blob(said.encode())
        return self.add(
            tables.CaptureText(capture=capture, text_sha256=digest, length=len(said), **given)
        )

    def blob(self, content: bytes) -> str:
        packed = pack(content)
        if self.session.get(tables.Blob, packed.sha256) is None:
            row = tables.Blob(sha256=packed.sha256, content=packed.stored, coding=packed.coding)
            self.session.add(row)
            self.session.flush()
        return packed.sha256

    def check(self, source: int, outcome: str, days: int = 0, **fields: Any) -> int:
        at = NOON + timedelta(days=days)
        return self.add(tables.LinkCheck(source=source, at=at, outcome=outcome, **fields))

    def action(self, article: int | None = None, **fields: Any) -> int:
        given = {"at": NOON, "who": "MK", "verb": "rate", "label": "Rated", **fields}
        return self.add(tables.Action(article=article, **given))

    def change(self, action: int, table: str, row: int, **fields: Any) -> int:
        return self.add(tables.Change(action=action, table_name=table, row=row, **fields))
