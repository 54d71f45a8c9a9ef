"""An import: what the person said, what the importer found and what the text says, made an article.

Precedence: the person, the importer, the text's own headers, a default.
"""

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.actions import ActionHead
from workbench.model.imports import Imported
from workbench.model.requests import Done, ImportOptions, ImportOutcome
from workbench.model.scale_texts import to_json
from workbench.model.scales import DEFAULT_FOR, RatingScale
from workbench.model.settings import Settings
from workbench.model.spans import Header
from workbench.model.states import Purpose
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting
from workbench.workspace.checking import checked_day, checked_purpose, scale_named
from workbench.workspace.giving_way import giving_way

if TYPE_CHECKING:
    from workbench.store.transaction import Store, Transaction


class _Plan(NamedTuple):
    """An article as it is to be stored."""

    title: str
    byline: str
    publisher: str
    url: str
    published_on: str
    language: str
    purpose: Purpose
    scale: RatingScale


def import_article(
    acting: Acting, store: "Store", imported: Imported, options: ImportOptions
) -> Done[ImportOutcome]:
    """Stores the article with its tokens and covers, unless its text is known already."""
    with giving_way:  # a key waits for each of its reads while tokens are found
        return _import_article(acting, store, imported, options)


def _import_article(
    acting: Acting, store: "Store", imported: Imported, options: ImportOptions
) -> Done[ImportOutcome]:
    from workbench.store.characters import text_sha256
    from workbench.text.headers import headers

    found = headers(imported.text)
    plan = _plan(imported, options, found, acting.settings)
    known = _known(acting, imported)
    if known is not None:
        return store.act(_head(acting, plan.title), lambda _tx: known)
    new = NewArticle(imported, plan, found)

    def step(tx: "Transaction") -> ImportOutcome:
        # Asked again under the write lock: another window may have imported it meanwhile.
        known = tx.articles.with_text(text_sha256(imported.text))
        return new.run(tx) if known is None else _outcome(acting, imported, *known)

    return store.act(_head(acting, plan.title), step)


def new_article(imported: Imported, options: ImportOptions, settings: Settings) -> "NewArticle":
    """An article to be written in an open Action, for what brings in more than its text."""
    from workbench.text.headers import headers

    found = headers(imported.text)
    return NewArticle(imported, _plan(imported, options, found, settings), found)


def _head(acting: Acting, title: str) -> ActionHead:
    return ActionHead(acting.who, "import", f"Imported “{title}”")


def _plan(
    imported: Imported, options: ImportOptions, found: list[Header], settings: Settings
) -> _Plan:
    read = {header.field: header.value for header in reversed(found) if header.field}
    purpose = checked_purpose(options.purpose or settings.default_purpose)
    return _Plan(
        title=options.title or imported.title or read.get("title") or _first_words(imported, found),
        byline=options.byline or imported.byline or read.get("byline", ""),
        publisher=options.publisher or imported.publisher or read.get("publisher", ""),
        url=options.url or imported.url or read.get("url", ""),
        published_on=checked_day(options.published_on)
        or imported.published_on
        or read.get("published_on", ""),
        language=imported.language,
        purpose=purpose,
        scale=scale_named(options.scale, settings) if options.scale else DEFAULT_FOR[purpose],
    )


def _first_words(imported: Imported, found: list[Header]) -> str:
    """The body's, behind headers and dateline; the text's where there is nothing else."""
    from workbench.text.words import first_words

    behind = max((header.end for header in found), default=0)
    return first_words(imported.text[behind:]) or first_words(imported.text)


def _known(acting: Acting, imported: Imported) -> ImportOutcome | None:
    from workbench.store.characters import text_sha256

    with closing(Reader(acting.path)) as reader:
        known = reader.known_article(text_sha256(imported.text))
    return None if known is None else _outcome(acting, imported, *known)


def _outcome(acting: Acting, imported: Imported, known: int, revision: int) -> ImportOutcome:
    """What is said of a text that an article has already."""
    with closing(Reader(acting.path)) as reader:
        article = reader.article(known)
    return ImportOutcome(
        article.id,
        revision,
        article.title,
        article.published_on,
        len(imported.text),
        known=True,
        warnings=imported.warnings,
    )


class NewArticle:
    """What is found in a text before the file is locked for writing, and then written."""

    def __init__(self, imported: Imported, plan: _Plan, found: list[Header]) -> None:
        from workbench.text.coverage import RULES_VERSION, checkable

        text = imported.text
        self._imported = imported
        self._plan = plan
        self._rules_version = RULES_VERSION
        self._tokens = [
            (
                token.start,
                token.end,
                str(token.kind),
                " ".join(text[token.start : token.end].split()),
            )
            for token in checkable(text, plan.language)
        ]
        self._covers = [(each.start, each.end, each.field or "dateline") for each in found]

    def run(self, tx: "Transaction") -> ImportOutcome:
        plan = self._plan
        article, _revision = tx.articles.add(
            self._imported,
            title=plan.title,
            purpose=plan.purpose,
            scale_json=to_json(plan.scale),
            byline=plan.byline,
            publisher=plan.publisher,
            url=plan.url,
            published_on=plan.published_on,
            language=plan.language,
            tokens=self._tokens,
            rules_version=self._rules_version,
            covers=self._covers,
        )
        return ImportOutcome(
            article,
            1,
            plan.title,
            plan.published_on,
            len(self._imported.text),
            known=False,
            warnings=self._imported.warnings,
        )
