"""A full pass: an article with a claim on each fact, against a second text of it.

Every claim whose words or sentence changed is found, and no other is opened again.
"""

import re
from pathlib import Path

import pytest
from stories import STORY
from test_ws_revising import revise
from ws_world import World

from workbench.model.requests import NewClaim
from workbench.text.coverage import checkable
from workbench.text.sentences import sentences
from workbench.workspace.finding import place_of
from workbench.workspace.walking import walk

SHARED = Path(__file__).parents[3] / "shared" / "articles" / "irbil.txt"
"""A real article, where there is one beside the project."""

EDITED, TAKEN_OUT, AMONG = 2, 5, 7
"""Of each seven sentences with claims, by their number: one is edited and one taken out."""


def marked_up(world: World) -> dict[int, list[int]]:
    """Marks and rates every token; the claims of each sentence, by the sentence's number."""
    seen = world.ws.read.article(1)
    claims: dict[int, list[int]] = {}
    spans = sentences(seen.text)
    for token in checkable(seen.text):
        number = next(at for at, one in enumerate(spans) if token.start < one.end)
        place = place_of(seen.text, token.start, token.end)
        new = NewClaim(1, seen.revision_id, (place,))
        made = world.ws.claims.mark(new, "true").result().value
        claims.setdefault(number, []).append(made)
    return claims


def second(text: str, with_claims: list[int]) -> tuple[str, set[int], set[int]]:
    """Another text of the article, and the numbers of the sentences that it edits and takes out."""
    edited = set(with_claims[EDITED::AMONG])
    gone = set(with_claims[TAKEN_OUT::AMONG])
    parts, at = [], 0
    for number, span in enumerate(sentences(text)):
        words = text[span.start : span.end]
        parts.append(text[at : span.start])
        if number in edited:
            words = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), words)
            words = f"Nobody denies that {words}"
        parts.append("" if number in gone else words)
        at = span.end
    return "A line that is new stands on top.\n\n" + "".join(parts) + text[at:], edited, gone


@pytest.mark.parametrize("name", ["our own", "a real one"])
def test_every_changed_claim_is_found_and_no_unchanged_one_is_opened_again(
    file: Path, name: str
) -> None:
    if name == "a real one" and not SHARED.exists():
        pytest.skip("There is no real article beside the project.")
    text = STORY if name == "our own" else SHARED.read_text(encoding="utf-8")
    world = World(file)
    world.add(text, purpose="statements")
    claims = marked_up(world)
    new, edited, gone = second(world.ws.read.article(1).text, sorted(claims))
    before = {claim.id: claim.state for claim in world.ws.read.claims(1)}
    revise(world, new)
    waiting = {item.claim for item in walk(world.ws.read, 1).items}
    expected = {claim for number in edited | gone for claim in claims[number]}
    assert expected
    assert waiting == expected
    assert {claim.id: claim.state for claim in world.ws.read.claims(1)} == before
    marks = world.ws.read.revisions.marks(world.ws.read.article(1).revision_id)
    lost = {mark.claim for mark in marks if mark.start is None}
    taken_out = {claim for number in gone for claim in claims[number]}
    assert lost <= taken_out
    assert len(lost) >= 0.9 * len(taken_out)  # words that stand elsewhere too may be a guess
    assert world.ws.care.verify().problems == ()
    world.ws.close()
