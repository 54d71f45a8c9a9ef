"""What a reader of one format hands to `reading`: a text and what the file says about it."""

from dataclasses import dataclass

from workbench.model.spans import Locator


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with `\\n` newlines, and metadata only where the file states them; else empty.

    `published_on` is a stated day of publication, `created_on` merely the day on which the file
    was made; both are `YYYY-MM-DD`. `warnings` are sentences for the checker.
    """

    text: str
    extractor: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: str = ""
    created_on: str = ""
    url: str = ""
    language: str = ""
    locators: tuple[Locator, ...] = ()
    warnings: tuple[str, ...] = ()
