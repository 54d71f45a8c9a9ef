"""Modules that are found as they are imported, and loaded with the first use of a name in them.

For what Textual, SQLAlchemy and pydantic import and the desk seldom uses. Python's own lazy imports
(PEP 810) do the same; these are for modules whose importers are not ours.

Where Textual takes names out of such a module (`from uuid import uuid4`) and uses them within
functions only, it gets stand-ins. A name that is not listed, because Textual has changed, loads
the module at once: all still works, only later.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any, cast

from workbench.cli.stand_ins import StandIn, settle

NAMES = frozenset(
    (
        "asyncio.sslproto",
        "csv",
        "decimal",
        "difflib",
        "email",
        "hashlib",
        "importlib.metadata._adapters",
        "ipaddress",
        "locale",
        "mimetypes",
        "pickle",
        "platformdirs",
        "rich._emoji_replace",
        "rich.align",
        "rich.containers",
        "rich.markup",
        "rich.padding",
        "rich.panel",
        "rich.screen",
        "rich.styled",
        "rich.table",
        "rich.tree",
        "secrets",
        "shutil",
        "ssl",
        "textual.command",
        "textual.css._help_text",
        "textual.css.scalar_animation",
        "textual.file_monitor",
        "textual.layouts.horizontal",
        "textual.layouts.stream",
        "textual.markup",
        "textual.pilot",
        "textual.renderables.background_screen",
        "textual.renderables.text_opacity",
        "textual.renderables.tint",
        "textual.types",
        "textwrap",
        "tokenize",
        "typing_extensions",
        "uuid",
    )
)
"""Only what its importers use within functions: a name in a module's body loads it at once.

Without them a first frame comes 15 ms sooner, of 190, and takes 4.8 MB less, most of it OpenSSL's;
after the late imports it is 5.5 MB."""

STOOD_IN = {
    "decimal": ("Decimal",),
    "difflib": ("get_close_matches",),
    "pickle": ("dumps", "loads"),
    "platformdirs": ("user_downloads_path",),
    "rich._emoji_replace": ("_emoji_replace",),
    "rich.align": ("Align", "AlignMethod"),
    "rich.containers": ("Lines",),
    "rich.markup": ("render",),
    "rich.padding": ("Padding",),
    "rich.panel": ("Panel",),
    "rich.screen": ("Screen",),
    "rich.styled": ("Styled",),
    "rich.table": ("Table",),
    "rich.tree": ("Tree",),
    "textual.command": (
        *("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider"),
        "SimpleProvider",
    ),
    "textual.css.scalar_animation": ("ScalarAnimation",),
    "textual.file_monitor": ("FileMonitor",),
    "textual.layouts.horizontal": ("HorizontalLayout",),
    "textual.layouts.stream": ("StreamLayout",),
    "textual.markup": ("parse_style",),
    "textual.pilot": ("Pilot",),
    "textual.renderables.background_screen": ("BackgroundScreen",),
    "textual.renderables.text_opacity": ("TextOpacity",),
    "textual.renderables.tint": ("Tint",),
    "uuid": ("uuid4",),
}
"""Names that others take out of a module and use within functions, to inherit from, or to say of
what kind a value is."""

HELP_TEXTS = "textual.css._help_text"
"""Functions for what a wrong stylesheet is told; all of them are taken by name."""

TAKERS = ("textual.", "rich.", "fractions", "importlib._bootstrap")
"""Who gets stand-ins. Python itself looks whether a package has what will be taken from it."""

ELSEWHERE = {"textual.types": "textual._types", "typing_extensions": "typing"}
"""What only passes names on, and the loaded module that has those which are asked for."""

_SET_WHERE_THERE = ("__path__", "__file__", "__cached__")
"""What the import system sets as it finds a module, and asks of every module."""

_loading = RLock()
"""One for all: what they import themselves uses none of them while it is loaded."""


class _Deferred(ModuleType):
    """A module that has only what the import system sets, until another name is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name in _SET_WHERE_THERE:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if _asker().startswith(TAKERS):
            if _is_stood_in(self.__name__, name):
                return StandIn(self, name)
            source = sys.modules.get(ELSEWHERE.get(self.__name__, ""))
            if source is not None and hasattr(source, name):
                return getattr(source, name)
        with _loading:
            if type(self) is _Deferred:
                spec = cast("ModuleSpec", self.__spec__)
                cast("_DeferredLoader", spec.loader).load(self)
        if type(self) is _Deferred:  # while it is loaded it asks itself
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(self, name)


def _is_stood_in(module: str, name: str) -> bool:
    if module == HELP_TEXTS:
        return name.endswith("_help_text")
    return name in STOOD_IN.get(module, ())


def _asker() -> str:
    """The module whose code asks a deferred one for a name."""
    return str(sys._getframe(2).f_globals.get("__name__", ""))


class _DeferredLoader:
    """Stands before the loader that will be asked when it is time."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._is_loading = False

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Deferred(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""

    def load(self, module: ModuleType) -> None:
        """Load it, unless that is under way; where it fails, the next use of a name tries again.

        It is a module like others only when all of it is there: other threads wait for that.
        """
        if self._is_loading:
            return
        self._is_loading = True
        try:
            self._loader.exec_module(module)
        finally:
            self._is_loading = False
        cast("ModuleSpec", module.__spec__).loader = module.__loader__ = self._loader
        module.__class__ = ModuleType
        settle(module)


class _Finder:
    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in NAMES else None
        if spec is not None and spec.loader is not None:
            spec.loader = cast("Any", _DeferredLoader(spec.loader))
        return spec


def defer() -> None:
    """Load none of `NAMES` before it is used, from now on; what is loaded already stays so."""
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)


def is_waiting(name: str) -> bool:
    """Whether a module that was imported is not loaded yet."""
    return type(sys.modules.get(name)) is _Deferred
