"""The parser that all commands share: no abbreviations, no echo of control characters, one --db.

Nothing of it imports `typing`, which alone would take a third of the time of `workbench --help`.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, HelpFormatter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from typing import NoReturn, TypeAlias

    Does: TypeAlias = Callable[[Namespace], int]
    """What carries a command out; returns the exit code, or raises a WorkbenchError."""


class Parser(ArgumentParser):
    """An ArgumentParser in the workbench's manner."""

    def __init__(
        self, prog: str, description: str, formatter_class: type[HelpFormatter] = HelpFormatter
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=formatter_class,
            allow_abbrev=False,
        )
        self.color = False  # Python 3.14 colours what it prints, as commands never do
        # A default of SUPPRESS, so that what was given before a command is not put back by it.
        self.add_argument(
            "--db",
            metavar="PATH",
            default=SUPPRESS,
            help="the file to work in; else WORKBENCH_DB, else workbench.db in this folder if "
            "there is one, else the user's own",
        )

        self.add_argument(
            "--round",
            choices=("first", "second", "editor"),
            default=SUPPRESS,
            help="the reading that you do; else that of the configuration",
        )

    def error(self, message: str) -> NoReturn:
        from workbench.text.display import shown

        super().error("\n".join(shown(part) for part in message.split("\n")))


def add_json(parser: Parser) -> None:
    """Adds the option that prints data for programs."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text for people")


def add_private(parser: Parser) -> None:
    """Adds the option for a newsroom's own servers."""
    parser.add_argument(
        "--allow-private",
        metavar="HOST",
        action="append",
        default=[],
        help="a host of your own that may have a private address; may be given again",
    )
