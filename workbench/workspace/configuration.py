"""The configuration file: read into Settings, every problem told with the file, key and choices."""

from pathlib import Path
from typing import NamedTuple

from workbench.model.errors import SettingsProblem, UsageError
from workbench.model.settings import ADVANCES, COPIES, KEYMAPS, ROUNDS, SYMBOLS, THEMES, Settings
from workbench.model.states import Purpose
from workbench.store.places import own_configuration


class _Option(NamedTuple):
    """A key with a text as its value: what it is for, and its choices where they are closed."""

    key: str
    comment: str
    choices: tuple[str, ...] = ()


_OPTIONS = (
    _Option("who", "The name that verdicts and history carry; your login where it is empty."),
    _Option("round", "Which reading this is.", ROUNDS),
    _Option("theme", "Colours of the desk.", THEMES),
    _Option("symbols", "What signs are drawn with.", SYMBOLS),
    _Option("advance", "When a rating moves on to the next claim.", ADVANCES),
    _Option("keymap", "Keys to start from.", KEYMAPS),
    _Option("editor", "A command for long texts; $VISUAL or $EDITOR where it is empty."),
    _Option("default_purpose", "What an imported article is.", tuple(map(str, Purpose))),
    _Option("copies", "Copies of the file beside it, of the last five days of work.", COPIES),
    _Option(
        "settles_with",
        "On what a settled claim is to rest; the magazine rule is “1 primary or 3 secondary”.",
    ),
)

_OTHERS = """
# Other keys for verbs, by the ids that help shows; several keys are separated by commas.
# [keys]
# "claim.source" = "s,ctrl+l"

# What may be asked of the network, and how much of it is taken. `own_hosts` are servers of your
# own, in your own network; `contact` is told to every server.
# [web]
# ports = [80, 443, 8080, 8443]
# own_hosts = []
# most_megabytes = 10
# contact = ""

# Where the Wayback Machine is asked, and how often in a minute at most.
# [archive]
# availability = "https://archive.org"
# wayback = "https://web.archive.org"
# searches_a_minute = 24
# saves_a_minute = 6

# A scale of your own, for `import --scale house`. `role` is a colour: good, mostly, mixed, poor,
# bad, unsure or note. `number` is for ClaimReview, for ratings on the axis from false to true.
# [[scale]]
# name = "house"
# purpose = "statements"
# [[scale.rating]]
# key = "holds"
# label = "Holds"
# symbol = "v"
# role = "good"
# number = 5
# [[scale.rating]]
# key = "asked"
# label = "Asked the author"
# symbol = "a"
# role = "unsure"
# settles = false
# asks_reason = true
# waits_on = "author"
"""


def default_path() -> Path:
    """Where a person's configuration is looked for."""
    return own_configuration() / "config.toml"


def load(path: Path | None = None) -> Settings:
    """The settings in `path`, or in the default place, where no file means all defaults.

    SettingsProblem names the file and the key; so it does where `path` is given and is not there.
    """
    place = path or default_path()
    try:
        return _read(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        if path is None:
            return Settings()
        raise SettingsProblem(f"There is no file {place}.") from error
    except OSError as error:
        raise SettingsProblem(f"{place} could not be read: {error.strerror}.") from error
    except ValueError as error:  # not TOML, or not UTF-8
        raise SettingsProblem(f"{place} is not TOML: {error}.") from error
    except RecursionError as error:  # thousands of brackets
        raise SettingsProblem(f"{place} is nested too deeply.") from error
    except SettingsProblem as problem:
        raise SettingsProblem(f"{place}: {problem.message}", problem.hint) from problem


def default_text() -> str:
    """A configuration file that says every key, its choices and its default, all commented out."""
    defaults = Settings()
    lines = ["# The settings of the workbench. Take the # away before what you change.", ""]
    for option in _OPTIONS:
        choices = f" One of {_quoted(option.choices)}." if option.choices else ""
        lines.append(f"# {option.comment}{choices}")
        lines.append(f'# {option.key} = "{getattr(defaults, option.key)}"')
        lines.append("")
    return "\n".join(lines) + _OTHERS.lstrip("\n")


def _read(toml: str) -> Settings:
    # Most people have no such file: then the first frame waits for neither of these.
    from tomllib import loads

    from workbench.workspace.archive_settings import read_archive
    from workbench.workspace.own_scales import read_scales
    from workbench.workspace.web_settings import read_web

    found = loads(toml)
    options = {option.key: option for option in _OPTIONS}
    allowed = (*options, "keys", "web", "archive", "scale")
    texts: dict[str, str] = {}
    for key, value in found.items():
        if key not in allowed:
            raise SettingsProblem(f"“{key}” is unknown.", f"Allowed: {', '.join(allowed)}.")
        if key in options:
            texts[key] = _text(value, options[key])
    if "settles_with" in texts:
        _check_rule(texts["settles_with"])
    return Settings(
        **texts,
        keys=_keys(found.get("keys", {})),
        scales=read_scales(found.get("scale")),
        web=read_web(found.get("web")),
        archive=read_archive(found.get("archive")),
    )


def _text(value: object, option: _Option) -> str:
    if not isinstance(value, str):
        raise SettingsProblem(f"“{option.key}” must be a text in quotes.")
    if option.choices and value not in option.choices:
        raise SettingsProblem(f"“{option.key}” cannot be “{value}”: {_quoted(option.choices)}.")
    return value


def _check_rule(text: str) -> None:
    from workbench.model.sufficiency import parse_rule

    try:
        parse_rule(text)
    except UsageError as problem:
        raise SettingsProblem(f"“settles_with”: {problem.message}", problem.hint) from problem


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsProblem("“keys” must be a table, written [keys].")
    for verb, keys in value.items():
        if not isinstance(keys, str) or not keys:
            raise SettingsProblem(f'“{verb}” of [keys] must be keys in quotes, such as "s,ctrl+l".')
    return value


def _quoted(values: tuple[str, ...]) -> str:
    return ", ".join(f"“{value}”" for value in values)
