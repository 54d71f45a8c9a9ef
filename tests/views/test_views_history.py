"""Actions, their changes, and what was touched since one of them."""

import json

import pytest

from workbench.model.views import Change, Touched


def _ids(actions):
    return [action.id for action in actions]


def test_actions_of_an_article_and_of_a_claim_newest_first(rows, reader):
    one, other = rows.article("a"), rows.article("b")
    claim = rows.claim(one, 7)
    first = rows.action(one, claim=claim)
    second = rows.action(one)
    rows.change(second, "mark", 1, claim=claim)
    third = rows.action(other)
    assert _ids(reader.actions()) == [third, second, first]
    assert _ids(reader.actions(article=one)) == [second, first]
    assert _ids(reader.actions(claim=claim)) == [second, first]
    assert _ids(reader.actions(limit=1)) == [third]
    assert _ids(reader.actions(before=third, limit=1)) == [second]
    assert reader.actions(claim=claim)[-1].claim_number == 7
    assert reader.last_action() == third


def test_an_action_is_reversed_while_its_undo_stands(rows, reader):
    article = rows.article()
    done = rows.action(article)
    undo = rows.action(article, reverses=done)

    def reversed_by():
        return {action.id: action.reversed_by for action in reader.actions()}

    assert reversed_by() == {undo: None, done: undo}
    redo = rows.action(article, reverses=undo)
    assert reversed_by() == {redo: None, undo: redo, done: None}
    again = rows.action(article, reverses=redo)
    assert reversed_by() == {again: None, redo: again, undo: None, done: undo}


def test_changes_are_given_as_fields(rows, reader):
    action = rows.action()
    rows.change(action, "claim", 3, before='{"rev":1}', after='{"rev":2}')
    rows.change(action, "mark", 4, after='{"exact":"ü"}')
    assert reader.changes(action) == [
        Change("claim", 3, {"rev": 1}, {"rev": 2}),
        Change("mark", 4, None, {"exact": "ü"}),
    ]


def test_nothing_touched(rows, reader):
    action = rows.action(rows.article())
    assert reader.touched_since(action, 1) == Touched(action, frozenset(), (), article=False)


def test_claims_touched_also_where_they_are_gone_or_their_source_changed(rows, reader):
    article, other = rows.article("a"), rows.article("b")
    claim, elsewhere = rows.claim(article, 1), rows.claim(other, 1)
    citing = rows.claim(article, 2)
    source = rows.source("a.org")
    rows.evidence(citing, source)
    start = rows.action(article)
    for row in (claim, elsewhere):
        rows.change(rows.action(article), "claim", row, claim=row, after='{"rev":2}')
    rows.change(rows.action(article), "claim", 99, claim=99, before="{}")
    rows.change(rows.action(other), "claim", 98, claim=98, before="{}")
    rows.change(rows.action(), "source", source, after='{"title":"T"}')
    assert reader.touched_since(start, article).claims == {claim, citing, 99}


def test_tokens_and_covers_touched_give_spans(rows, reader):
    article = rows.article("x" * 200)
    near = rows.token(1, 10, 14)
    rows.token(1, 14, 18)
    far = rows.token(1, 50, 55)
    start = rows.action(article)
    action = rows.action(article)
    for token in (near, far):
        rows.change(action, "token", token, after='{"ticked":1}')
    cover = {"revision": 1, "start_offset": 52, "end_offset": 80}
    rows.change(action, "cover", 9, before=json.dumps(cover))
    rows.change(action, "cover", 8, before=json.dumps({**cover, "revision": 77}))
    assert reader.touched_since(start, article).spans == ((10, 14), (50, 80))


