"""The record as Markdown: the article with a footnote for each claim, and a report below it.

CommonMark with footnotes, as GitHub, Pandoc and Obsidian have them. All words of others are escaped
to be read as they are.
"""

from collections.abc import Iterable, Iterator

from workbench.exchange import page_parts
from workbench.exchange.markdown_foreign import (
    BLANKS,
    behind_mark,
    line_start,
    linked,
    paragraphs,
    words,
)
from workbench.exchange.markdown_report import asked, cited, report
from workbench.exchange.markdown_text import escaped
from workbench.exchange.marked_text import Piece
from workbench.exchange.page_parts import Card
from workbench.exchange.query_blocks import day
from workbench.model.handover import Exported, ExportedFile, Handover
from workbench.text.display import in_quotes, shown

FILE = "article.md"
_INDENT = "    "


def export(handover: Handover) -> Exported:
    """One file: the article, the report, the footnotes."""
    made = page_parts.parts(handover, {})
    blocks = [*_head(handover), *_text(made.lines), *report(handover, made)]
    blocks += (_footnote(handover, card) for card in made.cards)
    return Exported((ExportedFile(FILE, ("\n\n".join(blocks) + "\n").encode()),))


def _head(handover: Handover) -> Iterator[str]:
    article = handover.article
    yield f"# {words(article.title) or 'Without a title'}"
    said = [words(each) for each in (article.byline, article.publisher) if each]
    said += [words(day(article.published_on))] if article.published_on else []
    said += [linked(article.url)] if article.url else []
    if said:
        yield line_start(", ".join(said))


def _text(lines: Iterable[list[Piece]]) -> Iterator[str]:
    """The article's paragraphs; a line end within one stays."""
    paragraph: list[str] = []
    for line in lines:
        if made := _line(line):
            paragraph.append(made)
        elif paragraph:
            yield "\\\n".join(paragraph)
            paragraph = []
    if paragraph:
        yield "\\\n".join(paragraph)


def _line(pieces: list[Piece]) -> str:
    """A line with the marks of the footnotes behind the words that they are on.

    Words are escaped together up to the next mark: an address may go over the end of a piece.
    """
    whole = shown("".join(piece.text for piece in pieces))
    made, begun, at = "", 0, 0
    for piece in pieces:
        at += len(piece.text)
        if piece.ends:
            made += _words(whole[begun:at], made)
            made += "".join(f"[^{place.number}]" for place in piece.ends)
            begun = at
    return (made + _words(whole[begun:], made)).rstrip(BLANKS)


def _words(text: str, before: str) -> str:
    return behind_mark(escaped(text)) if before else line_start(escaped(text))


def _footnote(handover: Handover, card: Card) -> str:
    claim, standing = card.detail.claim, card.standing
    first = f"**{words(standing.sign)} {words(standing.words)}**, claim {claim.number}: "
    first += words(in_quotes(claim.quote))
    if not card.places:
        first += " (the present text does not have these words)"
    blocks = [first, *_about(card)]
    if card.detail.evidence:
        blocks.append("\n".join(f"- {cited(handover, each)}" for each in card.detail.evidence))
    if card.detail.queries:
        blocks.append("\n".join(f"- {asked(each)}" for each in card.detail.queries))
    inner = "\n\n".join(blocks).replace("\n", f"\n{_INDENT}").replace(f"\n{_INDENT}\n", "\n\n")
    return f"[^{claim.number}]: {inner}"


def _about(card: Card) -> Iterator[str]:
    """What is said of the claim itself, and why it was rated so."""
    claim, verdict = card.detail.claim, card.detail.verdict
    if claim.restated:
        yield f"Restated: {words(claim.restated)}"
    if claim.claimant:
        on = f" on {words(day(claim.claimed_on))}" if claim.claimed_on else ""
        yield f"Said by {words(claim.claimant)}{on}."
    if verdict is not None:
        yield from paragraphs(verdict.rationale)
        yield f"{words(verdict.by)}, {words(day(verdict.at))}."
    for override in card.overrides:
        yield f"Set aside ({words(override.rule)}): {words(override.reason)}"
