"""The commands that open the interface: the library, the desk on an article, a file, the sample."""

from argparse import Namespace

from workbench.cli import articles, interface, output
from workbench.cli.addressing import article
from workbench.cli.grammar import Parser
from workbench.model.errors import UsageError


def declare_desk(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=article)


def declare_open(parser: Parser) -> None:
    articles.declare_file(parser)
    articles.declare_options(parser)


def declare_demo(parser: Parser) -> None:
    parser.add_argument(
        "--fresh", action="store_true", help="begin anew; the copy of before is kept beside it"
    )


def open_library(arguments: Namespace) -> int:
    return interface.run(getattr(arguments, "db", None), None, _round(arguments))


def open_desk(arguments: Namespace) -> int:
    return interface.run(getattr(arguments, "db", None), arguments.article, _round(arguments))


def open_file(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened, place

    from_stdin = arguments.file == articles.STDIN
    interface.need_terminal(behind_input=from_stdin)
    imported = articles.read(arguments.file, arguments.allow_private)
    with opened(arguments, create=True, writes=True) as workspace:
        outcome = done(workspace.articles.add(imported, articles.options(arguments)))
    for warning in outcome.warnings:
        output.say(warning)
    if from_stdin:
        interface.take_terminal_as_input()
    return interface.run_on(place(arguments), outcome.article, _round(arguments))


def open_demo(arguments: Namespace) -> int:
    from workbench.cli import demo

    if getattr(arguments, "db", None) is not None:
        raise UsageError("The sample has a file of its own.", "Leave out --db.")
    interface.need_terminal()
    copy = demo.prepare(demo.place(), fresh=arguments.fresh)
    if copy.kept is not None:
        output.say(f"What was there is kept in {copy.kept}.")
    return interface.run_on(copy.path, demo.ARTICLE, _round(arguments))


def _round(arguments: Namespace) -> str | None:
    return getattr(arguments, "round", None)


GRAMMAR = {
    "desk": (declare_desk, open_desk),
    "open": (declare_open, open_file),
    "demo": (declare_demo, open_demo),
}
