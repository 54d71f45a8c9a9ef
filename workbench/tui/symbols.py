"""The signs on screen: one narrow cell each, with an ASCII form for terminals that need one."""

from typing import NamedTuple


class Symbols(NamedTuple):
    """A set of signs; `stance` and `state` map the database's words to them."""

    tick: str
    cross: str
    bar: str
    rule: str
    dash: str
    hole: str
    pointer: str
    ellipsis: str
    stance: dict[str, str]
    state: dict[str, str]

    def __hash__(self) -> int:
        """By the signs that differ between sets: what is laid out with one can be kept for it."""
        return hash((self.tick, self.ellipsis))

    def rating(self, symbol: str) -> str:
        """A rating's own sign, `v` and `x` shown as tick and cross."""
        return {"v": self.tick, "x": self.cross}.get(symbol, symbol)


_STANCE = {
    "none": "?",
    "supports": "+",
    "refutes": "-",
    "partly": ";",
    "context": ",",
    "said-here": '"',
}
_STATE = {"open": ".", "waiting": "w", "settled": "", "cut": "x"}

NARROW = Symbols("✓", "✗", "│", "─", "–", "·", ">", "…", _STANCE, _STATE)
ASCII = Symbols("v", "x", "|", "-", "-", ".", ">", "~", _STANCE, _STATE)


def symbols_for(setting: str) -> Symbols:
    """The signs that the configuration asks for: `ascii`, or `narrow`."""
    return ASCII if setting == "ascii" else NARROW
