"""What tests of faults share: programs in terminals of their own, and where chance begins."""

import os
import zlib

import pytest
from in_terminals import env, start

__all__ = ["env", "start"]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """One for each test, the same in every run: who fails is whoever changed something. Others are
    tried by hand, with FAULTS_SEED or the programs of this folder.
    """
    given = int(os.environ.get("FAULTS_SEED", "0"))
    return (zlib.crc32(request.node.name.encode()) + given) % 1_000_000
