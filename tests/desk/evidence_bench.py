"""What tests of the evidence screen share: two texts to hold the story's claims against."""

from pathlib import Path
from typing import cast

from pilot_desk import PilotDesk

from workbench.model.evidence_requests import Upload
from workbench.model.settings import Settings
from workbench.tui.evidence.screen import EvidenceScreen
from workbench.workspace.workspace import Workspace

SETTINGS = Settings(who="MK", advance="never")

TOWER = """\
Sorrel Rock, a survey of the tower

The tower stands thirty-eight metres above the sea. It was built in 1876 by Tobias Wrenfield.

In January the keepers were cut off for 11 days, longer than ever. The tower of Grey Head, built \
in 1881, stands 31 metres above the sea.

“We ate rice and tinned peas for a week,” one of them, Marta Quillon, said to the surveyor.
"""
"""Carries #3 in other words, #2 with another year, #1, and #5 with another word."""

REPORT = """\
The yearly report of the harbour office

Nothing was spent on paint. The office moved house twice.
"""
"""Looks like none of the story's claims."""


def supply(workspace: Workspace, source: int, text: str, name: str = "text.txt") -> None:
    """Have a text as the capture of a source."""
    workspace.captures.supply(source, Upload(text.encode(), "text/plain", name)).result()


def beside(desk: PilotDesk) -> EvidenceScreen:
    """The evidence screen that is shown."""
    return cast("EvidenceScreen", desk.app.screen)


def shown_words(desk: PilotDesk) -> str:
    """The words of the passage that is shown, in one line."""
    seen = beside(desk).seen
    return " ".join(seen.words(seen.shown).split()) if seen.shown else ""


def a_file(tmp_path: Path, text: str = TOWER) -> Path:
    """A file as a person has it of a source."""
    path = tmp_path / "tower.txt"
    path.write_text(text, encoding="utf-8")
    return path
