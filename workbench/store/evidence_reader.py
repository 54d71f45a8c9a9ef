"""The views of captures, pins, links, archives and of what claims stand on: `Reader.proof`."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.model.evidence_views import (
    ArchiveJob,
    ArticleSource,
    Capture,
    Ground,
    Override,
    PinRow,
    SharedText,
    SourceText,
    ToFetch,
)
from workbench.model.in_the_way import InTheWay
from workbench.model.link_health import LinkHealth, Probed
from workbench.model.sign_offs import Correction, SignOff
from workbench.model.time_spent import Step
from workbench.store.snapshots import Snapshots
from workbench.store.views import article_sources, captures, grounds, links, sign_offs, steps

if TYPE_CHECKING:
    from workbench.model.records import Record


class EvidenceReader:
    """Reads over the connection of a `Reader`, in its snapshots."""

    def __init__(self, file: Snapshots, numbers: Callable[[int], Mapping[int, int]]) -> None:
        self._file = file
        self._numbers = numbers

    def captures(self, source: int) -> list[Capture]:
        """The captures of a source with what was read out of them, newest first."""
        return self._file.ask(captures.of_source, source)

    def capture(self, capture: int) -> Capture:
        """One capture; UnknownThing where there is none."""
        return self._file.ask(captures.capture, capture)

    def content(self, sha256: str) -> bytes:
        """The bytes that are kept under a sha256; UnknownThing where there are none."""
        return self._file.ask(captures.content, sha256)

    def text(self, capture_text: int) -> SourceText:
        """What was read out of a capture, with all about it; UnknownThing where there is none."""
        return self._file.ask(captures.text, capture_text)

    def newest_text(self, source: int) -> SourceText | None:
        """The text of a source to look into, None where no capture of it has one."""
        return self._file.ask(captures.newest_text, source)

    def beside(self, source: int) -> list[tuple[int, int | None]]:
        """The other sources on the articles of this one, each with its newest text's id."""
        return self._file.ask(captures.beside, source)

    def pins(self, source: int) -> list[PinRow]:
        """The evidence of a source, pinned or not, with the claims of all articles it is on."""
        return self._file.ask(captures.pins_of_source, source)

    def pin(self, evidence: int) -> PinRow:
        """A piece of evidence with its place; UnknownThing where there is none."""
        return self._file.ask(captures.pin, evidence)

    def sources(self, article: int) -> list[ArticleSource]:
        """The sources on an article's claims, by their numbers there, with their health."""
        with self._file.snapshot():
            numbers = self._numbers(article)
            return self._file.ask(article_sources.of_article, article, numbers)

    def health(self, sources: Iterable[int]) -> dict[int, LinkHealth]:
        """What the probes of each source's address add up to."""
        return self._file.ask(links.health_of, sources)

    def checks(self, source: int, limit: int = 50) -> list[Probed]:
        """The last probes of a source, newest first."""
        return self._file.ask(links.checks, source, limit)

    def grounds(self, claims: Iterable[int]) -> list[Ground]:
        """The evidence on these claims, as far as it says what they stand on."""
        return self._file.ask(grounds.of_claims, claims)

    def grounds_of_article(self, article: int) -> list[Ground]:
        """The same of all claims of an article."""
        return self._file.ask(grounds.of_article, article)

    def shared_texts(self, sources: Iterable[int]) -> list[SharedText]:
        """The pairs among these sources whose captured texts are one."""
        return self._file.ask(grounds.shared_texts, sources)

    def overrides(self, claims: Iterable[int]) -> list[Override]:
        """The rules that were set aside for these claims, and why."""
        return self._file.ask(grounds.overrides, claims)

    def overrides_of_article(self, article: int) -> list[Override]:
        """The same of all claims of an article, and of the article as a whole."""
        return self._file.ask(grounds.overrides_of_article, article)

    def to_fetch(self, article: int | None = None) -> list[ToFetch]:
        """The sources with an address on an article's claims, or on any; no sensitive ones."""
        return self._file.ask(article_sources.to_fetch_of_article, article)

    def to_fetch_of_claim(self, claim: int) -> list[ToFetch]:
        """The sources with an address on a claim; no sensitive ones."""
        return self._file.ask(article_sources.to_fetch_of_claim, claim)

    def source_to_fetch(self, source: int) -> ToFetch | None:
        """A source that a person named, also a sensitive one; None where it has no address."""
        return self._file.ask(article_sources.to_fetch, source)

    def archive_jobs(self, article: int | None = None) -> list[ArchiveJob]:
        """The archive queue, of an article's sources or whole."""
        return self._file.ask(article_sources.archive_jobs, article)

    def archive_jobs_of_source(self, source: int) -> list[ArchiveJob]:
        """What archives were asked about a source."""
        return self._file.ask(article_sources.archive_jobs_of_source, source)

    def in_the_way(self, article: int) -> InTheWay:
        """What is to be seen to in an article beside what its claims' rows tell."""
        return self._file.ask(sign_offs.in_the_way, article)

    def sign_offs(self, article: int) -> list[SignOff]:
        """Who signed the article off or opened it again, oldest first."""
        return self._file.ask(sign_offs.of_article, article)

    def corrections(self, article: int) -> list[Correction]:
        """What was changed after a sign-off, oldest first."""
        return self._file.ask(sign_offs.corrections, article)

    def steps(self, article: int) -> list[Step]:
        """What was done by those who were at the article, oldest first."""
        return self._file.ask(steps.of_article, article)

    def record(self, article: int) -> "Record":
        """All that is known of an article's check, with its history; UnknownThing where there is
        none.
        """
        from workbench.store.views import records  # not for the first frame

        return self._file.ask(records.record, article)

    def fetching(self, article: int) -> str:
        """The article's answer to whether its links are fetched, one of `states.Fetching`."""
        return self._file.ask(article_sources.fetching, article)
