"""What is loaded when: the first frame and `--help` wait for nothing they do not need."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import workbench

HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "httpx",
    "httpcore",
    "trafilatura",
    "alembic",
    "rapidfuzz",
    "sentencex",
    "docx",
    "mammoth",
    "pypdfium2",
    "jinja2",
    "selectolax",
}
"""Libraries that cost more than a frame, or are for what few sessions do."""

WIDGETS = {
    f"textual.widgets._{name}" for name in ("text_area", "data_table", "markdown", "footer", "log")
}
"""Those of Textual's widgets that are not loaded with Textual itself."""

LATER = {
    *(f"workbench.tui.desk.{name}" for name in ("writing", "rating", "going", "marking")),
    *(f"workbench.tui.desk.{name}" for name in ("describing", "citing")),
    *(f"workbench.workspace.{name}" for name in ("articles", "claims", "verdicts", "sources")),
    *(f"workbench.workspace.{name}" for name in ("history", "drafts", "care", "own_scales")),
    *(f"workbench.text.{name}" for name in ("worddiff", "hosts", "marks", "fold", "sentences")),
    *(f"workbench.tui.{name}" for name in ("palette", "help", "editor")),
    *(f"workbench.web.{name}" for name in ("fetching", "guard", "client", "secrets")),
    "workbench.workspace.web_settings",
    "workbench.model.requests",
}
"""Modules of our own that are loaded behind the first frame of the desk, or when asked for."""

FOR_OTHER_CALLS = {"argparse", "tomllib", "importlib.metadata"}
"""What the plain call of the desk does without, where a person has no configuration."""

FIRST_FRAME = """
import json, sys
from pathlib import Path
from workbench.model.settings import Settings
from workbench.tui.app import WorkbenchApp
from workbench.workspace.opening import open_workspace

class Probe(WorkbenchApp):
    def _after_first_frame(self):
        self.loaded = sorted(sys.modules)
        self.seen = "".join(strip.text for strip in self.screen._compositor.render_strips())
        self.exit()

article = int(sys.argv[2]) if len(sys.argv) > 2 else None
with open_workspace(Path(sys.argv[1]), Settings(who="MK")) as workspace:
    app = Probe(workspace, workspace.settings, article)
    app.run(headless=True, size=(120, 40))
print(json.dumps([app.loaded, app.seen]))
"""

COMMAND = """
import json, sys
from workbench.cli.main import main
code = main(sys.argv[1:])
print()
print(json.dumps([code, sorted(sys.modules)]))
"""


def run(script: str, *words: object) -> list[object]:
    """What the script printed last, in an interpreter of its own."""
    with TemporaryDirectory() as home:
        found = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", script, *map(str, words)],
            env={"PYTHONPATH": str(Path(workbench.__path__[0]).parent), "HOME": home},
            capture_output=True,
            check=True,
            text=True,
        )
    printed: list[object] = json.loads(found.stdout.splitlines()[-1])
    return printed


def libraries(modules: object) -> set[str]:
    assert isinstance(modules, list)
    return {str(module).partition(".")[0] for module in modules}


def test_the_desk_is_painted_without_what_writes_fetches_or_parses(story_db: Path) -> None:
    loaded, seen = run(FIRST_FRAME, story_db, 1)
    assert "Claims by place" in str(seen)
    assert "Sorrel Rock" in str(seen)
    assert libraries(loaded) & HEAVY == set()
    assert isinstance(loaded, list)
    assert set(loaded) & (WIDGETS | LATER | FOR_OTHER_CALLS) == set()
    assert not any(name.startswith("workbench.tui.dialogs") for name in loaded)


def test_so_is_the_library(story_db: Path) -> None:
    loaded, seen = run(FIRST_FRAME, story_db)
    assert "Lighthouse keepers" in str(seen)
    assert libraries(loaded) & HEAVY == set()


def test_the_plain_call_of_the_desk_needs_no_grammar() -> None:
    code, loaded = run(COMMAND, "--db", "no.db", "1")  # is no terminal, and so goes no further
    assert code == 2
    assert libraries(loaded) & (HEAVY | FOR_OTHER_CALLS | {"textual"}) == set()


def test_help_and_version_load_no_interface_and_no_store() -> None:
    for word in ("--help", "--version"):
        code, loaded = run(COMMAND, word)
        assert code == 0
        assert libraries(loaded) & (HEAVY | {"textual", "rich", "sqlite3", "asyncio"}) == set()


def test_reading_commands_do_without_what_writes(story_db: Path) -> None:
    for words in (("articles",), ("claims", 1), ("history",)):
        code, loaded = run(COMMAND, "--db", story_db, *words)
        assert code == 0
        assert libraries(loaded) & (HEAVY | {"textual"}) == set()


def test_the_front_of_the_web_waits_for_no_library() -> None:
    script = """
import json, sys
from workbench.web.fetching import Fetcher
fetcher = Fetcher()
fetcher.close()
print(json.dumps(sorted(sys.modules)))
"""
    assert libraries(run(script)) & (HEAVY | {"h11", "anyio"}) == set()
