"""What the readable files say: articles, their sources, what two checkers made of each claim."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.model.requests import Citation, ImportOptions

FOLDER = Path(__file__).parent
NAMES = ("article", "statements", "ferry")
"""The articles of the sample, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rating and why; `rating` may be empty where nothing was found yet."""

    rating: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClaimScript:
    """One claim: its words and further places, then what became of it, in order of the fields."""

    quote: str
    kind: str
    also: tuple[str, ...] = ()
    restated: str = ""
    claimant: str = ""
    priority: int = 2
    flags: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    reopened: str = ""
    first: Finding = field(default_factory=Finding)
    proposed: str = ""
    waiting_on: str = ""
    until: str = ""
    second: Finding = field(default_factory=Finding)


@dataclass(frozen=True, slots=True)
class QueryScript:
    """A question on words of the text, without a claim."""

    words: str
    question: str
    to: str = "author"
    whom: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class RevisionScript:
    """Another text of an article, and the claims, by their numbers, that still hold in it."""

    text: str
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleScript:
    """An article with its claims; the first thing that is done with it happens at `start`."""

    text: str
    options: ImportOptions
    start: datetime
    claims: tuple[ClaimScript, ...]
    queries: tuple[QueryScript, ...] = ()
    revision: RevisionScript | None = None


def read(name: str) -> ArticleScript:
    """The script in `<name>.toml`; a misspelt field is an error and never passed over."""
    said = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    sources: dict[str, dict[str, Any]] = said.pop("source")
    claims = tuple(_claim(claim, sources) for claim in said.pop("claim"))
    queries = tuple(QueryScript(**asked) for asked in said.pop("query", ()))
    revised = said.pop("revision", None)
    revision = (
        None if revised is None else RevisionScript(_text(revised["text"]), tuple(revised["held"]))
    )
    text, start = _text(said.pop("text")), said.pop("start")
    return ArticleScript(text, ImportOptions(**said), start, claims, queries, revision)


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _claim(said: dict[str, Any], sources: dict[str, dict[str, Any]]) -> ClaimScript:
    citations = tuple(_citation(cited, sources) for cited in said.pop("sources", ()))
    return ClaimScript(
        citations=citations,
        also=tuple(said.pop("also", ())),
        flags=tuple(said.pop("flags", ())),
        first=Finding(said.pop("rating", ""), said.pop("why", "")),
        waiting_on=said.pop("on", ""),
        second=Finding(**said.pop("second", {})),
        **said,
    )


def _citation(cited: dict[str, Any], sources: dict[str, dict[str, Any]]) -> Citation:
    return Citation(**sources[cited.pop("source")], **cited)
