"""The guard: what is refused before anything is resolved, in every spelling, and what is asked."""

from ipaddress import ip_address

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.model.errors import ForbiddenAddress, RefusedAddress, UsageError
from workbench.web.denied import NEVER, OWN, denied
from workbench.web.guard import check, rules, target, with_scheme

THIS_COMPUTER = (
    "127.0.0.1",
    "127.255.255.254",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "0000000177.0.0.1",
    "127.0.0.1.",
    "127.0.0.1..",
    "0",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "0x",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::0001]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[::1%25lo]",
    "[::1%lo]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost.localdomain",
    "a.localhost",
    "ip6-localhost",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "１２７．０．０．１",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "ｌｏｃａｌｈｏｓｔ",
    "loc\u00adalhost",
    "%6c%6f%63alhost",
    "%31%32%37.0.0.1",
    "127%2e0.0.1",
    "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1",
    "127.0.0.1%00",
    "127.0.0.1%23.example.com",
    "example.com@127.0.0.1",
    "example.com:80@127.0.0.1",
    "example.com%40127.0.0.1",
)
INWARDS = (
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.257",
    "3232235521",
    "100.64.0.1",
    "169.254.169.254",
    "0xa9fea9fe",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "[fc00::1]",
    "[fec0::1]",
    "router",
    "router.local",
    "wiki.internal",
    "nas.home.arpa",
)
NOBODY = (
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "198.18.0.1",
    "198.19.255.255",
    "192.88.99.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.175.48.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[100::1]",
    "[2001:2::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[ff02::1]",
    "[4000::1]",
    "[::2]",
)
NO_ADDRESSES = (
    "",
    "http",
    "http:",
    "http://",
    "http:///",
    "https://?",
    "example.com",
    "//example.com/",
    "/path",
    "http://exa mple.com/",
    "http://a..b/",
    "http://-/",
    "http://[::1",
    "http://::1]/",
    "http://[example.com]/",
    "http://example.com:port/",
    "http://example.com:65536/",
    "http://example.com:８０/",
    "http://example.com:-80/",
    "http://example.com\x00/",
    "http://exam\nple.com/",
    "http://example.com/\ud800",
    "http://example.com/" + "a" * 8_000,
    "http://" + "a" * 64 + ".com/",
    "http://" + "a." * 127 + "com/",
    "http://xn--a.com/",
    "http://user@example.com/",
    "http://user:password@example.com/",
    "http://@example.com/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "gopher://example.com/",
    "javascript:alert(1)",
    "data:text/html,x",
    "ws://example.com/",
    "about:blank",
    "view-source:http://example.com/",
)
ASKED = (
    "http://example.com",
    "https://example.com/",
    "HTTPS://Example.COM/",
    "https://example.com:443/",
    "http://example.com:8080/a?b=c#d",
    "https://example.com:8443/",
    "https://example.com./",
    "https:\\\\example.com\\a",
    "https:example.com",
    "http://1.1.1.1/",
    "http://[2606:4700:4700::1111]/",
    "http://9.9.9.9.example.com/",
    "https://münchen.de/straße",
    "https://xn--mnchen-3ya.de/",
    "https://localhost.example.com/",
    "https://a.b.c.d.e.example.co.uk/x?url=http://127.0.0.1/#http://localhost/",
    "https://example.com/@127.0.0.1",
    "https://example.com?@127.0.0.1",
    " https://example.com/ ",
)


