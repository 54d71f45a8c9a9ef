"""Problems of an article, its sign-off with reasons, and corrections after it."""

import pytest
from ws_world import TEXT, World

from workbench.model.errors import RefusedChange, UnknownThing, UsageError
from workbench.model.imports import Imported
from workbench.model.scales import TRUTH
from workbench.model.settings import Settings
from workbench.workspace.finding import parse_citations
from workbench.workspace.problems import problems
from workbench.workspace.walking import walk

RULE = Settings().settles_with


def kinds(world: World, number: int | None = None) -> list[str]:
    found = problems(world.ws.read, 1, RULE)
    return [each.kind for each in found if number is None or each.number == number]


def whole(world: World) -> None:
    """Covers the whole text, so that there are no holes."""
    seen = world.ws.read.article(1)
    world.ws.claims.cover(1, seen.revision_id, 0, len(seen.text)).result()


@pytest.fixture
def draft(file):
    made = World(file, Settings(who="MK"))
    made.add(purpose="draft")
    whole(made)
    yield made
    made.ws.close()


def test_an_article_without_problems_is_signed_off_and_opened_again(draft):
    assert kinds(draft) == []
    draft.ws.signing.sign(1, "Read twice.").result()
    assert draft.ws.read.article(1).state == "signed"
    (signed,) = draft.ws.read.proof.sign_offs(1)
    assert (signed.kind, signed.revision, signed.by, signed.note) == (
        "signed", 1, "MK", "Read twice.",
    )  # fmt: skip
    assert draft.labels()[-1] == "Signed off revision 1"
    with pytest.raises(RefusedChange, match="signed off by MK already"):
        draft.ws.signing.sign(1).result()
    draft.ws.signing.reopen(1, "A call came in.").result()
    assert draft.ws.read.article(1).state == "open"
    assert [each.kind for each in draft.ws.read.proof.sign_offs(1)] == ["signed", "reopened"]
    with pytest.raises(RefusedChange, match="not signed"):
        draft.ws.signing.reopen(1).result()
    draft.ws.history.undo(1).result()
    draft.ws.history.undo(1).result()
    assert (draft.ws.read.article(1).state, draft.ws.read.proof.sign_offs(1)) == ("open", [])


def test_words_rated_wrong_stand_in_the_way_of_a_draft(draft):
    draft.mark("nine people", "change")
    draft.mark("2 trucks", "cut")
    draft.mark("Monday", "on-author")
    draft.mark("30 people")
    draft.mark("14 rockets struck", "opinion")
    assert kinds(draft) == ["wrong-in-text", "waiting-claim", "open-claim", "wrong-in-text"]


def test_in_statements_a_rating_is_the_product(world):
    whole(world)
    claim = world.mark("nine people", "false")
    assert kinds(world, world.claim(claim).number) == ["little-evidence"]


def test_holes_are_told_by_kind_and_set_aside_for_a_revision(world):
    found = [each for each in problems(world.ws.read, 1, RULE) if each.kind == "hole"]
    counts = world.ws.read.hole_counts(1).by_kind
    assert {each.about: each.text.split()[0] for each in found} == {
        f"{kind} in revision 1": str(number) for kind, number in counts.items() if number
    }
    assert all(each.claim is None and each.start is not None for each in found)
    world.ws.signing.set_aside(1, found, "Read by the desk.").result()
    again = [each for each in problems(world.ws.read, 1, RULE) if each.kind == "hole"]
    assert {each.reason for each in again} == {"Read by the desk."}
    world.ws.signing.uphold(1, found).result()
    assert not any(each.reason for each in problems(world.ws.read, 1, RULE))


def test_a_legal_flag_waits_for_a_second_reader_and_a_difference_for_the_editor(draft, file):
    claim = draft.mark("nine people", "confirmed", flags=("legal",))
    assert "legal-flag" in kinds(draft)
    second = World(file, Settings(who="SR", round="second"))
    second.rate(claim, "confirmed")
    assert "legal-flag" not in kinds(draft)
    second.rate(claim, "cut")
    assert "disagreement" in kinds(draft)
    with pytest.raises(RefusedChange, match="belongs to the first reading"):
        second.ws.signing.sign(1, override="All well.").result()
    second.ws.close()
    editor = World(file, Settings(who="ED", round="editor"))
    editor.rate(claim, "confirmed")
    editor.ws.close()
    assert "disagreement" not in kinds(draft)


