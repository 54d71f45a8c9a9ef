"""What a look at an address comes to, by its status, where it led, and what the page says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.captured import Fault, Fetched, Probe, Unfetched
from workbench.web.glance import glance
from workbench.web.links import judge
from workbench.web.removed import PHRASES

ASKED = "https://news.example.org/2021/02/attack-on-irbil"
STORY = "<p>" + "A rocket fell on the base, officials said. " * 60 + "</p>"
ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "readability"


def answer(
    body: str = STORY, status: int = 200, to: str = "", headers: tuple[tuple[str, str], ...] = ()
) -> Fetched:
    """The answer of a server; `to` is where a redirect led."""
    passed = (ASKED,) if to else ()
    return Fetched(ASKED, to or ASKED, passed, status, headers, "text/html", "", body.encode())


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Probe.OK),
        (203, Probe.OK),
        *((status, Probe.GONE) for status in (404, 410)),
        *((status, Probe.BLOCKED) for status in (401, 402, 403, 429, 451, 999)),
        *((status, Probe.FAILED) for status in (304, 400, 405, 408, 500, 502, 503, 504)),
    ],
)
def test_each_status_has_an_outcome_and_a_sentence(status: int, outcome: Probe) -> None:
    judged = judge(answer(status=status))
    assert (judged.outcome, judged.http_status) == (outcome, status)
    assert outcome == Probe.OK or str(status) in judged.detail


def test_a_page_kept_by_a_browser_check_is_blocked_and_not_failed() -> None:
    judged = judge(answer(status=503, headers=(("cf-mitigated", "challenge"),)))
    assert judged.outcome == Probe.BLOCKED


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.REFUSED, Probe.UNKNOWN),
        (Fault.STOPPED, Probe.UNKNOWN),
        (Fault.NO_NAME, Probe.UNKNOWN),
        (Fault.NO_CONNECTION, Probe.FAILED),
        (Fault.BAD_TLS, Probe.FAILED),
        (Fault.TOO_SLOW, Probe.FAILED),
        (Fault.TOO_MANY_REDIRECTS, Probe.FAILED),
        (Fault.BROKEN, Probe.FAILED),
    ],
)
def test_what_could_not_be_asked_is_unknown_and_never_gone(fault: Fault, outcome: Probe) -> None:
    judged = judge(Unfetched(ASKED, ASKED, (), fault, "It did not work."))
    assert (judged.outcome, judged.detail) == (outcome, "It did not work.")


def test_a_name_that_is_not_found_counts_only_where_others_answered() -> None:
    lost = Unfetched(ASKED, ASKED, (), Fault.NO_NAME, "There is no such name.")
    assert judge(lost).outcome == Probe.UNKNOWN
    assert judge(lost, others_answered=True).outcome == Probe.FAILED


def test_an_answer_that_was_broken_off_counts_by_its_status() -> None:
    def broken(status: int) -> Probe:
        return judge(Unfetched(ASKED, ASKED, (), Fault.TOO_LARGE, "Too large.", status)).outcome

    assert [broken(each) for each in (200, 404, 403, 500)] == [
        Probe.OK,
        Probe.GONE,
        Probe.BLOCKED,
        Probe.FAILED,
    ]


@pytest.mark.parametrize("phrase", [each for of in PHRASES.values() for each in of])
def test_every_phrase_is_found_on_a_short_page_and_in_a_title(phrase: str) -> None:
    for body in (page("News", f"<div>{phrase.upper()}</div>"), page(f"{phrase} | News", STORY)):
        assert judge(answer(body)).outcome == Probe.REMOVED


@pytest.mark.parametrize(
    "body",
    [
        page("404", "<p>Try the search.</p>"),
        page("Error 404 – News", "<p>Try the search.</p>"),
        page("News", f"<h1>Sorry, this page isn’t available.</h1>{STORY}"),
        page("News", "<h1>Video <b>unavailable</b></h1>"),
        page("Sorry, this content is no longer available &#8226; News", STORY),
    ],
)
def test_a_notice_behind_a_200_is_removed_content(body: str) -> None:
    judged = judge(answer(body))
    assert judged.outcome == Probe.REMOVED
    assert judged.detail.startswith("The page says “")


@pytest.mark.parametrize(
    "body",
    [
        page("How 404 became a joke", f"<h1>How “page not found” became a joke</h1>{STORY}"),
        page("Error 404: a history", f"<h1>Error 404: a history</h1>{STORY}"),
        page("News", f"{STORY}<p>The ministry wrote: page not found.</p>"),
        page("News", f"<script>var text = 'video unavailable'</script>{STORY}"),
        page("News", f"<form><input type='password'></form>{STORY}"),
        page("News", "<!-- page not found --><p>Live ticker</p>"),
        "",
    ],
)
def test_a_page_that_only_speaks_of_such_notices_is_there(body: str) -> None:
    assert judge(answer(body)).outcome == Probe.OK


@pytest.mark.parametrize(
    ("to", "outcome"),
    [
        ("https://news.example.org/", Probe.REMOVED),
        ("https://www.news.example.org/index.html", Probe.REMOVED),
        ("https://news.example.org/en/", Probe.REMOVED),
        ("https://new-owner.example.com/", Probe.REMOVED),
        ("https://news.example.org/attack-on-irbil-2021", Probe.OK),
        ("https://news.example.org/?p=123", Probe.OK),
        ("https://news.example.org/login?next=/2021", Probe.BLOCKED),
        ("https://news.example.org/wp-login.php", Probe.BLOCKED),
        ("https://accounts.example.com/v3/go", Probe.BLOCKED),
    ],
)
def test_a_deep_link_that_leads_elsewhere_now(to: str, outcome: Probe) -> None:
    assert judge(answer(to=to)).outcome == outcome


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("https://news.example.org/index.html", "https://news.example.org/"),
        ("https://news.example.org", "https://www.news.example.org/en-GB/"),
        ("https://bit.ly/3xYz", "https://news.example.org/"),
        ("https://news.example.org/login", "https://news.example.org/login/start"),
    ],
)
def test_a_link_that_was_made_to_lead_there_is_there(asked: str, to: str) -> None:
    got = answer(to=to)._replace(url=asked, redirects=(asked,))
    assert judge(got).outcome == Probe.OK


def test_a_page_that_only_asks_for_a_password_is_blocked() -> None:
    form = "<form><label>Password</label><input name='p' type=password></form>"
    assert judge(answer(page("Members", form))).outcome == Probe.BLOCKED


def test_what_is_no_page_is_not_read_as_one() -> None:
    got = answer("page not found")._replace(media_type="application/pdf")
    assert judge(got).outcome == Probe.OK


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "latin-1", "rot13", "no-such", "\0"]))
def test_any_bytes_in_any_charset_give_an_outcome(body: bytes, charset: str) -> None:
    got = answer()._replace(body=body, charset=charset)
    assert isinstance(judge(got).outcome, Probe)


@pytest.mark.parametrize(
    "unit",
    ["<b>", "<div><a><b>", "</h1>", "<h1>", "<!--", "<script>", "<a x=", "<", "&#", "<title>"],
)
def test_a_hostile_page_is_looked_at_in_one_pass(unit: str) -> None:
    seen = glance((unit * 20_000).encode())
    assert "page not found" not in seen.words


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the pages of articles are not on this machine")
def test_no_page_of_an_article_is_taken_for_a_notice() -> None:
    for source in sorted(ARTICLES.glob("test/test-pages/*/source.html")):
        got = answer()._replace(body=source.read_bytes())
        assert judge(got).outcome == Probe.OK, source.parent.name
