"""What a key of the interface is, and those that move in any list."""

from typing import NamedTuple


class Key(NamedTuple):
    """A verb: `keys` as Textual names them, separated by commas; `label` is what it does."""

    id: str
    keys: str
    action: str
    label: str
    help: str = ""
    priority: bool = False


def moves(context: str, thing: str) -> tuple[Key, ...]:
    """The keys that move in a list of these things."""
    return (
        Key(f"{context}.down", "down,j", "move('down')", f"Next {thing}"),
        Key(f"{context}.up", "up,k", "move('up')", f"Previous {thing}"),
        Key(f"{context}.page_down", "pagedown", "move('page_down')", "Page down"),
        Key(f"{context}.page_up", "pageup", "move('page_up')", "Page up"),
        Key(f"{context}.home", "home", "move('home')", f"First {thing}"),
        Key(f"{context}.end", "end", "move('end')", f"Last {thing}"),
    )
