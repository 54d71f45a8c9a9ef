"""An article's details asked and written: its fields, and its scale with a mapping where needed.

Shared by the desk and the library; loaded when a person asks for it.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from textual.app import App

from workbench.model.requests import ArticleEdit, Done
from workbench.model.scales import PRESETS, RatingScale
from workbench.model.settings import Settings
from workbench.tui.dialogs.article_details import ArticleDetails, ArticleDetailsDialog
from workbench.tui.dialogs.scale_mapping import ScaleMappingDialog
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    Write = Callable[[Future[Done[Any]], str], None]


def scales(settings: Settings) -> Mapping[str, RatingScale]:
    """The scales that ship and the person's own, by name; an own one hides one that ships."""
    return {**PRESETS, **settings.scales}


class DetailsFlow:
    """Asks for an article's details; `write` is given each queued write and what to say of it."""

    def __init__(
        self, app: App[Any], workspace: Workspace, settings: Settings, write: "Write"
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._scales = scales(settings)
        self._write = write

    def ask(self, article: int) -> None:
        """Open the dialog on an article."""
        shown = self._workspace.read.article(article)
        today = self._workspace.clock.now().astimezone().date()
        dialog = ArticleDetailsDialog(shown, tuple(self._scales), today)

        def answered(details: ArticleDetails | None) -> None:
            if details is not None:
                self._take(article, shown.scale, details)

        self._app.push_screen(dialog, answered)

    def _take(self, article: int, old: RatingScale, details: ArticleDetails) -> None:
        if details.edit != ArticleEdit(article):
            self._write(self._workspace.articles.edit(details.edit), "Article saved")
        if details.scale is not None and details.scale != old.name:
            self._change_scale(article, old, self._scales[details.scale])

    def _change_scale(self, article: int, old: RatingScale, new: RatingScale) -> None:
        claims = self._workspace.read.claims(article)
        used = Counter(claim.rating for claim in claims if claim.rating is not None)

        def mapped(mapping: dict[str, str | None] | None) -> None:
            if mapping is not None:
                future = self._workspace.articles.change_scale(article, new, mapping)
                self._write(future, f"Scale changed to {new.name}; u undoes")

        if used:
            self._app.push_screen(ScaleMappingDialog(old, new, used), mapped)
        else:
            mapped({})
