"""The English words of which numbers and days are made, in lower case."""

from workbench.text.dates import MONTHS


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    """Each of the words with its number."""
    return {word: first + step * at for at, word in enumerate(words.split())}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen",
    0,
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
WRITTEN_TO = ("k", "m", "mn", "bn", "b", "tn")
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + end: rank for word, rank in ORDINALS.items() if 3 <= rank <= 10 for end in ("", "s")
}
MONTH_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
FIRST_WORDS = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(ORDINALS)
    | frozenset(MONTH_NUMBERS)
    | {"half", "a"}
)
AFTER_A = frozenset(SCALES) | frozenset(PARTS)
"""What makes a number of the word `a`."""
GOING_ON = (
    FIRST_WORDS
    | AFTER_A
    | frozenset(f"{scale}s" for scale in SCALES)
    | {"and", "of", "per", "cent", "percent", "pc"}
)
"""What may stand behind the first word of a quantity, besides figures."""
