"""Handing an article over: made in one snapshot of the file, then written whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange, UsageError
from workbench.model.exports import ExportRequest, Prepared, Preview, Written
from workbench.model.formats import ENDS, ZIP, Format
from workbench.model.handover import ExportedFile, Handover, LeftOut
from workbench.workspace.acting import counted
from workbench.workspace.giving_way import giving_way
from workbench.workspace.handing_over import gather, history
from workbench.workspace.keeping_back import handed_over

if TYPE_CHECKING:
    from workbench.store.reader import Reader

SECOND_READER = (
    "It was made in a second reading: of what the first reader found it has what you see."
)

LINES, LINE = 2_000, 400
"""Lines of a text that a preview has, and characters of each: more than anybody looks through."""

PAGE = "<!doctype html>"

Tell = Callable[[int, int], object]
"""Is told how many files of how many are written; what it raises ends the writing."""


def prepare(read: "Reader", request: ExportRequest, now: datetime) -> Prepared:
    """What is to be written, all of one moment; for any thread with a reader of its own. Files that
    are read when they are written are read by that reader.

    UnknownThing where there is no such article, UsageError where the format makes no such file.
    """
    from workbench.exchange import formats

    article, included = request.article, request.included
    with giving_way, read.snapshot():
        handover = gather(read, article, included)
        material = formats.Material(
            handover,
            lambda: history(read, article, included),
            lambda: handed_over(read.proof.record(article), included),
            read.proof.content,
            now,
            request.suffix,
            request.check_url,
        )
        exported = formats.made(request.format.name, material)
    if any(each.reader for each in handover.claims):
        exported = exported._replace(notes=(*exported.notes, SECOND_READER))
    return Prepared(request, exported, handover.left_out, _holds(handover), now)


def preview(read: "Reader", request: ExportRequest, now: datetime) -> Preview:
    """What would be written, to be looked at before."""
    prepared = prepare(read, request, now)
    files = prepared.exported.files
    return Preview(
        request,
        tuple((each.name, None if each.later else len(each.body)) for each in files),
        tuple(_lines(files)),
        prepared.left_out,
        prepared.holds,
        prepared.exported.remarks,
        prepared.exported.notes,
    )


def hand_over(
    read: "Reader",
    request: ExportRequest,
    path: Path,
    now: datetime,
    *,
    force: bool = False,
    tell: Tell = lambda _written, _all: None,
) -> Written:
    """Writes an article to a file, a folder, or, for a path that ends so, a .zip of it: all of one
    moment, whatever others write meanwhile.

    RefusedChange where there is something already, unless `force`, UsageError where the path has
    the end of another format; StorageError where it could not be written: then nothing is left
    there, and what was there is as it was.
    """
    from workbench.exchange import writing, zipping

    _refuse_end(request.format, path)
    with read.snapshot():
        prepared = prepare(read, request, now)
        files, kind = prepared.exported.files, request.format
        if not kind.is_folder:
            writing.write(path, files[0].content, force=force)
        elif suffix_of(path) == ZIP:
            told = _told(files, tell)
            writing.write_with(path, lambda out: zipping.zipped(told, out), force=force)
        else:
            writing.write_folder(path, _told(files, tell), kind.names, force=force)
    return Written(tuple(_there(path)), prepared)


def _refuse_end(kind: Format, path: Path) -> None:
    """Refuses a name by which a program would take the file for another."""
    own = {kind.suffix, *kind.others} if kind.suffix else {"", ZIP}
    end = suffix_of(path)
    if end in ENDS and end not in own:
        made = "a folder, or a .zip of it" if kind.is_folder else f"a {kind.suffix}"
        raise UsageError(f"{path.name} would be no {end} file.", f"{kind.name} makes {made}.")


def as_text(prepared: Prepared) -> str:
    """What was made, for standard output. RefusedChange where it is no text, or several files."""
    files, kind = prepared.exported.files, prepared.request.format
    if kind.is_folder:
        raise RefusedChange(f"{kind.name} makes several files.", "Name a folder, or a .zip.")
    text = _text(files[0])
    if text is None:
        raise RefusedChange(f"{kind.name} makes no text.", "Name a file.")
    return text


def suffix_of(path: Path) -> str:
    """The end of a path by which a format chooses what it makes."""
    return path.suffix.lower()


def said_of(left_out: LeftOut) -> str:
    """Sensitive sources and private notes in words, empty where there are none."""
    said = (
        (left_out.sensitive_sources, "sensitive source"),
        (left_out.private_notes, "private note"),
    )
    return " and ".join(counted(number, thing) for number, thing in said if number)


def _holds(handover: Handover) -> LeftOut:
    evidence = [piece for claim in handover.claims for piece in claim.evidence]
    return LeftOut(
        sum(each.source.sensitive for each in handover.sources),
        sum(bool(piece.private_note) for piece in evidence),
    )


def _told(files: Sequence[ExportedFile], tell: Tell) -> Iterator[ExportedFile]:
    for written, each in enumerate(files):
        tell(written, len(files))
        yield each


def _there(path: Path) -> Iterator[tuple[str, int]]:
    """The files at a path, a folder's by their names in it."""
    if path.is_file():
        yield path.name, path.stat().st_size
        return
    for each in sorted(path.rglob("*")):
        if each.is_file():
            yield each.relative_to(path).as_posix(), each.stat().st_size


def _lines(files: Sequence[ExportedFile]) -> Iterator[str]:
    """The beginning of the first file that is text, of one for people where there is one; of a page
    what is behind its head, which is looks.
    """
    here = sorted(
        (each for each in files if each.later is None), key=lambda each: not _is_for_people(each)
    )
    texts = map(_text, here)
    found = next((text for text in texts if text is not None), "")
    head, begins, rest = found.partition("<body")
    shown = begins + rest if head.startswith(PAGE) and begins else found.removeprefix("\ufeff")
    lines = shown.split("\n") if shown else ()
    for line in islice(lines, LINES):
        yield line.removesuffix("\r")[:LINE]


def _is_for_people(file: ExportedFile) -> bool:
    """Whether it is made to be read as it is."""
    return file.name.endswith(".txt")


def _text(file: ExportedFile) -> str | None:
    try:
        return file.content.decode()
    except UnicodeDecodeError:
        return None
