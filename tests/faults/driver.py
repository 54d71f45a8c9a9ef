"""A checker at work, at random: which use case comes next, chosen by chance from what there is.

A `Call` is a use case as a value, so that a run can be written down once and carried out again.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

import driver_evidence
import driver_offers
import driver_records
import driver_revisions

from workbench.model.captured import Probe
from workbench.model.errors import WorkbenchError
from workbench.model.imports import Imported
from workbench.model.queries import Answer, NewQuery, QueryEdit
from workbench.model.requests import (
    ArticleEdit,
    Citation,
    ClaimEdit,
    EvidenceEdit,
    ImportOptions,
    NewClaim,
)
from workbench.model.settings import Settings
from workbench.model.states import ClaimKind, Flag, NameVerdict, Stance, ToWhom
from workbench.model.views import Article, Claim
from workbench.store.reader import Reader
from workbench.workspace.finding import place_of
from workbench.workspace.names import listed
from workbench.workspace.problems import problems
from workbench.workspace.workspace import Workspace

WHO = "MK"
RATINGS = ("true", "mostly-true", "mixed", "false", "unproven", "opinion", None)
EVIDENCE = "evidence"
"""Calls of `driver_evidence`."""

RECORDS = "records"
"""Calls of `driver_records`."""

REST, REOPEN = "rest", "reopen"
"""Calls of the workspace itself: move the journal into the file; close the file and open it."""

SENTENCES = (
    "On 15 February 2021 at least {} rockets struck Irbil in northern Iraq, the Pentagon said. ",
    "“It was heavy,” said Jane Doe, who has led the council since {}. ",
    "A report of 6 February puts the cost at {},000 crowns, 17 per cent more than in 2005.\n\n",
    "Tobias Wrenfield of the harbour office counted {} boats on Monday and 30 on Tuesday. ",
)


class Call(NamedTuple):
    """A use case: the workspace's activity, its method, and what it is given."""

    activity: str
    method: str
    args: tuple[Any, ...] = ()

    def start(self, workspace: Workspace) -> "Future[Any]":
        """Queues it."""
        if self.activity == REST:
            return workspace.rest()
        if self.activity == EVIDENCE:
            return driver_evidence.start(workspace, self.method, self.args)
        if self.activity == RECORDS:
            return driver_records.start(workspace, self.args)
        return getattr(getattr(workspace, self.activity), self.method)(*self.args)


class Counting:
    """A clock that goes on by a second whenever it is looked at, and can be set by its count."""

    def __init__(self, count: int = 0) -> None:
        self.count = count

    def now(self) -> datetime:
        self.count += 1
        return datetime(2026, 11, 22, 14, 0, tzinfo=UTC) + timedelta(seconds=self.count)


def outcome(future: "Future[Any]") -> str:
    """How a call ended, in one line: the action it made, or which error it was told."""
    error = future.exception()
    if error is None:
        action = getattr(future.result(), "action", None)
        return "nothing" if action is None else f"action {action}"
    if isinstance(error, WorkbenchError):
        return f"refused {type(error).__name__}"
    return f"fault {error!r}"


