"""Python looks for cycles among objects behind a frame, not in the midst of a key."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from workbench.tui import garbage


class Ring:
    """An object that only a look for cycles lets go of."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_python_does() -> Iterator[None]:
    threshold = gc.get_threshold()
    gc.collect()
    garbage.begin()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


def lost() -> "ref[Ring]":
    return ref(Ring())


def test_what_a_key_leaves_is_found_behind_the_frame_and_not_before() -> None:
    ring = lost()
    made = [[] for _ in range(2 * garbage.YOUNG)]  # type: ignore[var-annotated]
    assert ring() is not None
    garbage.look()
    assert ring() is None
    assert len(made) == 2 * garbage.YOUNG


def test_there_is_no_look_where_little_was_made() -> None:
    ring = lost()
    garbage.look()
    garbage.look_well()
    assert ring() is not None


def test_python_looks_by_itself_where_no_frame_comes_for_long() -> None:
    ring = lost()
    made = [[] for _ in range(2 * garbage.AT_ONCE)]  # type: ignore[var-annotated]
    assert ring() is None
    assert len(made) == 2 * garbage.AT_ONCE


def test_what_was_loaded_is_never_looked_at() -> None:
    ring = lost()
    garbage.keep()
    gc.collect()
    assert ring() is not None
