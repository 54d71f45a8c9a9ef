"""Many addresses in one run, few of them ahead of whoever takes the results: memory is bounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import chain, islice, zip_longest
from queue import Empty, SimpleQueue
from typing import TypeVar

from workbench.model.errors import ForbiddenAddress
from workbench.web.guard import target, with_scheme
from workbench.web.requests import Ask

T = TypeVar("T")

AHEAD = 24
"""Questions that are asked and whose results were not taken yet: twice what is in flight, so that
nothing waits for the taker, and at the cap of 10 MB each no more than 240 MB.
"""


def run(
    asks: Sequence[Ask], ask: Callable[[Ask], Future[T]], is_stopped: Callable[[], bool]
) -> Iterator[list[T]]:
    """Results in batches of what there is when the next batch is asked for, none of them lost.

    Leaving the loop takes back what has no answer yet. Where it was stopped, the rest is not asked.
    """
    left = iter(by_turns(asks))
    done: SimpleQueue[Future[T]] = SimpleQueue()
    open_: set[Future[T]] = set()
    try:
        while True:
            room = 0 if is_stopped() else AHEAD - len(open_)
            for each in islice(left, room):
                future = ask(each)
                open_.add(future)
                future.add_done_callback(done.put)
            if not open_:
                return
            batch = _ready(done)
            open_.difference_update(batch)
            yield [future.result() for future in batch]
    finally:
        for future in open_:
            future.cancel()


def by_turns(asks: Iterable[Ask]) -> list[Ask]:
    """One of each host, then the next of each: a host with many is no reason for others to wait."""
    hosts: dict[str, list[Ask]] = defaultdict(list)
    for each in asks:
        hosts[_host(each.url)].append(each)
    return [each for each in chain(*zip_longest(*hosts.values())) if each is not None]


def _host(url: str) -> str:
    try:
        return target(with_scheme(url)).host
    except ForbiddenAddress:
        return ""


def _ready(done: "SimpleQueue[Future[T]]") -> list[Future[T]]:
    """What is done, waiting for the first."""
    batch = [done.get()]
    while True:
        try:
            batch.append(done.get_nowait())
        except Empty:
            return batch
