"""The sizes of the house, with each exception and its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import workbench

PACKAGE = Path(workbench.__path__[0])
MODULE_LINES = 300
CLASS_LINES = 250
FUNCTION_LINES = 40
PARAMETERS = 7

EXCEPTIONS = {
    "store/migrations/versions/0001_first.py": "the whole first schema; a migration is not changed",
    "store/migrations/versions/0001_first.py:_articles": "columns, one a line",
    "store/migrations/versions/0001_first.py:_claims": "columns, one a line",
    "store/migrations/versions/0001_first.py:_sources": "columns, one a line",
    "store/articles.py:add": "an article's columns, each by its name",
    "workspace/sources.py:edit_source": "a source's columns, each by its name and optional",
    "tui/desk/screen.py": "one line an action: Textual finds verbs on the screen; what they do is "
    "in the modules beside it",
    "tui/desk/screen.py:DeskScreen": "the same",
    "tui/panes/claims.py:show": "attributes down: what a list shows is given at once",
}

NO_LARGER = {"tui/desk/screen.py": 530, "tui/desk/screen.py:DeskScreen": 470}
"""The lines of what could grow without end: what a verb does stands beside the screen."""


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def too_large() -> Iterator[tuple[str, str]]:
    """What is above a size: its name, and by how much."""
    for name, source in modules():
        lines = len(source.splitlines())
        if lines > MODULE_LINES:
            yield name, f"{lines} lines"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                said = _too_large(node)
                if said:
                    yield f"{name}:{node.name}", said


def _too_large(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if isinstance(node, ast.ClassDef):
        return f"{lines} lines" if lines > CLASS_LINES else ""
    taken = node.args
    parameters = len(taken.posonlyargs + taken.args + taken.kwonlyargs)
    if parameters > PARAMETERS:
        return f"{parameters} parameters"
    return f"{lines} lines" if lines > FUNCTION_LINES else ""


def test_nothing_is_too_large_but_what_has_a_reason() -> None:
    found = dict(too_large())
    assert {name: said for name, said in found.items() if name not in EXCEPTIONS} == {}


def test_no_exception_outlives_its_reason() -> None:
    assert set(EXCEPTIONS) - set(dict(too_large())) == set()


def test_no_exception_grows() -> None:
    found = dict(too_large())
    lines = {name: int(found[name].split()[0]) for name in NO_LARGER}
    assert {name for name, most in NO_LARGER.items() if lines[name] > most} == set()


def test_packages_say_nothing_of_their_own() -> None:
    said = {name for name, source in modules() if name.endswith("__init__.py") and source.strip()}
    assert said == set()


def test_every_module_says_what_it_owns() -> None:
    silent = [
        name
        for name, source in modules()
        if not name.endswith("__init__.py") and not ast.get_docstring(ast.parse(source))
    ]
    assert silent == []
