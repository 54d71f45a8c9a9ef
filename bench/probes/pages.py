"""A server of pages for captures: on all of 127.0.0.0/8, so that each source has its own host.

`python -P pages.py`: prints its port, and serves until its standard input is closed. Each page has
600 words of an article among what stands around one, and differs by the host that is asked.
"""

import asyncio
import random
import sys

SYLLABLES = ("ka", "ro", "mi", "ten", "lo", "sa", "vi", "der", "pu", "nal", "ist", "or", "em", "be")
PARAGRAPHS = 18
WORDS = 34
"""Of a paragraph; no two pages have a run of five in common, so that none is another's copy."""

LINKS = "".join(f'<li><a href="/{each}">Section {each}</a></li>' for each in range(40))


def page(host: str) -> bytes:
    chance = random.Random(host)
    text = "".join(f"<p>{_sentence(chance)} {_sentence(chance)}</p>" for _ in range(PARAGRAPHS))
    return (
        f"<!doctype html><html lang=en><head><title>Lamps of {host}</title></head><body><nav><ul>"
        f"{LINKS}</ul></nav><main><article><h1>Lamps of {host}</h1>{text}</article></main>"
        f"<aside><ul>{LINKS}</ul></aside><footer>All rights reserved</footer></body></html>"
    ).encode()


def _sentence(chance: random.Random) -> str:
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS // 2)]
    words[-1] = str(chance.randint(10, 9_999))
    return f"{' '.join(words).capitalize()} lamps."


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
