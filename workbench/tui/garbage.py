"""When Python looks for cycles among objects: behind a frame, and not while a key is obeyed.

By itself it looks where the 700th object is made, which is in the midst of most keys: 0.1 ms for
young objects, 1 for older ones, and 20 for all of them once SQLAlchemy is loaded.
"""

import gc

YOUNG = 700
"""Objects made since the last look from which on one is due: as many as Python's own choice."""

OLDER = 10
"""Looks at young objects for one at older ones, and these for one at all: Python's choice too."""

AT_ONCE = 20 * YOUNG
"""Objects from which on Python looks by itself after all: no key makes as many, an import does."""


def begin() -> None:
    """What the first frame needed stays: it is never looked at."""
    gc.freeze()
    gc.set_threshold(AT_ONCE, OLDER, OLDER)
    gc.enable()


def keep() -> None:
    """What was loaded since stays too."""
    gc.freeze()


def look() -> None:
    """A frame is out and the next key is awaited: look, where it is time."""
    young, older, _oldest = gc.get_count()
    if young > YOUNG:
        gc.collect(1 if older > OLDER else 0)


def look_well() -> None:
    """Nobody waits: look at all, where it is time."""
    if gc.get_count()[2] > OLDER:
        gc.collect()
