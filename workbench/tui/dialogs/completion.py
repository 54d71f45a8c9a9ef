"""Completes the names of files and folders in a path that is being typed."""

import os
from itertools import islice
from pathlib import Path

_ARTICLES = ".docx .eml .epub .htm .html .markdown .md .mdown .mkd .odt .pdf .text .txt"
ARTICLE_SUFFIXES = tuple(_ARTICLES.split())
"""How the names of files end that hold an article as a rule; others can be tried all the same."""

MOST_ENTRIES = 5_000
"""Names of a folder that are looked at, so that a huge one does not hold up a key (10 ms)."""


def expanded(text: str, folder: Path) -> Path:
    """The path that `text` names, `~` being the home, from `folder` where it is relative."""
    return folder / Path(os.path.expanduser(text.strip()))  # noqa: PTH111 - `~nobody` stays as it is


def completions(text: str, folder: Path) -> list[str]:
    """What `text` could become: names that begin with its last part.

    First folders, with a slash, then files that may hold an article, then the others. Hidden names
    only where their dot was typed. Folders that cannot be read have no names.
    """
    head, _, tail = text.rpartition("/")
    base = f"{head}/" if "/" in text else ""
    try:
        with os.scandir(expanded(base or ".", folder)) as entries:
            found = [
                f"{base}{entry.name}{'/' if entry.is_dir() else ''}"
                for entry in islice(entries, MOST_ENTRIES)
                if entry.name.lower().startswith(tail.lower())
                and (tail.startswith(".") or not entry.name.startswith("."))
            ]
    except (OSError, ValueError):
        return []  # nothing there to complete: the path itself is judged when it is accepted
    return sorted(
        found, key=lambda name: (not name.endswith("/"), not may_hold_article(name), name)
    )


def may_hold_article(name: str) -> bool:
    """Whether a name of `completions` is a folder's, or ends as those of articles do."""
    return name.endswith("/") or name.lower().endswith(ARTICLE_SUFFIXES)


def common_start(names: list[str]) -> str:
    """The longest beginning that all names share."""
    if not names:
        return ""
    first, last = min(names), max(names)
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first[:same] if same is not None else min(first, last, key=len)
