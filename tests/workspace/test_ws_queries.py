"""Queries: asking, editing, answering, withdrawing, undoing; documents out and answers in."""

from pathlib import Path
from typing import Any

import pytest
from ws_world import World

from tests.documents.documents import write_odt
from workbench.model.errors import Conflict, RefusedChange, UnknownThing, UsageError
from workbench.model.imports import Imported
from workbench.model.queries import Answer, AnswersRead, NewQuery, Query, QueryEdit
from workbench.model.settings import Settings
from workbench.model.today import DueKind
from workbench.store.reader import Reader
from workbench.workspace.finding import find_place
from workbench.workspace.query_documents import as_text, document, load, place_answers, send
from workbench.workspace.query_words import asked
from workbench.workspace.rewording import as_revision, with_accepted

QUESTION = "Who counted them?"


def ask(
    world: World, words: str = "14 rockets struck", question: str = QUESTION, **more: Any
) -> int:
    seen = world.ws.read.article(1)
    new = NewQuery(1, seen.revision_id, find_place(seen.text, words), question, **more)
    return world.ws.queries.ask(new).result().value


def read_answers(read: Reader, article: int, path: Path) -> AnswersRead:
    return place_answers(read, article, load(path))


def queries(world: World) -> list[Query]:
    return world.ws.read.queries.of_article(1)


def states(world: World) -> list[str]:
    return [each.state for each in queries(world)]


def test_a_query_is_put_on_words_without_a_claim(world: World) -> None:
    ask(world, to_whom="expert", whom="Jane Doe", due_on="2026-12-01", proposed="15 rockets struck")
    (query,) = queries(world)
    text = world.ws.read.article(1).text
    assert text[query.start : query.end] == query.exact == "14 rockets struck"
    assert (query.number, query.claim, query.state) == (1, None, "open")
    assert query.asks == "an expert, Jane Doe"
    assert (query.asked_by, query.proposed, query.due_on) == (
        "MK",
        "15 rockets struck",
        "2026-12-01",
    )
    assert query.asked_at.startswith("2026-11-22T14:00")
    assert world.labels()[-1] == "Asked the expert q1 on “14 rockets struck”"


def test_it_hangs_on_a_claim_and_is_counted_there(world: World) -> None:
    claim = world.mark("nine people were hurt")
    ask(world, "nine people", claim=claim)
    detail = world.ws.read.detail(claim)
    assert detail.claim.queries == (1,)
    assert [each.question for each in detail.queries] == [QUESTION]
    assert detail.proposed == ""
    assert world.ws.read.claims(1)[0].queries == (1,)


def test_a_query_with_a_wording_is_not_the_proposal_of_change_to(world: World) -> None:
    claim = world.mark("nine people were hurt")
    ask(world, "nine people", claim=claim, proposed="ten people")
    world.ws.verdicts.propose(claim, "ten men were hurt").result()
    assert world.ws.read.detail(claim).proposed == "ten men were hurt"
    assert [(q.number, q.question, q.proposed) for q in queries(world)] == [
        (1, QUESTION, "ten people"),
        (2, "", "ten men were hurt"),
    ]
    world.ws.verdicts.propose(claim, "").result()
    assert states(world) == ["open", "withdrawn"]


def test_the_words_as_they_are_propose_nothing(world: World) -> None:
    ask(world, proposed="14 rockets struck")
    assert queries(world)[0].proposed is None


def test_numbers_are_never_given_again(world: World) -> None:
    ask(world)
    world.ws.history.undo(1).result()
    ask(world)
    world.ws.queries.withdraw([queries(world)[0].id]).result()
    ask(world)
    assert [each.number for each in queries(world)] == [2, 3]


@pytest.mark.parametrize(
    "wrong",
    [{"question": "  "}, {"due_on": "soon"}, {"to_whom": "nobody"}, {"claim": 99}],
)
def test_what_is_no_query_is_refused_and_nothing_is_written(
    world: World, wrong: dict[str, Any]
) -> None:
    with pytest.raises(UsageError):
        ask(world, **wrong)
    assert queries(world) == []


def test_a_claim_of_another_article_is_refused(world: World) -> None:
    world.add("Another text of 12 words.\n")
    claim = world.mark("12 words", article=2)
    with pytest.raises(UsageError, match="another article"):
        ask(world, claim=claim)


def test_words_beyond_the_text_are_refused(world: World) -> None:
    seen = world.ws.read.article(1)
    place = find_place(seen.text, "14 rockets struck")._replace(start=len(seen.text) - 3)
    with pytest.raises(UsageError, match="no words"):
        world.ws.queries.ask(NewQuery(1, seen.revision_id, place, QUESTION)).result()


