"""Importing, editing, rescaling, putting away and deleting articles."""

import pytest
from ws_world import TEXT, World

from workbench.model.errors import Conflict, RefusedChange, UnknownThing, UsageError
from workbench.model.imports import Imported
from workbench.model.requests import ArticleEdit, Citation, EvidenceEdit, ImportOptions
from workbench.model.scales import MAGAZINE, POLITIFACT, TRUTH, Rating, RatingScale
from workbench.model.settings import Settings
from workbench.model.spans import Locator
from workbench.model.states import Purpose


def test_an_import_finds_tokens_and_covers_headers(world):
    article = world.ws.read.article(1)
    assert article.title == "Rockets hit the base"
    assert (article.purpose, article.scale) == ("statements", TRUTH)
    tokens = {(token.kind, token.words) for token in world.tokens()}
    assert {("date", "15 February 2021"), ("name", "Jane Doe"), ("number", "30")} <= tokens
    (cover,) = world.ws.read.covers(article.revision_id)
    assert article.text[cover.start : cover.end] == "Rockets hit the base"
    assert world.labels() == ["Imported “Rockets hit the base”"]


def test_a_token_across_lines_has_its_words_in_one(file):
    world = World(file)
    world.add("The council of Saraya\n  Awliya al-Dam met Jane\nDoe.")
    assert all("\n" not in token.words for token in world.tokens())
    world.ws.close()


def test_the_same_text_is_known_and_not_doubled(world):
    again = world.add(title="Another title", purpose="draft")
    assert (again.known, again.article, again.revision) == (True, 1, 1)
    assert again.title == "Rockets hit the base"
    assert len(world.ws.read.articles()) == 1
    assert world.labels() == ["Imported “Rockets hit the base”"]


def test_a_text_whose_article_was_deleted_is_new(world):
    world.ws.articles.delete(1).result()
    again = world.add()
    assert (again.known, again.article) == (False, 2)


def test_what_the_person_said_comes_before_what_was_found(file):
    world = World(file)
    imported = Imported(
        "date 2020-01-01\n\nWords of the body stand here and go on for a while.",
        "a.txt",
        "plain",
        title="Found",
        byline="Found",
        locators=(Locator(0, "page 1"),),
        warnings=("3 bytes were not text.",),
    )
    options = ImportOptions(title="Said", published_on="2021-02-20", scale="snopes")
    outcome = world.ws.articles.add(imported, options).result().value
    article = world.ws.read.article(outcome.article)
    assert (article.title, article.byline) == ("Said", "Found")
    assert (article.published_on, outcome.published_on) == ("2021-02-20", "2021-02-20")
    assert (article.scale.name, article.purpose) == ("snopes", "draft")
    assert article.locators == imported.locators
    assert outcome.warnings == imported.warnings
    world.ws.close()


def test_without_a_headline_the_first_words_of_the_body_are_the_title(file):
    world = World(file)
    outcome = world.add("date 2021-02-20\n\nthe body begins here and it has more words than that.")
    assert outcome.title == "the body begins here and it has more …"
    assert outcome.published_on == "2021-02-20"
    world.ws.close()


def test_a_draft_has_the_scale_for_drafts_and_settings_say_what_is_usual(file):
    house = RatingScale("house", Purpose.STATEMENTS, (Rating("ok", "OK", "v", "good"),))
    settings = Settings(who="MK", default_purpose="statements", scales={"house": house})
    world = World(file, settings)
    assert world.ws.read.article(world.add("One text.").article).scale == TRUTH
    assert world.ws.read.article(world.add("Two.", purpose="draft").article).scale == MAGAZINE
    assert world.ws.read.article(world.add("Three.", scale="house").article).scale == house
    world.ws.close()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"published_on": "20.2.2021"}, "2026-11-22"),
        ({"published_on": "2021-02-30"}, "2026-11-22"),
        ({"published_on": "20210220"}, "2026-11-22"),
        ({"purpose": "fun"}, "draft, statements"),
        ({"scale": "stars"}, "truth, magazine"),
    ],
)
def test_what_there_is_not_is_refused_naming_what_there_is(file, options, named):
    world = World(file)
    with pytest.raises(UsageError, match=named):
        world.add(**options)
    assert world.ws.read.articles() == []
    world.ws.close()


