"""Reads what others wrote into a Word document: its comments and tracked changes at their words."""

from workbench.documents import word_comments
from workbench.documents.margins import Bookmark, Margins, Remark, Tracked
from workbench.documents.refusals import broken
from workbench.documents.word_walk import Change, Kind, Met, walk
from workbench.documents.zipped import Package

BODY = "word/document.xml"


def read(package: Package) -> Margins:
    """UnreadableInput where the document is broken or encrypted."""
    root = word_comments.part(package, BODY)
    if root is None:
        raise broken(word_comments.KIND)
    reader = _Reader()
    for met in walk(root):
        reader.take(met)
    remarks = (
        Remark(*comment[:-1], *reader.place(comment.id))
        for comment in word_comments.comments(package)
    )
    ordered = sorted(remarks, key=lambda each: (each.start is None, each.start or 0))
    return Margins(
        "".join(reader.pieces).rstrip("\n"),
        tuple(ordered),
        tuple(reader.changes),
        tuple(reader.bookmarks),
    )


class _Reader:
    """Puts the text together, and notes where what begins and ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.changes: list[Tracked] = []
        self.bookmarks: list[Bookmark] = []
        self._at = 0
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._references: dict[str, int] = {}
        self._names: dict[str, tuple[str, int]] = {}

    def take(self, met: Met) -> None:
        if met.kind == Kind.TEXT:
            self._add(met.words, met.change)
        elif met.kind == Kind.PARAGRAPH:
            self._add("\n\n", met.change)
        elif met.kind == Kind.COMMENT_START:
            self._starts.setdefault(met.words, self._at)
        elif met.kind == Kind.COMMENT_END:
            self._ends[met.words] = self._at
        elif met.kind == Kind.COMMENT:
            self._references.setdefault(met.words, self._at)
        elif met.kind == Kind.BOOKMARK_START:
            own, _, name = met.words.partition(" ")
            self._names[own] = (name, self._at)
        elif met.kind == Kind.BOOKMARK_END and met.words in self._names:
            self.bookmarks.append(Bookmark(*self._names.pop(met.words), self._at))

    def place(self, comment: str) -> tuple[int | None, int | None]:
        """Where the words of a comment are; where it merely stands, if it is on none."""
        stands = self._references.get(comment)
        start = self._starts.get(comment, stands)
        end = self._ends.get(comment, stands)
        if start is None or end is None:
            return stands, stands
        return min(start, end), max(start, end)

    def _add(self, words: str, change: Change | None) -> None:
        start, self._at = self._at, self._at + len(words)
        self.pieces.append(words)
        if change is None or not words:
            return
        last = self.changes[-1] if self.changes else None
        if last and last.end == start and last[2:] == tuple(change):
            self.changes[-1] = last._replace(end=self._at)
        else:
            self.changes.append(Tracked(start, self._at, *change))
