"""What a checker does about an article's text at random: new texts, and the walk over them."""

from random import Random

from workbench.model.imports import Imported
from workbench.store.reader import Reader
from workbench.workspace.finding import place_of

LEAST = 400
"""Characters below which nothing more is taken out of a text."""

RATED = ("true", "false", None)

WORDS = ("not", "1,204", "Jane Doe", "on Tuesday", "😀", "Ångström")


def other_text(text: str, chance: Random) -> str:
    """The text with a few edits, as an author would make them; at times the same."""
    for _ in range(chance.randint(0, 4)):
        parts = text.split(" ")
        at, long = chance.randrange(len(parts)), chance.randint(1, 12)
        if len(text) > LEAST and chance.random() < 0.4:
            del parts[at : at + long]
        elif chance.random() < 0.5:
            parts[at] = chance.choice(WORDS)
        elif chance.random() < 0.5:
            parts.insert(at, chance.choice(WORDS))
        else:  # a passage goes elsewhere
            moved = parts[at : at + long]
            del parts[at : at + long]
            to = chance.randrange(len(parts) + 1)
            parts[to:to] = moved
        text = " ".join(parts)
    return text


def revise(read: Reader, chance: Random, article: int) -> tuple[str, str, tuple[object, ...]]:
    """A call that gives the article its text again, an earlier one, or one with edits."""
    rows = read.revisions.of_article(article)
    old = read.revisions.text(chance.choice((rows[-1], rows[-1], chance.choice(rows))).id)
    imported = Imported(other_text(old, chance), "other.txt", "plain")
    return "revisions", "revise", (article, imported)


def walk(read: Reader, chance: Random, article: int) -> tuple[str, str, tuple[object, ...]] | None:
    """A call of the walk over the newest text; None where nothing waits there."""
    waiting = read.revisions.waiting(article)
    if not waiting:
        return None
    marks = [each.mark for each in chance.sample(waiting, min(len(waiting), chance.randint(1, 5)))]
    text = read.article(article).text
    start = chance.randrange(len(text) - 40)
    return chance.choice(
        (
            ("walk", "still_holds", (marks,)),
            ("walk", "still_holds", ([each.mark for each in waiting],)),
            ("walk", "rate", (marks, chance.choice(RATED))),
            ("walk", "accept", (marks[:1],)),
            ("walk", "place", (marks[0], place_of(text, start, start + chance.randint(4, 39)))),
            ("walk", "cut", (marks[:2],)),
        )
    )
