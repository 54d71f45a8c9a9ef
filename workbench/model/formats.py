"""The formats in which a check is handed over, as the commands and the desk list them."""

from pathlib import PurePath
from typing import NamedTuple

ZIP = ".zip"
"""The end of a path by which the files of a folder are packed into one."""


class Format(NamedTuple):
    """`makes` says what it is in a few words. `file` is the path that is offered, with `{}` for the
    article's number; one without an end is a folder's, or a .zip's of it, of files whose names all
    fit the pattern `names`. `others` are ends for which it makes another kind of file, `printed`
    the one for standard output.
    """

    name: str
    makes: str
    file: str
    others: tuple[str, ...] = ()
    printed: str = ""
    names: str = ""
    takes_check_url: bool = False

    @property
    def suffix(self) -> str:
        """The end of the file's name, empty for a folder."""
        return PurePath(self.file).suffix

    @property
    def is_folder(self) -> bool:
        return not self.suffix


FORMATS = (
    Format(
        "packet",
        "all of it: page, captures, history, and a manifest to verify it by",
        "article-{}-packet",
        names=r"manifest\.json|README\.txt|index\.html|article\.(?:md|txt)|history\.jsonl"
        r"|(?:sources|queries|corrections)\.json"
        r"|captures/\d{3,}-\d+-[0-9a-f]{64}(?:\.[a-z0-9]+){1,2}",
    ),
    Format("html", "one page to read and print, with all that was found", "article-{}.html"),
    Format("docx", "a Word document with comments and tracked changes", "article-{}.docx"),
    Format("markdown", "the article with a footnote a claim, and a report", "article-{}.md"),
    Format("csv", "a row a claim, for a spreadsheet", "article-{}.csv"),
    Format(
        "claimreview",
        "ClaimReview markup, a file a settled claim",
        "article-{}-claimreview",
        names=r"claim-\d+\.json|bundle\.json",
        takes_check_url=True,
    ),
    Format("annotations", "W3C web annotations on its words", "article-{}-annotations.json"),
    Format("json", "the whole check with its history, for a workbench", "article-{}-record.json"),
    Format(
        "queries",
        "the open queries, to be answered",
        "queries-{}.docx",
        (".md", ".txt"),
        printed=".txt",
    ),
)

ENDS = frozenset((ZIP, *(each.suffix for each in FORMATS if each.suffix)))
"""Ends of names that tell programs what a file is: under another's it would not open."""

BY_NAME = {each.name: each for each in FORMATS}
