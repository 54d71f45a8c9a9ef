"""What a verb acts on: the claims, or words to be marked, that the focused pane points at."""

from typing import NamedTuple

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.text.display import in_quotes
from workbench.tui.desk.state import DeskState
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claims import ClaimsPane
from workbench.tui.panes.layout import one_line

QUOTED = 60
"""Characters of a quote that name a target: the footer shortens it further where it must."""


UNKNOWN = "Nothing can be rated here while the file cannot be read"


class Target(NamedTuple):
    """Claims in order, or a span that a digit marks and rates; `words` name it in the footer.

    `also` says where the verbs go that need a claim, as long as the caret is on none.
    """

    claims: tuple[int, ...]
    span: Span | None
    words: str
    ratable: bool = True
    also: str = ""


def target_of(pane: str, article: ArticlePane, claims: ClaimsPane, state: DeskState) -> Target:
    """The target where `pane` has the focus."""
    if pane == "article":
        return _in_article(article, state)
    if pane == "claims" and state.selected:
        chosen = tuple(claims.listed(state.selected))
        return Target(chosen, None, state.names(chosen, "selected "))
    current = claims.highlighted if pane == "claims" else state.current
    return _claim(current, state)


def _in_article(article: ArticlePane, state: DeskState) -> Target:
    text, more = article.shows.text, state.symbols.ellipsis
    current = _claim(state.current, state)
    if (selection := article.selection) is not None:
        words = f"selection {in_quotes(quoted(text[selection.start : selection.end], more))}"
        return Target(current.claims, selection, words, also=_others(current))
    if (mark := article.mark_at_caret()) is not None:
        return _claim(mark.claim, state)
    try:
        hole = article.hole_at_caret()
    except StorageError:
        return Target(current.claims, None, UNKNOWN, ratable=False)
    if hole is not None:
        words = f"hole {in_quotes(quoted(text[hole.start : hole.end], more))}"
        return Target(current.claims, hole, words, also=_others(current))
    if (said := _judged(article, state)) is not None:
        return Target(current.claims, None, said, ratable=False)
    words = f"Enter marks the sentence, n goes to the next hole{_others(current)}"
    return Target(current.claims, None, words, ratable=False)


def _judged(article: ArticlePane, state: DeskState) -> str | None:
    """What became of a token, or of words without a fact, that no claim is on."""
    text, more = article.shows.text, state.symbols.ellipsis
    cover = state.cover_at(article.caret)
    if cover is not None:
        words = quoted(text[cover.start : cover.end], more)
        reason = f": {one_line(cover.reason)}" if cover.reason else ""
        return f"no fact in {in_quotes(words)}{reason}"
    token = state.holes.at(article.caret)
    if token is None:
        return None
    became = {1: "ticked", 0: "struck"}.get(-1 if token.ticked is None else token.ticked)
    return f"{became or 'settled elsewhere'} {in_quotes(quoted(token.words, more))}"


def _others(current: Target) -> str:
    """The claim that s and w go to meanwhile."""
    number = current.words.partition(" ")[0]
    return f" (s, w: {number})" if current.claims else ""


def _claim(claim: int | None, state: DeskState) -> Target:
    found = None if claim is None else state.claims.get(claim)
    if found is None:
        return Target((), None, "No claim here", ratable=False)
    words = quoted(found.quote or found.restated, state.symbols.ellipsis)
    return Target(
        (found.id,),
        None,
        f"#{found.number} {in_quotes(words)}",
    )


def quoted(words: str, ellipsis: str, most: int = QUOTED) -> str:
    """Words for one line, shortened to so many characters."""
    line = " ".join(words[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + ellipsis
