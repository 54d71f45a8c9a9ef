"""All of an article at once, to be handed over: `Reader.whole`, and what a second reader gets."""

from typing import TYPE_CHECKING

from workbench.model.evidence_views import Capture
from workbench.model.handover import Staying, Step
from workbench.model.views import ClaimDetail
from workbench.store.views import blindness, captures, details, history, staying

if TYPE_CHECKING:
    from workbench.store.blind_reader import BlindReader
    from workbench.store.reader import Reader


class HandoverReader:
    """Reads in bulk over the connection of a `Reader`, in its snapshots."""

    def __init__(self, file: "Reader") -> None:
        self._file = file

    def details(self, article: int) -> list[ClaimDetail]:
        """All about each claim of an article, by number."""
        with self._file.snapshot():
            numbers = self._file.source_numbers(article)
            return self._file.ask(details.of_article, article, numbers)

    def captures(self, article: int) -> list[Capture]:
        """The captures of all sources of an article, newest first."""
        return self._file.ask(captures.of_article, article)

    def steps(self, article: int, after: int, limit: int) -> list[Step]:
        """The next actions on an article after one, oldest first: empty where there is none."""
        found = self._file.ask(history.steps, article, after, limit)
        return [Step(action, changes) for action, changes in found]

    def sensitive(self) -> Staying:
        """What is known of all sensitive sources of the file."""
        return self._file.ask(staying.sensitive)


class BlindHandover(HandoverReader):
    """The same to a second reader: each claim as the desk shows it to them."""

    def __init__(self, file: "BlindReader") -> None:
        super().__init__(file)
        self._blind = file

    def details(self, article: int) -> list[ClaimDetail]:
        with self._file.snapshot():
            return self._blind.as_seen(super().details(article))

    def steps(self, article: int, after: int, limit: int) -> list[Step]:
        """Those that touched no claim which this reader has not rated."""
        with self._file.snapshot():
            while found := super().steps(article, after, limit):
                ids = [each.action.id for each in found]
                hidden = self._file.ask(blindness.hidden, ids, self._blind.who)
                if seen := [each for each in found if each.action.id not in hidden]:
                    return seen
                after = ids[-1]
        return []
