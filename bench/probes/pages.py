"""A server of pages for captures: on all of 127.0.0.0/8, so that each source has its own host.

`python -P pages.py`: prints its port, and serves until its standard input is closed. Each page has
600 words of an article among what stands around one, and differs by the host that is asked.
"""

import asyncio
import sys

WORDS = (
    "The council of Hollin bought {number} street lamps in 2019, the mayor said, and the harbour "
    "master of Saltmere answered that the light on the quay had been better for all who berth."
)
PARAGRAPHS = 18
LINKS = "".join(f'<li><a href="/{each}">Section {each}</a></li>' for each in range(40))


def page(host: str) -> bytes:
    number = sum(host.encode())
    text = "".join(f"<p>{WORDS.format(number=number + each)}</p>" for each in range(PARAGRAPHS))
    return (
        f"<!doctype html><html lang=en><head><title>Lamps of {host}</title></head><body><nav><ul>"
        f"{LINKS}</ul></nav><main><article><h1>Lamps of {host}</h1>{text}</article></main>"
        f"<aside><ul>{LINKS}</ul></aside><footer>All rights reserved</footer></body></html>"
    ).encode()


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            host = head.partition("host: ")[2].partition(":")[0]
            body = page(host)
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                + f"Content-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", 0, backlog=256)  # noqa: S104 - all of 127/8
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
