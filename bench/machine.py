"""On what it was measured: the machine, the file system, the commit."""

import os
import platform
import subprocess
from pathlib import Path

IN_MEMORY = {"tmpfs", "ramfs"}


def machine() -> dict[str, str | int]:
    """The processor, how many of its cores may be used, memory in GB, kernel."""
    return {
        "processor": _named("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": f"{int(_named('/proc/meminfo', 'MemTotal').split()[0]) / 1e6:.0f} GB",
        "kernel": f"{platform.system()} {platform.release()}",
    }


def file_system(folder: Path) -> str:
    """The type of the file system that a folder lies on."""
    whole = folder.resolve()
    found, longest = "unknown", -1
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
        _, place, kind, *_ = line.split(" ")
        if whole.is_relative_to(place) and len(place) > longest:
            found, longest = kind, len(place)
    return found


def commit(checkout: Path) -> str:
    """The checkout's commit, with a + where files differ from it; empty outside a repository."""
    try:
        named = _git(checkout, "rev-parse", "--short", "HEAD")
        return named + ("+" if _git(checkout, "status", "--porcelain", "-uno") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(checkout: Path, *words: str) -> str:
    call = ["git", "-C", str(checkout), *words]
    return subprocess.run(  # noqa: S603 - the bench's own words
        call, capture_output=True, check=True, text=True
    ).stdout.strip()


def _named(path: str, name: str) -> str:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        before, _, after = line.partition(":")
        if before.strip() == name:
            return after.strip()
    return ""
