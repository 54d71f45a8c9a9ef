"""Packets that came from somewhere: whether they are as they were handed over."""

from pathlib import Path

from workbench.model.requests import VerifyOutcome


def verify(path: Path) -> VerifyOutcome:
    """Checks a folder or a zip against its manifest, without a file of one's own.

    UsageError where there is neither at `path`.
    """
    from workbench.exchange.packet_check import check

    return check(path)
