"""How long the web layer takes to ask many hosts for one link each, and how long httpx alone takes.

`python -P fetching.py LINKS MS`: prints, as JSON, wall and processor time in ms of each of the two,
one after the other in an order of chance. A server in a process of its own answers after so many
ms on 127.0.0.0/8, where each link has a host of its own. Both ask HEAD, as links are checked, with
as many in flight as the web layer has.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable

import httpcore
import httpx

from workbench.model.captured import Fetched
from workbench.model.settings import WebSettings
from workbench.web.client import Network, system_network
from workbench.web.fetching import Fetcher
from workbench.web.pacing import AT_ONCE
from workbench.web.requests import Ask
from workbench.web.session import Surroundings

SERVER = """
import asyncio, sys

async def answer(reader, writer):
    try:
        while True:
            await reader.readuntil(b"\\r\\n\\r\\n")
            await asyncio.sleep(float(sys.argv[1]) / 1000)
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()

async def main():
    server = await asyncio.start_server(answer, "0.0.0.0", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
"""


def hosts(number: int) -> list[str]:
    return [f"127.1.{each // 250}.{each % 250 + 1}" for each in range(number)]


def ask_workbench(names: list[str], port: int) -> int:
    """How many answered; the thread is started and ended, as in a command."""
    fetcher = Fetcher(WebSettings(ports=(port,)), names, around=Surroundings(_network))
    run = fetcher.ask_all([Ask(f"http://{name}:{port}/page", "HEAD") for name in names])
    answered = sum(isinstance(each, Fetched) for batch in run for each in batch)
    fetcher.close()
    return answered


def ask_httpx(names: list[str], port: int) -> int:
    return asyncio.run(_ask_httpx(names, port))


async def _ask_httpx(names: list[str], port: int) -> int:
    slots = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(verify=CONTEXT, trust_env=False) as client:

        async def ask(name: str) -> bool:
            async with slots:
                return (await client.head(f"http://{name}:{port}/page")).status_code == 200

        return sum(await asyncio.gather(*map(ask, names)))


CONTEXT = httpx.create_ssl_context(trust_env=False)
"""Made once for both: it takes 20 ms, and is no part of asking."""


def _network() -> Network:
    return Network(system_network().resolve, httpcore.AnyIOBackend(), CONTEXT)


def timed(ask: Callable[[list[str], int], int], names: list[str], port: int) -> list[float]:
    began, used = time.perf_counter_ns(), time.process_time_ns()
    if ask(names, port) != len(names):
        raise RuntimeError(f"{ask.__name__} did not get all {len(names)} answers.")
    wall, processor = time.perf_counter_ns() - began, time.process_time_ns() - used
    return [wall / 1e6, processor / 1e6]


def main(links: int, delay: int) -> None:
    server = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", SERVER, str(delay)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout is not None  # noqa: S101 - it is asked for
    port = int(server.stdout.readline())
    ways = {"workbench": ask_workbench, "httpx": ask_httpx}
    for ask in ways.values():
        ask(hosts(AT_ONCE), port)  # what is loaded by the first question is
    order = random.sample(sorted(ways), len(ways))
    found = {name: timed(ways[name], hosts(links), port) for name in order}
    server.communicate()
    sys.stdout.write(json.dumps(found))


main(int(sys.argv[1]), int(sys.argv[2]))
