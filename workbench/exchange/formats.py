"""What makes each format: the module is loaded when something is made by it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from workbench.model.handover import Contents, Exported, ExportedFile, Handover, Step
from workbench.model.records import Record
from workbench.model.states import QueryState


class Material(NamedTuple):
    """All that a format may be made of; what calls can give is read when it is asked for.

    `suffix` is the end of the path that was asked for, in lower case, empty for a folder;
    `check_url` the published check's address, with `{number}` for a claim's own.
    """

    handover: Handover
    history: Callable[[], Iterator[Step]]
    record: Callable[[], Record]
    contents: Contents
    made_at: datetime
    suffix: str = ""
    check_url: str = ""


def made(name: str, of: Material) -> Exported:
    """What the format of that name makes; UsageError where it makes no file with such an end."""
    return MAKERS[name](of)


def _packet(of: Material) -> Exported:
    from workbench.exchange import packet

    return packet.export(of.handover, of.history(), of.contents)


def _html(of: Material) -> Exported:
    from workbench.exchange import html_page

    return html_page.export(of.handover)


def _docx(of: Material) -> Exported:
    from workbench.exchange import word_export

    return word_export.export(of.handover, of.made_at)


def _markdown(of: Material) -> Exported:
    from workbench.exchange import markdown_article

    return markdown_article.export(of.handover)


def _csv(of: Material) -> Exported:
    from workbench.exchange import spreadsheet

    return spreadsheet.export(of.handover)


def _claimreview(of: Material) -> Exported:
    from workbench.exchange import claim_review

    return claim_review.export(of.handover, of.check_url)


def _annotations(of: Material) -> Exported:
    from workbench.exchange import web_annotations

    return web_annotations.export(of.handover)


def _json(of: Material) -> Exported:
    from workbench.exchange import record_json

    return record_json.export(of.record(), of.contents)


def _queries(of: Material) -> Exported:
    from workbench.exchange import queries
    from workbench.exchange.query_blocks import QueryDocument

    seen = of.handover.article
    day = of.made_at.astimezone().date().isoformat()
    entries = [each for each in of.handover.queries if each.query.state == QueryState.OPEN]
    document = QueryDocument(seen.id, seen.title, seen.revision, day, tuple(entries))
    suffix = queries.known(of.suffix)
    body = queries.written(document, suffix, of.made_at)
    return Exported((ExportedFile(f"queries{suffix}", body),))


MAKERS: dict[str, Callable[[Material], Exported]] = {
    "packet": _packet,
    "html": _html,
    "docx": _docx,
    "markdown": _markdown,
    "csv": _csv,
    "claimreview": _claimreview,
    "annotations": _annotations,
    "json": _json,
    "queries": _queries,
}
