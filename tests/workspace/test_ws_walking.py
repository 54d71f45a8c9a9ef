"""The walk over a new text: what waits in which group, and what becomes of it."""

import pytest
from test_ws_revising import changed, revise
from ws_world import TEXT, World

from workbench.model.errors import Conflict, RefusedChange, UnknownThing
from workbench.model.queries import NewQuery
from workbench.model.revisions import Walk, WalkItem
from workbench.model.settings import Settings
from workbench.model.spans import Span
from workbench.text.sentences import sentences_around
from workbench.workspace.finding import find_place
from workbench.workspace.problems import problems
from workbench.workspace.walking import walk

RULE = Settings().settles_with


def walked(world: World) -> Walk:
    return walk(world.ws.read, 1)


def items(world: World) -> dict[int, WalkItem]:
    return {item.number: item for item in walked(world).items}


def groups(world: World) -> list[tuple[int, str]]:
    return [(item.number, str(item.group)) for item in walked(world).items]


@pytest.fixture
def draft(file):
    made = World(file)
    made.add(purpose="draft")
    yield made
    made.ws.close()


def test_what_waits_is_grouped_the_gravest_first(draft: World) -> None:
    draft.mark("at least 14 rockets struck Irbil", "change")
    draft.ws.verdicts.propose(1, "at least 12 rockets struck Irbil").result()
    draft.mark("nine people were hurt", "confirmed")
    draft.mark("A civilian\ncontractor was killed", "confirmed")
    draft.mark("left on Monday with 30 people", "confirmed")
    draft.mark("At least 14 rockets were found in 2 trucks.", "cut")
    text = changed("least 14 rockets struck", "least 12 rockets struck")
    text = changed("nine people", "six people", text)
    text = changed("left on Monday", "went on Monday", text)
    revise(draft, changed(" At least 14 rockets were found in 2 trucks.", "", text))
    assert groups(draft) == [
        (1, "proposed"),
        (5, "proposed"),
        (2, "facts"),
        (3, "sentence"),
        (4, "words"),
    ]
    told = items(draft)[2]
    assert (told.old_words, told.words) == ("nine people were hurt", "six people were hurt")
    assert told.start is not None
    assert told.end is not None
    now = draft.ws.read.article(1).text
    for there, place, number in (
        (TEXT, Span(told.old_start, told.old_end), "nine"),
        (now, Span(told.start, told.end), "six"),
    ):
        around = there[slice(*sentences_around(there, place))]
        assert around == f"A civilian\ncontractor was killed and {number} people were hurt."
    assert (told.rating, told.state) == ("confirmed", "settled")


def test_one_key_settles_all_that_was_changed_as_asked(draft: World) -> None:
    draft.mark("at least 14 rockets struck Irbil", "change")
    draft.ws.verdicts.propose(1, "at least 12 rockets struck Irbil").result()
    draft.mark("At least 14 rockets were found in 2 trucks.", "cut")
    assert [draft.claim(claim).state for claim in (1, 2)] == ["waiting", "waiting"]
    text = changed("least 14 rockets struck", "least 12 rockets struck")
    revise(draft, changed(" At least 14 rockets were found in 2 trucks.", "", text))
    marks = [item.mark for item in walked(draft).items]
    done = draft.ws.walk.still_holds(marks).result()
    assert draft.ws.read.actions(1)[0].id == done.action
    assert [draft.claim(claim).state for claim in (1, 2)] == ["settled", "settled"]
    assert draft.ws.read.detail(1).proposed == ""
    assert [verdict.rating for verdict in draft.ws.read.detail(1).verdicts] == ["change"] * 2
    assert walked(draft).items == ()
    assert draft.token("12").ticked == 1
    draft.ws.history.undo(1).result()
    assert len(walked(draft).items) == 2
    assert draft.ws.read.detail(1).proposed


def test_still_holds_is_a_new_verdict_with_the_reason_that_was_given(world: World) -> None:
    claim = world.mark("nine people were hurt", "mostly-true")
    world.rate(claim, "mostly-true", "two agencies say so")
    revise(world, changed("nine people", "six people"))
    world.ws.walk.still_holds([items(world)[1].mark]).result()
    last = world.ws.read.detail(claim).verdicts[-1]
    assert (last.rating, last.rationale) == ("mostly-true", "two agencies say so")
    assert walked(world).items == ()
    assert (world.token("six").ticked, world.token("six").claim) == (1, claim)
    assert "Found that #1 still holds" in world.labels()
    again = revise(world, changed("nine people", "six people", "News. " + TEXT))
    assert {mark.status for mark in again.marks} <= {"exact", "moved"}


