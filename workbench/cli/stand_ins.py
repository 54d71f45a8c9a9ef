"""Stands in for a name of a module that is not loaded yet, for whoever took the name out of it.

It is called, asked for attributes and for instances like what it stands for, and is inherited from:
the class that did so gets its real base as soon as the module is loaded.
"""

from abc import ABC
from types import ModuleType
from typing import Any

_heirs: list[tuple["StandIn", type, type]] = []
"""Stand-ins that were inherited from, each with the base that was given for now, and the heir."""


class StandIn:
    """One name of a deferred module; the first use of it loads the module."""

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module = module
        self._name = name

    def _real(self) -> Any:
        return getattr(self._module, self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __call__(self, *args: object, **named: object) -> Any:
        return self._real()(*args, **named)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._real())

    def __mro_entries__(self, _bases: tuple[object, ...]) -> tuple[type, ...]:
        return (_base_for_now(self),)


def _base_for_now(stand_in: StandIn) -> type:
    class ForNow(ABC):  # noqa: B024 - abstract like what it stands for, whose place it keeps
        """Inherited from until the real base is loaded, which is an ABC too, or cannot follow."""

        def __init_subclass__(cls) -> None:
            _heirs.append((stand_in, ForNow, cls))

    return ForNow


def settle(module: ModuleType) -> None:
    """Give the classes that inherit from a stand-in of this module their real base."""
    for heir in [each for each in _heirs if each[0]._module is module]:
        stand_in, for_now, cls = heir
        real = stand_in._real()
        cls.__bases__ = tuple(real if base is for_now else base for base in cls.__bases__)
        _heirs.remove(heir)
