"""What a person can configure, with its defaults; read from TOML by the workspace."""

from dataclasses import dataclass, field

from workbench.model.scales import RatingScale

ADVANCES = ("always", "settling", "never")
THEMES = ("dark", "light", "contrast")
SYMBOLS = ("narrow", "ascii")
ROUNDS = ("first", "second", "editor")
KEYMAPS = ("default", "azerty")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the configuration file may say.

    `who` is the name that verdicts and history carry, the login where it is empty. `keys` maps
    binding ids to keys, on top of the preset `keymap`. `advance` says when a rating moves on.
    """

    who: str = ""
    round: str = "first"
    theme: str = "dark"
    symbols: str = "narrow"
    advance: str = "always"
    keymap: str = "default"
    editor: str = ""
    default_purpose: str = "draft"
    keys: dict[str, str] = field(default_factory=dict)
    scales: dict[str, RatingScale] = field(default_factory=dict)