def test_a_claim_without_a_rating_is_looked_at_and_gets_none(world: World) -> None:
    claim = world.mark("nine people were hurt")
    revise(world, changed("nine people", "six people"))
    world.ws.walk.still_holds([items(world)[1].mark]).result()
    assert walked(world).items == ()
    assert world.ws.read.detail(claim).verdicts == ()
    assert world.claim(claim).state == "open"


def test_words_that_stayed_in_a_changed_sentence_wait_only_with_a_verdict(world: World) -> None:
    world.mark("A civilian\ncontractor was killed")
    rated = world.mark("nine people were hurt", "true")
    revise(world, changed("A civilian\ncontractor was killed", "Nobody was killed"))
    assert groups(world) == [(1, "facts"), (2, "sentence")]
    assert world.token("nine").claim == rated


def test_rating_anew_and_re_opening_end_the_waiting(world: World) -> None:
    one, two = world.mark("nine people were hurt", "true"), world.mark("30 people", "true")
    text = changed("nine people", "six people")
    revise(world, changed("30 people", "40 people", text))
    waiting = items(world)
    world.ws.walk.rate([waiting[1].mark], "false", "six, says the UPI").result()
    world.ws.walk.reopen([waiting[2].mark]).result()
    assert walked(world).items == ()
    assert (world.claim(one).rating, world.claim(two).state) == ("false", "open")
    assert world.token("six").claim == one
    assert world.token("40").claim is None
    with pytest.raises(UnknownThing, match="no rating"):
        world.ws.walk.rate([waiting[1].mark], "odd").result()


def test_rating_on_the_desk_ends_the_waiting_only_of_words_that_were_seen(world: World) -> None:
    claim = world.mark("nine people were hurt", "true")
    revise(world, changed("nine people", "six people"))
    world.rate(claim, "false")
    assert groups(world) == [(1, "facts")]
    assert world.token("six").claim is None
    revision = world.ws.read.article(1).revision_id
    world.ws.verdicts.rate([claim], "true", seen_in=revision).result()
    assert groups(world) == []
    assert world.token("six").claim == claim


ONCE = "One.\n\nShe saw 9 men at noon.\n\nTwo.\n"
TWICE = "She saw 9 men at noon.\n\nOne.\n\nTwo.\n\nShe saw 9 men at noon.\n"


@pytest.fixture
def ambiguous(file):
    made = World(file)
    made.add(ONCE, purpose="statements")
    made.mark("saw 9 men at noon", "true")
    revise(made, TWICE)
    yield made
    made.ws.close()


def test_where_two_places_fit_it_says_so_and_nothing_holds_before_one_is_taken(
    ambiguous: World,
) -> None:
    (item,) = walked(ambiguous).items
    assert str(item.group) == "ambiguous"
    for act in (ambiguous.ws.walk.still_holds, ambiguous.ws.walk.reopen):
        with pytest.raises(RefusedChange, match="not certain where #1 is"):
            act([item.mark]).result()
    assert ambiguous.token("9").claim is None
    ambiguous.ws.walk.accept([item.mark]).result()
    assert walked(ambiguous).items == ()
    assert ambiguous.ws.read.revisions.mark(item.mark).status == "moved"
    assert any(token.claim == 1 for token in ambiguous.tokens())


def test_a_place_shown_by_hand_stands_where_the_words_are_the_old_ones(ambiguous: World) -> None:
    (item,) = walked(ambiguous).items
    text = ambiguous.ws.read.article(1).text
    place = find_place(text, "saw 9 men at noon", prefix="Two.\n\nShe ")
    ambiguous.ws.walk.place(item.mark, place).result()
    assert walked(ambiguous).items == ()
    assert ambiguous.ws.read.revisions.mark(item.mark).start == place.start
    ambiguous.ws.walk.place(item.mark, find_place(text, "One.")).result()
    assert groups(ambiguous) == [(1, "facts")]


def test_lost_words_take_a_place_by_hand_or_are_cut(world: World) -> None:
    one = world.mark("Jane Doe left on Monday with 30 people.", "true")
    two = world.mark("At least 14 rockets were found in 2 trucks.", "true")
    head, _sep, _tail = TEXT.partition("Jane Doe left")
    revise(world, head)
    assert groups(world) == [(1, "lost"), (2, "lost")]
    waiting = items(world)
    for act in (world.ws.walk.still_holds, world.ws.walk.accept):
        with pytest.raises(RefusedChange, match="not in this text"):
            act([waiting[1].mark]).result()
    text = world.ws.read.article(1).text
    world.ws.walk.place(waiting[1].mark, find_place(text, "said Jane Doe")).result()
    world.ws.walk.cut([waiting[2].mark]).result()
    assert groups(world) == [(1, "facts")]
    assert (world.claim(one).quote, world.claim(two).state) == ("said Jane Doe", "cut")
    world.ws.history.undo(1).result()
    assert world.claim(two).state == "settled"
    assert world.ws.care.verify().problems == ()


