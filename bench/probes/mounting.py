"""How long the desk takes from nothing to its first frame where all libraries are loaded already.

`python -P mounting.py ROUNDS DB DB`: prints, as JSON, for each file the times in ms of each round,
wall and processor, until a whole frame with the article and its claims goes to the terminal. There
is none: what differs between sizes is not how quickly it takes what it is sent.
"""

import asyncio
import gc
import json
import random
import sys
import time
from pathlib import Path

from textual.drivers.headless_driver import HeadlessDriver

from workbench.model.settings import Settings
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace

SIZE = (120, 40)
SIGNS = ("settled", "Claims by place")
"""What a frame says in which the header, and under it the panes, are painted."""


class Terminal(HeadlessDriver):
    """Takes what is sent, and says when it was a whole frame."""

    whole: asyncio.Event

    @property
    def is_headless(self) -> bool:
        return False  # so that frames are sent as they are to a terminal

    def write(self, data: str) -> None:
        if all(sign in data for sign in SIGNS):
            self.whole.set()


async def mount(path: Path) -> tuple[float, float]:
    """Opens the desk on a file's first article; wall and processor time in ms until it is there."""
    with open_workspace(path, Settings(who="Bench")) as workspace:
        workspace.warm_up().result()
        Terminal.whole = asyncio.Event()
        gc.collect()
        gc.disable()  # as the command line does, until the first frame
        began, used = time.perf_counter_ns(), time.process_time_ns()
        app = make_app(workspace, workspace.settings, 1)
        app.driver_class = Terminal
        running = asyncio.create_task(app.run_async(size=SIZE))
        await Terminal.whole.wait()
        wall, processor = time.perf_counter_ns() - began, time.process_time_ns() - used
        app.exit()
        await running
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
