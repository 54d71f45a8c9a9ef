"""Every key does something that exists, and stands in the page of keys."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import workbench.tui
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.evidence.differences import DifferencesPane
from workbench.tui.evidence.screen import EvidenceScreen
from workbench.tui.evidence.sourcepane import SourcePane
from workbench.tui.exports.panes import FormatsPane
from workbench.tui.exports.screen import ExportScreen
from workbench.tui.key import Key
from workbench.tui.keys import CONTEXTS
from workbench.tui.library.pane import LibraryPane
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.links.pane import LinksPane
from workbench.tui.links.screen import LinksScreen
from workbench.tui.names.pane import NamesPane
from workbench.tui.names.screen import NamesScreen
from workbench.tui.offers.pane import OffersPane
from workbench.tui.offers.screen import OffersScreen
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claims import ClaimsPane
from workbench.tui.panes.detail import DetailPane
from workbench.tui.panes.field import FieldArea, FieldEditor
from workbench.tui.problems.pane import ProblemsPane
from workbench.tui.problems.screen import ProblemsScreen
from workbench.tui.queries.pane import QueriesPane
from workbench.tui.queries.screen import QueriesScreen
from workbench.tui.reference import page
from workbench.tui.revisions.comparescreen import CompareScreen, ComparisonPane
from workbench.tui.revisions.screen import RevisionsPane, RevisionsScreen
from workbench.tui.revisions.sides import SidesPane
from workbench.tui.revisions.textpane import RevisionText
from workbench.tui.revisions.walkpane import WalkPane
from workbench.tui.revisions.walkscreen import WalkScreen
from workbench.tui.sources.pane import SourcesPane
from workbench.tui.sources.screen import SourcesScreen
from workbench.tui.today import TodayPane, TodayScreen

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

OWNERS: dict[str, tuple[list[type], list[type]]] = {
    "everywhere": ([WorkbenchApp], []),
    "screen": ([DeskScreen], [DeskScreen]),
    "claim": ([DeskScreen], [DeskScreen]),
    "defer": ([DeskScreen], [DeskScreen]),
    "desk": ([DeskScreen], [DeskScreen]),
    "text": ([ArticlePane], [DeskScreen]),
    "article": ([ArticlePane], [DeskScreen]),
    "claims": ([ClaimsPane], [DeskScreen]),
    "detail": ([DetailPane], [DeskScreen]),
    "source": ([DetailPane], [DeskScreen]),
    "evidence": ([EvidenceScreen], [EvidenceScreen]),
    "library": ([LibraryPane], [LibraryScreen]),
    "sources": ([SourcesPane], [SourcesScreen]),
    "problems": ([ProblemsPane], [ProblemsScreen]),
    "links": ([LinksPane], [LinksScreen]),
    "queries": ([QueriesPane], [QueriesScreen]),
    "today": ([TodayPane], [TodayScreen]),
    "names": ([NamesPane], [NamesScreen]),
    "exports": ([FormatsPane], [ExportScreen]),
    "offers": ([OffersScreen], [OffersScreen]),
    "offered": ([OffersPane], [OffersScreen]),
    "walk": ([WalkScreen], [WalkScreen]),
    "walked": ([WalkPane], [WalkScreen]),
    "revisions": ([RevisionsPane], [RevisionsScreen]),
    "comparison": ([ComparisonPane], [CompareScreen]),
    "field": ([FieldEditor, FieldArea], [DeskScreen]),
}
"""Whose bare actions and whose `screen.` actions the keys of a context name."""

BESIDE_EVIDENCE = ("screen", "claim", "defer", "evidence", "source", "text")
"""The contexts that are active on the evidence screen; some of them are shared with the desk."""

ALL_KEYS = [(context, key) for context, keys in CONTEXTS.items() for key in keys]


@pytest.mark.parametrize(("context", "key"), ALL_KEYS, ids=[key.id for _, key in ALL_KEYS])
def test_the_action_of_a_key_is_there_and_takes_what_the_key_says(context: str, key: Key) -> None:
    namespace, name, parameters = parse(key.action)
    bare, screens = OWNERS[context]
    owners = {"": bare, "screen": screens, "app": [WorkbenchApp]}[namespace]
    action = next((found for owner in owners if (found := _action(owner, name))), None)
    assert action is not None, f"{key.id}: nothing does {key.action}"
    inspect.signature(action).bind(None, *parameters)


@pytest.mark.parametrize("context", BESIDE_EVIDENCE)
def test_what_the_evidence_shares_with_the_desk_it_does_too(context: str) -> None:
    for key in CONTEXTS[context]:
        namespace, name, parameters = parse(key.action)
        panes = [SourcePane, DifferencesPane] if context == "text" else [EvidenceScreen]
        for owner in [EvidenceScreen] if namespace == "screen" else panes:
            action = _action(owner, name)
            assert action is not None, f"{key.id}: {owner.__name__} cannot do {key.action}"
            inspect.signature(action).bind(None, *parameters)


@pytest.mark.parametrize("context", ["screen", "claim", "walk", "text"])
def test_what_the_walk_shares_with_the_desk_it_does_too(context: str) -> None:
    for key in CONTEXTS[context]:
        _, name, parameters = parse(key.action)
        for owner in [SidesPane, RevisionText] if context == "text" else [WalkScreen]:
            action = _action(owner, name)
            assert action is not None, f"{key.id}: {owner.__name__} cannot do {key.action}"
            inspect.signature(action).bind(None, *parameters)


def _action(owner: type, name: str) -> object | None:
    return getattr(owner, f"action_{name}", None) or getattr(owner, f"_action_{name}", None)


def widgets_and_screens() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(workbench.tui.__path__, "workbench.tui."):
        found = importlib.import_module(module.name)
        for one in vars(found).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name:
                yield one


def own_bindings(owner: type[DOMNode]) -> Iterator[Binding]:
    return Binding.make_bindings(owner.__dict__.get("BINDINGS", ()))


def test_every_binding_of_every_screen_and_widget_has_its_action() -> None:
    missing = []
    for owner in widgets_and_screens():
        for binding in own_bindings(owner):
            namespace, name, _ = parse(binding.action)
            looked = {"": [owner], "app": [WorkbenchApp], "screen": _screens(), "focused": [owner]}
            if not any(_action(one, name) for one in looked[namespace]):
                missing.append(f"{owner.__name__}: {binding.key} {binding.action}")
    assert missing == []


def _screens() -> list[type]:
    return [one for one in widgets_and_screens() if issubclass(one, Screen)]


def test_no_key_is_kept_for_what_is_not_there() -> None:
    assert [key.id for _, key in ALL_KEYS if "coming" in key.action] == []


def test_the_page_of_keys_is_what_the_program_has() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_names_every_verb() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert [key.id for _, key in ALL_KEYS if f"`{key.id}`" not in written] == []


def test_textual_brings_no_key_of_its_own_that_is_not_ours() -> None:
    """Its Ctrl+Q lost ratings; ours stands in its place, and Ctrl+C only says so."""
    ours = {key for binding in own_bindings(WorkbenchApp) for key in binding.key.split(",")}
    inherited = {binding.key for binding in own_bindings(App)}
    assert "ctrl+q" in ours & inherited
