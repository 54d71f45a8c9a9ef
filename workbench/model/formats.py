"""The formats in which a check is handed over, as the commands and the desk list them."""

from typing import NamedTuple

ZIP = ".zip"
"""The end of a path by which the files of a folder are packed into one."""


class Format(NamedTuple):
    """`makes` says what it is in a few words. A `suffix` is the end of the file's name that is
    offered; `others` are those for which it makes another kind of file, `printed` the one for
    standard output. Without a suffix it makes a folder, or a .zip of it, of files whose names all
    fit `names`.
    """

    name: str
    makes: str
    suffix: str = ""
    others: tuple[str, ...] = ()
    printed: str = ""
    names: str = ""
    takes_check_url: bool = False

    @property
    def is_folder(self) -> bool:
        return not self.suffix


FORMATS = (
    Format(
        "packet",
        "all of it, for keeping: the page, captures, history, and a manifest to verify it by",
        names=r"manifest\.json|README\.txt|index\.html|article\.txt|history\.jsonl"
        r"|(?:sources|queries|corrections)\.json"
        r"|captures/\d{3,}-\d+-[0-9a-f]{64}(?:\.[a-z0-9]+){1,2}",
    ),
    Format("html", "one page for a browser or a printer, with all that was found", ".html"),
    Format("docx", "Word document with comments and tracked changes", ".docx"),
    Format("csv", "spreadsheet with a row a claim", ".csv"),
    Format(
        "claimreview",
        "ClaimReview for web pages, a file a settled claim",
        names=r"claim-\d+\.json|bundle\.json",
        takes_check_url=True,
    ),
    Format("annotations", "W3C web annotations on the article's words", ".json"),
    Format("queries", "the open queries, to be answered", ".docx", (".md", ".txt"), printed=".txt"),
)

BY_NAME = {each.name: each for each in FORMATS}
