"""What a reader finds of revisions: `Reader.revisions`, loaded when it is first asked for."""

from collections.abc import Collection

from workbench.model.carrying import ToCarry
from workbench.model.revisions import PlacedMark, RevisionRow
from workbench.store.snapshots import Snapshots
from workbench.store.views import carrying, revisions, walk
from workbench.store.views.walk import Waiting


class RevisionReader:
    """Reads over the connection of a `Reader`, in its snapshots."""

    def __init__(self, file: Snapshots) -> None:
        self._file = file

    def of_article(self, article: int) -> list[RevisionRow]:
        """The article's revisions, the first one first."""
        return self._file.ask(revisions.of_article, article)

    def revision(self, revision: int) -> RevisionRow:
        """One revision by its id; UnknownThing where there is none."""
        return self._file.ask(revisions.revision, revision)

    def text(self, revision: int) -> str:
        """The text of a revision; UnknownThing where there is none."""
        return self._file.ask(revisions.text, revision)

    def marks(self, revision: int) -> list[PlacedMark]:
        """The marks of a revision by their start, lost ones last."""
        return self._file.ask(revisions.marks, revision)

    def lost(self, revision: int, claim: int | None = None) -> list[PlacedMark]:
        """The marks, of a claim or of all, whose words the revision does not have any more."""
        return self._file.ask(revisions.lost, revision, claim)

    def mark(self, mark: int) -> PlacedMark:
        """One mark; UnknownThing where there is none."""
        return self._file.ask(revisions.mark, mark)

    def waiting(self, article: int, claims: Collection[int] | None = None) -> list[Waiting]:
        """The marks of the newest revision that wait, of these claims or of all, by their place,
        lost ones last.
        """
        return self._file.ask(walk.waiting, article, claims)

    def waiting_count(self, article: int) -> int:
        """How many claims have a mark that waits."""
        return self._file.ask(walk.waiting_count, article)

    def to_carry(self, article: int) -> ToCarry:
        """What is on the newest revision and goes over to the next."""
        return self._file.ask(carrying.to_carry, article)
