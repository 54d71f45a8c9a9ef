"""The ways to the walk over what a file offers: from the commands, and behind an import."""

from collections.abc import Callable

from workbench.model.errors import UnknownThing
from workbench.model.taking_in import OfferFile, TakenIn
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.offers.phrases import taken_words
from workbench.workspace.workspace import Workspace

NOTHING = "Nothing was taken in; the file is as it was."


def walk_over(desk: DeskScreen, file: OfferFile) -> None:
    """Go through a file's claims over the desk of its article."""
    from workbench.tui.offers.screen import OffersScreen

    def then(taken: TakenIn | None, left: int) -> None:
        if not desk.is_attached:
            return
        desk.showing.catch_up()
        if taken is not None and taken.new:
            first = min(taken.new, key=lambda each: each.start or 0).claim
            desk.going.to_claim(desk.workspace.read.claim_id(taken.article, first))
        desk.say(NOTHING if taken is None else taken_words(taken, left))

    if desk.showing.catch_up():
        desk.workbench.push_screen(OffersScreen(desk, file, then))


class OfferingApp(WorkbenchApp):
    """The interface that begins with the walk over a file, on its article's desk."""

    def __init__(self, workspace: Workspace, article: int, file: OfferFile) -> None:
        super().__init__(workspace, workspace.settings, article)
        self._file = file

    def _after_first_frame(self) -> None:
        super()._after_first_frame()
        self.call_later(self._walk)

    def _walk(self) -> None:
        desk = self.screen
        if isinstance(desk, DeskScreen):
            desk.before_input()  # all of a long article is read by then
            walk_over(desk, self._file)


def app_over(workspace: Workspace, article: int, file: OfferFile) -> WorkbenchApp:
    """The interface over an open workspace, on the walk over what a file offers for an article."""
    return OfferingApp(workspace, article, file)


def ask(
    app: WorkbenchApp,
    article: int,
    title: str,
    file: OfferFile,
    leave: Callable[[], object] | None = None,
) -> None:
    """Ask whether to go through a file's claims, and do so; `leave` closes what lies over the desk
    before.
    """
    from workbench.tui.offers.askdialog import AskDialog

    def answered(is_wanted: bool | None) -> None:
        if is_wanted:
            if leave is not None:
                leave()
            app.call_later(walk_at, app, article, file)

    app.push_screen(AskDialog(file, title, article), answered)


def walk_at(app: WorkbenchApp, article: int, file: OfferFile) -> None:
    """Go through a file's claims on the desk of an article, from wherever one is."""
    below = app.screen
    if isinstance(below, DeskScreen) and below.state.article.id == article:
        walk_over(below, file)
        return
    try:
        desk = app.open_article(article)
    except UnknownThing:
        return  # deleted meanwhile: the library says so
    desk.call_after_refresh(walk_over, desk, file)
