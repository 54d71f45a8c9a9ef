"""The page of all keys, made from their table: `python -m workbench.tui.reference`."""

import sys

from workbench.tui.help import TITLES
from workbench.tui.key import Key
from workbench.tui.keymap import PRESETS, key_words
from workbench.tui.keys import CONTEXTS

OPENING = """\
# Keys

Made by `python -m workbench.tui.reference`; a test holds it against the program.

Help (`?`) shows the keys of the place where you are, as your configuration has them. Any verb gets
other keys by its id, in the table `[keys]` of the configuration: `"stop.next" = "n,f8"`. A keymap
that would give one key two verbs in one place, or leave a verb without a key, is refused with the
reason when the program starts.
"""

ORDER = (
    *("everywhere", "screen", "claim", "defer", "desk", "text", "article", "claims", "detail"),
    *(
        "source",
        "evidence",
        "walk",
        "walked",
        "revisions",
        "comparison",
        "offers",
        "offered",
        "field",
        "library",
        "sources",
        "problems",
        "links",
    ),
    *("queries", "today", "names", "exports"),
)


def page() -> str:
    """The page as Markdown."""
    return "\n".join([OPENING, *(_section(context) for context in ORDER), _presets()])


def _section(context: str) -> str:
    rows = [_row(key, key.keys) for key in CONTEXTS[context]]
    return _table(TITLES[context], rows)


def _table(title: str, rows: list[str]) -> str:
    return "\n".join([f"## {title}", "", "| key | does | | id |", "|---|---|---|---|", *rows, ""])


def _row(key: Key, keys: str) -> str:
    return f"| {_keys(keys)} | {key.label} | {key.help} | `{key.id}` |"


def _keys(keys: str) -> str:
    # A key that is itself a mark of Markdown is safe between code marks, all but the bar.
    return " ".join(f"`{word}`".replace("|", "\\|") for word in key_words(keys).split())


def _presets() -> str:
    by_id = {key.id: key for keys in CONTEXTS.values() for key in keys}
    sections = [
        _table(f"Keymap `{name}`", [_row(by_id[verb], keys) for verb, keys in changed.items()])
        for name, changed in PRESETS.items()
        if changed
    ]
    return "\n".join(sections)


if __name__ == "__main__":
    sys.stdout.write(page())
