"""Draws the guide's picture of a page that is handed over: `python docs/make_page_picture.py`.

It needs Chromium, and the tests' way to speak to it.
"""

import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from make_pictures import LARGEST, PICTURES, ROOT

from workbench.exchange.html_page import page
from workbench.store.reader import Reader
from workbench.workspace.handing_over import gather

sys.path.insert(0, str(ROOT / "tests"))

WIDTH, HEIGHT = 1060, 500
DOWN = 505
"""How far down the article is read, past its head."""


def main() -> None:
    from browser import browser
    from programs import BROWSERS, found

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = Path(shutil.copy(ROOT / "workbench.db.sample", folder / "sample.db"))
        with closing(Reader(sample)) as read:
            (folder / "page.html").write_text(page(gather(read, 1)), encoding="utf-8")
        with browser(found(BROWSERS), folder / "profile") as shown:
            shown.size(WIDTH, HEIGHT)
            shown.open(folder / "page.html")
            shown.value("location.hash = 'claim-4'")
            shown.value(f"document.getElementById('article').scrollTop = {DOWN}")
            picture = shown.picture()
    if len(picture) > LARGEST:
        sys.exit(f"The picture has {len(picture):,} bytes; {LARGEST:,} is the most.")
    (PICTURES / "page.png").write_bytes(picture)


if __name__ == "__main__":
    main()
