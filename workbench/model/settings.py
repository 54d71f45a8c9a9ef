"""What a person can configure, with its defaults; read from TOML by the workspace."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from workbench.model.scales import RatingScale

ADVANCES = ("always", "settling", "never")
THEMES = ("dark", "light", "contrast")
SYMBOLS = ("narrow", "ascii")
ROUNDS = ("first", "second", "editor")
KEYMAPS = ("default", "azerty")
COPIES = ("never", "daily")


NO_KEYS: Mapping[str, str] = MappingProxyType({})
NO_SCALES: Mapping[str, RatingScale] = MappingProxyType({})


class WebSettings(NamedTuple):
    """What is asked of the network, and how much of it is taken.

    `ports` are those that may be asked; `own_hosts` may have private addresses; `most_megabytes`
    is the cap of one body, unpacked; `contact` goes to every server with the program's name.
    """

    ports: tuple[int, ...] = (80, 443, 8080, 8443)
    own_hosts: tuple[str, ...] = ()
    most_megabytes: int = 10
    contact: str = ""


class ArchiveSettings(NamedTuple):
    """Where the Wayback Machine is asked, and how often in a minute.

    Its own texts disagree on the limits: 30 questions, and 7 or 12 pages to save with keys.
    """

    availability: str = "https://archive.org"
    wayback: str = "https://web.archive.org"
    searches_a_minute: int = 24
    saves_a_minute: int = 6


class Settings(NamedTuple):
    """Everything the configuration file may say.

    `who` is the name that verdicts and history carry, the login where it is empty. `keys` maps
    binding ids to keys, on top of the preset `keymap`. `advance` says when a rating moves on,
    `copies` whether the program keeps copies of the file beside it, `settles_with` on how much
    evidence a settled claim is to rest.
    """

    who: str = ""
    round: str = "first"
    theme: str = "dark"
    symbols: str = "narrow"
    advance: str = "always"
    keymap: str = "default"
    editor: str = ""
    default_purpose: str = "draft"
    copies: str = "never"
    settles_with: str = "1 primary or 2 independent"
    keys: Mapping[str, str] = NO_KEYS
    scales: Mapping[str, RatingScale] = NO_SCALES
    web: WebSettings = WebSettings()
    archive: ArchiveSettings = ArchiveSettings()