def test_a_quotation_is_to_stand_word_for_word_in_a_passage(draft):
    claim = draft.mark("“It was heavy,” said Jane Doe", "confirmed", kind="quotation")
    said = parse_citations("https://a.org/")[0]._replace(passage="He said: it was very heavy.")
    draft.ws.sources.attach([claim], [said]).result()
    assert "not-verbatim" in kinds(draft)
    told = said._replace(url="https://b.org/", passage="“It was heavy,” she told us.")
    draft.ws.sources.attach([claim], [told]).result()
    assert "not-verbatim" not in kinds(draft)


def test_an_open_query_stands_in_the_way(draft):
    claim = draft.mark("nine people", "opinion")
    draft.ws.verdicts.propose(claim, "ten people").result()
    assert kinds(draft) == []  # a wording is proposed, nothing is asked


def test_what_stands_in_the_way_is_named_and_signed_off_with_a_reason(draft):
    first, second = draft.mark("nine people"), draft.mark("Monday", "on-author")
    with pytest.raises(RefusedChange, match=r"2 problems without a reason: #\d .*not rated"):
        draft.ws.signing.sign(1).result()
    assert draft.ws.read.article(1).state == "open"
    (only,) = [each for each in problems(draft.ws.read, 1, RULE) if each.claim == first]
    draft.ws.signing.set_aside(1, [only], "The desk knows.").result()
    with pytest.raises(UsageError, match="takes a reason"):
        draft.ws.signing.set_aside(1, [only], " ").result()
    draft.ws.signing.sign(1, override="Printed at six.").result()
    (signed,) = draft.ws.read.proof.sign_offs(1)
    assert {(each.kind, each.claim, each.reason) for each in signed.overrides} == {
        ("open-claim", draft.claim(first).number, "The desk knows."),
        ("waiting-claim", draft.claim(second).number, "Printed at six."),
    }
    draft.ws.history.undo(1).result()
    reasons = [each.reason for each in problems(draft.ws.read, 1, RULE)]
    assert sorted(reasons) == ["", "The desk knows."]


def test_a_signed_article_that_was_put_away_is_signed_when_it_comes_back(draft):
    draft.ws.signing.sign(1).result()
    draft.ws.articles.put_away(1).result()
    draft.ws.articles.take_back(1).result()
    assert draft.ws.read.article(1).state == "signed"


def test_another_verdict_after_sign_off_is_a_correction_that_undo_takes_back(draft):
    claim = draft.mark("nine people", "opinion")
    draft.ws.signing.sign(1).result()
    draft.rate(claim, "opinion")
    assert draft.ws.read.proof.corrections(1) == []
    draft.rate(claim, "cut")
    draft.rate(claim, None)
    first, second = draft.ws.read.proof.corrections(1)
    assert (first.number, first.kind, first.old, first.new) == (1, "verdict", "Opinion", "Cut")
    assert (second.old, second.new, second.claim, second.by) == ("Cut", "open", claim, "MK")
    draft.ws.signing.word(first.id, "We wrote that nine were hurt.").result()
    assert draft.ws.read.proof.corrections(1)[0].public_wording.startswith("We wrote")
    for _ in range(3):
        draft.ws.history.undo(1).result()
    assert draft.ws.read.proof.corrections(1) == []
    assert draft.claim(claim).rating == "opinion"


def test_a_claim_rated_anew_in_the_walk_is_a_correction_too(draft):
    claim = draft.mark("nine people", "opinion")
    draft.ws.signing.sign(1).result()
    new = TEXT.replace("nine people", "ten people")
    draft.ws.revisions.revise(1, Imported(new, "second.txt", "plain")).result()
    (item,) = walk(draft.ws.read, 1).items
    draft.ws.walk.still_holds([item.mark]).result()
    assert [each.kind for each in draft.ws.read.proof.corrections(1)] == ["text"]
    draft.ws.walk.rate([item.mark], "cannot-confirm").result()
    last = draft.ws.read.proof.corrections(1)[-1]
    assert (last.claim, last.old, last.new) == (claim, "Opinion", "Cannot confirm")


def test_a_claim_marked_and_rated_after_sign_off_is_a_correction_once_it_is_rated(draft):
    draft.ws.signing.sign(1).result()
    draft.mark("2 trucks")
    assert draft.ws.read.proof.corrections(1) == []
    draft.mark("nine people", "opinion")
    (made,) = draft.ws.read.proof.corrections(1)
    assert (made.old, made.new) == ("open", "Opinion")


