"""Finds all that stands in the way of an article's sign-off, claim by claim in their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.model.in_the_way import InTheWay, QuotedPassage, StruckWords
from workbench.model.names import Name
from workbench.model.problems import (
    Problem,
    ProblemKind,
    about_evidence,
    about_name,
    about_pin,
    about_words,
)
from workbench.model.sign_offs import BeforeSignOff
from workbench.model.states import ArchiveState, Health, Match, NameVerdict, Purpose
from workbench.model.sufficiency import Footing, footing, is_short, parse_rule
from workbench.model.views import Article, Claim, Evidence
from workbench.text.display import in_quotes
from workbench.text.words import first_words
from workbench.workspace import footings
from workbench.workspace.claim_problems import WORDS, Standards, of_claim, of_walk
from workbench.workspace.names import listed

if TYPE_CHECKING:
    from workbench.store.reader import Reader
    from workbench.workspace.names import Kept


def problems(
    read: "Reader", article: int, rule_text: str, kept: "Kept | None" = None
) -> list[Problem]:
    """All of an article's, those of the article as a whole last; `rule_text` is the settings'
    `settles_with`. The names of a book take a second, unless they are `kept`.
    """
    with read.snapshot():
        row = read.article(article)
        claims = read.claims(article)
        in_the_way = read.proof.in_the_way(article)
        found = list(_of_claims(read, row, claims, in_the_way, rule_text))
        found += _of_article(read, row, claims, in_the_way)
        found += _of_names(listed(read, article, kept))
        aside = {
            (each.claim, each.rule, each.about): each.reason
            for each in read.proof.overrides_of_article(article)
        }
    return [_with_reason(each, aside) for each in found]


def before_sign_off(
    read: "Reader", article: int, rule_text: str, kept: "Kept | None" = None
) -> BeforeSignOff:
    """The problems of an article with all that is listed beside them."""
    with read.snapshot():
        found = problems(read, article, rule_text, kept)
        wanted = {each.claim for each in found}
        claims = (claim for claim in read.claims(article) if claim.id in wanted)
        words = {claim.id: claim.restated or claim.quote for claim in claims}
        revision = read.article(article).revision
        corrections = read.proof.corrections(article)
        signs = read.proof.sign_offs(article)
    return BeforeSignOff(found, words, corrections, revision, signs[-1] if signs else None)


def _with_reason(problem: Problem, aside: Mapping[tuple[int | None, str, str], str]) -> Problem:
    key = (problem.claim, problem.kind.rule, problem.about)
    return problem._replace(reason=aside.get(key, ""))


def _of_claims(
    read: "Reader", article: Article, claims: list[Claim], in_the_way: InTheWay, rule_text: str
) -> Iterator[Problem]:
    rule = parse_rule(rule_text)
    stand_on = footings.of_article(read, article.id, rule)
    nothing = footing((), rule)
    failing = _on_failing(read, article.id)
    archived = _archived(read, article.id) if failing else frozenset()
    in_walk = of_walk(read, article.id)
    quoted = _by_claim(in_the_way.quoted)
    by = Standards(article.scale, article.purpose, article.published_on, in_the_way)
    struck = _struck(in_the_way.struck) if article.purpose == Purpose.DRAFT else {}
    for claim in claims:
        yield from in_walk.get(claim.id, ())
        yield from of_claim(claim, claim.id in in_walk, by)
        if not by.is_wrong(claim):
            yield from (_stands(each, claim) for each in struck.get(claim.id, ()))
        stands = stand_on.get(claim.id, nothing)._replace(set_aside="")
        if is_short(claim.state, by.scale.rating(claim.rating or ""), stands):
            yield _short(claim, stands)
        if claim.id in failing:
            yield from _of_evidence(claim, read.detail(claim.id).evidence, archived)
        if claim.id in quoted and not _is_verbatim(claim, quoted[claim.id]):
            text = "It is a quotation, and no passage pinned to it has it word for word."
            yield Problem(ProblemKind.NOT_VERBATIM, claim.id, claim.number, text)


def _of_article(
    read: "Reader", article: Article, claims: list[Claim], in_the_way: InTheWay
) -> Iterator[Problem]:
    numbers = {claim.id: claim.number for claim in claims}
    if article.purpose == Purpose.DRAFT:
        yield from (_stands(each) for each in in_the_way.struck if each.claim is None)
    for query in in_the_way.queries:
        words = in_quotes(first_words(query.exact, WORDS))
        since = f"is open since {query.asked_at[:10]}"
        text = f"Query {query.number} to the {query.to_whom} on {words} {since}."
        about = f"query {query.number}"
        claim = query.claim if query.claim in numbers else None
        number = None if claim is None else numbers[claim]
        yield Problem(ProblemKind.OPEN_QUERY, claim, number, text, about=about, start=query.start)
    holes = read.hole_counts(article.revision_id)
    first = read.next_hole(article.revision_id, -1) if holes.total else None
    for kind, count in sorted(holes.by_kind.items()):
        if count:
            text = f"{count:,} {kind if count == 1 else f'{kind}s'} that nobody has checked."
            about = f"{kind} in revision {article.revision}"
            start = None if first is None else first.start
            yield Problem(ProblemKind.HOLE, None, None, text, about=about, start=start)


def _of_names(names: Iterable[Name]) -> Iterator[Problem]:
    for name in names:
        if name.problems and name.found.verdict == NameVerdict.OPEN:
            about = about_name(name.key, (words for words, _count in name.spellings))
            text = f"{name.titled}: {'; '.join(name.problems)}."
            yield Problem(ProblemKind.NAME_VARIANT, None, None, text, about=about, start=name.odd)


def _struck(found: Iterable[StruckWords]) -> dict[int | None, list[StruckWords]]:
    of_claim: dict[int | None, list[StruckWords]] = defaultdict(list)
    for each in found:
        of_claim[each.claim].append(each)
    return of_claim


def _stands(struck: StruckWords, claim: Claim | None = None) -> Problem:
    where = "" if struck.times == 1 else f", in {struck.times:,} places"
    text = f"{in_quotes(first_words(struck.words, WORDS))} is struck and stands in the text{where}."
    about = about_words(struck.words)
    if claim is None:
        return Problem(ProblemKind.WRONG_IN_TEXT, None, None, text, about=about, start=struck.start)
    return Problem(ProblemKind.WRONG_IN_TEXT, claim.id, claim.number, text, about=about)


def _on_failing(read: "Reader", article: int) -> set[int]:
    """The claims on sources that lost a passage, or are dead and were never captured: to read the
    evidence of every claim would take ten times as long.
    """
    failing = {
        each.id
        for each in read.proof.sources(article)
        if each.gone or (each.health.state == Health.DEAD and not each.captures)
    }
    grounds = read.proof.grounds_of_article(article) if failing else ()
    return {row.claim for row in grounds if row.source in failing}


def _archived(read: "Reader", article: int) -> frozenset[int]:
    """The sources of which an archive has a copy."""
    jobs = read.proof.archive_jobs(article)
    return frozenset(each.source for each in jobs if each.state == ArchiveState.ARCHIVED)


def _short(claim: Claim, stands: Footing) -> Problem:
    text = f"It is settled and stands on {stands}; {stands.rule} is the rule."
    return Problem(ProblemKind.LITTLE_EVIDENCE, claim.id, claim.number, text)


def _of_evidence(
    claim: Claim, evidence: tuple[Evidence, ...], archived: frozenset[int]
) -> Iterator[Problem]:
    for piece in evidence:
        if piece.gone:
            text = f"The passage pinned in [{piece.number}] is not in its newest capture any more."
            about = about_pin(piece.id, piece.found_in)
            yield Problem(ProblemKind.PASSAGE_GONE, claim.id, claim.number, text, about=about)
        elif _is_dead(piece) and piece.source not in archived:
            text = f"The address of [{piece.number}] gives nothing now, and was never captured."
            about = about_evidence(piece.id)
            yield Problem(ProblemKind.DEAD_LINK, claim.id, claim.number, text, about=about)


def _is_dead(piece: Evidence) -> bool:
    return piece.health == Health.DEAD and not piece.captured_at


def _by_claim(quoted: Iterable[QuotedPassage]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for each in quoted:
        found[each.claim].append(each.passage)
    return found


def _is_verbatim(claim: Claim, passages: Iterable[str]) -> bool:
    """Whether each quotation of the claim's words stands in one of the passages."""
    from workbench.text.quotations import quotations
    from workbench.text.quotes import compare

    spans = quotations(claim.quote)
    words = [claim.quote[span.start : span.end] for span in spans] or [claim.quote]
    passages = list(passages)
    return all(
        any(compare(each, passage).kind == Match.VERBATIM for passage in passages) for each in words
    )
