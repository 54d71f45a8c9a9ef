"""Where the time goes: of the start by what is loaded, of a key by package and function."""

import re
from collections import Counter

from bench.desk import COMMON, Desk
from bench.room import Room

IMPORTS = "import workbench.tui.app, workbench.tui.desk.screen"
"""What is loaded for the first frame of the desk."""

LOADED = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|\s*(\w+)(?:\.|\s|$)")
PACKAGES = ("workbench", "textual", "rich", "asyncio", "sqlite3")
TIMES = 5
SHOWN = 12
"""Functions that are named: those behind them have a hundredth of the time each."""

KEYS = {"claims cursor": ("down",), "article page": ("tab", "tab", "pagedown")}


def profile(room: Room) -> str:
    """A text with all of it."""
    return "\n\n".join([_start(room), *(_key(room, key) for key in KEYS)])


def _start(room: Room) -> str:
    took: Counter[str] = Counter()
    for _ in range(TIMES):
        for own, name in LOADED.findall(room.programs.imports(IMPORTS)):
            took[name if name in PACKAGES else "python and its library"] += int(own)
    lines = [f"{own / TIMES / 1000:8.1f} ms  {name}" for name, own in took.most_common()]
    whole = sum(took.values()) / TIMES / 1000
    return "\n".join(["Loading what the first frame needs", *lines, f"{whole:8.1f} ms  in all"])


def _key(room: Room, key: str) -> str:
    copy = room.databases.copy(Desk(room, COMMON).path)
    found = room.programs.told("profiling", copy, *KEYS[key])
    room.databases.forget(copy)
    by_package: Counter[str] = Counter()
    for own, package, _function in found:
        by_package[package] += own
    packages = [f"{own:8.2f} ms  {package}" for package, own in by_package.most_common()]
    functions = [
        f"{own:8.2f} ms  {package}: {function}" for own, package, function in found[:SHOWN]
    ]
    return "\n".join([f"A key: {key} (with the profiler's own time)", *packages, "", *functions])
