"""English words brought down to what their forms share, so that `killed` finds `kills`.

The stem need not be a word; it only has to be the same for forms that a paraphrase exchanges.
"""

import re


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(words.split())


SHORTEST = 4
"""Letters below which a word is left alone: `his` is no plural."""

FUNCTION_WORDS = listed(
    """
    a an and any are as at be been being but by can could did do does for from had has have having
    he her hers him his how i if in into is it its may me might more most must my of on or our out
    over she should so some such than that the their theirs them then there these they this those
    through to too under up us very was we were what when where which while who whom whose why will
    with would you your about after again also because before between both during each few further
    here just only other own same until upon within without said says say according told
    """
)
"""Words that any two English texts share: they tell no place from another."""

NEGATIONS = listed(
    "no not never none nobody nothing neither nor nowhere cannot without hardly barely"
)

IRREGULAR = {
    form: base
    for base, forms in {
        "rise": "rose risen",
        "fall": "fell fallen",
        "win": "won",
        "lose": "lost loss losses",
        "buy": "bought",
        "sell": "sold sale sales",
        "build": "built",
        "pay": "paid",
        "leave": "left",
        "hold": "held",
        "find": "found",
        "give": "gave given",
        "take": "took taken",
        "make": "made",
        "meet": "met",
        "send": "sent",
        "spend": "spent",
        "strike": "struck stricken",
        "break": "broke broken",
        "begin": "began begun",
        "grow": "grew grown growth",
        "know": "knew known",
        "write": "wrote written",
        "speak": "spoke spoken",
        "die": "dies died dead death deaths dying",
        "shoot": "shot",
        "withdraw": "withdrew withdrawn",
        "become": "became",
        "choose": "chose chosen",
        "bring": "brought",
        "teach": "taught",
        "think": "thought",
        "child": "children",
        "man": "men",
        "woman": "women",
        "person": "people persons",
        "go": "went gone",
        "see": "saw seen",
        "lead": "led",
        "run": "ran",
        "use": "used using uses",
    }.items()
    for form in forms.split()
}
_ENDINGS = re.compile(
    r"(?<=\w{3})(?:ations?|ators?|ating|ated?|e?ments?|ness|(?<=[st])ions?|ings?|edly|ed|ly|e)\Z"
)
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdgmnprt])\1\Z")


def stem(word: str) -> str:
    """What `word`, in lower case, shares with its other forms; itself where that is not certain."""
    word = word.replace("’", "'").removesuffix("'s")
    base = IRREGULAR.get(word, word)
    if len(base) < SHORTEST or not base.isascii() or not base.isalpha():
        return base
    base = _singular(base)
    found = _ENDINGS.search(base)
    if found and _VOWEL.search(base, 0, found.start()):
        base = _DOUBLED.sub(r"\1", base[: found.start()])
    if base.endswith("i") and len(base) > SHORTEST:
        return base[:-1] + "y"
    return base


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > SHORTEST:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
