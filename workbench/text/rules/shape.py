"""What a language has to say for its checkable tokens to be found."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's patterns and words; words are in lower case.

    `number` and `date` match whole tokens in the text, `comparison` in the folded text. `common`
    are words that begin a sentence and are no name; `titles` go with a name and are none alone;
    `abbreviations` keep their full stop within a name; `peoples` are adjectives and nouns of
    nations, no fact alone; `links` stand inside a name between two of its words, `person_links`
    those of them that a person's name goes on with; `speech` are
    verbs that a person's name stands before; `bodies` are what no person is called: ministry,
    institute.
    """

    number: re.Pattern[str]
    date: re.Pattern[str]
    comparison: re.Pattern[str]
    common: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    peoples: frozenset[str]
    links: frozenset[str]
    person_links: frozenset[str]
    speech: frozenset[str]
    bodies: frozenset[str]