class Chooser:
    """Chooses the next call by chance, from what a reader finds on disk."""

    def __init__(self, read: Reader, chance: Random) -> None:
        self._read = read
        self._chance = chance
        self._just_opened = False
        self._kinds: list[Callable[[], Call | None]] = [
            kind for kind, weight in self._weights() for _ in range(weight)
        ]

    def next(self) -> Call:
        """A call that there is something for; not all of them will be granted."""
        call = self._recover() if self._just_opened else None
        while call is None:
            call = self._chance.choice(self._kinds)()
        self._just_opened = call.activity == REOPEN
        return call

    def _weights(self) -> Sequence[tuple[Callable[[], Call | None], int]]:
        return (
            *((self._mark, 12), (self._rate, 12), (self._reason, 5), (self._edit, 5)),
            *((self._places, 5), (self._many, 10), (self._attach, 9), (self._evidence, 9)),
            *(
                (self._source, 2),
                (self._words, 7),
                (self._name, 4),
                (self._draft, 9),
                (self._history, 12),
            ),
            *((self._import, 2), (self._take_in, 6), (self._article_row, 3), (self._workspace, 3)),
            *((self._ask, 5), (self._answer, 7), (self._revise, 4), (self._walk, 9)),
            *((self._second, 4), (self._sign, 5), (self._offer, 4)),
            *((self._capture, 10), (self._pin, 12), (self._links, 5), (self._purge, 4)),
        )

    # what there is

    def _article(self) -> Article | None:
        rows = self._read.articles(put_away=True)
        return self._read.article(self._chance.choice(rows).id) if rows else None

    def _claims(self, most: int = 1) -> list[Claim]:
        article = self._article()
        claims = self._read.claims(article.id) if article else []
        return self._chance.sample(claims, min(len(claims), self._chance.randint(1, most)))

    def _text(self) -> str:
        words = ("counted", "by", "hand", "“quoted”", "14", "Ångström", "\n", "no", "source", "😀")
        return " ".join(self._chance.choices(words, k=self._chance.randint(0, 30)))

    def _place(self, article: Article) -> Any:
        start = self._chance.randrange(len(article.text) - 40)
        begin = article.text.rindex(" ", 0, start) + 1 if " " in article.text[:start] else 0
        end = article.text.find(" ", start + self._chance.randint(1, 39))
        return place_of(article.text, begin, end if end > begin else len(article.text))

    # kinds of calls

    def _mark(self) -> Call | None:
        article = self._article()
        if article is None:
            return None
        new = NewClaim(article.id, article.revision_id, (self._place(article),))
        return Call("claims", "mark", (new, self._chance.choice(RATINGS)))

    def _rate(self) -> Call | None:
        claims = [claim.id for claim in self._claims(3)]
        rating, reason = self._chance.choice(RATINGS), self._chance.choice(("", self._text()))
        if not claims:
            return None
        article = self._read.detail(claims[0]).claim.article
        seen_in = self._chance.choice((None, self._read.article(article).revision_id))
        return Call("verdicts", "rate", (claims, rating, reason, seen_in))

    def _reason(self) -> Call | None:
        method = self._chance.choice(("explain", "propose"))
        return next((Call("verdicts", method, (c.id, self._text())) for c in self._claims()), None)

    def _edit(self) -> Call | None:
        for claim in self._claims():
            seen = claim.rev - self._chance.choice((0, 0, 0, 1))  # an edit of what was, too
            name, value = self._chance.choice(
                (
                    ("restated", self._text()),
                    ("claimant", self._text()),
                    ("claimed_on", self._chance.choice(("2021-02-15", "", "soon"))),
                    ("kind", self._chance.choice(tuple(ClaimKind))),
                    ("flags", tuple(self._chance.sample(tuple(Flag), 2))),
                )
            )
            return Call("claims", "edit", (ClaimEdit(claim.id, seen, **{name: value}),))
        return None

    def _places(self) -> Call | None:
        for claim in self._claims():
            article = self._read.article(claim.article)
            marks = self._read.detail(claim.id).marks
            if not marks:  # lost with a new text
                return None
            mark = self._chance.choice(marks)
            places = [self._place(article) for _ in range(2)]
            return self._chance.choice(
                (
                    Call("claims", "add_place", (claim.id, self._place(article), mark.revision_id)),
                    Call("claims", "add_places", (claim.id, places, mark.revision_id)),
                    Call("claims", "move_mark", (mark.id, self._place(article))),
                    Call("claims", "remove_mark", (mark.id,)),
                    Call("claims", "split", (claim.id, [mark.id])),
                )
            )
        return None

    def _many(self) -> Call | None:
        claims = [claim.id for claim in self._claims(3)]
        name, *rest = self._chance.choice(
            (
                ("toggle_flag", self._chance.choice(tuple(Flag))),
                ("set_flags", self._chance.sample(tuple(Flag), 2)),
                ("set_priority", self._chance.randint(1, 3)),
                ("defer", "the author", self._chance.choice(("", "2026-12-01", "soon"))),
                ("delete",),
                ("merge",),
                ("merge",),
            )
        )
        return Call("claims", name, (claims, *rest)) if claims else None

    def _attach(self) -> Call | None:
        claims = [claim.id for claim in self._claims(2)]
        number = self._chance.randint(1, 12)
        known = [piece.source for claim in claims for piece in self._read.detail(claim).evidence]
        if known and number > 10:
            return Call("sources", "attach_known", (claims, known[0]))
        offline = Citation(kind="call", title=f"Call {number}", published_on="2026-11-20")
        web = [Citation(url=f"https://s{number + each}.example.org/a?b=c") for each in range(2)]
        cited = self._chance.choice((web, web[:1], [*web[:1], offline], [Citation(url="ftp://x")]))
        return Call("sources", "attach", (claims, cited)) if claims else None

    def _evidence(self) -> Call | None:
        pieces = [one.id for c in self._claims(4) for one in self._read.detail(c.id).evidence]
        if not pieces:
            return None
        piece = self._chance.choice(pieces)
        return self._chance.choice(
            (
                Call("sources", "set_stance", (pieces, self._chance.choice(tuple(Stance)))),
                Call("sources", "edit_evidence", (EvidenceEdit(piece, passage=self._text()),)),
                Call("sources", "detach", (pieces[:2],)),
                Call("sources", "move", (piece, self._chance.choice((-1, 1)))),
            )
        )

    def _source(self) -> Call | None:
        sources = [one.source for c in self._claims(4) for one in self._read.detail(c.id).evidence]
        if not sources:
            return None
        kept = ("drafts", "leave", ("source", self._chance.choice(sources), "note", self._text()))
        return Call(*kept)

    def _sources(self, most: int = 1) -> list[int]:
        every = [one.source for c in self._claims(4) for one in self._read.detail(c.id).evidence]
        return self._chance.sample(sorted(set(every)), min(len(set(every)), most))

    def _capture(self) -> Call | None:
        for source in self._sources():
            said = " ".join(self._text() for _ in range(self._chance.choice((1, 3, 200)))) or "·"
            present = self._read.proof.captures(source)
            if present and self._chance.random() < 0.3:
                return Call(EVIDENCE, "read_again", (present[0].id, said))
            return Call(
                EVIDENCE, self._chance.choice(("capture", "capture", "supply")), (source, said)
            )
        return None

    def _pin(self) -> Call | None:
        texts = (self._read.proof.newest_text(source) for source in self._sources(9))
        for found in filter(None, texts):
            piece = self._chance.choice(self._read.proof.pins(found.source)).evidence
            start = self._chance.randrange(len(found.text))
            end = start + self._chance.randint(1, 40)  # at times beyond the end
            calls = (
                *[Call(EVIDENCE, "pin", (piece, found.row.id, start, end))] * 3,
                Call(EVIDENCE, "mark_gone", (piece, self._chance.choice((found.capture.id, None)))),
                Call(EVIDENCE, "unpin", (piece,)),
            )
            return self._chance.choice(calls)
        return None

    def _links(self) -> Call | None:
        sources = self._sources(5)
        calls = (
            Call(EVIDENCE, "check", (sources, self._chance.choice(tuple(Probe)))),
            Call(EVIDENCE, "ask_archive", (sources,)),
            Call(EVIDENCE, "group", (sources, self._chance.choice(("AP", "")))),
        )
        return self._chance.choice(calls) if sources else None

    def _purge(self) -> Call | None:
        return next((Call(EVIDENCE, "purge", (each,)) for each in self._sources()), None)

    def _words(self) -> Call | None:
        article = self._article()
        if article is None:
            return None
        place = self._place(article)
        tokens = self._read.tokens(article.revision_id, place.start, place.end)
        value = self._chance.choice((1, 0, None))
        if tokens and self._chance.random() < 0.5:
            return Call("claims", "tick", ([token.id for token in tokens], value))
        covers = self._read.covers(article.revision_id)
        if covers and self._chance.random() < 0.3:
            cover = self._chance.choice(covers).id
            reason = Call("claims", "explain_cover", (cover, self._text()))
            return self._chance.choice((reason, Call("claims", "uncover", (cover,))))
        return Call("claims", "cover", (article.id, article.revision_id, place.start, place.end))

    def _ask(self) -> Call | None:
        article = self._article()
        if article is None:
            return None
        claims = [claim.id for claim in self._read.claims(article.id)]
        new = NewQuery(
            article.id,
            article.revision_id,
            self._place(article),
            self._text(),  # at times none, which is refused
            self._chance.choice(tuple(ToWhom)),
            proposed=self._chance.choice((None, self._text())),
            due_on=self._chance.choice(("", "2026-12-01", "soon")),
            claim=self._chance.choice([None, *claims[:3]]),
        )
        return Call("queries", "ask", (new,))

    def _answer(self) -> Call | None:
        article = self._article()
        asked = self._read.queries.of_article(article.id) if article else []
        if not asked:
            return None
        query = self._chance.choice(asked)
        state = self._chance.choice(("answered", "accepted", "rejected"))
        answers = (Answer(query.number, self._text(), state), Answer(asked[0].number, "Yes."))
        return self._chance.choice(
            (
                Call("queries", "answer", ([query.id], self._text(), state)),
                Call("queries", "decide", ([query.id], state)),
                Call("queries", "edit", (QueryEdit(query.id, question=self._text()),)),
                Call("queries", "withdraw", ([query.id],)),
                Call("queries", "take", (query.article, answers)),
            )
        )

    def _name(self) -> Call | None:
        """One or more names of an article judged."""
        article = self._article()
        if article is None:
            return None
        found = listed(self._read, article.id)
        names = self._chance.sample(found, min(len(found), self._chance.randint(1, 3)))
        verdict, note = self._chance.choice(tuple(NameVerdict)), self._chance.choice((None, "seen"))
        return Call("names", "check", (article.id, names, verdict, note)) if names else None

    def _revise(self) -> Call | None:
        article = self._article()
        if article is None:
            return None
        return Call(*driver_revisions.revise(self._read, self._chance, article.id))

    def _walk(self) -> Call | None:
        article = self._article()
        found = article and driver_revisions.walk(self._read, self._chance, article.id)
        return Call(*found) if found else None

    def _offer(self) -> Call | None:
        """What a file from elsewhere offers, taken in."""
        article = self._article()
        if article is None:
            return None
        return Call(*driver_offers.take_in(self._read, self._chance, article))

    def _second(self) -> Call | None:
        """Somebody reads a claim a second time."""
        rating, why = self._chance.choice(RATINGS), self._text()
        return next((Call(EVIDENCE, "second", (c.id, rating, why)) for c in self._claims()), None)

    def _sign(self) -> Call | None:
        """An article signed off and opened again; problems set aside, corrections worded."""
        article = self._article()
        if article is None:
            return None
        found = problems(self._read, article.id, Settings().settles_with)
        some = self._chance.sample(found, min(len(found), 2))
        worded = [each.id for each in self._read.proof.corrections(article.id)][-1:] or [99]
        return self._chance.choice(
            (
                *[Call("signing", "sign", (article.id, "", "Printed."))] * 2,
                Call("signing", "sign", (article.id,)),  # refused where a problem has no reason
                Call("signing", "reopen", (article.id, self._text())),
                Call("signing", "set_aside", (article.id, some, self._text())),
                Call("signing", "uphold", (article.id, some)),
                Call("signing", "word", (worded[0], self._text())),
            )
        )

    def _recover(self) -> Call | None:
        """What is typed in a window is not recovered by it: a kill before would change the end."""
        one = len(self._read.drafts(WHO)) == 1  # of several it would be several actions
        return Call("drafts", "recover") if one else None

    def _draft(self) -> Call | None:
        waiting = self._read.drafts(WHO)
        if waiting and self._chance.random() < 0.4:
            draft = self._chance.choice(waiting)
            return Call("drafts", "leave", (draft.table, draft.row, draft.field, self._text()))
        for claim in self._claims():
            field = self._chance.choice(
                (("verdict", "rationale"), ("claim", "claimant"), ("claim", "proposed"))
            )
            return Call("drafts", "keep", (field[0], claim.id, field[1], self._text()))
        return None

    def _history(self) -> Call | None:
        method = self._chance.choice(("undo", "undo", "redo"))
        article = self._article()
        return Call("history", method, (article.id,)) if article else None

    def _import(self) -> Call | None:
        count = self._chance.choice((5, 5, 5, 5, 40, 40, 200))
        lines = (self._chance.choice(SENTENCES) for _ in range(count))
        text = "".join(line.format(self._chance.randint(1, 999)) for line in lines)
        options = ImportOptions(purpose="statements", title=f"Story {count}")
        return Call("articles", "add", (Imported(text, "story.txt", "plain"), options))

    def _take_in(self) -> Call | None:
        article = self._article()
        found = article and driver_records.take_in(self._read, self._chance, article.id)
        return Call(*found) if found else None

    def _article_row(self) -> Call | None:
        article = self._article()
        if article is None:
            return None
        method = self._chance.choice(("edit", "edit", "put_away", "take_back", "delete"))
        if method == "delete" and len(self._read.articles(put_away=True)) < 2:
            return None
        said = (ArticleEdit(article.id, byline=self._text()),) if method == "edit" else ()
        return Call("articles", method, said or (article.id,))

    def _workspace(self) -> Call | None:
        return Call(self._chance.choice((REST, REOPEN)), "")
