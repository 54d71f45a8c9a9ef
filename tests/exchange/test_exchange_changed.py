"""Claims that a new text changed, and nobody looked at since, leave as no settled ones."""

import csv
import json
from io import StringIO

import handovers
import pytest
from pages import Read
from word_world import margins

from workbench.exchange import (
    claim_review,
    markdown_article,
    packet,
    record_json,
    spreadsheet,
    spreadsheet_reading,
    web_annotations,
    web_annotations_reading,
    word_export,
)
from workbench.exchange.html_page import page
from workbench.exchange.packet_files import ANNOTATED, PAGE
from workbench.exchange.page_parts import parts
from workbench.exchange.wording import ROLES
from workbench.model.clock import SystemClock
from workbench.model.handover import Handover, Included
from workbench.workspace.handing_over import gather
from workbench.workspace.keeping_back import handed_over
from workbench.workspace.workspace import Workspace

FERRY = 3
SAID = "Text changed since it was rated"


@pytest.fixture
def ferry(sample: Workspace) -> Handover:
    """The sample's article whose second text changed four of its seven settled claims."""
    return gather(sample.read, FERRY)


def numbers(handed: Handover) -> set[int]:
    return {each.claim.number for each in handed.claims if each.claim.id in handed.changed}


def words(page: str) -> str:
    return " ".join(Read(page).text.split())


def test_the_changed_claims_are_those_of_the_library(sample: Workspace, ferry: Handover) -> None:
    [row] = [each for each in sample.read.articles() if each.id == FERRY]
    assert len(ferry.changed) == sum(row.changed.values()) == 4
    assert {each.claim.state for each in ferry.claims} == {"settled"}


def test_the_page_counts_them_apart_and_says_what_they_were(ferry: Handover) -> None:
    source = page(ferry)
    said = words(source)
    assert "3 of 7 claims settled, 4 changed." in said
    assert "≠ Text changed 4" in said
    assert said.count(SAID) == 4
    assert f"{SAID} Cannot confirm" in said
    for number in numbers(ferry):
        mark = f"≠{number}</span>"
        assert (mark in source) == any(
            each.marks for each in ferry.claims if each.claim.number == number
        )


def test_the_bar_has_them_as_a_share_of_their_own(ferry: Handover) -> None:
    shares = parts(ferry, {}).shares
    assert [each.claims for each in shares if each.standing.words == "Text changed"] == [4]
    assert sum(each.claims for each in shares) == 7
    assert all(each.standing.role in ROLES for each in shares)


def test_one_that_waited_on_somebody_waits_on_nobody_any_more() -> None:
    waits = handovers.detail(handovers.claim(state="waiting", waiting_on="Qauthor"))
    before = handovers.handover(waits)
    after = before._replace(changed=frozenset([waits.claim.id]))
    assert "waiting for Qauthor" in words(page(before))
    assert "Qauthor" not in words(page(after))
    assert "waiting on Qauthor" in comments(before)
    assert "Qauthor" not in comments(after)
    assert b"waiting, on Qauthor" in spreadsheet.export(before).files[0].content
    assert b",changed," in spreadsheet.export(after).files[0].content


def test_one_without_a_rating_says_only_that_its_text_changed() -> None:
    detail = handovers.detail(handovers.claim(state="open", rating=None))
    handed = handovers.handover(detail)._replace(changed=frozenset([detail.claim.id]))
    assert "0 of 1 claim settled, 1 changed." in words(page(handed))
    assert SAID not in words(page(handed))
    assert "Claim 1: Text changed" in comments(handed)
    [file] = web_annotations.export(handed).files
    assert "Text changed" in file.content.decode()


def test_markdown_lists_them_apart_and_says_it_in_each_footnote(ferry: Handover) -> None:
    said = markdown_article.export(ferry).files[0].content.decode()
    assert "3 of 7 claims settled, 4 changed." in said
    assert "### ≠ Text changed: 4" in said
    footnotes = said.partition("\n[^1]: ")[2]
    assert footnotes.count(f"**≠ {SAID}") == 4


def test_a_packet_has_that_page_and_that_text(sample: Workspace, ferry: Handover) -> None:
    made = packet.export(ferry, (), sample.read.proof.content)
    found = {each.name: each for each in made.files}
    assert found[PAGE].content.decode().count(SAID) == 4
    assert found[ANNOTATED].content.decode().count(SAID) == 4


def test_word_says_it_at_each_of_their_places(ferry: Handover) -> None:
    said = comments(ferry)
    for number in numbers(ferry):
        assert f"Claim {number}: {SAID}" in said
    assert said.count(SAID) == 4


def test_what_was_looked_at_is_in_doubt_no_more(ferry: Handover) -> None:
    """The present words stay other ones than those first rated, whoever looked at them."""
    reviewed = {
        each.claim.number
        for each in ferry.claims
        for mark in each.marks
        if mark.status == "changed" and each.claim.id not in ferry.changed
    }
    assert len(reviewed) == 1
    assert comments(ferry).count("to be looked at again") == 1
    doubted = '<em class="doubt">changed</em>'
    assert page(ferry).count(doubted) == 1
    settled = ferry._replace(changed=frozenset())
    assert "to be looked at again" not in comments(settled)
    assert doubted not in page(settled)


def comments(handed: Handover) -> str:
    [file] = word_export.export(handed, SystemClock().now()).files
    return "\n".join(each.text for each in margins(file.content).remarks)


def test_a_spreadsheet_has_changed_as_their_state_and_comes_back_as_before(
    ferry: Handover,
) -> None:
    [file] = spreadsheet.export(ferry).files
    rows = list(csv.DictReader(StringIO(file.content.decode("utf-8-sig"))))
    assert {int(each["number"]) for each in rows if each["state"] == "changed"} == numbers(ferry)
    assert sum(each["state"] == "settled" for each in rows) == 3
    assert all(each["rating"] for each in rows)
    offer = spreadsheet_reading.offered(file.content, file.name)
    assert (len(offer.claims), offer.left_aside) == (7, ())


def test_an_annotation_of_them_is_no_assessment_and_comes_back_without_a_rating(
    ferry: Handover,
) -> None:
    [file] = web_annotations.export(ferry).files
    items = json.loads(file.content)["first"]["items"]
    assert [each["motivation"] for each in items].count("assessing") == 3
    assert file.content.decode().count(SAID) == 4
    offer = web_annotations_reading.offered(file.content, file.name)
    assert offer.left_aside == ()
    assert sum(bool(each.rating) for each in offer.claims) == 3
    assert sum(SAID in each.comment for each in offer.claims) == 4


def test_no_review_of_them_is_published_and_the_reason_is_told(ferry: Handover) -> None:
    made = claim_review.export(ferry, "https://checks.example/{number}")
    there = {each.name for each in made.files} - {claim_review.BUNDLE}
    stays = {each.claim.number for each in ferry.claims} - numbers(ferry)
    assert there == {f"claim-{number}.json" for number in stays}
    listed = ", ".join(map(str, sorted(numbers(ferry))))
    told = f"Left out, because not looked at since the text changed: claims {listed}."
    assert told in made.notes


def test_a_record_has_the_state_that_the_file_has(sample: Workspace) -> None:
    record = handed_over(sample.read.proof.record(FERRY), Included())
    [file] = record_json.export(record, sample.read.proof.content).files
    rows = json.loads(file.content)["claim"]
    assert [each["state"] for each in rows] == ["settled"] * 7
