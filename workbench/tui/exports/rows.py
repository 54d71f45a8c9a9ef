"""How the screen that hands over says things: formats, terms, what would be written."""

from collections.abc import Iterator
from pathlib import Path

from workbench.model.errors import WorkbenchError
from workbench.model.exports import Preview
from workbench.model.formats import Format
from workbench.model.handover import Included
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.tui.symbols import Symbols
from workbench.workspace.exporting import said_of

NAME = 12
"""Cells of a format's name and the blank after it."""

_SEEN = 400
"""Characters of a text that a line can show at most."""


def format_runs(kind: Format, digit: int, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: the digit that chooses it, its name, what it makes."""
    key = f"{digit} " if digit < 10 else "  "
    left = [Run(key, "pane--key"), Run(f"{kind.name:<{NAME}}", "pane--strong"), Run(kind.makes)]
    return spread(left, [], width, symbols.ellipsis)


def where(path: Path, folder: Path) -> list[Run]:
    """The path as it was typed, and, where it is not clear from that, in which folder it lies."""
    runs = [Run("To "), Run(one_line(str(path), _SEEN), "pane--strong")]
    if not path.is_absolute():
        runs.append(Run(f"  in {one_line(str(folder), _SEEN)}", "pane--dim"))
    return runs


def staying(preview: Preview | None, included: Included) -> list[Run]:
    """What stays here, and what leaves because it was asked for."""
    if preview is None:
        return [Run("Reading the article", "pane--dim")]
    runs = []
    if said := said_of(preview.left_out):
        runs += [Run("Left out: "), Run(said, "pane--strong"), Run(". ")]
    if said := said_of(preview.holds):
        runs += [Run("Holds: "), Run(said, "pane--error"), Run(", as asked. ")]
    if not runs:
        runs = [Run("Nothing is left out: no sensitive source, no private note. ")]
    return [*runs, Run(_switches(included), "pane--dim")]


def _switches(included: Included) -> str:
    sources = "leaves out" if included.sensitive_sources else "puts in"
    notes = "leaves out" if included.private_notes else "puts in"
    return f"s {sources} sensitive sources, p {notes} private notes"


def address(kind: Format, check_url: str) -> list[Run]:
    """The published check's address, for the formats that name it; of others, nothing."""
    if not kind.takes_check_url:
        return []
    if not check_url:
        return [Run("No address of the published check: a gives it", "pane--dim")]
    return [Run("Check at "), Run(one_line(check_url, _SEEN), "pane--strong")]


def title(kind: Format, preview: Preview | None) -> str:
    """The head of the preview."""
    if preview is None:
        return kind.name
    sizes = [size for _name, size in preview.files if size is not None]
    files = "1 file" if len(preview.files) == 1 else f"{len(preview.files):,} files"
    more = " and captures" if len(sizes) < len(preview.files) else ""
    return f"{kind.name}: {files}, {sum(sizes):,} bytes{more}"


def body(kind: Format, preview: Preview) -> Iterator[Run]:
    """A line each: what is to be known, the files of a folder, and what text there is."""
    for line in preview.remarks:
        yield Run(f"! {line}", "pane--error")
    for line in preview.notes:
        yield Run(line, "pane--dim")
    if kind.is_folder:
        for name, size in preview.files:
            yield Run(f"{size:>12,}  {name}" if size is not None else f"{'capture':>12}  {name}")
    if kind.is_folder and preview.lines:
        yield Run("")
    if not preview.lines:
        yield Run("There is no text to show: open it once it is written.", "pane--dim")
    for line in preview.lines:
        yield Run(line, "pane--dim" if kind.is_folder else "pane--text")


def failed(error: WorkbenchError) -> list[Run]:
    """Why nothing can be made so."""
    return [Run(f"{error.title}: {error}", "pane--error")]
