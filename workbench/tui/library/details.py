"""Asks for an article's details, and for what its ratings become where its scale changes."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from textual.app import App

from workbench.model.clock import today
from workbench.model.requests import ArticleEdit, Done
from workbench.model.scales import PRESETS, RatingScale
from workbench.tui.dialogs.article_details import ArticleDetails, ArticleDetailsDialog
from workbench.tui.dialogs.failure import FailureDialog
from workbench.tui.dialogs.scale_mapping import ScaleMappingDialog
from workbench.workspace.workspace import Workspace

Save = Callable[[ArticleDetails], object]
Rescale = Callable[["Future[Done[None]]"], object]


def ask_details(
    app: App[Any], workspace: Workspace, article: int, save: Save, rescale: Rescale | None = None
) -> None:
    """Ask, then hand what was changed to `save`.

    Another scale is asked about once more where ratings are in use, and queued here; `rescale`
    gets its future, or only its failure is told.
    """
    _Asking(app, workspace, article, save, rescale).begin()


class _Asking:
    """The way through one or two dialogs."""

    def __init__(
        self,
        app: App[Any],
        workspace: Workspace,
        article: int,
        save: Save,
        rescale: Rescale | None,
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._article = workspace.read.article(article)
        self._save = save
        self._rescale = rescale
        self._scales = {**PRESETS, **workspace.settings.scales}

    def begin(self) -> None:
        fetching = self._workspace.read.proof.fetching(self._article.id)
        dialog = ArticleDetailsDialog(
            self._article, list(self._scales), today(self._workspace.clock), fetching
        )
        self._app.push_screen(dialog, self._chosen)

    def _chosen(self, details: ArticleDetails | None) -> None:
        if details is None:
            return
        if details.edit != ArticleEdit(self._article.id):
            self._save(details)
        if details.fetching is not None:
            answer = self._workspace.captures.answer_fetching
            answer(self._article.id, details.fetching).add_done_callback(self._tell)
        if details.scale is not None:
            self._ask_mapping(self._scales[details.scale])

    def _ask_mapping(self, new: RatingScale) -> None:
        claims = self._workspace.read.claims(self._article.id)
        used = Counter(claim.rating for claim in claims if claim.rating is not None)
        if used:
            dialog = ScaleMappingDialog(self._article.scale, new, used)
            self._app.push_screen(dialog, partial(self._change, new))
        else:
            self._change(new, {})

    def _change(self, new: RatingScale, mapping: dict[str, str | None] | None) -> None:
        if mapping is None:
            return
        future = self._workspace.articles.change_scale(self._article.id, new, mapping)
        if self._rescale is not None:
            self._rescale(future)
        else:
            future.add_done_callback(self._tell)

    def _tell(self, done: "Future[Done[None]]") -> None:
        error = done.exception()
        if error is not None:
            self._app.call_later(self._app.push_screen, FailureDialog(error))