def test_editing_and_undoing_an_edit(world):
    edit = ArticleEdit(1, title="Irbil", published_on="2021-02-20")
    world.ws.articles.edit(edit).result()
    assert world.ws.read.article(1).title == "Irbil"
    assert world.labels()[-1] == "Changed the article’s title, published"
    assert world.ws.history.undo(1).result().value.article == 1
    assert world.ws.read.article(1).title == "Rockets hit the base"
    with pytest.raises(UsageError):
        world.ws.articles.edit(ArticleEdit(1, published_on="soon")).result()
    with pytest.raises(UsageError):
        world.ws.articles.edit(ArticleEdit(1, purpose="fun")).result()
    with pytest.raises(UnknownThing):
        world.ws.articles.edit(ArticleEdit(9, title="x")).result()


def test_put_away_take_back_delete_and_undo(world):
    world.ws.articles.put_away(1).result()
    assert world.ws.read.articles() == []
    world.ws.articles.take_back(1).result()
    assert len(world.ws.read.articles()) == 1
    world.ws.articles.delete(1).result()
    assert world.ws.read.articles(put_away=True) == []
    world.ws.history.undo().result()
    assert world.ws.read.article(1).text == TEXT


def test_another_scale_maps_every_rating_and_keeps_reasons(world):
    false = world.mark("at least 14 rockets struck", "false")
    world.ws.verdicts.explain(false, "It was 12.").result()
    unproven = world.mark("nine people were hurt", "unproven")
    untouched = world.mark("30 people")
    mapping = {"false": "pants-on-fire", "unproven": None}
    world.ws.articles.change_scale(1, POLITIFACT, mapping).result()
    assert world.ws.read.article(1).scale == POLITIFACT
    seen = world.ws.read.detail(false).verdicts[-1]
    assert seen.rating == "pants-on-fire"
    assert seen.rationale == "It was 12.\n\nScale changed from truth to politifact."
    assert (world.claim(unproven).rating, world.claim(unproven).state) == (None, "open")
    assert world.ws.read.detail(untouched).verdicts == ()
    world.ws.history.undo(1).result()
    assert world.claim(false).rating == "false"
    assert world.ws.read.article(1).scale == TRUTH


def test_a_rating_in_use_must_be_mapped_to_one_there_is(world):
    world.mark("nine people were hurt", "false")
    with pytest.raises(RefusedChange, match="False"):
        world.ws.articles.change_scale(1, POLITIFACT, {}).result()
    with pytest.raises(UnknownThing, match="half-true"):
        world.ws.articles.change_scale(1, POLITIFACT, {"false": "nope"}).result()
    assert world.ws.read.article(1).scale == TRUTH


def test_what_somebody_else_changed_since_it_was_seen_is_not_replaced_unread(world):
    article = world.ws.read.article(1)
    claim = world.mark("Pentagon")
    world.ws.sources.attach([claim], [Citation(url="https://example.org/a")]).result()
    (piece,) = world.ws.read.detail(claim).evidence
    mine = ArticleEdit(1, title="Mine", seen={"title": article.title})
    located = EvidenceEdit(piece.id, locator="page 3", seen={"locator": ""})
    world.ws.articles.edit(mine).result()
    world.ws.sources.edit_evidence(located).result()
    world.ws.articles.edit(mine._replace(byline="MK")).result()  # it holds what it shall
    with pytest.raises(Conflict, match=r"title was changed .* now “Mine”"):
        world.ws.articles.edit(mine._replace(title="Theirs")).result()
    with pytest.raises(Conflict, match=r"locator was changed .* now “page 3”"):
        world.ws.sources.edit_evidence(located._replace(locator="page 4")).result()
    assert world.ws.read.article(1).title == "Mine"
    world.ws.articles.edit(ArticleEdit(1, title="Theirs", seen={"title": "Mine"})).result()
    assert world.ws.read.article(1).title == "Theirs"
