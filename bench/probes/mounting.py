"""How long the desk takes from nothing to its first frame where all libraries are loaded already.

`python -P mounting.py ROUNDS DB DB`: prints, as JSON, for each file the times in ms of each round,
wall and processor. Without a terminal: what differs between sizes is not what is sent to it.
"""

import asyncio
import json
import random
import sys
import time
from pathlib import Path

from workbench.model.settings import Settings
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace

SIZE = (120, 40)


async def mount(path: Path) -> tuple[float, float]:
    """Opens the desk on a file's first article; wall and processor time in ms until it is there."""
    with open_workspace(path, Settings(who="Bench")) as workspace:
        workspace.warm_up().result()
        began, used = time.perf_counter_ns(), time.process_time_ns()
        app = make_app(workspace, workspace.settings, 1)
        async with app.run_test(size=SIZE):
            wall, processor = time.perf_counter_ns() - began, time.process_time_ns() - used
    return wall / 1e6, processor / 1e6


def main(rounds: int, paths: list[str]) -> None:
    found: dict[str, list[tuple[float, float]]] = {path: [] for path in paths}
    for path in paths:
        asyncio.run(mount(Path(path)))
    for _ in range(rounds):
        for path in random.sample(paths, len(paths)):
            found[path].append(asyncio.run(mount(Path(path))))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
