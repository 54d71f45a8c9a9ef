"""How long many hosts take to be asked for one link each: by the web layer, by `workbench links`
with all that it writes down, and by httpx alone.

`python -P fetching.py LINKS MS`: prints, as JSON, wall and processor time in ms of each, one after
the other in an order of chance. A server in a process of its own answers after so many ms on
127.0.0.0/8, where each link has a host of its own. As many are in flight as the web layer has; the
first two ask GET, as links to pages are looked at.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import httpcore
import httpx

from workbench.model.captured import Fetched
from workbench.model.imports import Imported
from workbench.model.requests import Citation, ImportOptions, NewClaim
from workbench.model.settings import Settings, WebSettings
from workbench.model.states import Health
from workbench.web.client import Network, system_network
from workbench.web.fetching import Fetcher
from workbench.web.pacing import AT_ONCE
from workbench.web.requests import Ask
from workbench.web.session import Surroundings
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

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
    run = fetcher.ask_all([Ask(f"http://{name}:{port}/page") for name in names])
    answered = sum(isinstance(each, Fetched) for batch in run for each in batch)
    fetcher.close()
    return answered


class Checker:
    """`workbench links` on an article with a source on each host, in a file of its own."""

    def __init__(self, folder: Path, names: list[str], port: int) -> None:
        web = WebSettings(ports=(port,), own_hosts=tuple(names))
        self._workspace = open_workspace(folder / "links.db", Settings(web=web), create=True)
        self._workspace.network.around = Surroundings(_network)
        text = Imported("Hollin bought 41 lamps.", "lamps.txt", "plain")
        self._workspace.articles.add(text, ImportOptions()).result()
        seen = self._workspace.read.article(1)
        place = find_place(seen.text, "41 lamps")
        self._workspace.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
        cited = [Citation(f"http://{name}:{port}/page") for name in names]
        self._workspace.sources.attach([1], cited).result()

    def ask(self, _names: list[str], _port: int) -> int:
        report = self._workspace.links.check(1, again=True).outcome.result()
        return sum(row.health.state == Health.ALIVE for row in report.rows)

    def close(self) -> None:
        self._workspace.close()


def ask_httpx(names: list[str], port: int) -> int:
    return asyncio.run(_ask_httpx(names, port))


async def _ask_httpx(names: list[str], port: int) -> int:
    slots = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(verify=CONTEXT, trust_env=False) as client:

        async def ask(name: str) -> bool:
            async with slots:
                return (await client.get(f"http://{name}:{port}/page")).status_code == 200

        return sum(await asyncio.gather(*map(ask, names)))


CONTEXT = httpx.create_ssl_context(trust_env=False)
"""Made once for both: it takes 20 ms, and is no part of asking."""


def _network() -> Network:
    return Network(system_network().resolve, httpcore.AnyIOBackend(), CONTEXT)


def timed(ask: Callable[[list[str], int], int], names: list[str], port: int) -> list[float]:
    began, used = time.perf_counter_ns(), time.process_time_ns()
    if ask(names, port) != len(names):
        raise RuntimeError(f"{ask} did not get all {len(names)} answers.")
    wall, processor = time.perf_counter_ns() - began, time.process_time_ns() - used
    return [wall / 1e6, processor / 1e6]


def main(links: int, delay: int) -> None:
    server = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", SERVER, str(delay)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout is not None  # noqa: S101 - it is asked for
    port = int(server.stdout.readline())
    with TemporaryDirectory() as folder:
        checker = Checker(Path(folder), hosts(links), port)
        for ask in (ask_workbench, ask_httpx):
            ask(hosts(AT_ONCE), port)  # what is loaded by the first question is
        ways = {"workbench": ask_workbench, "command": checker.ask, "httpx": ask_httpx}
        order = random.sample(sorted(ways), len(ways))
        found = {name: timed(ways[name], hosts(links), port) for name in order}
        checker.close()
    server.communicate()
    sys.stdout.write(json.dumps(found))


main(int(sys.argv[1]), int(sys.argv[2]))
