"""The views of queries, and of what waits for a day over all articles: `Reader.queries`."""

from collections.abc import Callable, Iterable

from workbench.model.errors import UnknownThing
from workbench.model.queries import Query
from workbench.model.today import Due, DueKind
from workbench.store.snapshots import Snapshots
from workbench.store.views import queries, today


class QueryReader:
    """Reads over the connection of a `Reader`, in its snapshots."""

    def __init__(self, file: Snapshots) -> None:
        self._file = file

    def of_article(self, article: int) -> list[Query]:
        """An article's queries by place; those whose words are lost come last."""
        return self._file.ask(queries.of_article, article)

    def numbered(self, article: int, number: int) -> Query:
        """An article's query; UnknownThing where there is none with that number."""
        return self._file.ask(queries.numbered, article, number)

    def due(self) -> list[Due]:
        """What waits for a day, or for a second reader, in all articles that are at hand."""
        return self._file.ask(today.due)


class BlindQueries(QueryReader):
    """The same to a second reader: what others asked about claims that this one has not rated says
    what they found.
    """

    def __init__(
        self, file: Snapshots, legible: Callable[[Iterable[int]], set[int]], who: str
    ) -> None:
        super().__init__(file)
        self._legible = legible
        self._who = who

    def of_article(self, article: int) -> list[Query]:
        return self._seen(super().of_article(article))

    def numbered(self, article: int, number: int) -> Query:
        found = super().numbered(article, number)
        if not self._seen([found]):
            raise UnknownThing(
                f"{article}/q{number} is not to be seen before your own verdict on its claim."
            )
        return found

    def due(self) -> list[Due]:
        found = self._file.ask(today.due, True)
        seen = self._legible({each.claim for each in found if each.claim is not None})
        tells = (DueKind.CALL_BACK, DueKind.QUERY)
        return [
            each
            for each in found
            if each.claim is None or each.claim in seen or each.kind not in tells
        ]

    def _seen(self, found: list[Query]) -> list[Query]:
        seen = self._legible({each.claim for each in found if each.claim is not None})
        return [
            each
            for each in found
            if each.claim is None or each.claim in seen or each.asked_by == self._who
        ]
