"""A headless Chromium to look at a page with, spoken to over two pipes, each message ended by NUL.

What a page asked for is noted, and what the browser had to say of it.
"""

import base64
import json
import os
import queue
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WAIT = 120.0
"""Seconds for an answer: a browser on a busy machine takes a while to start, and then answers."""

_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--disable-quic", "--mute-audio"),
    *("--disable-dev-shm-usage", "--metrics-recording-only", "--no-default-browser-check"),
    *("--font-render-hinting=none", "--remote-debugging-pipe"),
)

_SHOWN = """new Promise(shown => {
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(() =>
        shown(location.href)));
    document.readyState === "complete" ? painted() : addEventListener("load", painted);
})"""
"""The address of the page that is shown, once it was painted."""


class Browser:
    """One tab. `requests` are the addresses that the page asked for since it was opened."""

    def __init__(self, program: str, profile: Path) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        # A shell gives it the two pipes under the numbers that it expects.
        line = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        words = [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._program = subprocess.Popen(  # noqa: S603 - a browser that was found by name
            ["/bin/bash", "-c", line, "bash", *words],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._out = os.fdopen(ours_out, "wb", buffering=0)
        self._in = os.fdopen(ours_in, "rb")
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._number = 0
        self._session: str | None = None
        self.requests: list[str] = []
        self.console: list[str] = []

    def open(self, page: Path, *, dark: bool = False, media: str = "screen") -> None:
        """Shows a file, and returns when it is loaded and laid out."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.requests.clear()
        self.console.clear()
        self.ask("Page.navigate", url=page.as_uri())
        # Not by the browser's own word of a page that is loaded: it may be of the one before.
        assert self.value(_SHOWN) == page.as_uri()

    def size(self, width: int, height: int) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self, **values: Any) -> bytes:
        """A PNG of what is on screen, or of what the protocol's values ask for."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", **values)["data"])

    def shades(self) -> list[int]:
        """How many points of the screen, at a quarter of its size, have each shade of green."""
        size = self.ask("Page.getLayoutMetrics")["cssVisualViewport"]
        clip = {"x": size["pageX"], "y": size["pageY"], "scale": 0.25}
        clip |= {"width": size["clientWidth"], "height": size["clientHeight"]}
        counts = [0] * 256
        for line in _lines(self.picture(clip=clip)):
            for shade in line[1::3]:
                counts[shade] += 1
        return counts

    def printed(self) -> bytes:
        """The page as a PDF."""
        answer = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    def value(self, expression: str) -> Any:
        """What an expression of our own gives in the page; a promise is waited for."""
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """One question of the DevTools protocol, and its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        while (said := self._next()).get("id") != self._number:
            self._note(said)
        assert "error" not in said, f"{method}: {said['error']}"
        return dict(said["result"])

    def close(self) -> None:
        self._program.kill()
        self._program.wait()
        self._out.close()
        self._reader.join()
        self._in.close()

    def attach(self) -> None:
        """Takes the tab that is there."""
        [tab] = [
            each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page"
        ]
        answer = self.ask("Target.attachToTarget", targetId=tab["targetId"], flatten=True)
        self._session = answer["sessionId"]
        for domain in ("Page", "Network", "Log", "Accessibility"):
            self.ask(f"{domain}.enable")

    def _note(self, said: dict[str, Any]) -> None:
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])
        if said.get("method") == "Log.entryAdded":
            self.console.append(said["params"]["entry"]["text"])

    def _next(self) -> dict[str, Any]:
        said = self._said.get(timeout=WAIT)
        assert said is not None, "the browser is gone"
        return said

    def _read(self) -> None:
        pending = b""
        while piece := self._in.read1(1 << 16):  # type: ignore[attr-defined]
            *whole, pending = (pending + piece).split(b"\0")
            for message in whole:
                self._said.put(json.loads(message))
        self._said.put(None)


def _lines(png: bytes) -> Iterator[bytearray]:
    """The lines of a PNG as browsers make them: three bytes a point, each line filtered its way."""
    assert png[24:29] == b"\x08\x02\x00\x00\x00", "eight bits, colour, in one go"
    width = int.from_bytes(png[16:20])
    body, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        body += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    flat = zlib.decompress(body)
    above = bytearray(3 * width)
    for start in range(0, len(flat), 3 * width + 1):
        line = bytearray(flat[start + 1 : start + 1 + 3 * width])
        _unfilter(flat[start], line, above)
        yield line
        above = line


def _unfilter(way: int, line: bytearray, above: bytearray) -> None:
    """PNG's second edition, clause 9.2."""
    for at in range(len(line)) if way else ():
        left = line[at - 3] if at >= 3 else 0
        corner = above[at - 3] if at >= 3 else 0
        guess = left + above[at] - corner
        nearest = min((left, above[at], corner), key=lambda one: abs(guess - one))
        line[at] = (line[at] + (0, left, above[at], (left + above[at]) // 2, nearest)[way]) % 256


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end."""
    made = Browser(program, profile)
    try:
        made.attach()
        yield made
    finally:
        made.close()
