"""What R opens: the walk where something waits, else the list of revisions."""

from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.model.states import Round

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.desk.screen import DeskScreen

BLIND = "The walk shows what others found: it is for the first reading and the editor."


def open_revisions(desk: "DeskScreen", claim: int | None = None) -> None:
    """The walk, at the mark of a claim if one is given; the list where nothing waits."""
    if not desk.showing.catch_up():  # another window may have brought a text in just now
        return
    waiting = desk.workspace.read.revisions.waiting_count(desk.state.article.id)
    if waiting and desk.workspace.round != Round.SECOND:
        walk(desk, claim)
    else:
        list_revisions(desk)


def walk(desk: "DeskScreen", claim: int | None = None) -> None:
    """Go through what waits; for whoever may see what was found."""
    from workbench.tui.revisions.walkscreen import WalkScreen

    if desk.workspace.round == Round.SECOND:
        desk.say(BLIND)
    elif desk.over is None and desk.showing.catch_up():
        desk.workbench.push_screen(WalkScreen(desk, claim))


def list_revisions(desk: "DeskScreen") -> None:
    """The list of the desk's article."""
    from workbench.tui.revisions.screen import RevisionsScreen

    article = desk.state.article.id
    screen = RevisionsScreen(desk.workspace, desk.settings, article, lambda: walk(desk))
    desk.workbench.push_screen(screen)


def revisions_of(app: "WorkbenchApp", article: int) -> None:
    """The same from the library: the walk is on the article's desk."""
    from workbench.tui.revisions.screen import RevisionsScreen

    def to_walk() -> None:
        try:
            desk = app.open_article(article)
        except UnknownThing:
            return  # deleted meanwhile: the library says so
        desk.call_after_refresh(walk, desk)

    if app.workspace.read.revisions.waiting_count(article):
        to_walk()
    else:
        app.push_screen(RevisionsScreen(app.workspace, app.settings, article, to_walk))
