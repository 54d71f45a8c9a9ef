"""What a running program has used: processor time to the nanosecond, and memory. Linux only."""

import os
import time
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
MEGABYTE = 1_000_000

_SCHEDULED = 2
"""The clock of a process that the scheduler keeps (the kernel's CPUCLOCK_SCHED)."""


def processor_ms(process: int) -> float:
    """Processor time in ms that a process has taken, with all its threads, ended ones too.

    It is the kernel's own sum of what /proc/PID/task/*/schedstat tells of the living ones.
    """
    return time.clock_gettime_ns((~process << 3) | _SCHEDULED) / 1e6


def resident_mb(process: int) -> float:
    """Memory in MB (a million bytes) that a process holds now."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE / MEGABYTE
