"""Finds the modules of large packages the short way, and reads their bytecode at once.

Python looks for a module with five calls of the system and much arithmetic of paths around them.
Where a module of these packages lies is known: two calls find it and say whether its bytecode is
that of the source as it is now. Whatever is not as expected (a package, no bytecode, one of another
kind) goes Python's own way.
"""

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType

PACKAGES = ("workbench.", "textual.", "rich.", "asyncio.")
"""Two thirds of what a start loads, all of it plain source: a module with a compiled twin beside it
would be found without that. A start is 10 ms of 240 sooner."""

HEAD = MAGIC_NUMBER + bytes(4)
"""How bytecode begins that goes by time and size of its source (PEP 552), which stand behind it."""

CODE = 16
"""Bytes before the code."""

BITS = 0xFFFFFFFF

_SUFFIX = f".{sys.implementation.cache_tag}.pyc"


class _ShortLoader(SourceFileLoader):
    """Reads bytecode without asking again for what the finder was told."""

    def __init__(self, name: str, path: str, bytecode: str, source: os.stat_result) -> None:
        self.name, self.path = name, path
        self._bytecode = bytecode
        self._source = source

    def get_code(self, fullname: str) -> CodeType | None:
        data = _content(self._bytecode)
        source = int(self._source.st_mtime) & BITS, self._source.st_size & BITS
        if data[: len(HEAD)] == HEAD and (_word(data, 8), _word(data, 12)) == source:
            code = marshal.loads(memoryview(data)[CODE:])  # noqa: S302 - as Python does with it
            if isinstance(code, CodeType) and code.co_filename == self.path:
                return code
        return super().get_code(fullname)


def _word(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _content(path: str) -> bytes:
    """What the file contains, nothing where it cannot be read."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(file, os.fstat(file).st_size)
    except OSError:
        return b""
    finally:
        os.close(file)


class _Finder:
    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if path is None or not name.startswith(PACKAGES) or len(path) != 1:
            return None
        folder, tail = path[0], name.rpartition(".")[2]
        file = f"{folder}/{tail}.py"
        try:
            source = os.stat(file)  # noqa: PTH116 - `pathlib` is loaded later, and slower
        except OSError:
            return None
        bytecode = f"{folder}/__pycache__/{tail}{_SUFFIX}"
        spec = ModuleSpec(name, _ShortLoader(name, file, bytecode, source), origin=file)
        spec.has_location = True
        spec.cached = bytecode
        return spec


def shorten() -> None:
    """Find them the short way from now on, where bytecode lies as it does by default."""
    if sys.flags.optimize or sys.pycache_prefix is not None or _Finder in sys.meta_path:
        return
    sys.meta_path.insert(sys.meta_path.index(PathFinder), _Finder)