def test_another_scale_after_sign_off_corrects_what_is_called_otherwise(draft):
    for words, rating in (("nine people", "opinion"), ("2 trucks", "cannot-confirm")):
        draft.mark(words, rating)
    draft.ws.signing.sign(1, override="It is so.").result()
    mapping = {"opinion": "opinion", "cannot-confirm": "unproven"}
    draft.ws.articles.change_scale(1, TRUTH, mapping).result()
    (made,) = draft.ws.read.proof.corrections(1)
    assert (made.old, made.new) == ("Cannot confirm", "Unproven")
    draft.ws.history.undo(1).result()
    assert draft.ws.read.proof.corrections(1) == []


def test_a_second_verdict_after_sign_off_corrects_nothing(draft, file):
    claim = draft.mark("nine people", "opinion")
    draft.ws.signing.sign(1).result()
    second = World(file, Settings(who="SR", round="second"))
    second.rate(claim, "cut")
    second.ws.close()
    assert draft.ws.read.proof.corrections(1) == []


def test_a_corrected_claim_can_be_deleted_and_merged(draft):
    claims = [draft.mark(words, "opinion") for words in ("nine people", "Monday", "2 trucks")]
    draft.ws.signing.sign(1).result()
    for claim in claims:
        draft.rate(claim, "cut")
    draft.ws.claims.merge(claims[:2]).result()
    draft.ws.claims.delete([claims[2]]).result()
    assert [each.new for each in draft.ws.read.proof.corrections(1)] == ["Cut"] * 3
    assert draft.ws.read.proof.corrections(1)[2].claim is None


def test_a_new_text_after_sign_off_is_corrected_sentence_by_sentence(draft):
    claim = draft.mark("nine people", "opinion")
    draft.ws.signing.sign(1).result()
    new = TEXT.replace("nine people", "eight people").replace(" Jane Doe left", " Ann Doe left")
    new = new.replace("Jane Doe left on", "Ann Doe left on") + "\nThe council has since met.\n"
    draft.ws.revisions.revise(1, Imported(new, "second.txt", "plain")).result()
    first, second, third = draft.ws.read.proof.corrections(1)
    assert (first.kind, first.claim, first.revision) == ("text", claim, 2)
    assert ("nine people" in first.old, "eight people" in first.new) == (True, True)
    assert ("Jane Doe left" in second.old, second.claim) == (True, None)
    assert (third.old, third.new) == ("", "The council has since met.")
    assert draft.ws.read.article(1).state == "signed"
    assert "changed-mark" in kinds(draft)
    draft.ws.history.undo(1).result()
    assert draft.ws.read.proof.corrections(1) == []


def test_a_new_text_before_sign_off_is_no_correction(draft):
    new = TEXT.replace("nine", "eight")
    draft.ws.revisions.revise(1, Imported(new, "second.txt", "plain")).result()
    assert draft.ws.read.proof.corrections(1) == []


def test_a_correction_that_is_not_there_is_told(draft):
    with pytest.raises(UnknownThing, match="no correction 7"):
        draft.ws.signing.word(7, "x").result()


def test_an_editors_verdict_is_another_reading_too_on_p_as_of_today(draft, file):
    claim = draft.mark("nine people", "confirmed", flags=("legal",))
    assert [each.kind for each in draft.ws.read.queries.due()] == ["legal"]
    editor = World(file, Settings(who="ED", round="editor"))
    editor.rate(claim, "confirmed")
    assert "legal-flag" not in kinds(draft)
    assert draft.ws.read.queries.due() == []
    editor.rate(claim, None)  # and took it back
    editor.ws.close()
    assert "legal-flag" in kinds(draft)
    assert [each.kind for each in draft.ws.read.queries.due()] == ["legal"]


