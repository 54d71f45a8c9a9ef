"""Addresses: one form for each, found in any paste, shown so that they cannot deceive."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import RefusedAddress
from workbench.text.addresses import (
    LONGEST,
    canonical,
    find_addresses,
    has_address,
    host_shown,
    without_user,
)

HOSTS = st.sampled_from(
    [
        "example.org",
        "EXAMPLE.org.",
        "bücher.example",
        "u:p@a.org:443",
        "[2001:DB8::1]",
        "10.0.0.1:80",
        "xn--bcher-kva.example",
    ]
)
TAILS = st.text("aZé/.%2Fef?&=#!utm_source ~\\@:[]()'\"<>|", max_size=40)


@given(st.sampled_from(["http://", "HTTPS://", "http:\\", ""]), HOSTS, TAILS)
def test_without_its_user_an_address_is_the_same_page(scheme: str, host: str, tail: str) -> None:
    address = (scheme + host + "/" + tail).strip()
    try:
        before = canonical(address)
    except RefusedAddress:
        return
    assert canonical(without_user(address)) == before
    assert "u:p@" not in without_user(address) or "u:p@" in tail


@given(st.sampled_from(["http://", "HTTPS://", "http:\\", ""]), HOSTS, TAILS)
def test_canonical_is_idempotent(scheme: str, host: str, tail: str) -> None:
    try:
        once = canonical(scheme + host + "/" + tail)
    except RefusedAddress:
        return
    assert canonical(once) == once
    assert once.isascii()


@given(st.text(max_size=60))
def test_any_text_is_refused_or_read(text: str) -> None:
    with suppress(RefusedAddress):
        assert canonical(text).startswith(("https://", "http://"))
    for found in find_addresses(text):
        assert 0 <= found.start < found.end <= len(text)
    assert has_address(text) == bool(find_addresses(text))


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (
            "HTTP://User:pw@EXAMPLE.org:80/a/../b/./c%7e?utm_source=x&b=2&fbclid=3#part",
            "http://example.org/b/c~?b=2",
        ),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:443/?", "https://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org./a%2fb", "https://example.org/a%2Fb"),
        ("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
        ("https://example.org/#!/page", "https://example.org/#!/page"),
        ("https://example.org/a//b/%2e%2e/c", "https://example.org/a//c"),
        ("https://example.org/?b=1&a=2&b=0", "https://example.org/?b=1&a=2&b=0"),
        ("  www.example.org/x  ", "https://www.example.org/x"),
        ("example.org/x", "https://example.org/x"),
        ("http:\\\\example.org\\x", "http://example.org/x"),
        ("http://[2001:DB8:0::1]/", "http://[2001:db8::1]/"),
        ("https://💩.la/", "https://xn--ls8h.la/"),
        ("http://my_site.example.org/", "http://my_site.example.org/"),
    ],
)
def test_canonical_form(address: str, form: str) -> None:
    assert canonical(address) == form


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "no address"),
        ("javascript:alert(1)", "javascript"),
        ("JavaScript:alert(1)", "javascript"),
        ("data:text/html,x", "data"),
        ("file:///etc/hosts", "file"),
        ("mailto:ann@example.org", "mailbox"),
        ("ftp://example.org/", "http and https"),
        ("https://", "no host"),
        ("https:///x", "no host"),
        ("https://?q", "no host"),
        ("https://a b.org/", "white space"),
        ("https://example.org/a\nb", "white space"),
        ("https://exa\u200bmple.org/", "cannot be seen"),
        ("https://example.org/\u202egnp", "cannot be seen"),
        ("https://example.org/\ud800", "cannot be seen"),
        ("nonsense", "no web address"),
        ("notes.md", "no web address"),
        ("ended.The", "no web address"),
        ("localhost:8000", "no web address"),
        ("https://a..b/", "host"),
        ("https://-/", "host"),
        ("http://127.1/", "host"),
        ("http://1.2.3.400/", "host"),
        ("http://[::1/", "host"),
        ("http://[::1%25eth0]/", "host"),
        ("https://xn--/", "host"),
        ("https://xn--a/", "host"),
        ("https://xn--a.ß/", "host"),
        ("https://\u0378.net/", "host"),
        ("http://[::%31]/", "host"),
        ("http://%5B::1]/", "host"),
        ("https://exa<mple.org/", "host"),
        ("http://example.org:99999/", "port"),
        ("http://example.org:8x/", "port"),
        ("https://example.org/" + "x" * LONGEST, "characters long"),
        ("https://example.org/" + "[" * (LONGEST // 2), "characters long"),  # as %5B
    ],
)
def test_refused_with_the_reason(address: str, reason: str) -> None:
    with pytest.raises(RefusedAddress) as refused:
        canonical(address)
    assert reason in refused.value.message


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (
            "https://a.org/1\n  https://a.org/2\thttps://a.org/3",
            ["https://a.org/1", "https://a.org/2", "https://a.org/3"],
        ),
        ("see https://a.org/x.", ["https://a.org/x"]),
        ("[one](https://a.org/x)[two](https://b.org/y).", ["https://a.org/x", "https://b.org/y"]),
        ("<https://a.org/x>, “https://b.org/y”", ["https://a.org/x", "https://b.org/y"]),
        (
            "(https://en.wikipedia.org/wiki/Erbil_(city))",
            ["https://en.wikipedia.org/wiki/Erbil_(city)"],
        ),
        (
            "https://a.org/x,https://b.org/y;https://c.org",
            ["https://a.org/x", "https://b.org/y", "https://c.org"],
        ),
        (
            "https://web.archive.org/web/2020/https://b.org/y",
            ["https://web.archive.org/web/2020/https://b.org/y"],
        ),
        ("so www.a.org said, not b.org", ["www.a.org"]),
        (" example.org/x ", ["example.org/x"]),
        ("**https://a.org/x**", ["https://a.org/x"]),
        ("javascript:alert(1) and https:// and ann@www.example.org", []),
        ("It ended.The end", []),
        ("", []),
    ],
)
def test_addresses_in_a_paste(text: str, addresses: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_addresses(text)] == addresses
    assert has_address(text) == bool(addresses)


def test_an_escaped_ampersand_is_read() -> None:
    assert find_addresses("https://a.org/?a=1&amp;b=2")[0].url == "https://a.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/x", "example.org"),
        ("https://example.org:8080/x", "example.org:8080"),
        ("https://bücher.example/", "bücher.example (xn--bcher-kva.example)"),
        ("https://xn--bcher-kva.example/", "bücher.example (xn--bcher-kva.example)"),
        ("https://аpple.com/", "аpple.com (xn--pple-43d.com, mixed scripts)"),
        ("https://аррӏе.com/", "аррӏе.com (xn--80ak6aa92e.com)"),
        ("https://日本語テスト.jp/", "日本語テスト.jp (xn--zckzah0192bbzf0a.jp)"),
        ("", ""),
    ],
)
def test_host_for_people(address: str, host: str) -> None:
    if "テスト" in address:
        assert "mixed" not in host_shown(address)
    else:
        assert host_shown(address) == host
