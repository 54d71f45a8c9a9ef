"""A person's own rating scales, `[[scale]]` in the configuration, read with all that must hold."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.model.errors import SettingsProblem
from workbench.model.scales import PRESETS, ROLES, Rating, RatingScale, is_symbol
from workbench.model.states import Purpose

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TYPES: Mapping[str, type] = {
    "key": str,
    "label": str,
    "symbol": str,
    "role": str,
    "number": int,
    "settles": bool,
    "asks_reason": bool,
    "waits_on": str,
}
_REQUIRED = ("key", "label", "symbol", "role")


def read_scales(entries: object) -> dict[str, RatingScale]:
    """The scales in a list of TOML tables, by name; SettingsProblem says which entry is off."""
    found: dict[str, RatingScale] = {}
    for number, entry in enumerate(_tables(entries, "scale"), start=1):
        scale = _scale(entry, f"scale {number}")
        if scale.name in found or scale.name in PRESETS:
            raise SettingsProblem(f"The name “{scale.name}” of scale {number} is taken.")
        found[scale.name] = scale
    return found


def _scale(entry: Mapping[str, Any], where: str) -> RatingScale:
    _refuse_unknown(entry, ("name", "purpose", "rating"), where)
    name = entry.get("name")
    if not isinstance(name, str) or not _KEY.fullmatch(name):
        raise SettingsProblem(f"The {where} needs a name of small letters, digits and hyphens.")
    purpose = entry.get("purpose", Purpose.STATEMENTS)
    if purpose not in tuple(Purpose):
        raise SettingsProblem(f"The purpose of {where} is one of {_listed(Purpose)}.")
    ratings = tuple(
        _rating(rating, f"rating {number} of {where}")
        for number, rating in enumerate(_tables(entry.get("rating"), f"{where}: rating"), start=1)
    )
    if not ratings:
        raise SettingsProblem(f"The {where} has no ratings.", "Give it [[scale.rating]] tables.")
    _refuse_twins(ratings, where)
    return RatingScale(name, Purpose(purpose), ratings)


def _rating(entry: Mapping[str, Any], where: str) -> Rating:
    _refuse_unknown(entry, _TYPES, where)
    for key in _REQUIRED:
        if not entry.get(key):
            raise SettingsProblem(f"The {where} needs a {key}.")
    for key, value in entry.items():
        if type(value) is not _TYPES[key]:
            raise SettingsProblem(f"“{key}” of {where} must be {_named(_TYPES[key])}.")
    if not _KEY.fullmatch(entry["key"]):
        raise SettingsProblem(f"The key of {where} may have small letters, digits and hyphens.")
    if not is_symbol(entry["symbol"]):
        raise SettingsProblem(f"The symbol of {where} must be one narrow character.")
    if entry["role"] not in ROLES:
        raise SettingsProblem(f"The role of {where} is one of {_listed(ROLES)}.")
    return Rating(**entry)


def _tables(value: object, where: str) -> list[Mapping[str, Any]]:
    entries = [] if value is None else value
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsProblem(f"“{where}” must be tables, written [[…]].")
    return entries


def _refuse_unknown(entry: Mapping[str, Any], allowed: Iterable[str], where: str) -> None:
    for key in entry:
        if key not in allowed:
            raise SettingsProblem(
                f"“{key}” of {where} is unknown.", f"Allowed: {_listed(allowed)}."
            )


def _refuse_twins(ratings: Iterable[Rating], where: str) -> None:
    seen: set[str] = set()
    for rating in ratings:
        if rating.key in seen:
            raise SettingsProblem(f"Two ratings of {where} have the key “{rating.key}”.")
        seen.add(rating.key)


def _named(kind: type) -> str:
    return {str: "a text", int: "a whole number", bool: "true or false"}[kind]


def _listed(values: Iterable[str]) -> str:
    return ", ".join(str(value) for value in values)