def test_words_that_were_cut_and_come_back_are_found(world: World) -> None:
    claim = world.mark("Jane Doe left on Monday with 30 people.", "true")
    head, _sep, _tail = TEXT.partition("Jane Doe left")
    revise(world, head)
    world.ws.walk.cut([items(world)[1].mark]).result()
    outcome = revise(world, TEXT)
    assert [mark.status for mark in outcome.marks] == []
    assert world.claim(claim).state == "cut"


def test_a_mark_of_an_older_text_is_refused_in_the_walk(world: World) -> None:
    world.mark("nine people were hurt", "true")
    revise(world, changed("nine people", "six people"))
    mark = items(world)[1].mark
    revise(world, changed("nine people", "seven people"))
    with pytest.raises(Conflict, match="new text since: revision 3"):
        world.ws.walk.still_holds([mark]).result()


def test_what_waits_is_counted_by_claims(world: World) -> None:
    world.mark("nine people were hurt", "true")
    world.mark("Jane Doe left on Monday", "true")
    revise(world, changed("nine people", "six people"))
    assert world.ws.read.revisions.waiting_count(1) == 1
    assert [row.waiting for row in world.ws.read.revisions.of_article(1)] == [0, 1]


def test_a_wording_asked_for_in_a_query_is_done_when_the_author_took_it(draft: World) -> None:
    world = draft
    claim = world.mark("nine people were hurt", "change")
    seen = world.ws.read.article(1)
    place = find_place(seen.text, "nine people")
    new = NewQuery(1, seen.revision_id, place, "Nine?", proposed="ten people", claim=claim)
    world.ws.queries.ask(new).result()
    revise(world, TEXT.replace("nine people", "ten people"))
    (item,) = walked(world).items
    assert (str(item.group), item.proposed) == ("proposed", "ten people were hurt")
    world.ws.walk.still_holds([item.mark]).result()
    (query,) = world.ws.read.queries.of_article(1)
    assert (query.state, query.applied_in) == ("accepted", 2)
    assert world.claim(claim).state == "settled"
    left = {str(each.kind) for each in problems(world.ws.read, 1, RULE) if each.claim == claim}
    assert left == {"little-evidence"}
    world.ws.history.undo(1).result()
    assert world.ws.read.queries.of_article(1)[0].state == "open"


def ask(world: World, claim: int, words: str, proposed: str) -> None:
    seen = world.ws.read.article(1)
    place = find_place(seen.text, words)
    new = NewQuery(1, seen.revision_id, place, "So?", proposed=proposed, claim=claim)
    world.ws.queries.ask(new).result()


def test_of_several_wordings_the_one_that_the_text_has_is_as_proposed(draft: World) -> None:
    world = draft
    claim = world.mark("nine people were hurt", "change")
    for words in ("six", "seven", "ten"):
        ask(world, claim, "nine", words)
    revise(world, TEXT.replace("nine people", "seven people"))
    (item,) = walked(world).items
    assert (str(item.group), item.proposed) == ("proposed", "seven people were hurt")
    world.ws.walk.still_holds([item.mark]).result()
    states = [(each.proposed, each.state) for each in world.ws.read.queries.of_article(1)]
    assert states == [("six", "open"), ("seven", "accepted"), ("ten", "open")]
    assert world.claim(claim).state == "settled"


def test_wordings_of_two_parts_that_went_in_together_are_as_proposed(draft: World) -> None:
    world = draft
    claim = world.mark("nine people were hurt", "change")
    ask(world, claim, "nine", "six")
    ask(world, claim, "hurt", "killed")
    revise(world, TEXT.replace("nine people were hurt", "six people were killed"))
    (item,) = walked(world).items
    assert (str(item.group), item.proposed) == ("proposed", "six people were killed")
    world.ws.walk.still_holds([item.mark]).result()
    assert {each.state for each in world.ws.read.queries.of_article(1)} == {"accepted"}


def test_where_the_text_has_none_of_the_wordings_the_newest_is_shown(draft: World) -> None:
    world = draft
    claim = world.mark("nine people were hurt", "change")
    ask(world, claim, "nine", "six")
    ask(world, claim, "nine", "seven")
    revise(world, TEXT.replace("nine people", "eight people"))
    (item,) = walked(world).items
    assert (str(item.group), item.proposed) == ("facts", "seven people were hurt")
