"""Edits what is known of an article, its purpose and scale, and whether its links are fetched."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult

from workbench.model.requests import ArticleEdit
from workbench.model.states import Fetching, Purpose
from workbench.model.views import Article, ArticleRow
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput

_FIELDS = (
    ("title", "Title", "what the article is called"),
    ("byline", "Byline", "who wrote it"),
    ("publisher", "Publisher", "who publishes it"),
    ("url", "Address", "where it is published"),
    ("published_on", "Date", "2021-02-20, 20 Feb 2021, tomorrow"),
    ("language", "Language", "en"),
)


_FETCHING = (
    (Fetching.ASK, "ask once"),
    (Fetching.NOW, "at once"),
    (Fetching.WHEN_ASKED, "when asked"),
    (Fetching.NEVER, "never"),
)


class ArticleDetails(NamedTuple):
    """The changed fields, the name of another scale where one was chosen, and another answer about
    fetching links.
    """

    edit: ArticleEdit
    scale: str | None
    fetching: str | None = None


class ArticleDetailsDialog(Dialog[ArticleDetails]):
    """Gives ArticleDetails; None where nothing was changed."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(
        self,
        article: Article | ArticleRow,
        scales: Sequence[str],
        today: date,
        fetching: str = Fetching.ASK,
    ) -> None:
        """`scales` are the names of the scales there are; `fetching` is the answer so far."""
        super().__init__("Article", about=article.id)
        self.add_class("-wide")
        self._article = article
        self._scale = article.scale_name if isinstance(article, ArticleRow) else article.scale.name
        self._scales = list(dict.fromkeys([*scales, self._scale]))
        self._today = today
        self._fetching = fetching

    def body(self) -> ComposeResult:
        for field, label, hint in _FIELDS:
            line = LineInput(getattr(self._article, field), placeholder=hint, id=field)
            yield Labelled(label, line)
        purposes = [(str(purpose), str(purpose)) for purpose in Purpose]
        yield Labelled("Purpose", ChoiceRow(purposes, self._article.purpose, id="purpose"))
        scales = [(name, name) for name in self._scales]
        yield Labelled("Scale", ChoiceRow(scales, self._scale, id="scale"))
        answers = [(str(answer), words) for answer, words in _FETCHING]
        yield Labelled("Fetch links", ChoiceRow(answers, self._fetching, id="fetching"))

    def result(self) -> ArticleDetails:
        values = {field: self.text(field) for field, *_ in _FIELDS}
        if values["published_on"] != self._article.published_on:
            values["published_on"] = parse_day(values["published_on"], self._today)
        values["purpose"] = self.query_one("#purpose", ChoiceRow).value or self._article.purpose
        changed = {
            field: value
            for field, value in values.items()
            if value != getattr(self._article, field)
        }
        scale = self.query_one("#scale", ChoiceRow).value
        fetching = self.query_one("#fetching", ChoiceRow).value
        seen = {field: str(getattr(self._article, field)) for field in changed} or None
        return ArticleDetails(
            ArticleEdit(self._article.id, **changed, seen=seen),
            scale if scale != self._scale else None,
            fetching if fetching != self._fetching else None,
        )

    def finish(self, value: ArticleDetails) -> None:
        if value == ArticleDetails(ArticleEdit(self._article.id), None):
            self.close()
        else:
            super().finish(value)
