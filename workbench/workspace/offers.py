"""What comes in from elsewhere as an offer: placed on an article first, taken in where accepted."""

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.model.requests import Done, ImportOptions
from workbench.model.taking_in import Accepted, OfferFile, PlacedOffer, TakenIn
from workbench.model.views import Claim, Mark
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting
from workbench.workspace.offer_places import Tell, nobody, place_all, standing_of

if TYPE_CHECKING:
    from workbench.store.transaction import Store


class Offers:
    """Taking offers in; a call that writes is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def onto(
        self, file: OfferFile, article: int | None = None, *, revises: bool = False
    ) -> PlacedOffer:
        """Which article an offer is on, as `place` finds it, with no claim placed."""
        with closing(Reader(self._acting.path)) as reader, reader.snapshot():
            return _onto(reader, file, article, revises)

    def place(
        self,
        file: OfferFile,
        article: int | None = None,
        *,
        revises: bool = False,
        tell: Tell = nobody,
    ) -> PlacedOffer:
        """Where the claims of an offer stand: in the article that is named, else in the file's own,
        else in the one that the file is about. Nothing is recorded; for any thread.

        With `revises` the file's text is to be the article's next one. UsageError where nobody says
        which article, UnknownThing where there is none.
        """
        with closing(Reader(self._acting.path)) as reader, reader.snapshot():
            placed = _onto(reader, file, article, revises)
            claims, marks = _claimed(reader, placed)
        standing = standing_of(
            ((each.start, each.exact, each.number) for each in marks),
            ((each.restated, each.number) for each in claims),
        )
        offered = place_all(placed.text, standing, file.offer.claims, tell)
        return placed._replace(claims=tuple(offered))

    def take(
        self,
        placed: PlacedOffer,
        accepted: Sequence[Accepted],
        options: ImportOptions | None = None,
    ) -> "Future[Done[TakenIn]]":
        """Marks what was accepted and attaches its sources, as one action; all or nothing.

        `options` are for an article that is new. Conflict where the article got another text since.
        """

        def work(store: "Store") -> Done[TakenIn]:
            from workbench.workspace.taking_in import take_in

            return take_in(self._acting, store, placed, accepted, options or ImportOptions())

        return self._acting.writer.submit(work)


def _onto(reader: Reader, file: OfferFile, article: int | None, revises: bool) -> PlacedOffer:
    """The article and its text; no claims yet."""
    if article is None and file.imported is not None:
        known = _with_text(reader, file.imported.text)
        if known is None:
            return PlacedOffer(file, None, None, file.imported.title, file.imported.text, ())
        article = known
    there = reader.article(_about(reader, file) if article is None else article)
    if revises:
        if file.imported is None:
            raise UsageError(
                f"{file.name} is no text of the article.", "Leave out --revision-of: name ARTICLE."
            )
        if file.imported.text != there.text:
            return PlacedOffer(file, there.id, None, there.title, file.imported.text, ())
    return PlacedOffer(file, there.id, there.revision_id, there.title, there.text, ())


def _claimed(reader: Reader, placed: PlacedOffer) -> tuple[list[Claim], list[Mark]]:
    """The claims and the marks of the text; none where it is not there yet."""
    if placed.article is None or placed.revision_id is None:
        return [], []
    return reader.claims_and_marks(placed.article)


def _with_text(reader: Reader, text: str) -> int | None:
    """The article that has, or had, this text."""
    from workbench.store.characters import text_sha256

    known = reader.known_article(text_sha256(text))
    return None if known is None else known[0]


def _about(reader: Reader, file: OfferFile) -> int:
    """The one article that has the address, or the title, that the file names."""
    offer = file.offer
    rows = reader.articles(put_away=True)
    url, title = _address(offer.url), " ".join(offer.title.casefold().split())
    found = [each.id for each in rows if url and _address(each.url) == url]
    found = found or [
        each.id for each in rows if title and " ".join(each.title.casefold().split()) == title
    ]
    if len(found) == 1:
        return found[0]
    which = "Several articles could be meant" if found else "It does not say which article it is on"
    raise UsageError(f"{file.name}: {which}.", "Name the article by its number.")


def _address(url: str) -> str:
    """The canonical form of an address, empty where it has none."""
    from workbench.model.errors import RefusedAddress
    from workbench.text.addresses import canonical

    try:
        return canonical(url) if url.strip() else ""
    except RefusedAddress:
        return ""  # of another kind: it names no article here
