"""Texts to measure on: news of invented places, with dates, numbers and names in every sentence."""

import random
from itertools import pairwise
from typing import NamedTuple

from workbench.model.spans import Span

PARAGRAPH = 4
"""Sentences in a paragraph."""

FIRST_NAMES = (
    "Marta",
    "Ilse",
    "Jonas",
    "Amara",
    "Tomas",
    "Wanda",
    "Elio",
    "Priya",
    "Oskar",
    "Nuala",
)
LAST_NAMES = ("Quillon", "Brandt", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Castell", "Vrba")
PLACES = ("Port Averil", "Kestrel Bay", "Nordheim", "Lake Tarn", "Saltmere", "Hollin Ridge")
MONTHS = ("January", "March", "May", "June", "August", "September", "November", "December")
THINGS = ("ships", "houses", "buses", "trees", "wells", "schools", "letters", "bridges")
DID = ("counted", "inspected", "repaired", "bought", "reported", "promised", "lost", "painted")
SHAPES = (
    "On {day} {month} {year}, {name} said that {place} had {did} {count} {things}.",
    "The council of {place} paid {sum} crowns for {things} in {year}, {name} said.",
    "“We {did} {count} {things} and nobody thanked us,” said {name}, the mayor of {place}.",
    "Between {year} and {later} the number of {things} in {place} rose by {share} percent.",
    "{name} of {place}, who {did} the {things} on {day} {month}, spoke of {count} people.",
)


class Story(NamedTuple):
    """A text, and its sentences (code points, half-open)."""

    text: str
    sentences: tuple[Span, ...]

    def places(self, count: int) -> list[Span]:
        """As many stretches of one line, evenly over the text; none overlaps another.

        Sentences, or where there are too few of them, halves, thirds and so on.
        """
        parts = -(-count // len(self.sentences))
        pieces = [piece for sentence in self.sentences for piece in _pieces(sentence, parts)]
        return [pieces[number * len(pieces) // count] for number in range(count)]


def story(words: int, seed: int = 1) -> Story:
    """A text of about so many words; the same for the same seed."""
    chance = random.Random(seed)
    written: list[str] = []
    sentences: list[Span] = []
    at = count = 0
    while count < words:
        sentence = _sentence(chance)
        count += sentence.count(" ") + 1
        sentences.append(Span(at, at + len(sentence)))
        gap = "\n\n" if len(sentences) % PARAGRAPH == 0 else " "
        written += (sentence, gap)
        at += len(sentence) + len(gap)
    return Story("".join(written), tuple(sentences))


EDITS = 300
"""Places at which a second text is edited."""


def revised(text: str) -> str:
    """The same text with words exchanged, taken out and put in, and paragraphs moved."""
    chance = random.Random(6)
    paragraphs = text.split("\n\n")
    for number in range(EDITS):
        at = chance.randrange(len(paragraphs))
        words = paragraphs[at].split(" ")
        first = chance.randrange(len(words))
        if number % 10 == 0:
            paragraphs.insert(chance.randrange(len(paragraphs)), paragraphs.pop(at))
            continue
        words[first : first + number % 4] = [f"edited{number}"] * (number % 3)
        paragraphs[at] = " ".join(words)
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    year = chance.randint(1950, 2020)
    return chance.choice(SHAPES).format(
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=year,
        later=year + chance.randint(1, 5),
        name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        place=chance.choice(PLACES),
        did=chance.choice(DID),
        count=f"{chance.randint(2, 9_999):,}",
        things=chance.choice(THINGS),
        sum=f"{chance.randint(1, 900)},000",
        share=chance.randint(2, 95),
    )


def _pieces(sentence: Span, parts: int) -> list[Span]:
    """A sentence in so many pieces of about the same length."""
    start, end = sentence
    cuts = [start + (end - start) * part // parts for part in range(parts + 1)]
    return [Span(*cut) for cut in pairwise(cuts)]
