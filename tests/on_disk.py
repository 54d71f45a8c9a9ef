"""What is on disk, read by a fresh reader each time: not what any window believes."""

from contextlib import closing
from pathlib import Path

from workbench.model.views import ActionRow, Claim, ClaimDetail
from workbench.store.reader import Reader


class Disk:
    """A file as anybody who opens it now finds it. Claims are named by their number."""

    def __init__(self, path: Path, article: int = 1) -> None:
        self._path = path
        self._article = article

    def claims(self) -> list[Claim]:
        with closing(Reader(self._path)) as read:
            return read.claims(self._article)

    def revision(self) -> int:
        """The number of the article's newest revision."""
        with closing(Reader(self._path)) as read:
            return read.article(self._article).revision

    def numbers(self) -> list[int]:
        return [claim.number for claim in self.claims()]

    def detail(self, number: int) -> ClaimDetail:
        with closing(Reader(self._path)) as read:
            return read.detail(read.claim_id(self._article, number))

    def rating_of(self, number: int) -> str | None:
        return self.detail(number).claim.rating

    def ratings(self) -> dict[int, str | None]:
        return {claim.number: claim.rating for claim in self.claims()}

    def quote_of(self, number: int) -> str:
        return self.detail(number).claim.quote

    def rationale_of(self, number: int) -> str:
        verdicts = self.detail(number).verdicts
        return verdicts[-1].rationale if verdicts else ""

    def sources_of(self, number: int) -> list[str]:
        return [one.url for one in self.detail(number).evidence]

    def ticked(self) -> dict[str, int | None]:
        """Of the tokens, by their words, whether they hold (1), are struck (0) or neither."""
        with closing(Reader(self._path)) as read:
            article = read.article(self._article)
            rows = read.tokens(article.revision_id, 0, len(article.text))
        return {row.words: row.ticked for row in rows}

    def actions(self) -> list[ActionRow]:
        """All that was done on the article, newest first."""
        with closing(Reader(self._path)) as read:
            return read.actions(article=self._article)

    def verbs(self) -> list[str]:
        """What was done, oldest first, the import left out."""
        return [one.verb for one in reversed(self.actions()) if one.verb != "import"]
