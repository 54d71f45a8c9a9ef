"""The commands on articles: bring one in, list them, put one away."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli import addressing, output, records
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json, add_private
from workbench.model.errors import UsageError
from workbench.model.states import Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.imports import Imported
    from workbench.model.requests import ImportOptions, ImportOutcome
    from workbench.model.views import ArticleRow

STDIN = "-"


def declare_import(parser: Parser) -> None:
    declare_file(parser)
    declare_options(parser)
    parser.add_argument(
        "--revision-of",
        metavar="ARTICLE",
        type=addressing.article,
        help="as a new text of this article, which keeps its title and all else; as revise",
    )
    records.declare_again(parser)
    add_json(parser)


def declare_shelve(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=addressing.article)
    parser.add_argument("--back", action="store_true", help="take it back out")
    add_json(parser)


def declare_file(parser: Parser) -> None:
    parser.add_argument(
        "file", metavar="FILE|URL", help="a file, a web address, or - for standard input"
    )
    add_private(parser)


def declare_options(parser: Parser) -> None:
    """What a person may say about an article on import."""
    parser.add_argument("--title", default="", help="the headline; else read from the text")
    parser.add_argument("--byline", default="", help="who wrote it")
    parser.add_argument("--publisher", default="", help="who publishes it")
    parser.add_argument("--url", default="", help="where it is published")
    parser.add_argument("--date", type=addressing.day, help="its day, as 2026-11-22")
    parser.add_argument(
        "--purpose",
        default="",
        choices=[purpose.value for purpose in Purpose],
        help="draft: wrong words must change; statements: the rating is the product",
    )
    parser.add_argument("--scale", default="", metavar="NAME", help="the rating scale to use")


def bring_in(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened

    given = _standard_input() if arguments.file == STDIN else None
    if (record := records.found(arguments.file, given)) is not None:
        _refuse_options(arguments)
        return records.bring_in(arguments, record)
    if arguments.again:
        raise UsageError("--again is for a whole check.", "An article comes in once.")
    if arguments.revision_of is not None:
        return _bring_in_again(arguments, given)
    imported = read(arguments.file, arguments.allow_private, given)
    with opened(arguments, create=True, writes=True) as workspace:
        outcome = done(workspace.articles.add(imported, options(arguments)))
    for warning in outcome.warnings:
        output.say(warning)
    if arguments.json:
        output.data(shape(outcome))
    else:
        tell(outcome)
    return DONE


def _refuse_options(arguments: Namespace) -> None:
    from workbench.model.requests import ImportOptions

    if arguments.revision_of is not None or options(arguments) != ImportOptions():
        raise UsageError(
            "A whole check says itself what its article is.",
            "Leave out --revision-of, --title and the like.",
        )


def _bring_in_again(arguments: Namespace, given: bytes | None) -> int:
    from workbench.cli.revising import carry_over
    from workbench.model.requests import ImportOptions

    if options(arguments) != ImportOptions():
        raise UsageError(
            "A new text leaves what is said of the article as it is.",
            "Leave out --title, --byline, --url, --date, --publisher, --purpose and --scale.",
        )
    imported = read(arguments.file, arguments.allow_private, given)
    return carry_over(arguments, arguments.revision_of, imported)


def read(name: str, private: "Sequence[str]" = (), given: bytes | None = None) -> "Imported":
    """The article in a file, at a web address or on standard input; `private` are hosts of the
    newsroom's own, `given` is what came on standard input where that was read already.
    """
    if addressing.is_web(name):
        return _read_address(name, private)
    from workbench.workspace.reading import read_file, read_input  # only an import needs them

    if name != STDIN:
        return read_file(name)
    return read_input(_standard_input() if given is None else given)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("There is no standard input to read.")
    return sys.stdin.buffer.read()


def _read_address(url: str, private: "Sequence[str]") -> "Imported":
    from workbench.workspace.configuration import load
    from workbench.workspace.network import Network
    from workbench.workspace.reading import read_address

    network = Network(load(None).web)
    network.private, network.tell = tuple(private), output.say
    try:
        return read_address(url, network)
    finally:
        network.close()


def options(arguments: Namespace) -> "ImportOptions":
    from workbench.model.requests import ImportOptions

    return ImportOptions(
        title=arguments.title,
        byline=arguments.byline,
        publisher=arguments.publisher,
        url=arguments.url,
        published_on=arguments.date or "",
        purpose=arguments.purpose,
        scale=arguments.scale,
    )


def tell(outcome: "ImportOutcome") -> None:
    """Prints what an import made or found."""
    words = f"{outcome.title}, revision {outcome.revision}, {outcome.characters:,} characters"
    known = "  (known already)" if outcome.known else ""
    output.line(f"{outcome.article}  {words}{known}")


def shape(outcome: "ImportOutcome") -> dict[str, object]:
    return outcome._asdict()


def list_articles(arguments: Namespace) -> int:
    from workbench.cli import shapes, wording

    rows = _listed(arguments)
    if arguments.json:
        output.data([shapes.article(row) for row in rows])
    elif rows:
        output.table(wording.article_row(row) for row in rows)
    else:
        output.say("There is no article yet. Bring one in with: workbench import FILE")
    return DONE


def _listed(arguments: Namespace) -> "list[ArticleRow]":
    """All articles; none where nothing was ever brought in and no file is named."""
    from workbench.cli.session import is_named, opened, place

    if not is_named(arguments) and not place(arguments).exists():
        return []
    with opened(arguments) as workspace:
        return workspace.read.articles(put_away=True)


def put_away(arguments: Namespace) -> int:
    from workbench.cli import shapes, wording
    from workbench.cli.session import done, opened

    with opened(arguments, writes=True) as workspace:
        workspace.read.article(arguments.article)
        act = workspace.articles.take_back if arguments.back else workspace.articles.put_away
        done(act(arguments.article))
        rows = workspace.read.articles(put_away=True)
        row = next(row for row in rows if row.id == arguments.article)
    if arguments.json:
        output.data(shapes.article(row))
    else:
        output.table([wording.article_row(row)])
    return DONE


GRAMMAR = {
    "import": (declare_import, bring_in),
    "articles": (add_json, list_articles),
    "shelve": (declare_shelve, put_away),
}
