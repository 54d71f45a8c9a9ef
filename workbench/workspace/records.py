"""Bringing in a whole check as another workbench exported it: the record of an article."""

from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.records import BEGINNING, Brought, Fields, RecordFile, is_record
from workbench.model.requests import Done
from workbench.workspace.acting import Acting
from workbench.workspace.giving_way import giving_way, uncollected

if TYPE_CHECKING:
    from workbench.store.bulk import Progress
    from workbench.store.transaction import Store, Transaction


def found(path: Path) -> bytes | None:
    """The bytes of a file that is a record, None of any other; UnreadableInput where it is larger
    than a record may be.
    """
    from workbench.documents import reading
    from workbench.exchange.record_json import LARGEST

    try:
        if not path.is_file():  # to open a pipe would wait for somebody to write into it
            return None
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    except (OSError, ValueError):  # whoever reads it as an article says why it cannot be
        return None
    return reading.load(path, LARGEST) if is_record(beginning) else None


def load(body: bytes) -> RecordFile:
    """The record in a file's bytes, looked through; UnreadableInput says where it is wrong."""
    from workbench.exchange import record_reading

    with giving_way, uncollected():
        return record_reading.read(body)


class Records:
    """Bringing in records."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def known(self, file: RecordFile) -> tuple[int, int] | None:
        """The article here that has the record's newest text, and the number of its revision."""
        from workbench.store.reader import Reader

        with closing(Reader(self._acting.path)) as reader:
            return reader.known_article(_newest(file)["text_sha256"])

    def bring_in(
        self, file: RecordFile, *, again: bool = False, tell: "Progress | None" = None
    ) -> "Future[Done[Brought]]":
        """Queues the whole record as one action, which can be undone.

        Where an article here has its newest text nothing is taken, unless `again` wants a second
        article. `tell` is called on the writer's thread with how many rows of how many are in, of
        1,000 rows or more.
        """
        return self._acting.writer.submit(
            lambda store: import_record(self._acting, store, file, again=again, tell=tell)
        )


def import_record(
    acting: Acting,
    store: "Store",
    file: RecordFile,
    *,
    again: bool = False,
    tell: "Progress | None" = None,
) -> Done[Brought]:
    """Writes a record, or finds the article that has its text; for the writer's thread."""
    record = file.record
    title = record.article["title"]
    newest = _newest(file)

    def step(tx: "Transaction") -> Brought:
        known = None if again else tx.articles.with_text(newest["text_sha256"])
        if known is not None:
            article, revision = known
            return Brought(article, revision, title, True, {}, {}, (), record.left_out)
        made = tx.records.add(record, file.contents, tell)
        counts = +made.new, +made.known
        return Brought(
            made.article, made.revision, title, False, *counts, made.skipped, record.left_out
        )

    head = ActionHead(acting.who, "import", f"Imported “{title}” with its check")
    with uncollected():
        return store.act(head, step)


def _newest(file: RecordFile) -> Fields:
    return max(file.record.rows["revision"], key=lambda row: row["number"])
