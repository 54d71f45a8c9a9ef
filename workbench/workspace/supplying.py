"""Files and pasted texts that a person supplies as captures."""

import mimetypes
import stat
from pathlib import Path

from workbench.model.errors import RefusedUpload
from workbench.model.evidence_requests import Upload
from workbench.store.database import is_workbench_file

_TEXT = "text/plain; charset=utf-8"


def read_upload(path: Path, most_megabytes: int, note: str = "") -> Upload:
    """The file at `path`, whole. RefusedUpload says why it cannot be had."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise RefusedUpload(f"“{path}” is no file.", "Name a file to supply.")
        if found.st_size > most_megabytes * 1_000_000:
            raise RefusedUpload(
                f"{path.name} has {found.st_size / 1_000_000:,.1f} MB; {most_megabytes} MB is the "
                "most that is kept.",
                "Supply the pages that matter, or raise most_megabytes in the configuration.",
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        folder = path.absolute().parent
        raise RefusedUpload(
            f"There is no file “{path.name}” in {folder}.", "Nothing was changed."
        ) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RefusedUpload(
            f"“{path}” could not be read: {reason}.", "Nothing was changed."
        ) from error
    if not content:
        raise RefusedUpload(f"{path.name} is empty.", "Nothing was changed.")
    if is_workbench_file(content):
        raise RefusedUpload(
            f"{path.name} is a file of the workbench, with all its articles, and no source.",
            "Nothing was changed.",
        )
    kind = mimetypes.guess_type(path.name, strict=False)[0] or "application/octet-stream"
    return Upload(content, kind, path.name, note)


def pasted(text: str, note: str = "") -> Upload:
    """A pasted text. RefusedUpload where there are no words in it."""
    if not text.strip():
        raise RefusedUpload("There is no text to keep.", "Paste the words of the source.")
    return Upload(text.encode("utf-8", "replace"), _TEXT, "", note)
