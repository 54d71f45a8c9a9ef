"""Answers in an annotated article that came back: decisions on changes, replies, and the rest."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults import hostile
from tests.word_hands import commented, decided, edited, replied, retyped, without_comments
from tests.word_world import W, article, asked_at, claim, handover, made, margins, sent
from workbench.documents.margins import Margins, Remark
from workbench.exchange.word_answers import is_annotated, read
from workbench.exchange.word_changes import REWRITTEN
from workbench.model.errors import UsageError
from workbench.model.handover import Handover
from workbench.model.queries import Answer, AnswersRead, Asked

NOTHING = AnswersRead((), ())


def answers(body: bytes, given: Handover) -> AnswersRead:
    return read(margins(body), given.article, sent(given))


def wording(number: int, words: str, proposed: str | None, **values: Any) -> Asked:
    return asked_at(number, words, proposed=proposed, asked_by=f"MK {number}", **values)


THREE = (
    wording(1, "2,600 litres", "2,900 litres"),
    wording(2, "1990.\n\nThe keeper, Odo Farrant", "1991.\n\nThe last\nof them"),
    wording(3, "each night", ""),
)
CLAIMS = (claim(1, [(28, 60)]), claim(2, [(44, 56), (100, 140)]))
GIVEN = handover(CLAIMS, (*THREE, wording(4, "Averil Light\n\nThe lamp", None)))
BODY = made(GIVEN)


def test_a_document_that_nobody_has_touched_answers_nothing() -> None:
    assert is_annotated(margins(BODY))
    assert answers(BODY, GIVEN) == NOTHING


@given(st.lists(st.sampled_from(("accepted", "rejected", "untouched")), min_size=3, max_size=3))
@settings(deadline=None)
def test_accepting_and_rejecting_any_of_the_changes_gives_those_answers(states: list[str]) -> None:
    by = {
        state: [f"MK {at}" for at, each in enumerate(states, 1) if each == state]
        for state in ("accepted", "rejected")
    }
    body = decided(BODY, by["accepted"], by["rejected"])
    expected = [Answer(at, "", state) for at, state in enumerate(states, 1) if state != "untouched"]
    assert answers(body, GIVEN) == AnswersRead(tuple(expected), ())
    bare = decided(without_comments(BODY), by["accepted"], by["rejected"])
    assert answers(bare, GIVEN) == AnswersRead(tuple(expected), ())


def test_replies_are_answers_and_stand_beside_a_decision() -> None:
    body = replied(BODY, "[q4]", "The harbour office.\nPage 4.")
    body = replied(decided(body, ["MK 1"]), "[q1]", "Quite right.")
    assert answers(body, GIVEN) == AnswersRead(
        (Answer(1, "Quite right.", "accepted"), Answer(4, "The harbour office.\nPage 4.")), ()
    )


def test_several_who_reply_are_named() -> None:
    body = replied(replied(BODY, "[q4]", "I think so."), "[q4]", "So do I.", "Odo")
    assert answers(body, GIVEN).answers == (Answer(4, "NF: I think so.\n\nOdo: So do I."),)


def test_what_is_typed_into_our_comment_is_an_answer_too() -> None:
    def edit(root: Any) -> None:
        for text in root.iter(f"{W}t"):
            if text.text == "Reply to this comment to answer.":
                text.text += " The log, page 4."

    body = edited(BODY, edit, "comments.xml")
    assert [(each.number, each.text) for each in answers(body, GIVEN).answers] == [
        (number, "The log, page 4.") for number in (1, 2, 3, 4)
    ]


def test_a_new_comment_on_the_words_of_a_query_answers_it() -> None:
    body = commented(BODY, "The lamp", "From the log.")
    assert answers(body, GIVEN) == AnswersRead((Answer(4, "From the log."),), ())


def test_comments_that_answer_no_query_are_listed_with_their_words() -> None:
    body = commented(BODY, "kept a log", "Which log?")
    body = replied(body, "Claim 1", "No!")
    found = answers(body, GIVEN)
    assert found.answers == ()
    assert {(each.number, each.words, each.why) for each in found.unplaced} == {
        (
            None,
            "NF on “The lamp burned 2,600 litres2,900 litres of”: No!",
            "It is a reply to a comment that asks nothing.",
        ),
        (
            None,
            "NF on “kept a log. He wrote in it”: Which log?",
            "It is a comment on words that nothing was asked about.",
        ),
    }


def test_half_a_decision_is_listed_and_none_is_made_of_it() -> None:
    for accepted, rejected, only in (
        (["MK 1"], [], "ins"),
        (["MK 1"], [], "del"),
    ):
        found = answers(decided(BODY, accepted, rejected, only=only), GIVEN)
        # The words are as proposed whichever half is still to be settled.
        assert found == AnswersRead((Answer(1, "", "accepted"),), ())
    for only in ("ins", "del"):
        found = answers(decided(BODY, [], ["MK 1"], only=only), GIVEN)
        assert found.answers == ()
        assert "Only half" in found.unplaced[0].why


def test_other_words_than_the_proposed_ones_are_an_answer() -> None:
    body = retyped(decided(BODY, ["MK 1"]), "2,900 litres", "3,000 litres")
    assert answers(body, GIVEN) == AnswersRead(
        (Answer(1, "In the text now: “3,000 litres”", "answered"),), ()
    )


def test_changes_elsewhere_are_listed() -> None:
    found = answers(retyped(BODY, "The lamp", "The lantern"), GIVEN)
    assert found.answers == ()
    assert [(each.number, each.words) for each in found.unplaced] == [
        (None, "NF: “The lamp” → “The lantern”")
    ]
    assert "as a revision" in found.unplaced[0].why


def test_words_that_were_changed_untracked_are_told_of_the_same_revision() -> None:
    def edit(root: Any) -> None:
        for text in root.iter(f"{W}t"):
            text.text = (text.text or "").replace("The lamp", "The lantern")

    body = edited(decided(BODY, ["MK 1"]), edit)
    found = answers(body, GIVEN)
    assert found.answers == (Answer(1, "", "accepted"),)
    assert [each.why for each in found.unplaced] == [REWRITTEN]
    later = GIVEN._replace(article=article(revision=2))
    assert answers(body, later).unplaced == ()


def test_a_thread_that_is_only_marked_as_resolved_is_listed() -> None:
    found = answers(replied(BODY, "[q4]", "", done=True), GIVEN)
    assert found.answers == ()
    assert [each.number for each in found.unplaced] == [4]
    assert "marked as resolved" in found.unplaced[0].why


def test_an_answer_to_what_is_asked_otherwise_by_now_is_not_taken() -> None:
    body = replied(BODY, "[q4]", "From the log.")
    other = asked_at(4, "Averil Light\n\nThe lamp", question="Who paid for it?")
    found = answers(body, GIVEN._replace(queries=(*THREE, other)))
    assert found.answers == ()
    assert "asks something else" in found.unplaced[0].why
    body = decided(BODY, ["MK 1"])
    changed = wording(1, "2,600 litres", "2,800 litres")
    found = answers(body, GIVEN._replace(queries=(changed, *THREE[1:])))
    assert found.answers == ()


def test_a_reply_to_a_query_that_is_not_known_is_listed() -> None:
    body = replied(BODY, "[q4]", "From the log.")
    found = answers(body, GIVEN._replace(queries=THREE))
    assert [(each.number, each.words) for each in found.unplaced] == [(4, "From the log.")]


def test_a_document_of_another_article_is_refused() -> None:
    with pytest.raises(UsageError, match="article 1"):
        read(margins(BODY), article(id=2), {})


def test_what_was_recorded_already_is_no_answer_again() -> None:
    accepted = wording(1, "2,600 litres", "2,900 litres", state="accepted", answer="Yes, yes.")
    given = handover(CLAIMS, [accepted])
    assert answers(made(given), given) == NOTHING
    assert answers(decided(made(given), ["MK 1"]), given) == NOTHING
    assert (
        answers(decided(BODY, ["MK 1"]), GIVEN._replace(queries=(accepted, *GIVEN.queries[1:])))
        == NOTHING
    )


def test_an_accepted_wording_is_found_by_its_words_where_nothing_else_is_left() -> None:
    entry = THREE[0]._replace(before="The lamp burned ", after=" of oil a month.")
    given = handover(queries=[entry])

    def edit(root: Any) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd") and (
                    "article" not in child.get(f"{W}name", "")
                ):
                    parent.remove(child)

    bare = edited(without_comments(made(given)), edit)
    assert answers(bare, given) == NOTHING
    assert answers(decided(bare, ["MK 1"]), given).answers == (Answer(1, "", "accepted"),)


def test_comments_that_begin_as_ours_make_no_annotated_article_of_queries() -> None:
    remark = Remark("0", "", "NF", "", "", "[q4] Yes.", False, 0, 4)
    assert is_annotated(Margins("Lamps", (remark,)))
    assert not is_annotated(Margins("Queries: Lamps\n\n[q4] To the author", (remark,)))


def test_hostile_words_answer_nothing_and_are_decided_on_like_any() -> None:
    for words in hostile.OWN:
        if not words.split():
            continue
        text = f"Before {words} after."
        entry = asked_at(1, words, text, question=words, proposed=f"{words}!", asked_by="MK")
        given = handover([claim(1, [(0, 6)], rationale=words, text=text)], [entry], text)
        body = made(given)
        assert answers(body, given) == NOTHING, words
        assert answers(decided(body, ["MK"]), given).answers == (Answer(1, "", "accepted"),), words
        assert answers(decided(body, [], ["MK"]), given).answers == (Answer(1, "", "rejected"),)
