"""The whole grammar of the command line; a call loads the one group of commands that it names."""

from __future__ import annotations

from argparse import Namespace, RawDescriptionHelpFormatter
from importlib import import_module

from workbench.cli.grammar import Parser
from workbench.model.version import VERSION

COMMANDS = {
    "open": ("desk", "bring in an article if it is new, and open the desk on it"),
    "demo": ("desk", "open the sample, in a copy of your own"),
    "import": ("articles", "bring in an article from a file, a web address or standard input"),
    "import-review": ("taking_in", "take in what a draft’s footnotes or others’ reviews claim"),
    "revise": ("revising", "give an article a new text, and carry its claims over to it"),
    "articles": ("articles", "list the articles, newest change first"),
    "shelve": ("articles", "put an article away; nothing of it is lost"),
    "claims": ("claims", "list an article's claims, in order of their place"),
    "show": ("claims", "show one claim with its verdicts and sources"),
    "mark": ("marking", "mark a claim in an article, or another place of one"),
    "rate": ("claims", "record a verdict on a claim"),
    "source": ("sources", "attach web addresses or an offline source to a claim"),
    "capture": ("captures", "keep what sources give: all, those of an article, of a claim, or one"),
    "passages": ("captures", "find the passages of captured sources that may carry a claim"),
    "links": ("links", "look at the addresses of sources: alive, dead, blocked or unknown"),
    "archive": ("links", "look up archived copies of sources, and save what has none"),
    "coverage": ("coverage", "list the holes of an article, and how much of it is checked"),
    "cover": ("coverage", "declare words of an article to hold no fact"),
    "names": ("names", "list the names of an article, each once, and judge one"),
    "problems": ("problems", "list what stands in the way of an article's sign-off"),
    "sign-off": ("signing", "sign an article off, with a reason for each problem that is left"),
    "corrections": ("signing", "list what was changed after a sign-off, and word it for readers"),
    "time": ("signing", "tell where the time went: by claim, state and person"),
    "query": ("querying", "ask the author, the subject or an expert about words of an article"),
    "answer": ("querying", "record the answer to a query, decide on its wording, or withdraw it"),
    "queries": ("queries", "list an article's queries, send them out, or read the answers in"),
    "export": ("exporting", "hand an article over in a format that others read"),
    "today": ("today", "list what waits for a day: call-backs, deadlines, flags, in all articles"),
    "history": ("history", "tell what was done, newest first"),
    "undo": ("history", "undo your newest action, on whichever article it was"),
    "redo": ("history", "do again what you undid last"),
    "purge": ("purging", "remove a source for good, with its captures and its history"),
    "verify": ("care", "check that all that was recorded is there and whole"),
    "backup": ("care", "write a copy of the file, safe while others work in it"),
    "doctor": ("doctor", "say what can be recovered of a damaged file, and write it to a new one"),
}
"""Each command with its group's module, and what it does: a sentence without its full stop."""

DESK = "desk"
"""What a first word of digits stands for; help does not list it."""

DESCRIPTION = """\
A workbench for fact-checkers: the article beside its claims, a verdict and sources for each.

  workbench              the library
  workbench ARTICLE      the desk on an article, by its number
  workbench demo         the desk on a sample, to try things out
  workbench open FILE    the desk on a text of your own

commands:
"""

EPILOG = """\
An article is named by its number (3), a claim by article and number (3/12), a rating by its key.
Exit codes: 0 done, 1 problems found or a change refused, 2 not understood, 3 network, 4 storage,
130 interrupted. `workbench COMMAND --help` tells all of a command.
"""


def parse(words: list[str]) -> Namespace:
    """What the words of a call mean: `does` carries it out. Exits as argparse does.

    UsageError for a command that is not there.
    """
    at = _first_word(words)
    arguments = top().parse_args(words[:at])
    if at is None:
        from workbench.cli.desk import open_library

        arguments.does = open_library
        return arguments
    name, rest = words[at], words[at + 1 :]
    if name.isascii() and name.isdigit():
        name, rest = DESK, words[at:]
    if name not in COMMANDS and name != DESK:
        from workbench.model.errors import UsageError

        raise UsageError(f"“{name}” is no command.", "workbench --help lists them.")
    command(name).parse_args(rest, arguments)
    if not all(map(_is_text, rest)):
        from workbench.cli.legible import mend

        mend(arguments)
    return arguments


def top() -> Parser:
    """The parser of what stands before the command, and of a call without one."""
    width = max(map(len, COMMANDS))
    listed = "".join(f"  {name:<{width}}  {does}\n" for name, (_, does) in COMMANDS.items())
    parser = Parser("workbench", DESCRIPTION + listed, RawDescriptionHelpFormatter)
    parser.usage = "workbench [--db PATH] [ARTICLE | COMMAND ...]"
    parser.epilog = EPILOG
    parser.add_argument("--version", action="version", version=f"workbench {VERSION}")
    return parser


def command(name: str) -> Parser:
    """The parser of one command, with `does` as a default of its own."""
    group, summary = COMMANDS.get(name, ("desk", "open the desk on an article"))
    parser = Parser(f"workbench {name}", f"{summary[0].upper()}{summary[1:]}.")
    declare, does = import_module(f"workbench.cli.{group}").GRAMMAR[name]
    declare(parser)
    parser.set_defaults(does=does)
    return parser


def _is_text(word: str) -> bool:
    """Whether all of a word could be decoded."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True


def _first_word(words: list[str]) -> int | None:
    """Where the first word is that is neither an option nor an option's value."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in ("--db", "--round") else 1
    return at if at < len(words) else None
