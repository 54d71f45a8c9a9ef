"""What a checker does about files from elsewhere at random: takes in what one offers."""

from random import Random

from workbench.model.imports import Imported
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.model.taking_in import OfferFile, PlacedOffer, accepted
from workbench.model.views import Article
from workbench.store.reader import Reader
from workbench.workspace.finding import place_of
from workbench.workspace.offer_places import place_all, standing_of

ADDRESSES = ("https://example.org/a", "https://example.org/b?utm_source=x", "mailto:a@b.c", "")


def take_in(read: Reader, chance: Random, article: Article) -> tuple[str, str, tuple[object, ...]]:
    """A call that takes in what a file offers: on an article, as its next text, or as a new one."""
    text = article.text
    is_new = chance.random() < 0.2
    if is_new:
        text = f"{chance.randint(1, 99)} more. {text}"
    claims = tuple(_offered(chance, text, number) for number in range(chance.choice((1, 3, 3, 40))))
    found, marks = ([], []) if is_new else read.claims_and_marks(article.id)
    standing = standing_of(
        [(each.start, each.exact, each.number) for each in marks],
        [(each.restated, each.number) for each in found],
    )
    imported = Imported(text, "draft.md", "markdown 1") if is_new else None
    file = OfferFile(
        "draft.md", Offer("markdown", claims, (LeftAside("row 0", "", "why"),)), imported
    )
    owner = chance.choice((None, article.id)) if is_new else article.id
    revision = None if is_new else article.revision_id
    placed = PlacedOffer(file, owner, revision, article.title, text, ())
    placed = placed._replace(claims=tuple(place_all(text, standing, claims)))
    return "offers", "take", (placed, accepted(placed, chance.choice(("all", "placed"))))


def _offered(chance: Random, text: str, number: int) -> OfferedClaim:
    start = chance.randrange(len(text) - 40)
    quote = place_of(text, start, start + chance.randint(4, 39)).quote
    words = quote.exact if chance.random() < 0.9 else "Nobody said this in any text"
    sources = [OfferedSource(url, note="Noted") for url in chance.sample(ADDRESSES, 2)]
    return OfferedClaim(
        f"row {number}",
        words,
        quote.prefix,
        quote.suffix,
        start=start,
        comment=chance.choice(("", "By phone")),
        rating=chance.choice(("", "False")),
        sources=tuple(sources),
    )
