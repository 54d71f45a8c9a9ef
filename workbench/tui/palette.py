"""The command palette: every verb of the places that are active, by name."""

from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.dom import DOMNode

from workbench.text.display import shown
from workbench.tui.key import Key
from workbench.tui.keymap import by_id, key_words, keys_of
from workbench.tui.keys import CONTEXTS
from workbench.tui.rating_verbs import named_verb, scale_of
from workbench.tui.symbols import Symbols

_ORDER = (
    *(
        "evidence",
        "walk",
        "offers",
        "claim",
        "defer",
        "desk",
        "library",
        "sources",
        "problems",
        "links",
        "names",
        "exports",
        "revisions",
        "comparison",
        "source",
        "text",
        "article",
        "claims",
    ),
    *("detail", "field", "screen", "everywhere"),
)


class VerbPalette(CommandPalette):
    """Textual's palette with a sign of one cell: its own is an emoji, of two cells or of one."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(placeholder=f"Search for a verb{symbols.ellipsis}", id="--command-palette")
        self._symbols = symbols

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = self._symbols.pointer


class VerbProvider(Provider):
    """Offers the verbs that the focused pane and its screen have now, with their keys.

    A verb that cannot be done now is offered too, and says why when it is chosen.
    """

    async def startup(self) -> None:
        self._verbs = self._active_verbs()

    async def discover(self) -> Hits:
        for node, key, keys in self._verbs:
            yield DiscoveryHit(
                Content(_words(key, keys)),
                partial(self._run, node, key),
                text=key.label,
                help=key.help or None,
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for node, key, keys in self._verbs:
            words = _words(key, keys)
            score = max(matcher.match(words), matcher.match(key.help), matcher.match(key.id))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(words),
                    partial(self._run, node, key),
                    text=key.label,
                    help=key.help or None,
                )

    def _active_verbs(self) -> list[tuple[DOMNode, Key, str]]:
        """Each verb once, with the node that has it and the keys it has now; movement last."""
        known, scale = by_id(), scale_of(self.screen)
        found: dict[str, tuple[DOMNode, Key, str]] = {}
        keymap = self._keymap()
        for node, bindings in self.screen._modal_binding_chain:
            for _, binding in bindings:
                key = known.get(binding.id or "")
                verb = named_verb(key, scale) if key is not None else None
                if verb is not None and verb.id != "app.palette":
                    found.setdefault(verb.id, (node, verb, keys_of(verb.id, keymap)))
        ranks = _ranks()
        return sorted(found.values(), key=lambda verb: ranks[verb[1].id])

    def _keymap(self) -> dict[str, str]:
        in_force = getattr(self.app, "keymap_in_force", None)
        return in_force() if in_force else {}

    async def _run(self, node: DOMNode, key: Key) -> None:
        done = await self.app.run_action(key.action, node)
        if not done:
            self.app.notify(f"{key.label} cannot be done here now. {key.help}", markup=False)


def _ranks() -> dict[str, tuple[bool, int]]:
    """Where each verb stands: what moves a cursor, which everybody does by key, comes last."""
    verbs = [key for context in _ORDER for key in CONTEXTS[context]]
    return {key.id: (key.action.startswith("move("), place) for place, key in enumerate(verbs)}


def _words(key: Key, keys: str) -> str:
    return shown(f"{key.label}  ({key_words(keys)})")