def test_an_open_query_is_edited_field_by_field(world: World) -> None:
    query = ask(world, proposed="15 rockets struck")
    world.ws.queries.edit(QueryEdit(query, question="Really?", whom="A. Brink")).result()
    world.ws.queries.edit(QueryEdit(query, due_on="2026-12-02", proposed="")).result()
    (seen,) = queries(world)
    assert (seen.question, seen.whom, seen.due_on, seen.proposed) == (
        "Really?",
        "A. Brink",
        "2026-12-02",
        None,
    )
    world.ws.history.undo(1).result()
    assert queries(world)[0].proposed == "15 rockets struck"
    with pytest.raises(UsageError):
        world.ws.queries.edit(QueryEdit(query, due_on="soon")).result()
    with pytest.raises(UsageError):
        world.ws.queries.edit(QueryEdit(query, question="", proposed="")).result()


def test_answers_are_recorded_and_undone(world: World) -> None:
    query = ask(world, proposed="15 rockets struck")
    world.ws.queries.answer([query], "The Pentagon.").result()
    assert (queries(world)[0].state, queries(world)[0].answer) == ("answered", "The Pentagon.")
    world.ws.queries.decide([query], "accepted").result()
    assert (queries(world)[0].state, queries(world)[0].answer) == ("accepted", "The Pentagon.")
    assert queries(world)[0].answered_at
    assert world.labels()[-2:] == ["Answered q1", "Accepted the wording of q1"]
    for _ in range(2):
        world.ws.history.undo(1).result()
    assert (queries(world)[0].state, queries(world)[0].answered_at) == ("open", "")


def test_the_same_answer_again_changes_nothing(world: World) -> None:
    query = ask(world)
    world.ws.queries.answer([query], "Yes.").result()
    assert world.ws.queries.answer([query], "Yes.").result().action is None


def test_what_cannot_be_is_refused(world: World) -> None:
    query = ask(world)
    with pytest.raises(RefusedChange, match="proposes no words"):
        world.ws.queries.decide([query], "accepted").result()
    with pytest.raises(UsageError, match="no answer"):
        world.ws.queries.answer([query], "", "open").result()
    world.ws.queries.withdraw([query]).result()
    for again in (
        lambda: world.ws.queries.answer([query], "Yes."),
        lambda: world.ws.queries.edit(QueryEdit(query, question="Again?")),
        lambda: world.ws.queries.withdraw([query]),
    ):
        with pytest.raises(RefusedChange, match="q1 was withdrawn"):
            again().result()
    with pytest.raises(UnknownThing):
        world.ws.queries.answer([99], "Yes.").result()


def test_each_query_comes_with_its_sentence_in_the_order_of_the_text(world: World) -> None:
    ask(world, "nine people were hurt")
    ask(world, "at least 14 rockets")
    first, second = asked(world.ws.read, 1)
    assert first.query.number == 2
    assert f"{first.before}{first.words}{first.after}".startswith("On 15 February 2021 at least 14")
    assert second.before + second.words + second.after == (
        "A civilian\ncontractor was killed and nine people were hurt."
    )


def test_words_across_sentences_have_both(world: World) -> None:
    ask(world, "were hurt. “It was heavy")
    (entry,) = asked(world.ws.read, 1)
    assert entry.before.startswith("A civilian")
    assert entry.after.endswith("council.")


@pytest.mark.parametrize("suffix", [".md", ".txt", ".docx"])
def test_a_document_goes_out_and_its_answers_come_in(
    world: World, tmp_path: Path, suffix: str
) -> None:
    ask(world, proposed="15 rockets struck")
    ask(world, "nine people", "Which nine?")
    path = tmp_path / f"queries{suffix}"
    made = document(world.ws.read, 1, world.ws.clock.now())
    send(made, path, world.ws.clock.now())
    with pytest.raises(RefusedChange):
        send(made, path, world.ws.clock.now())
    assert read_answers(world.ws.read, 1, path).answers == ()
    answer_in(path)
    found = read_answers(world.ws.read, 1, path)
    assert found.unplaced == ()
    assert found.answers == (
        Answer(1, "From the log.", "accepted"),
        Answer(2, "The guards."),
    )
    world.ws.queries.take(1, found.answers).result()
    assert states(world) == ["accepted", "answered"]
    assert world.labels()[-1] == "Took in the answers to q1, q2"
    assert read_answers(world.ws.read, 1, path).answers == ()
    world.ws.history.undo(1).result()
    assert states(world) == ["open", "open"]


