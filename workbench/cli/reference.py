"""The page of all commands, made from the parser: `python -m workbench.cli.reference`."""

import sys
from argparse import SUPPRESS, Action

from workbench.cli.parser import COMMANDS, command

OPENING = """\
# Commands

Made by `python -m workbench.cli.reference`; a test holds it against the program.

`workbench` alone opens the library, `workbench 3` the desk on article 3. An article is named by its
number, a claim by article and number (`3/12`), a rating by its key (`false`). Every command takes
`--db PATH`; without it the file is that of `WORKBENCH_DB`, else `workbench.db` in the present
folder if there is one, else the user's own. Data goes to standard output, talk to standard error;
`--json` prints data as JSON. Every command takes `--round`, too: `second` reads blind, and shows of
a claim only what you found of it until your own verdict is in.

| exit code | means |
|---|---|
| 0 | done |
| 1 | problems found, a change refused, or a fault of the program (its trace is in the log) |
| 2 | the call was not understood, or names something that is not there |
| 3 | the network |
| 4 | the file could not be read or written |
| 130 | interrupted |
"""

EVERYWHERE = {"help", "db", "round", "json"}


def page() -> str:
    """The page as Markdown."""
    sections = [_section(name, does) for name, (_, does) in COMMANDS.items()]
    return "\n".join([OPENING, *sections])


def _section(name: str, summary: str) -> str:
    parser = command(name)
    # argparse offers no public list of what was declared; its help is built from this one.
    actions = [action for action in parser._actions if action.dest not in EVERYWHERE]
    words = [_positional(action) for action in actions if not action.option_strings]
    json = " [--json]" if any(action.dest == "json" for action in parser._actions) else ""
    options = " [OPTION…]" if any(action.option_strings for action in actions) else ""
    head = " ".join(["workbench", name, *words]) + options + json
    rows = [f"| {_spelling(action)} | {_meaning(action)} |" for action in actions]
    listed = ["", "| | |", "|---|---|", *rows] if rows else []
    return "\n".join([f"## `{head}`", "", f"{summary[0].upper()}{summary[1:]}.", *listed, ""])


def _positional(action: Action) -> str:
    name = str(action.metavar or action.dest).replace("|", " or ")
    return {"?": f"[{name}]", "*": f"[{name}…]"}.get(str(action.nargs), name)


def _spelling(action: Action) -> str:
    if not action.option_strings:
        return f"`{_positional(action)}`"
    value = "" if action.nargs == 0 else f" {action.metavar or 'VALUE'}"
    return f"`{action.option_strings[-1]}{value}`"


def _meaning(action: Action) -> str:
    told = action.help if action.help and action.help != SUPPRESS else ""
    choices = ", ".join(f"`{choice}`" for choice in action.choices or ())
    return ": ".join(part for part in (told, choices) if part)


if __name__ == "__main__":
    sys.stdout.write(page())
