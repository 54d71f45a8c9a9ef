"""What the configuration says of web archives, `[archive]`, read with all that must hold."""

from collections.abc import Callable, Mapping
from typing import Any

from workbench.model.errors import RefusedAddress, SettingsProblem
from workbench.model.settings import ArchiveSettings

MOST_A_MINUTE = 60
"""One a second: a host is asked no faster by any setting."""


def read_archive(table: object) -> ArchiveSettings:
    """The settings of a TOML table; SettingsProblem says which key is off."""
    if table is None:
        return ArchiveSettings()
    if not isinstance(table, dict):
        raise SettingsProblem("“archive” must be a table, written [archive].")
    unknown = next((key for key in table if key not in ArchiveSettings._fields), None)
    if unknown is not None:
        allowed = ", ".join(ArchiveSettings._fields)
        raise SettingsProblem(f"“{unknown}” of [archive] is unknown.", f"Allowed: {allowed}.")
    read = {key: _READERS[key](key, value) for key, value in table.items()}
    return ArchiveSettings()._replace(**read)


def _place(key: str, value: object) -> str:
    from workbench.text.addresses import canonical

    try:
        place = canonical(value) if isinstance(value, str) else ""
    except RefusedAddress as refusal:
        raise SettingsProblem(f"“{key}” of [archive]: {refusal.message}") from refusal
    if not place:
        raise SettingsProblem(f"“{key}” of [archive] must be an address in quotes.")
    return place.rstrip("/")


def _a_minute(key: str, value: object) -> int:
    if not isinstance(value, int) or value is True or not 1 <= value <= MOST_A_MINUTE:
        raise SettingsProblem(
            f"“{key}” of [archive] must be a whole number from 1 to {MOST_A_MINUTE}."
        )
    return value


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "availability": _place,
    "wayback": _place,
    "searches_a_minute": _a_minute,
    "saves_a_minute": _a_minute,
}
