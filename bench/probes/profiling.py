"""Where the time of a key goes, in one process and without a terminal.

`python -P profiling.py DB KEY...`: presses the keys before the last once, the last often, and
prints, as JSON, the own time of functions for each press: [ms, package, function], the most first.
"""

import asyncio
import cProfile
import json
import pstats
import sys
from pathlib import Path
from typing import Any

from workbench.model.settings import Settings
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace

SIZE = (120, 40)
PRESSES = 40
WAITING = "'poll'"
"""What the loop is in while there is nothing to do."""

LOADED = 1.0
"""Seconds until nothing is loaded any more behind the first frame."""


async def profile(path: Path, keys: list[str]) -> list[tuple[float, str, str]]:
    """The own time of each function, in ms for a press of the last key."""
    *before, key = keys
    profiler = cProfile.Profile()
    with open_workspace(path, Settings(who="Bench", advance="never")) as workspace:
        app = make_app(workspace, workspace.settings, 1)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(LOADED)
            await pilot.press(*before)
            with profiler:
                for _ in range(PRESSES):
                    await pilot.press(key)
    return sorted(own_times(profiler), reverse=True)


def own_times(profiler: cProfile.Profile) -> list[tuple[float, str, str]]:
    stats: Any = pstats.Stats(profiler)
    return [
        (1000 * own / PRESSES, package(file), f"{Path(file).stem}.{name}")
        for (file, _line, name), (_calls, _all, own, _whole, _callers) in stats.stats.items()
        if WAITING not in name
    ]


def package(file: str) -> str:
    """The package that a file belongs to; Python itself for all that ships with it."""
    parts = Path(file).parts
    for name in ("workbench", "textual", "rich"):
        if name in parts:
            return name
    return "python"


if __name__ == "__main__":
    json.dump(asyncio.run(profile(Path(sys.argv[1]), sys.argv[2:])), sys.stdout)
