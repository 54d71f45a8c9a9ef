"""Handing an article over: made in one snapshot of the file, then written whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.exports import ExportRequest, Prepared
from workbench.model.formats import ZIP
from workbench.model.handover import Handover, LeftOut
from workbench.workspace.handing_over import gather, history

if TYPE_CHECKING:
    from workbench.store.reader import Reader

SECOND_READER = (
    "It was made in a second reading: of what the first reader found it has what you see."
)


def prepare(read: "Reader", request: ExportRequest, now: datetime) -> Prepared:
    """What is to be written, all of one moment; for any thread with a reader of its own.

    UnknownThing where there is no such article, UsageError where the format makes no such file.
    """
    from workbench.exchange import formats

    article, included = request.article, request.included
    with read.snapshot():
        handover = gather(read, article, included)
        material = formats.Material(
            handover,
            lambda: history(read, article, included),
            read.proof.content,
            now,
            request.suffix,
            request.check_url,
        )
        exported = formats.made(request.format.name, material)
    is_blind = any(each.reader for each in handover.claims)
    if is_blind:
        exported = exported._replace(notes=(*exported.notes, SECOND_READER))
    return Prepared(request, exported, handover.left_out, _holds(handover), is_blind, now)


def suffix_of(path: Path) -> str:
    """The end of a path by which a format chooses what it makes."""
    return path.suffix.lower()


def write(
    prepared: Prepared,
    path: Path,
    *,
    force: bool = False,
    tell: Callable[[int], object] = lambda _written: None,
) -> None:
    """Writes what was made to a file, a folder, or, for a path that ends so, a .zip of it.

    RefusedChange where there is something already, unless `force`; StorageError where it could not
    be written: then nothing is left there, and what was there is as it was.
    """
    from workbench.exchange import writing, zipping

    files, kind = prepared.exported.files, prepared.request.format
    if not kind.is_folder:
        writing.write(path, files[0].content, force=force)
    elif suffix_of(path) == ZIP:
        writing.write_with(path, lambda out: zipping.zipped(files, out), force=force)
    else:
        writing.write_folder(path, files, kind.names, force=force, tell=tell)


def as_text(prepared: Prepared) -> str:
    """What was made, for standard output. RefusedChange where it is no text, or several files."""
    files, kind = prepared.exported.files, prepared.request.format
    if kind.is_folder:
        raise RefusedChange(f"{kind.name} makes several files.", "Name a folder, or a .zip.")
    try:
        return files[0].content.decode()
    except UnicodeDecodeError as problem:
        raise RefusedChange(f"{kind.name} makes no text.", "Name a file.") from problem


def left_out_said(prepared: Prepared) -> str:
    """What stays here, in a sentence; empty where nothing does."""
    said = _counted(prepared.left_out)
    return f"Left out: {said}. They leave only when they are asked for by name." if said else ""


def holds_said(prepared: Prepared) -> str:
    """What leaves because it was asked for by name, in a sentence; empty where nothing does."""
    said = _counted(prepared.holds)
    return f"It holds {said}, as was asked for." if said else ""


def _holds(handover: Handover) -> LeftOut:
    evidence = [piece for claim in handover.claims for piece in claim.evidence]
    return LeftOut(
        sum(each.source.sensitive for each in handover.sources),
        sum(bool(piece.private_note) for piece in evidence),
    )


def _counted(counts: LeftOut) -> str:
    from workbench.workspace.acting import counted

    said = (
        (counts.sensitive_sources, "sensitive source"),
        (counts.private_notes, "private note"),
    )
    return " and ".join(counted(number, thing) for number, thing in said if number)
