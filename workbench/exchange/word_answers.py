"""Reading answers back out of the annotated article: what became of each proposed wording, what was
replied in the margin, and all that was written there and answers no query.

A query is found by its comment, else by its bookmark, else by the proposed words standing in the
text where others were.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workbench.documents.margins import Bookmark, Margins, Remark
from workbench.exchange import word_names
from workbench.exchange.word_changes import (
    REWRITTEN,
    is_rewritten,
    other_changes,
    without,
)
from workbench.exchange.word_found import Found, asks_otherwise, find, is_ours, root_of
from workbench.exchange.word_notes import query_lines
from workbench.exchange.word_remarks import has_queries
from workbench.exchange.word_xml import legible
from workbench.model.errors import UsageError
from workbench.model.queries import Answer, AnswersRead, Asked, Unplaced
from workbench.model.states import QueryState
from workbench.model.views import Article
from workbench.text.display import in_quotes

LEAST_OWN = 4
"""Letters of a line from which on it is known for ours by standing in our words."""

NOTHING = "(no words)"
"""Stands for what is in the text where old and proposed words are both gone."""

Said = dict[int, list[Remark]]


class _Decision(NamedTuple):
    """What became of a wording: a QueryState, or, where it is none, why; `words` stand there now.
    None of it where nobody has touched it.
    """

    state: str = ""
    words: str = ""
    why: str = ""


def is_annotated(margins: Margins) -> bool:
    """Whether a document is an article that we annotated, as far as it has anything of ours."""
    names = [each.name for each in margins.bookmarks]
    if any(word_names.article_of(name) is not None or word_names.marked_by(name) for name in names):
        return True
    ours = [each for each in margins.remarks if is_ours(each)]
    if any(each.initials == word_names.OURS for each in ours):
        return True
    # A document of queries may have comments whose writers name one as we do.
    return bool(ours) and not has_queries(margins)


def read(margins: Margins, article: Article, sent: Mapping[int, Asked]) -> AnswersRead:
    """The answers in it; `sent` are all queries of the article by their numbers.

    UsageError where the document is about another article.
    """
    named = [each for each in map(_article, margins.bookmarks) if each]
    _refuse_other(named, article.id)
    found = find(margins)
    said, beside = _remarks(margins, found)
    answers: list[Answer] = []
    unplaced = list(beside)
    for number in sorted(found.keys() | said.keys()):
        if (entry := sent.get(number)) is None:
            unplaced += _none_of(number, said.get(number, []), f"There is no query q{number}.")
        elif why := asks_otherwise(found.get(number), entry):
            unplaced += _none_of(number, said.get(number, []), why)
        else:
            answer, left = _of_query(margins, found.get(number), entry, said.get(number, []))
            answers += [answer] if answer else []
            unplaced += left
    answers += _by_words(margins, found, sent)
    unplaced += other_changes(margins, found, sent)
    if (article.id, article.revision) in named and is_rewritten(margins, found, sent, article):
        unplaced.append(Unplaced(None, "", REWRITTEN))
    return AnswersRead(tuple(answers), tuple(unplaced))


def _article(bookmark: Bookmark) -> tuple[int, int] | None:
    return word_names.article_of(bookmark.name)


def _refuse_other(named: Iterable[tuple[int, int]], article: int) -> None:
    for other, _revision in named:
        if other != article:
            raise UsageError(
                f"This document has the queries of article {other}.",
                f"Read it for that one: workbench queries {other} --read PATH",
            )


# What was said


def _remarks(margins: Margins, found: Mapping[int, Found]) -> tuple[Said, list[Unplaced]]:
    """Others' comments by the query that they answer, and those that answer none."""
    by_id = {each.id: each for each in margins.remarks}
    queries = {each.remark.id: number for number, each in found.items() if each.remark}
    said: Said = {}
    beside: list[Unplaced] = []
    for remark in margins.remarks:
        if is_ours(remark) or not remark.text:
            continue
        root = root_of(remark, by_id)
        number = queries.get(root.id)
        if number is None and not is_ours(root):
            number = _asked_there(root, found)
        if number is not None:
            said.setdefault(number, []).append(remark)
        else:
            beside.append(_beside(margins, remark, root))
    return said, beside


def _asked_there(remark: Remark, found: Mapping[int, Found]) -> int | None:
    """The one query whose words a comment is on."""
    if remark.start is None or remark.end is None:
        return None
    place = (remark.start, remark.end)
    alike = [number for number, each in found.items() if (each.start, each.end) == place]
    if not alike:
        alike = [
            number for number, each in found.items() if _overlap(place, (each.start, each.end))
        ]
    return alike[0] if len(alike) == 1 else None