def answer_in(path: Path) -> None:
    """What an author does: writes behind the labels, in the document's own program."""
    said = {"Answer": ["From the log.", "The guards."], "Accept": ["yes"]}
    if path.suffix == ".docx":
        import docx

        word = docx.Document(str(path))
        for paragraph in word.paragraphs:
            for label, words in said.items():
                if paragraph.text.startswith(label) and words:
                    paragraph.add_run(f" {words.pop(0)}")
        word.save(str(path))
        return
    lines = path.read_text().splitlines()
    for at, line in enumerate(lines):
        for label, words in said.items():
            if line.strip("*").startswith(label) and words:
                lines[at] = f"{line} {words.pop(0)}"
    path.write_text("\n".join(lines))


def test_what_was_decided_since_is_not_overwritten(world: World, tmp_path: Path) -> None:
    query = ask(world)
    path = tmp_path / "queries.txt"
    send(document(world.ws.read, 1, world.ws.clock.now()), path, world.ws.clock.now())
    path.write_text(path.read_text().replace("\nAnswer:", "\nAnswer: The guards."))
    world.ws.queries.answer([query], "The Pentagon.").result()
    found = read_answers(world.ws.read, 1, path)
    assert found.answers == ()
    assert found.unplaced[0].words == "The guards."
    assert "answered otherwise" in found.unplaced[0].why


def test_comments_in_a_margin_answer_the_query_that_they_stand_beside(
    world: World, tmp_path: Path
) -> None:
    import docx

    ask(world)
    path = tmp_path / "queries.docx"
    send(document(world.ws.read, 1, world.ws.clock.now()), path, world.ws.clock.now())
    word = docx.Document(str(path))
    word.add_comment(word.paragraphs[1].runs, text="Dear MK", author="A")
    word.add_comment(word.paragraphs[-1].runs, text="It was the guards", author="A")
    word.save(str(path))
    found = read_answers(world.ws.read, 1, path)
    assert found.answers == (Answer(1, "It was the guards"),)
    assert [each.why for each in found.unplaced] == ["It stands above the first query."]
    assert found.unplaced[0].words.endswith("Dear MK")


def test_margins_of_a_document_that_are_not_read_are_told(world: World, tmp_path: Path) -> None:
    ask(world)
    path = tmp_path / "queries.odt"
    said = "<office:annotation><text:p>It was the guards</text:p></office:annotation>"
    for inside, told in ((said, True), ("", False)):
        path.write_bytes(write_odt(f"<text:p>Some words{inside} and more.</text:p>"))
        found = read_answers(world.ws.read, 1, path)
        assert any("save it as .docx" in each.why for each in found.unplaced) == told


def test_a_document_of_all_has_what_was_answered_and_nothing_withdrawn(world: World) -> None:
    first, second = ask(world), ask(world, "nine people", "Which nine?")
    world.ws.queries.answer([first], "The Pentagon.").result()
    world.ws.queries.withdraw([second]).result()
    text = as_text(document(world.ws.read, 1, world.ws.clock.now(), every=True))
    assert "Was answered: answered on 22 November 2026. The Pentagon." in text
    assert "Which nine?" not in text
    assert "There is no open query." in as_text(document(world.ws.read, 1, world.ws.clock.now()))


def test_accepted_wordings_make_a_text(world: World) -> None:
    with pytest.raises(RefusedChange, match="No accepted wording"):
        with_accepted(world.ws.read, 1)
    first = ask(world, proposed="15 rockets struck")
    second = ask(world, "nine people", "Which nine?", proposed="ten people")
    ask(world, "30 people", "Who?", proposed="31 people")
    clashing = ask(world, "nine people were hurt", "Hurt?", proposed="nine people died")
    world.ws.queries.decide([first, second, clashing], "accepted").result()
    made = with_accepted(world.ws.read, 1)
    assert made.numbers == (1, 2)
    assert "least 15 rockets struck Irbil" in made.text
    assert "ten people were hurt" in made.text
    assert "30 people" in made.text
    assert [each.number for each in made.left] == [4]


@pytest.mark.parametrize("before", [True, False])
def test_a_wording_that_the_authors_own_text_has_is_not_asked_for_again(
    world: World, before: bool
) -> None:
    query = ask(world, "14 rockets struck", proposed="15 rockets struck")
    other = ask(world, "nine people", proposed="ten people")
    if before:
        world.ws.queries.decide([query, other], "accepted").result()
    text = world.ws.read.article(1).text.replace("14 rockets", "15 rockets")
    world.ws.revisions.revise(1, Imported(text, "the author", "plain")).result()
    if not before:
        assert states(world) == ["open", "open"]
        world.ws.queries.decide([query, other], "accepted").result()
    assert {each.number: each.applied_in for each in queries(world)} == {1: 2, 2: None}
    assert with_accepted(world.ws.read, 1).numbers == (2,)