def test_a_name_that_is_ticked_touches_its_repeats(rows, reader):
    article = rows.article("x" * 200)
    name = {"kind": "name", "words": "Iran"}
    first = rows.token(1, 10, 14, **name, ticked=1)
    rows.token(1, 50, 54, **name)
    rows.token(1, 80, 84, **name, ticked=0)
    start = rows.action(article)
    rows.change(rows.action(article), "token", first, claim=None, after='{"ticked":1}')
    assert reader.touched_since(start, article).spans == ((10, 14), (50, 54))
    seen = reader.last_action()
    rows.change(rows.action(article), "token", first, after='{"claim":1}')
    assert reader.touched_since(seen, article).spans == ((10, 14),)


def test_a_name_that_was_ticked_elsewhere_before_does_not_touch_its_repeats(rows, reader):
    article = rows.article("x" * 200)
    name = {"kind": "name", "words": "Iran"}
    first = rows.token(1, 10, 14, **name, ticked=1)
    second = rows.token(1, 50, 54, **name, ticked=1)
    rows.token(1, 80, 84, **name)
    start = rows.action(article)
    rows.change(rows.action(article), "token", first, claim=None, after='{"ticked":1}')
    assert reader.touched_since(start, article).spans == ((10, 14),)
    rows.change(rows.action(article), "token", second, claim=None, after='{"ticked":1}')
    assert reader.touched_since(start, article).spans == ((10, 14), (50, 54), (80, 84))


def test_only_what_is_shown_of_an_article_makes_it_touched(rows, reader):
    article, other = rows.article("a"), rows.article("b")
    start = rows.action(article)
    counting = {"before": '{"next_claim":1}', "after": '{"next_claim":2}'}
    rows.change(rows.action(article), "article", article, **counting)
    rows.change(rows.action(other), "article", other, after='{"title":"U"}')
    assert not reader.touched_since(start, article).article
    rows.change(rows.action(article), "article", article, after='{"title":"U"}')
    assert reader.touched_since(start, article).article
    assert reader.touched_since(reader.last_action() - 1, article).article


@pytest.mark.parametrize("ahead", [0, 3, 100])
def test_counts_of_holes_follow_actions(rows, reader, ahead):
    article = rows.article("x" * 100_000)
    ids = [rows.token(1, start, start + 4) for start in range(0, 100_000, 9_000)]
    for _ in range(ahead):
        reader.count_holes_ahead(1)
    assert reader.hole_counts(1).total == len(ids)
    for done, token in enumerate(ids, 1):
        row = rows.session.get(type(rows.session.get(_token(), token)), token)
        row.ticked = 1
        rows.session.commit()
        rows.change(rows.action(article), "token", token, after='{"ticked":1}')
        assert reader.hole_counts(1).total == len(ids) - done
    assert reader.hole_counts(1).by_kind == {}


def test_holes_known_by_what_was_just_read_are_those_that_are_counted_anew(rows, reader):
    article = rows.article("x" * 30_000)
    ids = [rows.token(1, start, start + 4) for start in range(0, 30_000, 900)]
    assert reader.known_hole_counts(1).total == len(ids)
    action = reader.last_action()
    for done, token in enumerate(ids, 1):
        rows.session.get(_token(), token).ticked = 1
        rows.session.commit()
        rows.change(rows.action(article), "token", token, after='{"ticked":1}')
        if done % 3:  # else two actions are counted by what the tally reads itself
            action = reader.touched_since(action, article).last_action
        assert reader.known_hole_counts(1).total == len(ids) - done
        action = reader.last_action()


def test_what_changed_itself_is_told_from_the_names_that_follow_it(rows, reader):
    article = rows.article("x" * 100)
    first = rows.token(1, 10, 14, kind="name", words="Anna")
    rows.token(1, 50, 54, kind="name", words="Anna")
    start = rows.action(article)
    rows.change(rows.action(article), "token", first, claim=None, after='{"ticked":1}')
    touched = reader.touched_since(start, article)
    assert (touched.spans, touched.own) == (((10, 14), (50, 54)), ((10, 14),))


def _token():
    from workbench.store.tables import Token

    return Token