@pytest.mark.parametrize("host", THIS_COMPUTER + INWARDS + NOBODY)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_no_server_of_the_web_is_refused(scheme: str, host: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check(f"{scheme}://{host}/")


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_so_is_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check(url)


@pytest.mark.parametrize("port", [0, 1, 21, 22, 25, 81, 3306, 6379, 9200, 11211, 65535])
def test_so_are_ports_behind_which_no_web_servers_are(port: int) -> None:
    with pytest.raises(ForbiddenAddress, match=f"Port {port} "):
        check(f"http://example.com:{port}/")


@pytest.mark.parametrize("url", ASKED)
def test_the_web_is_asked(url: str) -> None:
    check(url)


def test_a_configured_port_is_asked_and_no_other() -> None:
    check("http://example.com:3000/", rules(ports=[3000]))
    with pytest.raises(ForbiddenAddress):
        check("http://example.com/", rules(ports=[3000]))


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1/"),
        ("LocalHost.", "http://localhost/"),
        ("10.0.0.7", "https://10.0.0.7:8443/"),
        ("[::1]", "http://[::1]/"),
        ("wiki", "http://wiki/page"),
        ("wiki.internal", "http://WIKI.internal./"),
    ],
)
def test_a_server_of_ones_own_is_asked_once_it_is_named(named: str, url: str) -> None:
    with pytest.raises(ForbiddenAddress, match="--allow-private"):
        check(url)
    check(url, rules(private=[named]))


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("127.0.0.1", "http://127.0.0.2/"),
        ("127.0.0.1", "http://2130706433/"),
        ("127.0.0.1", "http://localhost/"),
        ("wiki.internal", "http://a.wiki.internal/"),
        ("169.254.169.254", "http://169.254.169.254/"),
        ("224.0.0.1", "http://224.0.0.1/"),
        ("0.0.0.0", "http://0.0.0.0/"),  # noqa: S104 - an address to refuse
    ],
)
def test_its_name_opens_nothing_else(named: str, url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check(url, rules(private=[named]))


def test_what_cannot_be_the_name_of_a_host_is_told() -> None:
    with pytest.raises(RefusedAddress):
        rules(private=["https://wiki.internal/"])


def test_a_refusal_is_of_the_call_and_says_what_to_do() -> None:
    with pytest.raises(UsageError) as refusal:
        check("http://wiki.internal/secret?key=s3cret")
    assert refusal.value.exit_code == 2
    assert "--allow-private wiki.internal" in refusal.value.hint
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("HTTP://Example.COM:80", "http://example.com"),
        ("https://example.com:8443/a#b", "https://example.com:8443/a"),
        (
            "https://münchen.de/straße?q=größe",
            "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=gr%C3%B6%C3%9Fe",
        ),
        ("https://example.com/a b?c d", "https://example.com/a%20b?c%20d"),
        ("https://example.com\\a\\b?c\\d", "https://example.com/a/b?c%5Cd"),
        (
            "https://example.com/%7e%2F?utm_source=x&&y",
            "https://example.com/%7e%2F?utm_source=x&&y",
        ),
    ],
)
def test_what_is_sent_is_what_was_written_in_ascii(url: str, sent: str) -> None:
    assert target(url).url == sent


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("www.example.com/a", "https://www.example.com/a"),
        ("example.com:8080/a", "https://example.com:8080/a"),
        ("http://example.com", "http://example.com"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("127.0.0.1", "https://127.0.0.1"),
    ],
)
def test_an_address_that_was_cited_by_its_host_is_asked_as_https(url: str, whole: str) -> None:
    assert with_scheme(url) == whole


HOSTS = st.text(
    st.sampled_from("abcxn01279.-_%2eE@:[]/\\?# \t\u3002\uff0e\uff11\u2460é漢\u00ad\u200b\u0131ſK"),
    max_size=24,
)


@given(HOSTS)
@example("127.0.0.1\\@example.com")
@example("example.com\\@127.0.0.1")
@example("a%2f.b")
@example("é。_")
def test_httpx_connects_to_the_host_that_was_checked(authority: str) -> None:
    try:
        check(f"http://{authority}/")
    except ForbiddenAddress:
        return
    seen = target(f"http://{authority}/")
    read = httpx.URL(seen.url)
    assert (read.raw_host.decode().strip("[]"), read.port or 80) == (seen.host, seen.port)
    assert read.userinfo == b""
    assert target(seen.url) == seen


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_an_address_is_refused_in_every_range_of_the_lists(address: object) -> None:
    listed = [network for network, _ in (*OWN, *NEVER) if address in network]
    assert bool(denied(ip_address(str(address)))) >= bool(listed)


@pytest.mark.parametrize("network", [network for network, _ in (*OWN, *NEVER)], ids=str)
def test_both_ends_of_a_range_are_refused_with_a_reason(network: object) -> None:
    assert denied(network[0])  # type: ignore[index]
    assert denied(network[-1])  # type: ignore[index]


@pytest.mark.parametrize("address", ["1.1.1.1", "223.255.255.255", "2606:4700::1", "2a00::1"])
def test_public_addresses_are_not(address: str) -> None:
    assert denied(ip_address(address)) == ""
