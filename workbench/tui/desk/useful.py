"""The keys that the footer names: those most worth knowing where one stands, best first."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError
from workbench.model.settings import Settings
from workbench.text.display import in_quotes
from workbench.tui.desk.targets import quoted
from workbench.tui.keymap import key_words, resolve
from workbench.tui.keys import CONTEXTS, split_keys

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

TOKEN = 20
"""Characters of a token that the footer quotes beside the key that ticks it."""

Verbs = tuple[tuple[str, str], ...]
"""Ids of verbs, each with what it does here, or an empty text where its label says that."""

LAST: Verbs = (("history.undo", ""), ("app.help", ""))

PANES: dict[str, Verbs] = {
    "article": (
        *(("text.mark", "mark"), ("stop.next", "next hole"), ("claim.source", "")),
        *(("claim.why", ""), ("text.widen", "widen"), ("article.cover", "no fact")),
        *(("mark.next_place", "next place"), ("text.select", ""), *LAST),
    ),
    "claims": (
        *(("claim.source", ""), ("claim.why", ""), ("claim.change_to", ""), ("list.open", "")),
        *(("claim.next_open", ""), ("claim.defer", ""), ("place.find", "filter")),
        *(("list.show", ""), ("list.sort", ""), *LAST),
    ),
    "detail": (
        *(("claim.source", ""), ("claim.why", ""), ("detail.edit", ""), ("claim.change_to", "")),
        *(("claim.next_open", ""), *LAST),
    ),
}
SELECTION: Verbs = (
    *(("text.mark", "mark"), ("text.widen", ""), ("text.narrow", ""), ("claim.query", "")),
    *(
        ("mark.add_place", ""),
        ("mark.move", ""),
        ("article.cover", "no fact"),
        ("place.close", "let go"),
        *LAST,
    ),
)
SEARCH: Verbs = (
    *(("stop.next", "next hit"), ("stop.previous", "hit before"), ("place.close", "end search")),
    *(("text.mark", "mark"), *LAST),
)
SELECTED_CLAIMS: Verbs = (
    *(("list.merge", ""), ("list.delete", ""), ("claim.source", ""), ("claim.flags", "")),
    *(("claim.defer", ""), ("place.close", "let go"), *LAST),
)
SOURCE: Verbs = (
    *(("evidence.supports", ""), ("evidence.refutes", ""), ("evidence.partly", "")),
    *(("evidence.context", ""), ("detail.edit", "note"), ("evidence.locator", "")),
    *(("claim.open_source", ""), ("evidence.detach", ""), *LAST),
)
FIELD: Verbs = (("field.leave", "leave, saved"), ("field.editor", ""))


def own_keys(settings: Settings) -> dict[str, str]:
    """The verbs that a person has other keys for, each with the first of them in words."""
    if settings.keymap == "default" and not settings.keys:
        return {}  # what most have needs no proof at each start; a test proves it
    return {verb: _first(keys) for verb, keys in resolve(settings.keymap, settings.keys).items()}


def _first(keys: str) -> str:
    return key_words(split_keys(keys)[0])


class Useful:
    """Keys as this person has them, with what they do."""

    def __init__(self, desk: "DeskScreen", own: Mapping[str, str]) -> None:
        self._desk = desk
        self._own = own
        self._by_id = {key.id: key for keys in CONTEXTS.values() for key in keys}
        self._shown: Verbs = ()

    def forget(self) -> None:
        """Another footer is shown."""
        self._shown = ()

    def show(self) -> None:
        """Name the keys of where one stands now in the footer."""
        verbs = self._verbs()
        if verbs != self._shown:
            self._shown = verbs
            self._desk.footer.show_keys([self._pair(*verb) for verb in verbs])

    @cached_property
    def digits(self) -> list[str]:
        """The keys that rate: of 0, and of 1 to 9."""
        verbs = ("claim.reopen", *(f"claim.rate_{digit}" for digit in range(1, 10)))
        return [self.key(verb) for verb in verbs]

    def _pair(self, verb: str, words: str) -> tuple[str, str]:
        return (self.key(verb), words or self._by_id[verb].label.lower())

    def key(self, verb: str) -> str:
        """The first of the keys that a verb has here."""
        return self._own.get(verb) or _first(self._by_id[verb].keys)

    def _verbs(self) -> Verbs:
        desk = self._desk
        pane = desk.arranging.pane
        if desk.fields.is_open:
            return FIELD
        if desk.over is not None:
            return desk.over.verbs
        if pane == "article" and desk.article.selection is not None:
            return SELECTION
        if pane == "article" and desk.article.matches:
            return self._on_token(SEARCH)
        if pane == "claims" and desk.state.selected:
            return SELECTED_CLAIMS
        if pane == "detail" and desk.detail.current_evidence is not None:
            return SOURCE
        return self._on_token(PANES[pane]) if pane == "article" else PANES[pane]

    def _on_token(self, usual: Verbs) -> Verbs:
        """These keys of the article, and those that tick and strike the token under the caret."""
        state, caret = self._desk.state, self._desk.article.caret
        try:
            token = state.holes.at(caret)
        except StorageError:
            return usual  # told already by the line that could not be painted
        if token is None:
            return usual
        words = quoted(token.words, state.symbols.ellipsis, TOKEN)
        day = state.resolved(token)
        tick = f"tick {in_quotes(words)}" + (f" = {day}" if day else "")
        return (*usual[:1], ("token.tick", tick), ("token.strike", "strike"), *usual[1:])
