"""What was changed in an annotated article that came back, beside what we had proposed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from workbench.documents.margins import Margins, Tracked
from workbench.exchange.word_found import Found
from workbench.exchange.word_xml import Hand, legible
from workbench.model.queries import Asked, Unplaced
from workbench.model.views import Article
from workbench.text.display import in_quotes

REWRITTEN = (
    "Words of the text were changed without being tracked: bring the new text in as a revision."
)


def without(margins: Margins, start: int, end: int, *, insertions: bool) -> str:
    """The words between without those inserted, or without those deleted."""
    pieces, at = [], start
    first = bisect_right(margins.changes, start, key=lambda each: each.end)
    for change in margins.changes[first:]:
        if change.start >= end:
            break
        if change.is_insertion == insertions:
            pieces.append(margins.text[at : max(at, change.start)])
            at = max(at, change.end)
    pieces.append(margins.text[at:end])
    return "".join(pieces)


def is_rewritten(
    margins: Margins, found: Mapping[int, Found], sent: Mapping[int, Asked], article: Article
) -> bool:
    """Whether words that no wording was proposed for are others, and no change says so. Not told
    where a comment is gone: then nobody knows to the letter where its words end.
    """
    changed = {number: each for number, each in found.items() if each.is_change}
    if any(each.remark is None or number not in sent for number, each in changed.items()):
        return False
    pieces, at = [], 0
    for number, each in sorted(changed.items(), key=lambda pair: pair[1].start):
        pieces.append(without(margins, at, each.start, insertions=True))
        pieces.append(legible(sent[number].query.exact))
        at = max(at, each.end)
    pieces.append(without(margins, at, len(margins.text), insertions=True))
    return "".join(pieces).split() != legible(article.text).split()


def other_changes(
    margins: Margins, found: Mapping[int, Found], sent: Mapping[int, Asked]
) -> Iterator[Unplaced]:
    """Tracked changes that nobody had proposed, those that stand together as one."""
    places = sorted((each.start, each.end) for each in found.values() if each.is_change)
    group: list[Tracked] = []
    for change in margins.changes:
        if _is_within(change, places) or _was_sent(margins, change, sent):
            continue
        if group and (group[-1].end, group[-1].by) != (change.start, change.by):
            yield _changed(margins, group)
            group = []
        group.append(change)
    if group:
        yield _changed(margins, group)


def _is_within(change: Tracked, places: list[tuple[int, int]]) -> bool:
    at = bisect_left(places, (change.end, 0))
    return at > 0 and places[at - 1][1] > change.start


def _was_sent(margins: Margins, change: Tracked, sent: Mapping[int, Asked]) -> bool:
    """Whether we proposed it ourselves, for words whose comment and bookmark are gone."""
    words = margins.text[change.start : change.end].split()
    for query in (each.query for each in sent.values()):
        ours = query.proposed if change.is_insertion else query.exact
        if Hand(query.asked_by).name == change.by and legible(ours or "").split() == words:
            return True
    return False


def _changed(margins: Margins, group: list[Tracked]) -> Unplaced:
    old, new = (
        "".join(
            margins.text[each.start : each.end] for each in group if each.is_insertion == inserted
        )
        for inserted in (False, True)
    )
    said = " → ".join(in_quotes(" ".join(each.split())) for each in (old, new))
    why = "The text was changed there: bring the new text in as a revision."
    return Unplaced(None, f"{group[0].by or 'Somebody'}: {said}", why)
