"""How much a key asks for: queries on the loop's thread, lines painted, lines taken for a frame.

`python -P counting.py DB KEY...`: prints, as JSON, for each key what each of several presses took.
`1+6` are two keys that are pressed in turn.
"""

import asyncio
import json
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

SIZE = (120, 40)
PRESSES = 6
LOADED = 1.0
"""Seconds until nothing is loaded any more behind the first frame."""

NO_QUERY = ("BEGIN", "ROLLBACK", "PRAGMA")
"""What brackets reads, and what looks twice a second whether somebody else wrote."""

COUNTED = ("queries", "painted", "taken")
counts: Counter[str] = Counter()


def count_query(statement: str) -> None:
    counts["queries"] += not statement.lstrip().startswith(NO_QUERY)


def count_queries() -> None:
    """Counts what is asked on connections that the loop's thread opens from now on."""
    connect = sqlite3.connect

    def counted(*words: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*words, **named)
        if threading.current_thread() is threading.main_thread():
            connection.set_trace_callback(count_query)
        return connection

    sqlite3.connect = counted  # type: ignore[assignment]  # one of its overloads is enough


def count_lines() -> None:
    """Counts the lines that panes paint anew, and those that a frame takes from them."""
    from workbench.tui.panes.lineview import LineView

    for pane in _with_subclasses(LineView):
        if "paint" in vars(pane):
            pane.paint = _counting_paint(pane.paint)
    rows = LineView.rows

    def counted(pane: LineView, wanted: Iterable[int]) -> Iterator[Any]:
        for row in rows(pane, wanted):
            counts["taken"] += 1
            yield row

    LineView.rows = counted  # type: ignore[method-assign,assignment]  # what it is for


def _with_subclasses(pane: type[Any]) -> Iterator[Any]:
    yield pane
    each: type[Any]
    for each in pane.__subclasses__():
        yield from _with_subclasses(each)


def _counting_paint(paint: Any) -> Any:
    def counted(*words: Any) -> Any:
        counts["painted"] += 1
        return paint(*words)

    return counted


def do_nothing_ahead() -> None:
    """Lets nothing more be read or painted ahead of the next key: how much of it is done between
    two keys is a matter of the clock, and a key that finds nothing ready takes the most.
    """
    from workbench.tui.slices import Slices

    Slices._slice = lambda _slices: None  # type: ignore[method-assign,assignment]  # as above


async def press(path: Path, keys: Iterable[str]) -> list[list[dict[str, int]]]:
    """What each press of each key took."""
    from workbench.model.settings import Settings
    from workbench.tui.app import make_app
    from workbench.workspace.opening import open_workspace

    found: list[list[dict[str, int]]] = []
    with open_workspace(path, Settings(who="Bench", advance="never")) as workspace:
        app = make_app(workspace, workspace.settings, 1)
        async with app.run_test(size=SIZE) as pilot:
            count_lines()
            await pilot.pause(LOADED)
            do_nothing_ahead()
            for key in keys:
                found.append([])
                for each in islice(cycle(key.split("+")), PRESSES):
                    counts.clear()
                    await pilot.press(each)
                    await pilot.pause()
                    found[-1].append({name: counts[name] for name in COUNTED})
    return found


if __name__ == "__main__":
    count_queries()
    json.dump(asyncio.run(press(Path(sys.argv[1]), sys.argv[2:])), sys.stdout)
