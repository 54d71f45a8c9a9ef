"""Draws the pictures of the README and the guide from the sample: `python docs/make_pictures.py`.

Each is the program's own screen after the keys that are named here, at a size and a time of its
own, as an SVG that refers to nothing outside itself.
"""

import asyncio
import os
import re
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from workbench.model.settings import Settings
from workbench.tui.app import make_app
from workbench.workspace.opening import open_workspace

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000
"""Bytes of a picture: a README with three of them should still load at once."""

FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"
"""Fonts that machines have; the drawing stretches each run of letters to its cells anyway."""

_FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_TITLE = re.compile(r"\s*<text class=\"[^\"]*-title\".*?</text>", re.DOTALL)


class Picture(NamedTuple):
    """A screen to draw: `article` is None for the library, `keys` are Textual's names."""

    name: str
    article: int | None
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    settings: Settings = Settings(who="M. Keller")


WITH_CLAIM_7 = ("g", *"7", "enter")
WITH_SOURCE = ("g", *"12", "enter", "s")

ALL = (
    Picture("desk", 1, (*WITH_CLAIM_7, "1", "u")),
    Picture("desk-light", 1, WITH_CLAIM_7, settings=Settings(who="M. Keller", theme="light")),
    Picture("article", 1, ("shift+tab", "g", *"par 6", "enter", "n"), size=(80, 24)),
    Picture("claims", 1, WITH_CLAIM_7, size=(80, 24)),
    Picture("source", 1, WITH_SOURCE, size=(100, 30)),
    Picture("walk", 3, ("R", "n"), size=(120, 24)),
    Picture("library", None, size=(100, 14)),
)


class StillClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return datetime(2021, 2, 22, 14, 2, 11, tzinfo=UTC)


async def draw(picture: Picture, path: Path) -> str:
    """The SVG of a screen over the file at `path`."""
    with open_workspace(path, picture.settings, StillClock()) as workspace:
        app = make_app(workspace, picture.settings, picture.article)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            for key in picture.keys:
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
            while workspace.pending:
                await pilot.pause()
            await pilot.pause()
            return alone(app.export_screenshot(title=""))


def alone(svg: str) -> str:
    """A drawing with nothing in it that a reader's machine would fetch."""
    for foreign in (_FONT_FACE, _COMMENT, _TITLE):
        svg = foreign.sub("", svg)
    return re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", svg)


def main() -> None:
    os.environ["TZ"] = "UTC"
    time.tzset()
    PICTURES.mkdir(exist_ok=True)
    for picture in ALL:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copy(ROOT / "workbench.db.sample", Path(folder) / "demo.db"))
            svg = asyncio.run(draw(picture, copy))
        fetched = re.findall(r"url\(\s*[\"']?(?!#)[^)]*|(?:href|src)=[\"'](?!#)[^\"']*", svg)
        if fetched or len(svg.encode()) > LARGEST:
            raise SystemExit(f"{picture.name}: {len(svg.encode())} bytes, fetches {fetched}.")
        (PICTURES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
