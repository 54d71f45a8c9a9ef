"""The article's own words out of a web page, by trafilatura. Runs in the process for pages only.

What trafilatura keeps is taken as HTML and made text like that of documents: paragraphs apart,
lists with their marks, table cells by tabs.
"""

import re
from importlib.metadata import version

from workbench.documents import html_text
from workbench.web.pages import RULES_VERSION

MOST_TAGS = 50_000
"""Opening brackets in a page above which it is read plainly: trafilatura's time grows with their
square. News pages have 1,000 to 10,000."""

_QUOTED = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
"""An inline quotation, whose marks a browser adds; trafilatura makes a block of it."""


def extractor() -> str:
    """The programs whose versions the text depends on."""
    return f"trafilatura {version('trafilatura')} (page {RULES_VERSION})"


def read(html: str, headline: str = "") -> str:
    """The article's text under its headline, which trafilatura leaves out where it stands apart.

    Empty where no article is found, or the page has too many tags.
    """
    if html.count("<") > MOST_TAGS:
        return ""
    import trafilatura

    marked = _QUOTED.sub(lambda found: "”" if found[1] else "“", html)
    kept = trafilatura.extract(
        marked, output_format="html", include_comments=False, with_metadata=False
    )
    text = html_text.to_text(kept) if kept else ""
    return f"{headline}\n\n{text}" if text and headline not in text else text


def warm_up() -> None:
    """Loads what the first page would have to wait for."""
    read("<html><body><article><p>Some words of an article.</p></article></body></html>")


def forget() -> None:
    """Empties trafilatura's caches."""
    from trafilatura.meta import reset_caches

    reset_caches()
