"""The commands that look at the addresses of sources, and at their archived copies."""

from argparse import Namespace
from typing import TYPE_CHECKING, TypeVar

from workbench.cli import addressing, output
from workbench.cli.failures import DONE, PROBLEMS
from workbench.cli.grammar import Parser, add_json, add_private
from workbench.cli.shapes import archived, link
from workbench.model.errors import NetworkError

T = TypeVar("T")

if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import Protocol

    from workbench.model.archives import ArchiveProgress, ArchiveReport
    from workbench.model.link_views import LinkProgress, LinkReport
    from workbench.workspace.workspace import Workspace

    class Run(Protocol[T]):
        """What is on its way."""

        @property
        def outcome(self) -> Future[T]: ...
        def stop(self) -> None: ...
        def join(self) -> None: ...


OUTCOMES = {
    "archived": "archived",
    "accepted": "accepted by the archive, not yet visible there",
    "not-archived": "not archived",
    "could-not-ask": "could not ask",
    "waiting": "waiting",
    "unasked": "not asked",
}
"""An archived copy's outcomes in words, best first."""


def declare_links(parser: Parser) -> None:
    _declare_article(parser)
    parser.add_argument(
        "--again", action="store_true", help="those too that were looked at in the last 12 hours"
    )
    add_private(parser)
    add_json(parser)


def declare_archive(parser: Parser) -> None:
    _declare_article(parser)
    parser.add_argument(
        "--again", action="store_true", help="ask also for sources that are known to be archived"
    )
    parser.add_argument(
        "--save", action="store_true", help="have a copy of today made of each; needs keys"
    )
    add_private(parser)
    add_json(parser)


def _declare_article(parser: Parser) -> None:
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        type=addressing.article,
        help="the sources of this article; of all articles where it is left out",
    )


def links(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=True) as workspace:
        report = _look(workspace, arguments)
    if arguments.json:
        output.data([link(row) for row in report.rows])
    else:
        output.table(
            (
                f"s{row.source}",
                row.health.state,
                row.title or row.url,
                " ".join(filter(None, (row.url if row.title else "", row.health.detail))),
            )
            for row in report.rows
        )
    for said in _said_of_links(report):
        output.say(said)
    return PROBLEMS if report.dead else DONE


def _look(workspace: "Workspace", arguments: Namespace) -> "LinkReport":
    """Looks at the links with a bar; Ctrl+C stops, and what was found is saved."""
    from workbench.cli.progress import ProgressBar

    _allow(workspace, arguments)
    with ProgressBar("Looking at links", 0) as bar:

        def tell(progress: "LinkProgress") -> None:
            bar.total = progress.total
            bar.show(progress.done)

        run = workspace.links.check(arguments.article, again=arguments.again, tell=tell)
        return _outcome(run, "The same call goes on with the rest.")


def _said_of_links(report: "LinkReport") -> list[str]:
    counts = dict.fromkeys(dict.fromkeys(row.health.state for row in report.rows), 0)
    for row in report.rows:
        counts[row.health.state] += 1
    said = [", ".join(f"{count} {state}" for state, count in counts.items()) or "No links."]
    if report.recent:
        said.append(
            f"{_were(report.recent)} looked at in the last 12 hours and not asked again; --again "
            "asks all."
        )
    if report.kept_back:
        said.append(_kept_back(report.kept_back))
    return said


def archive(arguments: Namespace) -> int:
    from workbench.cli.session import opened

    with opened(arguments, writes=True) as workspace:
        report = _find(workspace, arguments)
    if arguments.json:
        output.data([archived(row) for row in report.rows])
    else:
        output.table(
            (
                f"s{row.source}",
                OUTCOMES[row.outcome] + (f", {row.at[:10]}" if row.at else ""),
                row.title or row.url,
                row.archived_url or row.detail,
            )
            for row in report.rows
        )
    for said in _said_of_copies(report):
        output.say(said)
    if report.stopped_by and not report.asked:
        raise NetworkError(report.stopped_by)
    return DONE


def _find(workspace: "Workspace", arguments: Namespace) -> "ArchiveReport":
    """Works the queue off with a bar; Ctrl+C stops, and the queue is kept."""
    from workbench.cli.progress import ProgressBar

    _allow(workspace, arguments)
    with ProgressBar("Asking the archive", 0) as bar:

        def tell(progress: "ArchiveProgress") -> None:
            beside = f"the next in {progress.waits:.0f} s" if progress.waits >= 1 else ""
            bar.total = progress.total
            bar.show(progress.done, beside)

        run = workspace.archives.find(
            arguments.article, save=arguments.save, again=arguments.again, tell=tell
        )
        return _outcome(run, "The queue is kept; the same call goes on with it.")


def _said_of_copies(report: "ArchiveReport") -> list[str]:
    counts = [
        f"{report.count(key)} {words}" for key, words in OUTCOMES.items() if report.count(key)
    ]
    said = ["; ".join(counts) + "." if counts else "No addresses."]
    if report.needs_keys:
        said.append(report.needs_keys)
    if report.waiting:
        said.append(f"{_are(report.waiting)} asked again later: call this once more.")
    if report.stopped_by and report.asked:
        said.append(f"Stopped asking: {report.stopped_by}")
    if report.kept_back:
        said.append(
            f"{_are(report.kept_back)} of articles whose links are never fetched, or on servers "
            "of your own network; nothing was asked about them."
        )
    return said


def _kept_back(count: int) -> str:
    return f"{_are(count)} of articles whose links are never fetched; nothing was asked there."


def _are(count: int) -> str:
    return f"{count} {'is' if count == 1 else 'are'}"


def _were(count: int) -> str:
    return f"{count} {'was' if count == 1 else 'were'}"


def _outcome(run: "Run[T]", then: str) -> "T":
    """What a run comes to; Ctrl+C stops it."""
    try:
        return run.outcome.result()
    except KeyboardInterrupt:
        run.stop()
        run.join()
        output.say(f"Stopped; what was found is saved. {then}")
        raise


def _allow(workspace: "Workspace", arguments: Namespace) -> None:
    workspace.network.private = tuple(arguments.allow_private)
    workspace.network.tell = output.say


GRAMMAR = {"links": (declare_links, links), "archive": (declare_archive, archive)}
