"""What tests of the desk share: sizes, how a desk is opened, and marking without one."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from pilot_desk import PilotDesk

from workbench.model.requests import NewClaim, Place
from workbench.text.marks import describe
from workbench.workspace.workspace import Workspace

OpenDesk = Callable[..., AbstractAsyncContextManager[PilotDesk]]
"""The fixture `open_desk`: `marked` with five claims, else none; without `article` the library."""

WIDE = (120, 40)
NARROW = (80, 24)


def mark(workspace: Workspace, quote: str, rating: str | None = None) -> int:
    """Mark words of the story as a claim; its id."""
    article = workspace.read.article(1)
    start = article.text.index(quote)
    place = Place(start, describe(article.text, start, start + len(quote)))
    made = workspace.claims.mark(NewClaim(1, article.revision_id, (place,)), rating)
    return made.result().value
