"""What is sent to a terminal comes out whole and in order, and nobody waits for it."""

import asyncio
import os
import pty
import tty
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from types import SimpleNamespace

import pytest

from workbench.tui.output import LAST_SECONDS, Output

MUCH = "".join(f"{number:07}\n" for number in range(60_000))
"""More than a terminal that is not read takes at once."""


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """A pseudo-terminal: the end that reads what is shown, and the program's."""
    shown, program = pty.openpty()
    tty.setraw(program)
    yield shown, program
    for end in (shown, program):
        with suppress(OSError):  # a test closed it
            os.close(end)


async def all_of(shown: int, length: int) -> str:
    loop, found, done = asyncio.get_running_loop(), bytearray(), asyncio.Event()

    def read() -> None:
        found.extend(os.read(shown, 65_536))
        if len(found) >= length:
            done.set()

    loop.add_reader(shown, read)
    async with asyncio.timeout(20):
        await done.wait()
    loop.remove_reader(shown)
    return found.decode()


async def test_a_terminal_that_is_not_read_holds_nobody_up_and_gets_all_in_order(ends):
    shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    output.send(MUCH)
    output.send("last")
    assert await all_of(shown, len(MUCH) + 4) == MUCH + "last"
    output.send("é\ud800")
    assert await all_of(shown, 3) == "é?"
    output.close()


async def test_a_terminal_that_reads_gets_more_than_it_has_room_for_at_once(ends, monkeypatch):
    """Else a long frame would end behind all that is done before the loop has its turn."""
    shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    monkeypatch.setattr("workbench.tui.output.MOMENT", 20.0)  # as long as the machine takes
    with ThreadPoolExecutor(1) as reader:
        found = reader.submit(read_blocking, shown, len(MUCH))
        output.send(MUCH)
        assert found.result(20) == MUCH  # though the loop had no turn
    output.close()


async def test_closing_sends_what_is_left_to_a_terminal_that_reads(ends):
    shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    output.send(MUCH)
    loop = asyncio.get_running_loop()
    reading = loop.run_in_executor(None, read_blocking, shown, len(MUCH))
    output.close()
    assert await reading == MUCH


def read_blocking(shown: int, length: int) -> str:
    found = bytearray()
    with suppress(OSError):  # the other end is closed
        while len(found) < length:
            found.extend(os.read(shown, 65_536))
    return found.decode()


async def test_closing_waits_for_a_terminal_that_is_slow_for_as_long_as_it_takes_something(
    ends, monkeypatch
):
    """Else it would stay as the program had it, in the midst of a frame."""
    shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    output.send(MUCH)
    clock = count(0.0, LAST_SECONDS / 3)  # every look at it is that much later
    found = bytearray()

    def look() -> float:
        with suppress(BlockingIOError):
            found.extend(os.read(shown, 65_536))
        return next(clock)

    os.set_blocking(shown, False)
    monkeypatch.setattr("workbench.tui.output.time", SimpleNamespace(monotonic=look))
    output.close()
    os.close(program)  # nothing more comes
    os.set_blocking(shown, True)
    found += read_blocking(shown, len(MUCH) - len(found)).encode()
    assert found.decode() == MUCH
    assert next(clock) > 3 * LAST_SECONDS


async def test_closing_gives_up_on_a_terminal_that_takes_nothing(ends):
    _shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    output.send(MUCH)
    output.close()
    os.fstat(program)  # the terminal itself is not closed


async def test_a_terminal_that_is_gone_takes_what_is_sent_without_a_fault(ends):
    shown, program = ends
    output = Output(program, asyncio.get_running_loop())
    os.close(shown)
    output.send(MUCH)
    output.close()


async def test_what_is_no_terminal_is_refused(tmp_path):
    with (tmp_path / "file").open("w") as file, pytest.raises(OSError, match="ioctl"):
        Output(file.fileno(), asyncio.get_running_loop())
