"""The process that reads web pages: a line of JSON and a body in, two lines of JSON out, for each.

Started by `page_reader` alone; it ends with its standard input. It limits itself before it reads
the first byte.
"""

import json
import logging
import resource
import signal
import sys
from typing import BinaryIO

MEMORY = 1_200_000_000
"""Bytes of address space: its libraries take 0.3 GB, and a page of 10 MB under 0.5 GB more."""

ALONE = 15
"""Seconds on a page after which it ends itself: by then nobody waits, and who asked may be gone."""

PAGES_UNTIL_FORGETTING = 50
"""Pages after which trafilatura's caches are emptied, which keep words of what was read."""


def main() -> None:
    _limit()
    logging.disable()  # nobody reads what libraries say of a page
    said, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints spoils no answer
    from workbench.web import article_text  # loads trafilatura, which takes half a second

    article_text.warm_up()
    _say(said, {"ready": True})
    serve(sys.stdin.buffer, said)


def serve(asked: BinaryIO, said: BinaryIO) -> None:
    """Answers pages until `asked` ends."""
    from workbench.web import article_text, pages

    count = 0
    while line := asked.readline():
        head = json.loads(line)
        signal.alarm(ALONE)
        page = pages.parse(asked.read(head["size"]), head["charset"])
        headline = pages.headline(page)
        plain = pages.read_plainly(page, head["url"])
        _say(said, plain._asdict())
        text = article_text.read(page.html, "" if headline == plain.site else headline)
        _say(said, {"text": text, "extractor": article_text.extractor()})
        signal.alarm(0)
        count += 1
        if count % PAGES_UNTIL_FORGETTING == 0:
            article_text.forget()


def _say(said: BinaryIO, answer: dict[str, object]) -> None:
    said.write(json.dumps(answer).encode() + b"\n")
    said.flush()


def _limit() -> None:
    """Limits memory where the system lets a process do so; macOS knows no limit of this kind."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