def _overlap(place: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether a comment is on some of the words, or stands at them if it is on none."""
    if place[0] == place[1]:
        return words[0] <= place[0] <= words[1]
    return place[0] < words[1] and place[1] > words[0]


def _beside(margins: Margins, remark: Remark, root: Remark) -> Unplaced:
    words = " ".join(margins.text[root.start or 0 : root.end or 0].split())
    on = f" on {in_quotes(words)}" if words else ""
    why = (
        "It is a reply to a comment that asks nothing."
        if is_ours(root)
        else "It is a comment on words that nothing was asked about."
    )
    return Unplaced(None, f"{remark.by or 'Somebody'}{on}: {remark.text}", why)


def _none_of(number: int, said: list[Remark], why: str) -> Iterator[Unplaced]:
    if said:
        yield Unplaced(number, _joined(said), why)


def _joined(said: list[Remark], typed: str = "") -> str:
    """All that was said to a query; with names where several have spoken."""
    names = {each.by for each in said}
    spoken = (f"{each.by}: {each.text}" if len(names) > 1 else each.text for each in said)
    return "\n\n".join(filter(None, (typed, *spoken)))


def _typed(found: Found | None, entry: Asked) -> str:
    """What somebody wrote into our own comment rather than below it."""
    if found is None or found.remark is None:
        return ""
    own = sorted(map(legible, query_lines(entry.query)), key=len, reverse=True)
    whole = "\n".join(map(_solid, own))
    written = []
    for line in found.remark.text.split("\n"):
        ours = next((each for each in own if line.startswith(each)), "")
        rest = line[len(ours) :].strip()
        is_own = len(_solid(rest)) >= LEAST_OWN and _solid(rest) in whole
        written += [rest] if rest and not is_own else []
    return "\n".join(written)


def _solid(text: str) -> str:
    return "".join(text.split())


# What became of the words


def _of_query(
    margins: Margins, found: Found | None, entry: Asked, said: list[Remark]
) -> tuple[Answer | None, list[Unplaced]]:
    query = entry.query
    decision = _decision(margins, found, entry)
    text = _joined(said, _typed(found, entry))
    left = [Unplaced(query.number, decision.words, decision.why)] if decision.why else []
    if decision.words and not decision.why:
        now = f"In the text now: {in_quotes(decision.words)}"
        text = "\n\n".join(filter(None, (now, text)))
    is_new = query.is_open or decision.state not in ("", query.state)
    if text or (decision.state and is_new):
        return Answer(query.number, text, decision.state or QueryState.ANSWERED), left
    if query.is_open and found and found.remark and found.remark.is_resolved and not left:
        left = [Unplaced(query.number, "", "It was marked as resolved, and nothing was answered.")]
    return None, left


def _decision(margins: Margins, found: Found | None, entry: Asked) -> _Decision:
    proposed = entry.query.proposed
    if found is None or not found.is_change or proposed is None:
        return _Decision()
    wanted, words = legible(proposed).split(), legible(entry.query.exact).split()
    final = without(margins, found.start, found.end, insertions=False)
    before = without(margins, found.start, found.end, insertions=True)
    there = margins.text[found.start : found.end].split()
    if final.split() == wanted:
        # As it was sent it would be the old words before, and the proposed ones behind.
        untouched = before.split() == words and there != wanted
        return _Decision() if untouched else _Decision(QueryState.ACCEPTED)
    if final.split() == words:
        return _Decision(QueryState.REJECTED)
    if there in (words, [*words, *wanted]) or final.split() == _run_together(words, wanted):
        return _Decision(why="Only half of its change was accepted or rejected.")
    return _Decision(words=final.strip() or NOTHING)


def _run_together(words: list[str], wanted: list[str]) -> list[str]:
    """Old words kept and new ones taken, with nothing between them."""
    if not words or not wanted:
        return [*words, *wanted]
    return [*words[:-1], words[-1] + wanted[0], *wanted[1:]]


def _by_words(
    margins: Margins, found: Mapping[int, Found], sent: Mapping[int, Asked]
) -> Iterator[Answer]:
    """Wordings that stand in the text where comment and bookmark are gone: a rejected one cannot be
    told from one that was not sent.
    """
    for number, entry in sent.items():
        if number in found or not entry.query.is_open or not entry.query.proposed:
            continue
        context = legible(entry.before)[-32:], legible(entry.after)[:32]
        whole = legible(entry.query.proposed).join(context)
        if all(map(str.strip, context)) and margins.text.count(whole) == 1:
            yield Answer(number, "", QueryState.ACCEPTED)