def test_what_waits_for_a_day_is_listed_over_all_articles(world: World) -> None:
    world.add("Another text of 12 words, said Ada Brink.\n", published_on="2026-11-30")
    ask(world, due_on="2026-11-25", whom="A. Brink")
    ask(world, "nine people", "Which nine?")
    called = world.mark("A civilian\ncontractor")
    world.ws.claims.defer([called], "the Pentagon", "2026-11-20").result()
    legal = world.mark("12 words", article=2, flags=("legal", "recheck"))
    found = world.ws.read.queries.due()
    assert [(each.kind, each.article, each.name, each.on) for each in found] == [
        (DueKind.CALL_BACK, 1, "#1", "2026-11-20"),
        (DueKind.QUERY, 1, "q1", "2026-11-25"),
        (DueKind.RECHECK, 2, "#1", "2026-11-30"),
        (DueKind.LEGAL, 2, "#1", ""),
    ]
    assert found[1].who == "the author, A. Brink"
    assert found[0].is_overdue("2026-11-22")
    assert not found[1].is_due("2026-11-22")
    world.ws.articles.put_away(1).result()
    assert {each.article for each in world.ws.read.queries.due()} == {2}
    world.ws.claims.set_flags([legal], ()).result()
    assert world.ws.read.queries.due() == []


def test_a_blind_second_reader_sees_no_query_on_a_claim_before_the_own_verdict(
    world: World, file: Path
) -> None:
    claim = world.mark("nine people were hurt")
    ask(world, "nine people", claim=claim, due_on="2026-12-01")
    ask(world)
    world.ws.close()
    second = World(file, Settings(who="EL", round="second"))
    try:
        assert [each.number for each in queries(second)] == [2]
        with pytest.raises(UnknownThing, match="before your own verdict"):
            second.ws.read.queries.numbered(1, 1)
        assert second.ws.read.detail(claim).queries == ()
        assert second.ws.read.claims(1)[0].queries == ()
        assert second.ws.read.queries.due() == []
        ask(second, "nine people were", claim=claim)
        assert [each.number for each in queries(second)] == [2, 3]
        second.rate(claim, "true")
        assert [each.number for each in queries(second)] == [2, 1, 3]
    finally:
        second.ws.close()


def test_an_accepted_wording_is_put_into_a_new_revision_and_undone(world: World) -> None:
    claim = world.mark("14 rockets struck Irbil", "true")
    first = ask(world, proposed="15 rockets struck", claim=claim)
    ask(world, "30 people", "Who?", proposed="31 people")
    world.ws.queries.decide([first], "accepted").result()
    made = with_accepted(world.ws.read, 1)
    outcome = world.ws.revisions.revise(1, as_revision(made), made.queries).result().value
    seen = world.ws.read.article(1)
    assert (outcome.revision, seen.revision, seen.origin) == (2, 2, "accepted wordings of q1")
    assert "least 15 rockets struck" in seen.text
    states_now = {each.number: (each.state, each.applied_in) for each in queries(world)}
    assert states_now == {1: ("accepted", 2), 2: ("open", None)}
    for each in queries(world):
        if each.number == 2:
            assert seen.text[each.start : each.end] == each.exact == "30 people"
    assert world.ws.read.detail(claim).marks[0].status == "changed"
    with pytest.raises(RefusedChange, match="stands in the text already"):
        world.ws.queries.decide([first], "rejected").result()
    with pytest.raises(RefusedChange, match="No accepted wording"):
        with_accepted(world.ws.read, 1)
    world.ws.history.undo(1).result()
    assert world.ws.read.article(1).revision == 1
    assert [each.applied_in for each in queries(world)] == [None, None]


def test_a_query_follows_its_words_into_a_new_text_or_is_lost_with_them(world: World) -> None:
    query = ask(world, "nine people were hurt", proposed="ten people were hurt")
    ask(world, "30 people", "Who?")
    text = world.ws.read.article(1).text
    new = "New words at the top.\n\n" + text.replace(" and nine people were hurt", "")
    world.ws.revisions.revise(1, Imported(new, "2.txt", "plain")).result()
    kept, lost = asked(world.ws.read, 1)
    assert (kept.words, kept.query.revision) == ("30 people", 2)
    assert lost.query.is_lost
    assert (lost.words, lost.before) == ("nine people were hurt", "")
    world.ws.queries.decide([query], "accepted").result()
    with pytest.raises(RefusedChange, match="not in the present text as they were"):
        with_accepted(world.ws.read, 1)


def test_words_of_an_older_text_are_not_asked_about(world: World) -> None:
    seen = world.ws.read.article(1)
    place = find_place(seen.text, "nine people")
    world.ws.revisions.revise(1, Imported("New. " + seen.text, "2.txt", "plain")).result()
    with pytest.raises(Conflict, match="revision 2"):
        world.ws.queries.ask(NewQuery(1, seen.revision_id, place, QUESTION)).result()
    assert queries(world) == []
