"""Comments in the margin of a document of queries: each answers the query that it is beside."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from workbench.documents.margins import Margins, Remark
from workbench.model.queries import Answer, AnswersRead, Asked, Unplaced
from workbench.text.display import in_quotes

_HEAD = re.compile(r"^\[q(\d{1,9})\]", re.MULTILINE)


def has_queries(margins: Margins) -> bool:
    """Whether a document's text is that of queries."""
    return _HEAD.search(margins.text) is not None


def with_remarks(found: AnswersRead, margins: Margins, sent: Mapping[int, Asked]) -> AnswersRead:
    """The answers read from the document's text, and those in its margin behind them."""
    heads = list(_HEAD.finditer(margins.text))
    starts = [each.start() for each in heads]
    answers = {each.number: each for each in found.answers}
    unplaced = list(found.unplaced)
    for remark in margins.remarks:
        if not remark.text:
            continue
        at = 0 if remark.start is None else bisect_right(starts, remark.start)
        number = int(heads[at - 1][1]) if at else None
        if number is None or number not in sent:
            unplaced.append(_beside(margins, remark, number))
        else:
            known = answers.get(number, Answer(number, ""))
            text = "\n\n".join(filter(None, (known.text, remark.text)))
            answers[number] = known._replace(text=text)
    return AnswersRead(tuple(answers.values()), tuple(unplaced))


def _beside(margins: Margins, remark: Remark, number: int | None) -> Unplaced:
    words = " ".join(margins.text[remark.start or 0 : remark.end or 0].split())
    on = f" on {in_quotes(words)}" if words else ""
    why = "It stands above the first query." if number is None else f"There is no query q{number}."
    return Unplaced(number, f"{remark.by or 'Somebody'}{on}: {remark.text}", why)
