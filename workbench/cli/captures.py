"""The commands that capture sources and find passages in what was captured."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json, add_private
from workbench.model.captured import Probe
from workbench.model.errors import NetworkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.capturing import Missed, Progress, Taken
    from workbench.model.evidence_views import SourceText, ToFetch
    from workbench.model.found import Passage
    from workbench.model.views import Source
    from workbench.workspace.workspace import Workspace


def declare_capture(parser: Parser) -> None:
    parser.add_argument(
        "what",
        metavar="ARTICLE|CLAIM|SOURCE",
        nargs="?",
        type=addressing.article_claim_or_source,
        help="3, 3/12 or s7; all sources of all articles where it is left out",
    )
    parser.add_argument(
        "--reread",
        action="store_true",
        help="fetch nothing: read what is kept with the extractors of today, beside what was read",
    )
    add_private(parser)
    add_json(parser)


def declare_passages(parser: Parser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=addressing.claim)
    parser.add_argument(
        "source", metavar="SOURCE", nargs="?", type=addressing.source, help="a source of the claim"
    )
    parser.add_argument(
        "--limit", type=addressing.count, default=5, metavar="N", help="at most so many"
    )
    add_json(parser)


def capture(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=True) as workspace:
        workspace.network.private = tuple(arguments.allow_private)
        workspace.network.tell = output.say
        if arguments.reread:
            return _read_again(workspace, arguments.what, arguments.json)
        sources = _chosen(workspace, arguments.what)
        if not sources:
            output.say("There is no address to capture there.")
        results = _run(workspace, sources)
        rows = [_row(workspace, source, results.get(source.source)) for source in sources]
    if arguments.json:
        output.data(rows)
    else:
        output.table(_words(row) for row in rows)
    return _exit_code(rows, list(results.values()))


def _read_again(workspace: "Workspace", what: object, as_json: bool) -> int:
    """Reads the newest capture of each once more; nothing is asked of anybody."""
    from workbench.cli.session import done

    sources = [
        each for each in _captured(workspace, what) if workspace.read.proof.captures(each.id)
    ]
    if not sources:
        output.say("Nothing was captured there yet.")
    rows = [(each, done(workspace.captures.read_again(each.id))) for each in sources]
    if as_json:
        output.data(
            [{"source": each.id, "url": each.url, "changed": changed} for each, changed in rows]
        )
    else:
        says = {True: "reads otherwise now", False: "reads the same"}
        output.table(
            (f"s{each.id}", says[changed], each.title or each.url) for each, changed in rows
        )
    return DONE


def _captured(workspace: "Workspace", what: object) -> "list[Source]":
    """The sources that the call names, wherever they are from."""
    read = workspace.read
    if isinstance(what, addressing.SourceAddress):
        return [read.source(what.id)]
    if isinstance(what, addressing.ClaimAddress):
        return [read.source(each) for each in read.sources_of(read.claim_id(*what))]
    articles = (
        [read.article(what).id]
        if isinstance(what, int)
        else [row.id for row in read.articles(put_away=True)]
    )
    ids = dict.fromkeys(each.id for article in articles for each in read.proof.sources(article))
    return [read.source(each) for each in ids]


def _chosen(workspace: "Workspace", what: object) -> "Sequence[ToFetch]":
    """The sources that the call names; none that an article of theirs keeps back, and a sensitive
    one only by its own name.
    """
    from workbench.workspace.asked_for import choose

    proof = workspace.read.proof
    if isinstance(what, addressing.SourceAddress):
        workspace.read.source(what.id)
        for article in {pin.article for pin in proof.pins(what.id)}:
            choose(workspace.read, article)  # refuses where its links are never fetched
        found = proof.source_to_fetch(what.id)
        return [found] if found else []
    if isinstance(what, addressing.ClaimAddress):
        claim = workspace.read.claim_id(what.article, what.number)
        allowed = choose(workspace.read, what.article).sources
        return [each for each in proof.to_fetch_of_claim(claim) if each in allowed]
    return choose(workspace.read, what if isinstance(what, int) else None).sources


def _run(workspace: "Workspace", sources: "Sequence[ToFetch]") -> "dict[int, Taken | Missed]":
    """Captures them with a bar; Ctrl+C stops, and what came in is stored."""
    from workbench.cli.progress import ProgressBar

    results: dict[int, Taken | Missed] = {}
    with ProgressBar("Capturing", len(sources)) as bar:

        def tell(progress: "Progress") -> None:
            if progress.last is not None:
                results[progress.last.source] = progress.last
            bar.show(progress.done, f"{progress.missed} missed" if progress.missed else "")

        run = workspace.captures.fetch(sources, tell)
        try:
            run.outcome.result()
        except KeyboardInterrupt:
            run.stop()
            run.outcome.result()
            output.say("Stopped; what was captured is saved. The same call goes on with all.")
            raise
    return results


def _row(
    workspace: "Workspace", source: "ToFetch", result: "Taken | Missed | None"
) -> dict[str, Any]:
    from workbench.model.capturing import Taken

    row: dict[str, Any] = {
        "source": source.source,
        "url": source.url,
        "title": workspace.read.source(source.source).title,
        "outcome": Probe.UNKNOWN.value,
        "capture": None,
        "characters": 0,
        "changed": None,
        "gone": [],
        "detail": "It was not asked.",
    }
    if isinstance(result, Taken):
        claims = workspace.read.claims_by_id(result.gone)
        gone = [f"{claim.article}/{claim.number}" for claim in claims]
        return row | {
            "outcome": workspace.read.proof.checks(source.source, 1)[0].outcome,
            "capture": result.capture,
            "characters": result.characters,
            "changed": result.is_changed,
            "gone": gone,
            "detail": result.note,
        }
    if result is not None:
        return row | {"outcome": result.outcome, "detail": result.detail}
    return row


def _words(row: dict[str, Any]) -> tuple[str, ...]:
    source = f"s{row['source']}"
    if row["capture"] is None:
        return source, row["outcome"], row["title"] or row["url"], row["detail"]
    compared = {None: "", False: ", unchanged", True: ", changed"}[row["changed"]]
    said = f"{row['characters']:,} characters{compared}"
    if row["gone"]:
        said += f"; the passage of {', '.join(row['gone'])} is gone"
    if row["detail"]:
        said = row["detail"]
    return source, "captured", row["title"] or row["url"], said


def _exit_code(rows: list[dict[str, Any]], results: "list[Taken | Missed]") -> int:
    from workbench.model.capturing import Missed

    refused = sum(isinstance(each, Missed) and each.is_refused for each in results)
    is_unasked = all(row["outcome"] == Probe.UNKNOWN for row in rows)
    if is_unasked and refused < len(rows):
        raise NetworkError(
            "No address could be asked.",
            "What was kept before is as it was. See to the network, or supply the sources as "
            "files.",
        )
    problems = any(row["capture"] is None or row["gone"] for row in rows)
    return PROBLEMS if problems else DONE


def passages(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments) as workspace:
        rows = _passages(workspace, arguments)
    if arguments.json:
        output.data(rows)
    for row in () if arguments.json else rows:
        output.line(
            f"s{row['source']}  {row['match']}, {row['score']:.2f}  {row['locator']}".rstrip()
        )
        output.paragraph(row["text"], 4)
    if not rows:
        output.say("No passage in the captured sources looks like the claim.")
    return DONE


def _passages(workspace: "Workspace", arguments: Namespace) -> list[dict[str, Any]]:
    """The best passages over the newest texts of the claim's sources, best first."""
    from workbench.text.passages import find

    claim = workspace.read.detail(workspace.read.claim_id(*arguments.claim))
    sources = [piece.source for piece in claim.evidence]
    if arguments.source is not None:
        workspace.read.source(arguments.source.id)
        sources = [arguments.source.id]
    said = claim.claim.restated or claim.claim.quote
    texts = [workspace.read.proof.newest_text(source) for source in sources]
    found = [
        _passage(text, passage)
        for text in texts
        if text is not None
        for passage in find(said, text.text, arguments.limit)
    ]
    return sorted(found, key=lambda row: -row["score"])[: arguments.limit]


def _passage(text: "SourceText", passage: "Passage") -> dict[str, Any]:
    locators = [each.label for each in text.row.locators if each.start <= passage.start]
    return {
        "start": passage.start,
        "end": passage.end,
        "score": round(passage.score, 4),
        "match": passage.match,
        "text": text.text[passage.start : passage.end],
        "source": text.source,
        "capture": text.capture.id,
        "captured_at": text.capture.at,
        "locator": locators[-1] if locators else "",
    }


GRAMMAR = {
    "capture": (declare_capture, capture),
    "passages": (declare_passages, passages),
}
