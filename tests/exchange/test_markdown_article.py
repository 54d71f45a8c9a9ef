"""Markdown out: footnotes at their words, a report, and words of others as nothing but words."""

import re

import pytest
from foreign_forms import OURS, READER, tokens
from hypothesis import given
from hypothesis import strategies as st

from tests import handovers
from tests.exchanged import HOSTILE
from tests.faults.hostile import OWN
from workbench.exchange.markdown_article import export
from workbench.model.handover import Handover
from workbench.text.display import shown


def source(handed: Handover) -> str:
    [file] = export(handed).files
    return file.body.decode()


def article_of(text: str) -> list[str]:
    """The lines of the article as a reader of the Markdown sees them."""
    markdown = source(handovers.handover(about=handovers.article(text, url="")))
    whole = READER.parse(markdown.split("\n\n## Report")[0])
    lines: list[str] = []
    for token in whole[3:]:  # behind the title
        if token.type == "inline":
            words = "".join(
                "\n" if one.type == "hardbreak" else one.content for one in token.children or ()
            )
            lines += words.split("\n")
    return lines[1:]  # behind the byline


def test_each_claim_has_a_footnote_at_its_words_with_what_was_found() -> None:
    markdown = source(handovers.usual())
    assert "The 🎉 lighthouse burned 2,600 litres[^1] of diesel a month." in markdown
    assert "Ada Brink denied it[^2] in 2019." in markdown
    footnote = markdown.split("[^1]: ")[1].split("\n[^2]: ")[0]
    assert footnote.splitlines()[:7] == [
        "**✗ False**, claim 1: “2,600 litres”",
        "",
        "    Restated: The lighthouse burned 2,600 litres of diesel a month.",
        "",
        "    Said by Ada Brink.",
        "",
        "    The meter says 1,900.",
    ]
    assert "    - refutes: source 1, Harbour report, Harbour office, page 3, [https" in footnote
    assert "“1,900 litres were used each month.”. Read the table." in footnote
    assert "q1 to the author, open: Where is this from? Proposed for “2,600 litres”" in footnote


def test_all_footnotes_that_are_referred_to_are_there_and_the_other_way_round() -> None:
    read = tokens(source(handovers.usual()))
    opened = [each.meta["label"] for each in read if each.type == "footnote_open"]
    assert sorted(opened) == ["1", "2"]
    referred = {each.meta["label"] for each in read if each.type == "footnote_ref"}
    assert referred == {"1", "2"}


def test_the_report_counts_and_lists_by_rating_with_sources_and_queries() -> None:
    report = source(handovers.usual()).split("## Report")[1]
    assert report.splitlines()[2].startswith("1 of 2 claims settled, 1 open. Revision 1, 1 source,")
    headings = re.findall(r"^### (.*)", report, re.MULTILINE)
    assert headings == ["✗ False: 1", "○ Open: 1", "Sources", "Queries"]
    assert "**1**: Harbour report, Harbour office, 1 June 2019, " in report
    assert "captured 21 November 2026, 10:00 UTC, sha256 abab" in report


def test_a_claim_whose_words_are_lost_keeps_its_footnote() -> None:
    usual = handovers.usual()
    lost = usual.claims[0]._replace(marks=())
    markdown = source(usual._replace(claims=(lost, usual.claims[1])))
    assert "(the present text does not have these words)" in markdown
    labels = {each.meta["label"] for each in tokens(markdown) if each.type == "footnote_open"}
    assert labels == {"1", "2"}


def test_a_mark_before_a_bracket_makes_no_link() -> None:
    text = "litres(javascript:alert(1)) and litres: so"
    one = handovers.detail(handovers.claim(quote="litres"), text)
    markdown = source(handovers.handover(one, about=handovers.article(text)))
    assert "litres[^1]\\(javascript:alert" in markdown


LINES = [
    "- a list",
    "+ another",
    "1. one",
    "12) twelve",
    "# no heading",
    "===",
    "---",
    "    indented",
    "\tindented too",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "```\nfenced\n```",
    "[x]: http://evil.example",
    "[^1]: no footnote",
    "a\n===",
    "a\n- b",
    "<b>bold</b> <!-- c --> &lt; &copy;",
    "http://evil.example www.evil.example a@evil.example",
    ": defined",
    "ends with \\",
    "two  \nlines",
    "$x$ ^up^ ~down~ ==marked== :bomb:",
]


@pytest.mark.parametrize("text", [*LINES, *HOSTILE, *OWN])
def test_words_of_an_article_are_read_as_they_are(text: str) -> None:
    wanted = [shown(line).strip(" \t\u2409") for line in text.split("\n")]
    read = [line.strip() for line in article_of(text)]
    assert read == [line.strip() for line in wanted if line]


@given(st.text(st.sampled_from("ab1.)(-+=#*_`~[]!<>|\\&;:/@$^{} \t\n"), max_size=40))
def test_no_words_of_an_article_are_markup(text: str) -> None:
    wanted = [shown(line).strip(" \t\u2409").strip() for line in text.split("\n")]
    assert [line.strip() for line in article_of(text)] == [line for line in wanted if line]


@pytest.mark.parametrize("text", [*LINES, *HOSTILE, *OWN])
def test_no_words_anywhere_are_markup(text: str) -> None:
    quote = text.strip() or "x"
    usual = handovers.detail(
        handovers.claim(quote=quote, restated=text, claimant=text, claimed_on=text),
        f"Before {quote} after",
        verdicts=(handovers.verdict(why=text),),
        pieces=(handovers.evidence(title=text, passage=text, note=text, locator=text, url=text),),
        queries=(handovers.query(question=text, proposed=text, whom=text, answer=text),),
    )
    about = handovers.article(f"Before {quote} after", title=text, byline=text, url=text)
    records = (handovers.record(title=text, publisher=text, url=text, archived_url=text),)
    markdown = source(handovers.handover(usual, about=about, sources=records))
    read = tokens(markdown)
    lists = [each.level for each in read if each.type == "bullet_list_open"]
    assert set(lists) <= {0, 1}  # in the report, and in a footnote
    kinds = {re.sub("_(open|close)$", "", each.type) for each in read}
    assert kinds <= OURS
    links = {each.attrs["href"] for each in read if each.type == "link_open"}
    assert links <= {"http://evil.example", "http://evil.example/"}
    assert [each.tag for each in read if each.type == "heading_open"].count("h1") == 1
    assert len([each for each in read if each.type == "footnote_open"]) == 1
    assert all(char.isprintable() or char == "\n" for char in markdown if ord(char) < 0xA0)
