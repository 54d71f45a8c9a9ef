"""Modules that are found the short way are those that Python would have found."""

import importlib.util
import os
import py_compile
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

import pytest

from workbench.cli import finding
from workbench.cli.finding import _Finder

NAME = "workbench.made_up"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of a package; bytecode is kept as it is by default."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    yield tmp_path
    sys.modules.pop(NAME, None)


def written(package: Path, words: str) -> Path:
    file = package / "made_up.py"
    file.write_text(words, encoding="utf-8")
    return file


def found(package: Path) -> ModuleSpec:
    spec = _Finder.find_spec(NAME, [str(package)])
    assert spec is not None
    return spec


def loaded(package: Path) -> ModuleType:
    spec = found(package)
    module = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module


def cached(file: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(file)))


def test_it_is_found_as_python_finds_it(package: Path) -> None:
    written(package, "what = 'found'\n")
    spec, usual = found(package), PathFinder.find_spec(NAME, [str(package)])
    assert usual is not None
    told = ("name", "origin", "cached", "has_location", "parent", "submodule_search_locations")
    for name in told:
        assert getattr(spec, name) == getattr(usual, name)
    assert isinstance(spec.loader, type(usual.loader))


def test_its_module_knows_its_files_and_its_source(package: Path) -> None:
    file = written(package, "what = 'found'\n")
    module = loaded(package)
    assert (module.what, module.__file__, module.__cached__) == (
        "found",
        str(file),
        str(cached(file)),
    )
    assert module.__loader__.get_source(NAME) == "what = 'found'\n"  # type: ignore[union-attr]


def test_bytecode_is_written_the_first_time_and_read_the_second(package: Path) -> None:
    file = written(package, "what = 'first'\n")
    assert loaded(package).what == "first"
    stat = file.stat()
    file.write_text("what = 'other'\n", encoding="utf-8")  # of the same size
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert loaded(package).what == "first"


def test_source_that_has_changed_is_compiled_again(package: Path) -> None:
    file = written(package, "what = 'first'\n")
    assert loaded(package).what == "first"
    file.write_text("what = 'second, and longer'\n", encoding="utf-8")
    assert loaded(package).what == "second, and longer"
    file.write_text("what = 'thirdly, and longer'\n", encoding="utf-8")
    os.utime(file, (1, 1))
    assert loaded(package).what == "thirdly, and longer"


@pytest.mark.parametrize("content", [b"", b"no bytecode", b"\0" * 40, finding.HEAD])
def test_a_file_that_holds_no_bytecode_is_passed_over(package: Path, content: bytes) -> None:
    file = written(package, "what = 'found'\n")
    cached(file).parent.mkdir()
    cached(file).write_bytes(content)
    assert loaded(package).what == "found"


def test_bytecode_that_goes_by_a_hash_is_pythons_to_judge(package: Path) -> None:
    file = written(package, "what = 'first'\n")
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    py_compile.compile(str(file), invalidation_mode=mode)
    file.write_text("what = 'other'\n", encoding="utf-8")
    assert loaded(package).what == "other"


def test_code_that_was_compiled_elsewhere_says_where_it_lies_now(package: Path) -> None:
    file = written(package, "def what(): pass\n")
    py_compile.compile(str(file), dfile="/elsewhere/made_up.py")
    assert loaded(package).what.__code__.co_filename == str(file)


def test_what_is_no_module_of_these_packages_is_not_looked_for(package: Path) -> None:
    written(package, "what = 'found'\n")
    (package / "within").mkdir()
    assert _Finder.find_spec("workbench.within", [str(package)]) is None
    assert _Finder.find_spec("workbench.missing", [str(package)]) is None
    assert _Finder.find_spec("other.made_up", [str(package)]) is None
    assert _Finder.find_spec("workbench.made_up") is None
    assert _Finder.find_spec(NAME, [str(package), "elsewhere"]) is None


@pytest.mark.parametrize("prefix", ["/elsewhere", None])
def test_where_bytecode_lies_elsewhere_nothing_is_changed(
    monkeypatch: pytest.MonkeyPatch, prefix: str | None
) -> None:
    # Another test of this process may have begun a program, which shortens.
    monkeypatch.setattr(sys, "meta_path", [each for each in sys.meta_path if each is not _Finder])
    monkeypatch.setattr(sys, "pycache_prefix", prefix)
    finding.shorten()
    finding.shorten()
    assert sys.meta_path.count(_Finder) == (1 if prefix is None and not sys.flags.optimize else 0)
