"""Notes on a capture: a few sentences for the checker, however much there is to tell."""

from collections.abc import Iterable

MOST_SENTENCES = 4
"""A page in a wrong encoding has thousands of wrong bytes, which nobody reads about one by one."""


def joined(sentences: Iterable[str]) -> str:
    """The first sentences as one note, and how many there were."""
    said = [one for one in sentences if one]
    if len(said) <= MOST_SENTENCES:
        return " ".join(said)
    return " ".join([*said[:MOST_SENTENCES], f"There are {len(said) - MOST_SENTENCES} more notes."])
