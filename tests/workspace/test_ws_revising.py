"""A new text: what is carried over to it, what waits, and that all of it can be taken back."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from ws_world import TEXT, World

from workbench.model.errors import CannotUndo, Conflict, UnknownThing
from workbench.model.imports import Imported
from workbench.model.requests import Citation, NewClaim
from workbench.model.revisions import ReviseOutcome
from workbench.workspace.finding import find_place


def revise(world: World, text: str, article: int = 1, **said) -> ReviseOutcome:
    imported = Imported(text, "second.txt", "plain")
    return world.ws.revisions.revise(article, imported, **said).result().value


def statuses(outcome: ReviseOutcome) -> list[tuple[int, str, str]]:
    return [(mark.number, mark.status, mark.words) for mark in outcome.marks]


def changed(old: str, new: str, text: str = TEXT) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_an_unchanged_claim_keeps_its_verdict_and_a_changed_one_waits(world: World) -> None:
    kept = world.mark("Jane Doe left on Monday", "true")
    other = world.mark("nine people were hurt", "true")
    outcome = revise(world, "Late news. " + changed("nine people", "six people"))
    assert (outcome.revision, outcome.known, outcome.article) == (2, False, 1)
    found = {number: status for number, status, _words in statuses(outcome)}
    assert found[2] == "changed"
    assert found[1] in {"exact", "moved"}
    assert world.claim(kept).state == world.claim(other).state == "settled"
    assert world.claim(kept).quote == "Jane Doe left on Monday"
    assert world.ws.read.article(1).revision == 2
    waiting = world.ws.read.revisions.waiting(1)
    assert [(each.number, each.old_words) for each in waiting] == [(2, "nine people were hurt")]


def test_tokens_of_a_standing_claim_stay_judged_and_those_of_a_changed_one_are_holes(
    world: World,
) -> None:
    claim = world.mark("at least 14 rockets struck Irbil", "true")
    world.mark("nine people were hurt", "true")
    world.ws.claims.tick([world.token("15 February 2021").id], 1).result()
    world.ws.claims.tick([world.token("2").id], 0).result()
    revise(world, changed("nine people", "six people"))
    tokens = {token.words: token for token in world.tokens()}
    assert (tokens["Irbil"].ticked, tokens["Irbil"].claim) == (1, claim)
    assert (tokens["15 February 2021"].ticked, tokens["15 February 2021"].claim) == (1, None)
    assert tokens["2"].ticked == 0
    assert (tokens["six"].ticked, tokens["six"].claim) == (None, None)


def test_what_was_ticked_in_the_text_before_stays_as_it_was(world: World) -> None:
    first = world.ws.read.article(1)
    claim = world.mark("at least 14 rockets struck Irbil", "true")
    before = world.ws.read.tokens(first.revision_id, 0, len(first.text))
    revise(world, "New. " + TEXT)
    world.rate(claim, "false")
    world.rate(claim, None)
    assert world.ws.read.tokens(first.revision_id, 0, len(first.text)) == before


def test_the_same_text_again_is_known_and_makes_no_revision(world: World) -> None:
    last = world.ws.read.last_action()
    outcome = revise(world, TEXT)
    assert (outcome.known, outcome.revision, outcome.marks) == (True, 1, ())
    assert world.ws.read.last_action() == last


def test_a_text_of_before_makes_a_revision_in_which_all_stands_again(world: World) -> None:
    world.mark("nine people were hurt", "true")
    world.mark("A civilian\ncontractor was killed", "true")
    revise(world, changed("nine people were hurt", "all went well"))
    again = revise(world, TEXT)
    assert (again.revision, {mark.status for mark in again.marks}) == (3, {"exact"})
    assert world.ws.read.revisions.waiting(1) == []


def test_what_nobody_looked_at_waits_in_the_next_text_too(world: World) -> None:
    world.mark("nine people were hurt", "true")
    second = changed("nine people", "six people")
    revise(world, second)
    outcome = revise(world, "Late news. " + second)
    assert [mark.status for mark in outcome.marks] == ["changed"]
    (waiting,) = world.ws.read.revisions.waiting(1)
    assert (waiting.old_words, waiting.words) == ("nine people were hurt", "six people were hurt")


def test_lost_words_are_told_and_stay_the_claims_words(world: World) -> None:
    claim = world.mark("Jane Doe left on Monday with 30 people.", "true")
    outcome = revise(world, changed("Jane Doe left on Monday with 30 people. ", ""))
    (mark,) = outcome.marks
    assert (mark.status, mark.start, mark.end) == ("lost", None, None)
    seen = world.claim(claim)
    assert (seen.quote, seen.start, seen.places) == (
        "Jane Doe left on Monday with 30 people.",
        -1,
        0,
    )
    assert world.ws.read.claims(1)[0].quote == seen.quote
    assert world.ws.read.detail(claim).marks == ()


def test_covers_go_over_and_headers_are_covered_from_the_start(world: World) -> None:
    text = world.ws.read.article(1).text
    place = find_place(text, "in northern Iraq")
    first = world.ws.read.article(1)
    world.ws.claims.cover(1, first.revision_id, place.start, place.end, "all know").result()
    outcome = revise(world, "2021-02-20\n" + changed("nine", "six"))
    seen = world.ws.read.article(1)
    covered = {
        seen.text[cover.start : cover.end]: cover.reason
        for cover in world.ws.read.covers(seen.revision_id)
    }
    assert covered["in northern Iraq"] == "all know"
    assert outcome.covers == 0
    assert len(covered) == len(world.ws.read.covers(seen.revision_id))


def test_a_query_follows_its_words_and_stays_where_they_were_when_they_go(world: World) -> None:
    kept, gone = world.mark("14 rockets struck Irbil"), world.mark("30 people")
    world.ws.verdicts.propose(kept, "12 rockets hit Irbil").result()
    world.ws.verdicts.propose(gone, "forty people").result()
    outcome = revise(world, "News. " + changed("Jane Doe left on Monday with 30 people. ", ""))
    assert outcome.queries == 1
    carried = world.ws.read.revisions.to_carry(1)
    asked = {query.exact: query for query in carried.queries}
    first = asked["14 rockets struck Irbil"]
    text = world.ws.read.article(1).text
    assert (first.revision, text[first.start : first.end]) == (carried.revision_id, first.exact)
    lost = asked["30 people"]
    old = world.ws.read.revisions.text(lost.revision)
    assert (lost.status, old[lost.start : lost.end]) == ("lost", "30 people")
    assert lost.revision != carried.revision_id


def test_a_dry_run_tells_the_same_and_writes_nothing(world: World) -> None:
    world.mark("nine people were hurt", "true")
    world.mark("Jane Doe left on Monday")
    last = world.ws.read.last_action()
    text = changed("nine people", "six people")
    foreseen = world.ws.revisions.dry_run(1, Imported(text, "second.txt", "plain"))
    assert world.ws.read.last_action() == last
    assert world.ws.read.article(1).revision == 1
    assert revise(world, text)._replace(revision_id=0) == foreseen


def test_undo_takes_the_text_back_whole_and_redo_brings_it(world: World) -> None:
    claim = world.mark("nine people were hurt", "true")
    world.mark("A civilian\ncontractor was killed", "mostly-true")
    world.ws.sources.attach([claim], [Citation("https://example.org/a")]).result()
    world.ws.verdicts.propose(claim, "six people were hurt").result()
    before = world.everything()
    revise(world, changed("nine people", "six people"))
    after = world.everything()
    assert after != before
    undone = world.ws.history.undo(1).result().value
    assert "Revised “Rockets hit the base”: revision 2" in undone.label
    assert world.everything() == before
    world.ws.history.redo(1).result()
    assert world.everything() == after
    assert world.ws.care.verify().problems == ()


def test_a_revision_that_was_worked_on_cannot_be_undone_from_under_the_work(world: World) -> None:
    revise(world, "News. " + TEXT)
    world.mark("nine people were hurt")
    world.ws.history.undo(1).result()
    world.mark("30 people")
    revised = next(row.id for row in world.ws.read.actions(1) if row.verb == "revise")
    with pytest.raises(CannotUndo, match="came after it"):
        world.ws.history.undo_action(revised).result()


@pytest.mark.parametrize("verb", ["rate", "mark", "tick", "cover", "propose"])
def test_what_a_text_took_over_is_not_undone_below_it(world: World, verb: str) -> None:
    claim = world.mark("nine people were hurt")
    first = world.ws.read.article(1)
    if verb == "rate":
        world.rate(claim, "true")
    elif verb == "tick":
        world.ws.claims.tick([world.token("Monday").id], 1).result()
    elif verb == "cover":
        world.ws.claims.cover(1, first.revision_id, 0, 7).result()
    elif verb == "propose":
        world.ws.verdicts.propose(claim, "six").result()
    done = next(row.id for row in world.ws.read.actions(1) if row.verb == verb)
    revise(world, "News. " + TEXT)
    with pytest.raises(CannotUndo, match="Revised"):
        world.ws.history.undo_action(done).result()
    world.ws.history.undo(1).result()
    world.ws.history.undo_action(done).result()
    assert world.ws.care.verify().problems == ()


def test_what_no_text_took_over_is_undone_below_it(world: World) -> None:
    claim = world.mark("nine people were hurt")
    world.ws.sources.attach([claim], [Citation("https://example.org/a")]).result()
    done = world.ws.read.actions(1)[0].id
    revise(world, "News. " + TEXT)
    world.ws.history.undo_action(done).result()
    assert world.ws.read.detail(claim).evidence == ()


def old_verbs(world: World) -> dict[str, Callable[[], object]]:
    """What a window that still shows the first text asks for."""
    seen = world.ws.read.article(1)
    place = find_place(seen.text, "30 people")
    claim = world.mark("nine people were hurt")
    mark = world.ws.read.detail(claim).marks[0].id
    token = world.token("Monday").id
    claims = world.ws.claims
    return {
        "mark": lambda: claims.mark(NewClaim(1, seen.revision_id, (place,))),
        "place": lambda: claims.add_place(claim, place, seen.revision_id),
        "move": lambda: claims.move_mark(mark, place),
        "unmark": lambda: claims.remove_mark(mark),
        "cover": lambda: claims.cover(1, seen.revision_id, 0, 7),
        "tick": lambda: claims.tick([token], 1),
    }


@pytest.mark.parametrize("verb", ["mark", "place", "move", "unmark", "cover", "tick"])
def test_a_window_on_the_old_text_is_told_and_writes_nothing(
    world: World, file: Path, verb: str
) -> None:
    act = old_verbs(world)[verb]
    other = World(file)
    revise(other, "News. " + TEXT)
    last = world.ws.read.last_action()
    with pytest.raises(Conflict, match="new text since: revision 2"):
        act().result()
    assert world.ws.read.last_action() == last
    other.ws.close()


def test_two_texts_at_once_are_not_taken_for_one_after_the_other(world: World, file: Path) -> None:
    other = World(file)
    told: list[object] = []

    def bring(one: World, text: str) -> None:
        try:
            told.append(revise(one, text).revision)
        except Conflict as problem:
            told.append(str(problem))

    threads = [
        Thread(target=bring, args=(one, f"{words} " + TEXT))
        for one, words in ((world, "First."), (other, "Second."))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [each for each in told if isinstance(each, int)]
    assert numbers in ([2], [2, 3], [3, 2])
    assert len(world.ws.read.revisions.of_article(1)) == 1 + len(numbers)
    other.ws.close()


def test_there_is_no_revision_of_no_article(world: World) -> None:
    with pytest.raises(UnknownThing, match="no article 9"):
        revise(world, "Text.", article=9)
    with pytest.raises(UnknownThing, match="no article 9"):
        world.ws.revisions.dry_run(9, Imported("Text.", "x", "plain"))


def test_claims_with_marks_in_several_texts_are_merged_split_and_deleted(world: World) -> None:
    one, two = world.mark("at least 14 rockets struck Irbil"), world.mark("nine people were hurt")
    seen = world.ws.read.article(1)
    place = find_place(seen.text, "At least 14 rockets were found")
    world.ws.claims.add_place(one, place, seen.revision_id).result()
    revise(world, "News. " + TEXT)
    marks = world.ws.read.detail(one).marks
    new = world.ws.claims.split(one, [marks[1].id]).result().value
    assert [len(world.ws.read.detail(each).marks) for each in (one, new)] == [1, 1]
    old = world.ws.read.revisions.marks(seen.revision_id)
    assert sorted(mark.claim for mark in old) == sorted([one, two, new])
    world.ws.claims.merge([one, two]).result()
    assert len(world.ws.read.detail(one).marks) == 2
    world.ws.claims.delete([one]).result()
    assert [claim.id for claim in world.ws.read.claims(1)] == [new]
    for _ in range(3):
        world.ws.history.undo(1).result()
    assert len(world.ws.read.detail(one).marks) == 2
    assert world.ws.care.verify().problems == ()


def test_the_last_mark_of_the_present_text_takes_its_claim_along(world: World) -> None:
    claim = world.mark("nine people were hurt", "true")
    revise(world, "News. " + TEXT)
    (mark,) = world.ws.read.detail(claim).marks
    world.ws.claims.remove_mark(mark.id).result()
    assert world.ws.read.claims(1) == []
    world.ws.history.undo(1).result()
    assert world.claim(claim).rating == "true"
    assert world.ws.care.verify().problems == ()


def test_what_was_ticked_inside_a_waiting_claim_and_found_of_names_goes_over(world: World) -> None:
    world.mark("at least 14 rockets struck Irbil in northern Iraq", "unproven")
    world.ws.claims.defer([1], "the Pentagon").result()
    ids = {words: world.token(words).id for words in ("14", "Irbil")}
    world.ws.claims.tick([ids["14"]], 1).result()
    world.ws.claims.tick([ids["Irbil"]], 0).result()
    names = {name.words: name for name in world.ws.names.of(world.ws.read, 1)}
    (doe,) = (name for words, name in names.items() if words.endswith("Jane Doe"))
    world.ws.names.check(1, [doe], "right").result()
    revise(world, "Jane Doe said so. " + changed("said Jane Doe of the council", "said Bo Li"))
    said = {token.words: token.ticked for token in reversed(world.tokens())}
    assert (said["14"], said["Irbil"]) == (1, 0)
    assert {token.ticked for token in world.tokens() if token.words == "Jane Doe"} == {1}
