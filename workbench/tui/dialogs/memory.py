"""What was half typed in dialogs that were closed with Escape, for their next opening."""

from collections.abc import Hashable
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

Place = tuple[str, Hashable]
"""A dialog's class and what it is about: a claim's id, for example."""

_kept: WeakKeyDictionary[App[Any], dict[Place, dict[str, str]]] = WeakKeyDictionary()
"""By running app, so that it lasts exactly as long as the session."""


def keep(app: App[Any], place: Place, typed: dict[str, str]) -> None:
    """Keep the texts of fields, by their ids; nothing typed is nothing kept."""
    places = _kept.setdefault(app, {})
    if typed:
        places[place] = typed
    else:
        places.pop(place, None)


def kept(app: App[Any], place: Place) -> dict[str, str]:
    """What `keep` was given last for this place."""
    return dict(_kept.get(app, {}).get(place, {}))
