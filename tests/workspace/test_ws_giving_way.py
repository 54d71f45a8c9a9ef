"""While something long is computed, keys get the interpreter sooner; afterwards all is as usual."""

import sys

import pytest

from workbench.workspace.giving_way import SOONER, GivingWay


def test_keys_come_sooner_until_all_that_is_long_is_over() -> None:
    usual = sys.getswitchinterval()
    way = GivingWay()
    with way:
        assert sys.getswitchinterval() == pytest.approx(usual / SOONER)
        with way:
            assert sys.getswitchinterval() == pytest.approx(usual / SOONER)
        assert sys.getswitchinterval() == pytest.approx(usual / SOONER)
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_a_fault_leaves_the_usual_behind() -> None:
    usual = sys.getswitchinterval()
    with pytest.raises(ValueError, match="broken"), GivingWay():
        raise ValueError("broken")
    assert sys.getswitchinterval() == pytest.approx(usual)
