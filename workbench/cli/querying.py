"""The commands that put a query and record what came of it."""

from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli import addressing, output
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser, add_json
from workbench.model.errors import UsageError
from workbench.model.states import QueryState, ToWhom

if TYPE_CHECKING:
    from workbench.model.requests import Place
    from workbench.model.views import Article
    from workbench.workspace.workspace import Workspace


def declare_query(parser: Parser) -> None:
    parser.add_argument("words_of", metavar="ARTICLE|CLAIM", type=addressing.article_or_claim)
    parser.add_argument("question", metavar="TEXT", help="the question")
    parser.add_argument(
        "--quote", metavar="TEXT", help="the words it is on; else those of the claim"
    )
    parser.add_argument("--prefix", default="", metavar="TEXT", help="what stands before them")
    parser.add_argument("--suffix", default="", metavar="TEXT", help="what stands after them")
    parser.add_argument("--proposed", metavar="TEXT", help="what should stand there instead")
    parser.add_argument(
        "--to", default=ToWhom.AUTHOR.value, choices=[each.value for each in ToWhom]
    )
    parser.add_argument("--name", default="", metavar="NAME", help="who that is")
    parser.add_argument("--until", metavar="DAY", type=addressing.day)
    add_json(parser)


def declare_answer(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", type=addressing.query, help="for example 3/q2")
    parser.add_argument("text", metavar="TEXT", nargs="?", default="", help="what was said")
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument("--accept", action="store_true", help="the proposed wording is accepted")
    decision.add_argument("--reject", action="store_true", help="it is not")
    decision.add_argument("--withdraw", action="store_true", help="the query is taken back")
    add_json(parser)


def ask(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened
    from workbench.model.queries import NewQuery

    named = arguments.words_of
    with opened(arguments, writes=True) as workspace:
        is_article = isinstance(named, int)
        article = workspace.read.article(named if is_article else named.article)
        claim = None if is_article else workspace.read.claim_id(*named)
        new = NewQuery(
            article.id,
            article.revision_id,
            _place(workspace, arguments, article, claim),
            arguments.question,
            arguments.to,
            arguments.name,
            arguments.proposed,
            arguments.until or "",
            claim,
        )
        _tell(workspace, arguments, article.id, done(workspace.queries.ask(new)))
    return DONE


def answer(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened

    if arguments.withdraw and arguments.text:
        raise UsageError("A query that is withdrawn has no answer.", "Leave out the text.")
    if not (arguments.text or arguments.accept or arguments.reject or arguments.withdraw):
        raise UsageError("What was said?", "Give the answer, or --accept, --reject or --withdraw.")
    with opened(arguments, writes=True) as workspace:
        query = workspace.read.queries.numbered(*arguments.query)
        if arguments.withdraw:
            done(workspace.queries.withdraw([query.id]))
        elif arguments.text:
            done(workspace.queries.answer([query.id], arguments.text, _state(arguments)))
        else:
            done(workspace.queries.decide([query.id], _state(arguments)))
        _tell(workspace, arguments, query.article, query.id)
    return DONE


def _state(arguments: Namespace) -> str:
    if arguments.accept:
        return QueryState.ACCEPTED
    return QueryState.REJECTED if arguments.reject else QueryState.ANSWERED


def _place(
    workspace: "Workspace", arguments: Namespace, article: "Article", claim: int | None
) -> "Place":
    """The words that are asked about: those that are quoted, else the claim's own."""
    from workbench.cli import quoting
    from workbench.model.spans import Quote

    if arguments.quote is not None:
        quote = Quote(arguments.quote, arguments.prefix, arguments.suffix)
        return quoting.find_place(article.text, quote)
    marks = workspace.read.detail(claim).marks if claim is not None else ()
    if claim is None:
        raise UsageError("On which words?", "Say them with --quote, or name a claim.")
    if not marks:
        raise UsageError("The claim has no words in the present text.", "Say them with --quote.")
    return quoting.at(article.text, marks[0].start, marks[0].end)


def _tell(workspace: "Workspace", arguments: Namespace, article: int, query: int) -> None:
    from workbench.cli import shapes, wording

    found = workspace.read.queries.of_article(article)
    row = next(each for each in found if each.id == query)
    if arguments.json:
        output.data(shapes.query(row))
    else:
        output.table([wording.query_row(row)])


GRAMMAR = {"query": (declare_query, ask), "answer": (declare_answer, answer)}
