"""The limits of the guard: for counts as they were found, with some room; for ratios so wide that
a fault exceeds them and a busy machine does not.
"""

NOT_AT_THE_FIRST_FRAME = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "httpx",
    "trafilatura",
    "sentencex",
    "rapidfuzz",
    "selectolax",
    "pypdfium2",
    "docx",
    "mammoth",
    "jinja2",
    "textual.command",
    "textual.markup",
    "textual.pilot",
    "textual.widgets._input",
    "textual.widgets._option_list",
    "rich.markup",
    "rich.table",
    "decimal",
    "platformdirs",
    "typing_extensions",
    "workbench.documents",
    "workbench.store.evidence_reader",
    "workbench.store.tables",
    "workbench.store.transaction",
    "workbench.tui.dialogs",
    "workbench.tui.evidence",
    "workbench.tui.library",
    "workbench.tui.help",
    "workbench.tui.palette",
    "workbench.tui.panes.field",
)
"""Modules, with all below them, that write, fetch, read files or show what was not asked for."""

MODULES = 465
"""Modules at the first frame; 443 when this was set, of which Textual and Rich are 153."""

QUERIES = {"claims cursor": 14, "rating": 34, "article line": 14, "article page": 18}
"""Queries of a key that finds nothing read ahead, at the median, for any size of article."""

MORE_QUERIES = 6
"""By which a long article may have more of them than a short one: its claims have more to show."""

RENDERED = 80
"""Lines that a key's frame may take: those of a screen with panes in two columns, and no more."""

PAINTED = RENDERED
"""Lines that may be painted anew for a key that finds nothing painted ahead."""

KILOBYTES = 13
"""What a key may write; the most when this was set was 11, for a page of the article that brings
another claim and its place in the list with it, and half of that for most."""

START = 1.6
CURSOR = 2.5
COMMAND = 3.0
"""Ratios of medians: the first frame and the claims' cursor to hello's, `--help` to `-c pass`."""
