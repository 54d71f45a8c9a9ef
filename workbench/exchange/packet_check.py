"""Whether a packet is as it was handed over: every file there, none more, each with its hash."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from workbench.exchange import packet_files as layout
from workbench.exchange import packet_manifest
from workbench.exchange.packet_manifest import Listed, Misread
from workbench.exchange.packet_reading import FAULTS, MOST_FILES, Entry, TooMany, entries_of
from workbench.model.errors import UsageError
from workbench.model.requests import VerifyOutcome

MOST_TOLD = 200
"""Problems that are told one by one: more of them say that it is another packet."""

_CHUNK = 1 << 16
_ZIP = b"PK"


def check(path: Path) -> VerifyOutcome:
    """What was checked of a packet, and a sentence for each thing that is wrong.

    UsageError where there is neither a folder nor a zip.
    """
    _refuse_others(path)
    checked = {"files": 0, "bytes": 0}
    problems: list[str] = []
    try:
        with entries_of(path) as entries:
            problems.extend(_problems(list(entries), checked))
    except TooMany:
        problems.append(f"It holds more than {MOST_FILES:,} files, which no packet does.")
    except FAULTS:
        problems.append("It cannot be read: the zip, or a folder in it, is broken.")
    told = problems[:MOST_TOLD]
    if len(problems) > MOST_TOLD:
        told.append(f"{len(problems) - MOST_TOLD:,} problems more.")
    return VerifyOutcome(checked, tuple(told))


def _refuse_others(path: Path) -> None:
    try:
        if path.is_dir():
            return
        if path.is_file():
            with path.open("rb") as file:
                if file.read(2) == _ZIP:
                    return
        elif not path.exists():
            raise UsageError(f"There is nothing at “{path}”.", "Name a folder or a .zip.")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"“{path}” could not be read: {reason}.") from error
    raise UsageError(
        f"“{path}” is no packet: it is neither a folder nor a .zip.",
        "`workbench export --format packet` makes one.",
    )


def _problems(entries: list[Entry], checked: dict[str, int]) -> Iterator[str]:
    found: dict[str, Entry] = {}
    for each in entries:
        if each.name in found:
            yield f"{_named(each)} is there twice."
        found.setdefault(each.name, each)
    manifest = found.pop(layout.MANIFEST, None)
    if manifest is None:
        yield f"It has no {layout.MANIFEST}, so it is no packet, or not a whole one."
        return
    try:
        listed = packet_manifest.read(_manifest(manifest))
    except Misread as error:
        yield str(error)
        return
    for one in listed:
        entry = found.pop(one.name, None)
        checked["files"] += 1
        yield from _missing(one) if entry is None else _compared(one, entry, checked)
    yield from (_stray(each) for each in found.values())


def _manifest(entry: Entry) -> bytes:
    if entry.wrong:
        raise Misread(f"{layout.MANIFEST} {entry.wrong}.")
    try:
        with entry.opened() as file:
            body = file.read(packet_manifest.MOST_BYTES + 1)
    except FAULTS as error:
        raise Misread(f"{layout.MANIFEST} cannot be read.") from error
    if len(body) > packet_manifest.MOST_BYTES:
        raise Misread(f"{layout.MANIFEST} is larger than that of any packet.")
    return body


def _missing(listed: Listed) -> Iterable[str]:
    return [f"{listed.name} is missing."]


def _compared(listed: Listed, entry: Entry, checked: dict[str, int]) -> Iterator[str]:
    if entry.wrong:
        yield f"{listed.name} {entry.wrong}; it was not read."
        return
    if entry.size != listed.size:
        yield f"{listed.name} has {entry.size:,} bytes instead of {listed.size:,}."
        return
    digest = sha256()
    read = 0
    try:
        with entry.opened() as file:
            # One byte more than is stated is enough to tell, and a bomb ends there.
            while chunk := file.read(min(_CHUNK, listed.size + 1 - read)):
                digest.update(chunk)
                read += len(chunk)
                if read > listed.size:
                    break
    except FAULTS:
        yield f"{listed.name} cannot be read."
        return
    checked["bytes"] += read
    if read != listed.size:
        yield f"{listed.name} does not have the {listed.size:,} bytes that it should."
    elif digest.hexdigest() != listed.sha256:
        yield f"{listed.name} was changed: its sha256 is another one."


def _stray(entry: Entry) -> str:
    parts = entry.name.replace("\\", "/").split("/")
    if ".." in parts or entry.name.startswith(("/", "\\")) or ":" in parts[0]:
        return f"{_named(entry)} names a place outside the packet; it was not read."
    wrong = f"{entry.wrong}, and " if entry.wrong else "is "
    return f"{_named(entry)} {wrong}not in the manifest: it does not belong here."


def _named(entry: Entry) -> str:
    """A name of any length and any characters, in quotation marks."""
    return f"“{entry.name[:200]}”"