def test_a_struck_word_that_stands_in_a_draft_stands_in_the_way(draft):
    draft.mark("at least 14 rockets struck", "opinion")
    first = draft.mark("nine people were hurt", "opinion")
    for words in ("nine", "Monday", "Jane Doe"):
        strike = [each.id for each in draft.tokens() if each.words == words]
        draft.ws.claims.tick(strike, 0).result()
    found = problems(draft.ws.read, 1, RULE)
    assert [(each.kind, each.claim, each.text) for each in found] == [
        ("wrong-in-text", first, "“nine” is struck and stands in the text."),
        ("wrong-in-text", None, "“Jane Doe” is struck and stands in the text, in 2 places."),
        ("wrong-in-text", None, "“Monday” is struck and stands in the text."),
    ]
    assert [each.start for each in found[1:]] == [
        draft.ws.read.article(1).text.index(words) for words in ("Jane Doe", "Monday")
    ]
    draft.ws.signing.set_aside(1, found[:2], "So he spells it.").result()
    reasons = [each.reason for each in problems(draft.ws.read, 1, RULE)]
    assert reasons == ["So he spells it.", "So he spells it.", ""]
    draft.rate(first, "change")
    assert next(each.about for each in problems(draft.ws.read, 1, RULE)) == ""


def test_a_name_found_wrong_stands_in_the_way_while_it_is_in_the_draft(file):
    made = World(file, Settings(who="MK"))
    made.add(purpose="draft")
    doe = next(each for each in made.ws.names.of(made.ws.read, 1) if each.words == "Jane Doe")
    made.ws.names.check(1, [doe], "wrong").result()
    found = [each.text for each in problems(made.ws.read, 1, RULE) if each.kind == "wrong-in-text"]
    assert found == ["“Jane Doe” is struck and stands in the text, in 2 places."]
    made.ws.history.undo(1).result()
    assert "wrong-in-text" not in kinds(made)
    made.ws.close()


def test_words_of_statements_that_are_struck_are_the_product(world):
    whole(world)
    world.ws.claims.tick([world.token("Monday").id], 0).result()
    assert kinds(world) == []


@pytest.mark.parametrize(
    ("published_on", "is_left"), [("", True), ("2026-11-30", True), ("2026-11-20", False)]
)
def test_a_recheck_flag_waits_for_a_verdict_of_publication_day(file, published_on, is_left):
    made = World(file, Settings(who="MK"))
    made.add(purpose="draft", published_on=published_on)
    whole(made)
    claim = made.mark("nine people", "opinion", flags=("recheck",))  # on 2026-11-22
    assert kinds(made) == (["recheck-flag"] if is_left else [])
    made.ticking.pass_hours(240)
    assert [each.kind for each in made.ws.read.queries.due()] == (["recheck"] if is_left else [])
    made.rate(claim, "opinion")
    assert kinds(made) == ([] if published_on else ["recheck-flag"])
    assert [each.kind for each in made.ws.read.queries.due()] == (
        [] if published_on else ["recheck"]
    )
    made.ws.close()


NAMES = "Michael Knights spoke on Monday. The knights said so. Knight said it twice.\n"


def odd(world: World, article: int) -> list[str]:
    return [each.text for each in problems(world.ws.read, article, RULE) if each.number is None]


def test_a_name_spelt_oddly_stands_in_the_way_until_somebody_judged_it(world):
    world.add(NAMES, purpose="draft")
    assert odd(world, 2)[-2:] == [
        "Michael Knights: “The knights” in small letters.",
        "Knight: “Knight” is nearly “Michael Knights”.",
    ]
    with pytest.raises(RefusedChange):
        world.ws.signing.sign(2).result()
    knights, knight = (each for each in world.ws.names.of(world.ws.read, 2) if each.problems)
    world.ws.names.check(2, [knight], "wrong").result()
    world.ws.names.check(2, [knights], "right").result()
    left = [each for each in problems(world.ws.read, 2, RULE) if each.number is None]
    assert "name-variant" not in [each.kind for each in left]
    assert "“Knight” is struck and stands in the text." in [each.text for each in left]


def test_a_name_set_aside_stays_so_until_it_is_spelt_in_one_more_way(world):
    world.add(NAMES, purpose="draft")
    found = [each for each in problems(world.ws.read, 2, RULE) if each.kind == "name-variant"]
    world.ws.signing.set_aside(2, found, "as the house spells").result()
    left = [each for each in problems(world.ws.read, 2, RULE) if each.kind == "name-variant"]
    assert [each.reason for each in left] == ["as the house spells"] * 2
    more = Imported(
        NAMES.replace("it twice", "it to KNIGHT-Ridder, as Knìght has it"), "a file", "t"
    )
    world.ws.revisions.revise(2, more).result()
    left = [each for each in problems(world.ws.read, 2, RULE) if each.kind == "name-variant"]
    assert "" in [each.reason for each in left]
