"""What is asked of an export, what was made for it, and what was written."""

from datetime import datetime
from typing import NamedTuple

from workbench.model.formats import Format
from workbench.model.handover import Exported, Included, LeftOut


class ExportRequest(NamedTuple):
    """An article in a format. `suffix` is the end of the path, for formats that choose by it;
    `check_url` the address of the published check, with `{number}` for a claim's.
    """

    article: int
    format: Format
    included: Included = Included()
    suffix: str = ""
    check_url: str = ""


class Prepared(NamedTuple):
    """What is to be written. `holds` counts, among what was asked for by name, what there was of
    it.
    """

    request: ExportRequest
    exported: Exported
    left_out: LeftOut
    holds: LeftOut
    made_at: datetime


class Written(NamedTuple):
    """What was written: each file's name, in a folder from there, and its bytes."""

    files: tuple[tuple[str, int], ...]
    prepared: Prepared

    @property
    def size(self) -> int:
        return sum(size for _name, size in self.files)


class Preview(NamedTuple):
    """What would be written, to be looked at. `files` are names with their bytes, None where they
    are read when they are written; `lines` the beginning of what is text.
    """

    request: ExportRequest
    files: tuple[tuple[str, int | None], ...]
    lines: tuple[str, ...]
    left_out: LeftOut
    holds: LeftOut
    remarks: tuple[str, ...]
    notes: tuple[str, ...]
