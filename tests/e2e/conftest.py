"""What tests through a terminal share: starting the program, and the sizes it is walked at."""

import pytest
from in_terminals import SIZES, env, start

__all__ = ["env", "start"]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The sizes of terminals that every way through the program is walked at."""
    return request.param
