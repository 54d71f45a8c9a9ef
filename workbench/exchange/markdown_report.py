"""The report below an article: what was found, by rating; the sources, queries and corrections."""

from collections import defaultdict
from collections.abc import Iterator

from workbench.exchange.markdown_foreign import line_start, linked, words
from workbench.exchange.page_parts import CitedSource, Parts
from workbench.exchange.query_blocks import day
from workbench.exchange.wording import HEALTHS, STANCES, Standing, counted, left_out, moment
from workbench.model.evidence_views import Capture
from workbench.model.handover import Handover
from workbench.model.queries import Query
from workbench.model.sign_offs import Correction, SignOff
from workbench.model.views import Claim, Evidence
from workbench.text.display import in_quotes


def report(handover: Handover, parts: Parts) -> Iterator[str]:
    """The report's blocks, from its heading on."""
    article = handover.article
    yield "## Report"
    yield (
        f"{parts.said} Revision {article.revision}, {counted(len(handover.sources), 'source')}, "
        f"{counted(len(handover.queries), 'query', 'queries')}. {left_out(handover.left_out)}"
    )
    yield from _ratings(handover, parts)
    yield from _listed("Sources", [_source(each) for each in parts.sources])
    yield from _listed("Queries", [asked(each.query) for each in handover.queries])
    yield from _listed("Corrections", [_correction(each) for each in handover.corrections])
    yield from _listed("Sign-off", [_signed(each) for each in handover.sign_offs])


def cited(handover: Handover, evidence: Evidence) -> str:
    """A source as it stands on a claim: how it bears on it, where in it, and its address."""
    _sign, stance = STANCES[evidence.stance]
    title = evidence.title or ("" if evidence.url else evidence.kind)
    said = [f"{stance}: source {evidence.number}"]
    said += [words(each) for each in (title, evidence.publisher, evidence.locator) if each]
    said += [linked(evidence.url)] if evidence.url else []
    line = ", ".join(said)
    if evidence.passage:
        line += f": {words(in_quotes(evidence.passage))}"
    notes = [words(each) for each in (evidence.note, evidence.private_note) if each]
    return ". ".join([line, *notes])


def asked(query: Query) -> str:
    """A query, with the wording that it proposes and what was answered."""
    line = f"q{query.number} to {words(query.asks)}, {query.state}"
    if query.question:
        line += f": {words(query.question)}"
    if query.proposed is not None:
        new = words(in_quotes(query.proposed)) if query.proposed else "nothing"
        line += f" Proposed for {words(in_quotes(query.exact))}: {new}."
    return f"{line} Answer: {words(query.answer)}" if query.answer else line


def _ratings(handover: Handover, parts: Parts) -> Iterator[str]:
    """The claims by how they stand, in the scale's order."""
    groups: defaultdict[Standing, list[Claim]] = defaultdict(list)
    for detail in handover.claims:
        groups[parts.standings[detail.claim.number]].append(detail.claim)
    for share in parts.shares:
        found = groups[share.standing]
        yield f"### {words(share.standing.sign)} {words(share.standing.words)}: {len(found)}"
        yield "\n".join(f"- {_claim(each)}" for each in found)


def _claim(claim: Claim) -> str:
    said = words(claim.restated) if claim.restated else words(in_quotes(claim.quote))
    return f"{line_start(said)}[^{claim.number}]"


def _listed(heading: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"### {heading}"
        yield "\n".join(f"- {each}" for each in entries)


def _source(one: CitedSource) -> str:
    source = one.record.source
    said = [words(each) for each in (source.title, source.author, source.publisher) if each]
    said += [words(day(source.published_on))] if source.published_on else []
    said += [linked(source.url)] if source.url else [source.kind]
    known = [f"**{source.number}**: {', '.join(said)}"]
    if one.record.archive_url:
        known.append(f"archived: {linked(one.record.archive_url)}")
    known += [_captured(each) for each in one.record.captures[:1]]
    if source.url:
        known.append(f"link: {HEALTHS[source.health.state]}")
    on = sorted({number for number, _piece in one.uses})
    claims = "claims" if len(on) > 1 else "claim"
    known += [f"on {claims} {', '.join(map(str, on))}"] if on else []
    return "; ".join(known)


def _captured(capture: Capture) -> str:
    return f"captured {moment(capture.at)}, sha256 {capture.sha256}"


def _correction(one: Correction) -> str:
    about = f", claim {one.claim_number}" if one.claim_number else ""
    said = f"{words(day(one.at))}{about}: {words(in_quotes(one.old))} became "
    said += words(in_quotes(one.new))
    return f"{said}. {words(one.public_wording)}" if one.public_wording else said


def _signed(one: SignOff) -> str:
    note = f": {words(one.note)}" if one.note else ""
    return f"revision {one.revision} {one.kind} by {words(one.by)}, {words(day(one.at))}{note}"
