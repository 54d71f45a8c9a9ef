"""What an importer hands over: an article's text, and what is certain about it."""

from dataclasses import dataclass, field

from workbench.model.spans import Locator


@dataclass(frozen=True, slots=True)
class Imported:
    """A text as received, and its metadata where they are certain; empty texts where not.

    `published_on` is `YYYY-MM-DD`. `locators` are in order of their start. `warnings` are
    sentences for the checker, for example about bytes that could not be decoded.
    """

    text: str
    origin: str
    extractor: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: str = ""
    url: str = ""
    language: str = "en"
    locators: tuple[Locator, ...] = ()
    warnings: tuple[str, ...] = field(default=())
