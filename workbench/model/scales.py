"""Rating scales: ordered sets of possible verdicts, the ones that ship and how to read one."""

import unicodedata
from typing import NamedTuple

from workbench.model.states import Purpose

ROLES = ("good", "mostly", "mixed", "poor", "bad", "unsure", "note")
"""The colour roles that a rating can have."""


def is_symbol(symbol: str) -> bool:
    """Whether this is one printable character that no terminal shows wider than a cell."""
    narrow = len(symbol) == 1 and symbol.isprintable() and not symbol.isspace()
    return (
        narrow
        and not unicodedata.combining(symbol)
        and unicodedata.east_asian_width(symbol) in ("N", "Na", "H")
    )


class Rating(NamedTuple):
    """One possible verdict.

    `symbol` is one narrow cell, `role` a colour role (good, mostly, mixed, poor, bad, unsure,
    note), `number` the schema.org value or None where the rating is off the true-false axis.
    A rating that settles ends the work on a claim; one that does not leaves it waiting on
    `waits_on`. `asks_reason` opens the rationale.
    """

    key: str
    label: str
    symbol: str
    role: str
    number: int | None = None
    settles: bool = True
    asks_reason: bool = False
    waits_on: str = ""

    @property
    def is_finding(self) -> bool:
        """Whether it says how the claim stands to the facts, and so must rest on evidence: that
        something cannot be told, or is an opinion, rests on none.
        """
        return self.role not in ("unsure", "note")


IN_TEXT = "text"
"""What a rating waits on whose words must change or go."""

CUT = "cut"
"""The key of the rating that asks for words to go."""


class RatingScale(NamedTuple):
    """Ratings in the order of their digits, 1 first."""

    name: str
    purpose: Purpose
    ratings: tuple[Rating, ...]

    def rating(self, key: str) -> Rating | None:
        """The rating with that key, or None."""
        return next((rating for rating in self.ratings if rating.key == key), None)

    def by_digit(self, digit: int) -> Rating | None:
        """The rating that the digit 1 to 9 gives, or None."""
        return self.ratings[digit - 1] if 1 <= digit <= min(9, len(self.ratings)) else None


TRUTH = RatingScale(
    "truth",
    Purpose.STATEMENTS,
    (
        Rating("true", "True", "v", "good", 5),
        Rating("mostly-true", "Mostly true", "+", "mostly", 4),
        Rating("mixed", "Mixed", "~", "mixed", 3, asks_reason=True),
        Rating("mostly-false", "Mostly false", "-", "poor", 2, asks_reason=True),
        Rating("false", "False", "x", "bad", 1, asks_reason=True),
        Rating("missing-context", "Missing context", "c", "mixed", asks_reason=True),
        Rating("unproven", "Unproven", "?", "unsure", asks_reason=True),
        Rating("satire", "Satire", "s", "note"),
        Rating("opinion", "Opinion", "o", "note"),
    ),
)

MAGAZINE = RatingScale(
    "magazine",
    Purpose.DRAFT,
    (
        Rating("confirmed", "Confirmed", "v", "good"),
        Rating("change", "Change", ">", "bad", None, False, True, "text"),
        Rating("on-author", "On author", "a", "unsure", None, False, False, "author"),
        Rating("cannot-confirm", "Cannot confirm", "?", "unsure", asks_reason=True),
        Rating("cut", "Cut", "x", "bad", None, False, True, "text"),
        Rating("opinion", "Opinion", "o", "note"),
    ),
)

POLITIFACT = RatingScale(
    "politifact",
    Purpose.STATEMENTS,
    (
        Rating("true", "True", "v", "good", 6),
        Rating("mostly-true", "Mostly True", "+", "mostly", 5),
        Rating("half-true", "Half True", "~", "mixed", 4, asks_reason=True),
        Rating("mostly-false", "Mostly False", "-", "poor", 3, asks_reason=True),
        Rating("false", "False", "x", "bad", 2, asks_reason=True),
        Rating("pants-on-fire", "Pants on Fire", "X", "bad", 1, asks_reason=True),
    ),
)

SNOPES = RatingScale(
    "snopes",
    Purpose.STATEMENTS,
    (
        Rating("true", "True", "v", "good", 5),
        Rating("mostly-true", "Mostly True", "+", "mostly", 4),
        Rating("mixture", "Mixture", "~", "mixed", 3, asks_reason=True),
        Rating("mostly-false", "Mostly False", "-", "poor", 2, asks_reason=True),
        Rating("false", "False", "x", "bad", 1, asks_reason=True),
        Rating("unproven", "Unproven", "?", "unsure", asks_reason=True),
        Rating("outdated", "Outdated", "d", "mixed", asks_reason=True),
        Rating("miscaptioned", "Miscaptioned", "m", "poor", asks_reason=True),
        Rating("labeled-satire", "Labeled Satire", "s", "note"),
        Rating("correct-attribution", "Correct Attribution", "A", "good"),
        Rating("misattributed", "Misattributed", "a", "bad", asks_reason=True),
        Rating("unfounded", "Unfounded", "u", "unsure", asks_reason=True),
        Rating("scam", "Scam", "$", "bad", asks_reason=True),
        Rating("legend", "Legend", "l", "note"),
        Rating("research-in-progress", "Research In Progress", "r", "unsure", settles=False),
    ),
)

AFRICA_CHECK = RatingScale(
    "africacheck",
    Purpose.STATEMENTS,
    (
        Rating("correct", "Correct", "v", "good", 5),
        Rating("mostly-correct", "Mostly correct", "+", "mostly", 4),
        Rating("understated", "Understated", "<", "mixed", asks_reason=True),
        Rating("exaggerated", "Exaggerated", ">", "poor", asks_reason=True),
        Rating("misleading", "Misleading", "~", "poor", asks_reason=True),
        Rating("incorrect", "Incorrect", "x", "bad", 1, asks_reason=True),
        Rating("unproven", "Unproven", "?", "unsure", asks_reason=True),
        Rating("checked", "Checked", "c", "note"),
    ),
)

CORRECTIV = RatingScale(
    "correctiv",
    Purpose.STATEMENTS,
    (
        Rating("richtig", "Richtig", "v", "good", 5),
        Rating("groesstenteils-richtig", "Größtenteils richtig", "+", "mostly", 4),
        Rating("teilweise-falsch", "Teilweise falsch", "~", "mixed", 3, asks_reason=True),
        Rating("groesstenteils-falsch", "Größtenteils falsch", "-", "poor", 2, asks_reason=True),
        Rating("falsch", "Falsch", "x", "bad", 1, asks_reason=True),
        Rating("fehlender-kontext", "Fehlender Kontext", "c", "mixed", asks_reason=True),
        Rating("manipuliert", "Manipuliert", "m", "bad", asks_reason=True),
        Rating("unbelegt", "Unbelegt", "?", "unsure", asks_reason=True),
    ),
)

PRESETS = {
    scale.name: scale for scale in (TRUTH, MAGAZINE, POLITIFACT, SNOPES, AFRICA_CHECK, CORRECTIV)
}

DEFAULT_FOR = {Purpose.DRAFT: MAGAZINE, Purpose.STATEMENTS: TRUTH}
