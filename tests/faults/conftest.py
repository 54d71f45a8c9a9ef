"""What tests of faults share: programs in terminals of their own."""

from in_terminals import env, start

__all__ = ["env", "start"]
