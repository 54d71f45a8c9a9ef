"""What a file from elsewhere offers: where it stands in an article, and what is taken in of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ws_world import TEXT, World

from workbench.model.errors import Conflict, UnknownThing, UsageError
from workbench.model.imports import Imported
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.model.taking_in import Accept, OfferFile, OfferState, TakenIn, accepted, skipped
from workbench.text.marks import describe

ROCKETS = "at least 14 rockets struck Irbil"
URL = "https://example.org/a"


def review(*claims: OfferedClaim, **about: str) -> OfferFile:
    """A file that offers these."""
    return OfferFile("review.json", Offer("claimreview", claims, **about))


def take(world: World, file: OfferFile, what: str = Accept.PLACED) -> TakenIn:
    placed = world.ws.offers.place(file, 1)
    return world.ws.offers.take(placed, accepted(placed, what)).result().value


def words(text: str, **said: object) -> OfferedClaim:
    return OfferedClaim("row 1", text, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("offered", "state"),
    [
        (words(ROCKETS), OfferState.PLACED),
        (words(f"  {ROCKETS}\n"), OfferState.PLACED),
        (words('"It was heavy,"'), OfferState.PLACED),
        (words("Jane Doe"), OfferState.AMBIGUOUS),
        (words("Jane Doe", suffix=" left on Monday"), OfferState.PLACED),
        (words("Jane Doe", start=TEXT.index("Jane Doe left")), OfferState.PLACED),
        (words("at least 15 rockets struck Irbil in northern Iraq"), OfferState.CHANGED),
        (words("Seven geese crossed the road in Marle"), OfferState.NOT_FOUND),
        (words(""), OfferState.NOT_FOUND),
        (words("", start=3, end=9), OfferState.AMBIGUOUS),
        (words("", start=3, end=9_999), OfferState.NOT_FOUND),
        (words("", restated=f"{ROCKETS}"), OfferState.PLACED),
    ],
)
def test_offered_words_are_placed_only_where_that_is_certain(
    world: World, offered: OfferedClaim, state: OfferState
) -> None:
    (placed,) = world.ws.offers.place(review(offered), 1).claims
    assert placed.state == state
    assert (placed.place is None) == (state == OfferState.NOT_FOUND)


def test_placing_records_nothing(world: World) -> None:
    before = world.labels()
    world.ws.offers.place(review(words(ROCKETS)), 1)
    assert (world.labels(), world.ws.read.claims(1)) == (before, [])


def test_an_offset_in_utf16_is_that_of_the_same_words(world: World) -> None:
    world.add("🚀🚀 A rocket fell. A rocket fell.")
    second = OfferedClaim("row 1", "A rocket fell.", start=20, in_utf16=True)
    (placed,) = world.ws.offers.place(review(second), 2).claims
    assert placed.state == OfferState.PLACED
    assert placed.place is not None
    assert placed.place.start == 18


def test_what_was_accepted_is_one_action_that_undo_takes_back(world: World) -> None:
    sources = (OfferedSource(URL, stance="supports", passage="14 rockets"), OfferedSource("x:y"))
    taken = take(
        world,
        review(words(ROCKETS, sources=sources, comment="Two calls.", rating="False", by="AF")),
    )
    assert [each.claim for each in taken.new] == [1]
    assert world.labels()[-1] == "Imported 1 claim from review.json"
    (claim,) = world.ws.read.claims(1)
    assert (claim.quote, claim.rating) == (ROCKETS, None)
    (piece,) = world.ws.read.detail(claim.id).evidence
    assert (piece.canonical_url, piece.stance, piece.passage) == (URL, "supports", "14 rockets")
    assert "AF: Two calls." in piece.note
    assert "Rated “False” by AF" in piece.note
    assert "x:y" in piece.note
    assert [each.words for each in taken.left_aside] == ["x:y"]
    world.ws.history.undo(1).result()
    assert world.ws.read.claims(1) == []


def test_what_is_there_already_is_found_and_learns_only_what_it_lacked(world: World) -> None:
    claim = world.mark(ROCKETS, "true")
    file = review(words(ROCKETS, sources=(OfferedSource(f"{URL}?utm_source=x", stance="refutes"),)))
    taken = take(world, file)
    assert ([each.claim for each in taken.new], [each.claim for each in taken.known]) == ([], [1])
    assert world.labels()[-1] == "Imported 1 source from review.json"
    (piece,) = world.ws.read.detail(claim).evidence
    world.ws.sources.set_stance([piece.id], "supports").result()
    again = world.ws.offers.place(file, 1)
    assert again.claims[0].state == OfferState.KNOWN
    done = world.ws.offers.take(again, accepted(again, Accept.PLACED)).result()
    assert done.action is None
    assert world.ws.read.detail(claim).evidence[0].stance == "supports"
    assert world.claim(claim).rating == "true"


def test_two_notes_on_the_same_words_are_one_claim_with_both_sources(world: World) -> None:
    other = "https://example.org/b"
    taken = take(
        world,
        review(
            words(ROCKETS, sources=(OfferedSource(URL),)),
            words(ROCKETS, sources=(OfferedSource(other),)),
        ),
    )
    assert (len(taken.new), len(taken.known), taken.sources) == (1, 1, 2)
    evidence = world.ws.read.detail(world.ws.read.claims(1)[0].id).evidence
    assert [each.canonical_url for each in evidence] == [URL, other]


def test_a_comment_without_a_source_stands_on_the_file_itself(world: World) -> None:
    take(world, review(words(ROCKETS, comment="Ask the mayor."), words("30 people", comment="No.")))
    for claim, note in zip(world.ws.read.claims(1), ("Ask the mayor.", "No."), strict=True):
        (piece,) = world.ws.read.detail(claim.id).evidence
        assert (piece.title, piece.note) == ("review.json", f"row 1: {note}")


def test_a_restated_claim_is_known_by_its_words(world: World) -> None:
    world.mark(ROCKETS, restated="Fourteen rockets hit Irbil.")
    taken = take(world, review(words("", restated="fourteen rockets hit Irbil.", comment="Hm.")))
    assert [each.claim for each in taken.known] == [1]


def test_an_article_with_another_text_by_then_is_a_conflict_and_nothing_is_written(
    world: World,
) -> None:
    placed = world.ws.offers.place(review(words(ROCKETS)), 1)
    world.ws.revisions.revise(1, Imported(f"New. {TEXT}", "b.txt", "plain")).result()
    with pytest.raises(Conflict, match="revision 2"):
        world.ws.offers.take(placed, accepted(placed, Accept.ALL)).result()
    assert world.ws.read.claims(1) == []


def draft(text: str, *claims: OfferedClaim) -> OfferFile:
    return OfferFile(
        "d.md", Offer("markdown", claims, text=text), Imported(text, "d.md", "markdown")
    )


def test_a_draft_brings_its_article_with_it_in_the_same_action(world: World) -> None:
    file = draft("Marle bought 18 lamps.", words("Marle bought 18 lamps"))
    placed = world.ws.offers.place(file)
    assert placed.article is None
    taken = world.ws.offers.take(placed, accepted(placed, Accept.PLACED)).result().value
    assert (taken.article, taken.is_new, len(taken.new)) == (2, True, 1)
    assert world.ws.offers.place(file).claims[0].state == OfferState.KNOWN
    world.ws.history.undo().result()
    with pytest.raises(UnknownThing):
        world.ws.read.article(2)


def test_a_draft_can_be_the_next_text_of_an_article(world: World) -> None:
    world.mark(ROCKETS, "true")
    text = TEXT.replace("nine people", "ten people")
    file = draft(text, words(ROCKETS), words("ten people were hurt"))
    placed = world.ws.offers.place(file, 1, revises=True)
    taken = world.ws.offers.take(placed, accepted(placed, Accept.PLACED)).result().value
    assert (taken.revision, len(taken.new), len(taken.known)) == (2, 1, 1)
    assert world.claim(1).rating == "true"
    world.ws.history.undo(1).result()
    assert world.ws.read.article(1).revision == 1


def test_an_article_is_found_by_the_address_or_the_title_that_a_file_names(world: World) -> None:
    world.add("Another text with 3 words.", url="https://example.org/story", title="The story")
    assert world.ws.offers.place(review(url="https://example.org/story?utm_source=a")).article == 2
    assert world.ws.offers.place(review(title="the  STORY")).article == 2
    with pytest.raises(UsageError, match="which article"):
        world.ws.offers.place(review(title="Nobody's"))


def test_a_review_is_no_text_to_revise_with(world: World) -> None:
    with pytest.raises(UsageError, match="no text"):
        world.ws.offers.place(review(words(ROCKETS)), 1, revises=True)


PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 60))


@st.composite
def offers(draw: st.DrawFn) -> OfferFile:
    """Words of the text, words of nobody, with sources that can be cited and not."""
    claims = []
    for at, (start, length) in enumerate(draw(st.lists(PLACES, max_size=6))):
        quote = describe(TEXT, start, min(len(TEXT), start + length))
        if draw(st.booleans()):
            quote = quote._replace(exact=draw(st.text(max_size=20)))
        source = OfferedSource(
            draw(st.sampled_from([URL, "https://example.org/b", "mailto:a@b.c", "", "\x00"])),
            draw(st.text(max_size=5)),
            draw(st.sampled_from(["", "supports", "refutes", "nonsense"])),
            note=draw(st.text(max_size=5)),
        )
        said = {"comment": draw(st.text(max_size=8)), "claimed_on": draw(st.text(max_size=8))}
        claims.append(OfferedClaim(f"row {at}", *quote, sources=(source,), **said))  # type: ignore[arg-type]
    aside = tuple(LeftAside("row x", "", "why") for _ in range(draw(st.integers(0, 2))))
    return OfferFile("o.json", Offer("annotations", tuple(claims), aside))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=offers(), what=st.sampled_from(Accept))
def test_all_of_an_offer_is_new_known_or_left_aside_and_undo_restores(
    world: World, file: OfferFile, what: Accept
) -> None:
    before = world.ws.read.claims(1)
    placed = world.ws.offers.place(file, 1)
    wanted = accepted(placed, what)
    done = world.ws.offers.take(placed, wanted).result()
    taken = done.value
    told = len(taken.new) + len(taken.known) + len(skipped(placed, wanted))
    assert told == len(file.offer.claims) + len(file.offer.left_aside)
    assert len(world.ws.read.claims(1)) == len(before) + len(taken.new)
    again = world.ws.offers.take(world.ws.offers.place(file, 1), wanted).result()
    assert (again.action, again.value.new) == (None, ())
    if done.action is not None:
        world.ws.history.undo(1).result()
    assert world.ws.read.claims(1) == before


def test_five_thousand_claims_are_taken_in_at_once(world: World, file: Path) -> None:
    text = "\n".join(f"Fact {n} is that {n} lamps were bought." for n in range(5_000))
    world.add(text)
    lines = text.split("\n")
    claims = [
        words(line, sources=(OfferedSource(f"https://example.org/{at % 500}"),))
        for at, line in enumerate(lines)
    ]
    told: list[int] = []
    placed = world.ws.offers.place(review(*claims), 2, tell=told.append)
    assert told == list(range(1, 5_001))
    taken = world.ws.offers.take(placed, accepted(placed, Accept.PLACED)).result().value
    assert (len(taken.new), taken.sources) == (5_000, 500)
    assert [each.claim for each in taken.new] == list(range(1, 5_001))
