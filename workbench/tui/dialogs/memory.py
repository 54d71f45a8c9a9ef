"""What was typed in dialogs, for their next opening: half typed and closed with Escape, or given
and not saved.
"""

from collections.abc import Hashable
from typing import Any, NamedTuple
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


class Given(NamedTuple):
    """What was typed in a dialog that was accepted: it is on its way to the file."""

    app: App[Any] | None = None
    place: Place = ("", None)
    typed: dict[str, str] = {}  # noqa: RUF012 - never changed

    def bring_back(self) -> None:
        """It could not be saved: it stands in the dialog again when that is opened."""
        if self.app is not None:
            keep(self.app, self.place, self.typed)


_given: WeakKeyDictionary[App[Any], Given] = WeakKeyDictionary()


def give(app: App[Any], place: Place, typed: dict[str, str]) -> None:
    """Take note of what an accepted dialog held."""
    _given[app] = Given(app, place, typed)


def given(app: App[Any]) -> Given:
    """What the dialog held that was accepted last, once: for the write that comes of it."""
    return _given.pop(app, Given())
