"""Reading what is to be imported: a file, or what came in through a pipe.

Loads the readers of formats with the first text only. It may take a while and may be called from
any thread; storing what was read is `Articles.add`.
"""

from pathlib import Path

from workbench.model.errors import UnreadableInput
from workbench.model.imports import Imported

STANDARD_INPUT = "standard input"
"""The origin of a text that came in through a pipe."""


def read_file(name: str | Path) -> Imported:
    """The article in a file; its origin is the file's name. UnreadableInput says why not."""
    if not str(name).strip():
        raise UnreadableInput("The name of the file is empty.", "Name the file to import.")
    from workbench.documents import reading

    return reading.read_path(Path(name))


def read_input(body: bytes, origin: str = STANDARD_INPUT) -> Imported:
    """The article in bytes that came without a file. UnreadableInput says why there is none."""
    from workbench.documents import reading

    return reading.read_bytes(body, origin)
