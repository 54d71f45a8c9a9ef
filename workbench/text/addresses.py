"""Web addresses: one canonical form for each, and finding them in pasted text.

Follows RFC 3986 section 6 (normalisation), and the URL Standard in how people's addresses are
read: backslashes, hosts by IDNA, slashes that are missing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from workbench.model.errors import RefusedAddress
from workbench.text.hosts import ascii_host, honest_host

LONGEST = 8_000
"""Characters of an address; common servers take no more."""

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id"
    r"|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|wickedid"
    r"|s_cid|cmpid|ncid|smid|at_medium|at_campaign|at_custom\d|__twitter_impression|ref_src"
    r"|ref_url|_ga|_gl|srsltid|fb_action_ids|fb_action_types)(?:=|\Z)",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to a page and never which page it is."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d)")
_BARE = re.compile(
    r"(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?P<top>[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59}))\.?"
    r"(?::\d{1,5})?(?=[/?#]|\Z)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_REASONS = {
    "javascript": "it runs a program and names no page",
    "vbscript": "it runs a program and names no page",
    "data": "it holds content and names no place where others can read it",
    "file": "it is a file on one computer, which nobody else can open",
    "blob": "it lives in one browser only",
    "about": "it is a page of the browser itself",
    "mailto": "it is a mailbox; cite an e-mail as a source of its own kind",
    "tel": "it is a telephone number; cite a call as a source of its own kind",
}
_LEADING = re.compile(r"[/\\]{0,2}")
_LEAD = re.compile(r"(?:https?:)?[/\\]{0,2}", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})|%")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_UNSAFE_IN_PATH = re.compile(r"[^A-Za-z0-9._~/:@!$&'()*+,;=%-]")
_UNSAFE_IN_QUERY = re.compile(r"[^A-Za-z0-9._~/:@!$&'()*+,;=%?\[\]-]")

_START = re.compile(r"https?:/{2}|(?<![\w@/.-])www\.(?=[^\W_])", re.IGNORECASE)
_BREAK = re.compile('[<>"“”„«»‹›`、。，；！？「」『』【】（）《》…]|' + _UNSEEN.pattern)
_TRAILING = ".,;:!?'’‘*|([{"
_SECOND = re.compile(r"(?<=[^/=:?&@%])https?://", re.IGNORECASE)
_FILE_ENDINGS = frozenset(("md", "py", "sh", "pl", "rs", "zip", "mov", "ps", "so", "app"))
"""Top-level domains that are more often the ending of a file, in an address without a scheme."""


class FoundAddress(NamedTuple):
    """An address in a text, from `start` to `end` (code points), and its canonical form."""

    start: int
    end: int
    url: str


def canonical(url: str) -> str:
    """The one form of an http or https address under which a source is known.

    Lower-case scheme and host, no user name, default port, tracking parameters, dot segments or
    fragment (`#!` stays: it names a page). A bare host of a known top-level domain is taken as
    https. Canonical again, it is the same. Raises RefusedAddress, with the reason in words.
    """
    address = _checked(url.strip())
    scheme, rest = _scheme_and_rest(address)
    authority, slash, rest = _cut(_LEADING.sub("", rest, count=1), "/\\?#")
    host, port = _host_and_port(authority, scheme)
    before, hash_mark, fragment = (slash + rest).partition("#")
    path, _, query = before.partition("?")
    result = f"{scheme}://{host}{port}{_path(path)}"
    if kept := _query(query):
        result += "?" + kept
    if hash_mark and fragment.startswith("!"):
        result += "#" + _escaped(fragment, _UNSAFE_IN_QUERY)
    return _checked(result)  # percent-encoded it may be too long


def without_user(url: str) -> str:
    """An address that has a canonical form, as it was given but for a user name and password."""
    lead = _LEAD.match(url)
    start = lead.end() if lead else 0
    authority, mark, rest = _cut(url[start:], "/\\?#")
    return url[:start] + authority.rpartition("@")[2] + mark + rest


def find_addresses(text: str) -> list[FoundAddress]:
    """The addresses in pasted text, in order: bare, bracketed, in Markdown, among words.

    What cannot be cited is passed over. A host without `www.` or a scheme is taken only where it
    is all there is.
    """
    return list(_found(text))


def has_address(text: str) -> bool:
    """Whether `find_addresses` would find any."""
    return next(_found(text), None) is not None


def host_shown(url: str) -> str:
    """The host of an address for people; a host that is not plain ASCII in both its forms.

    An empty text where there is no host.
    """
    found = _host(url)
    return honest_host(found[0]) + found[1] if found else ""


def host_of(url: str) -> str:
    """The host of an address in its ASCII form, without the port; empty where there is none."""
    found = _host(url)
    return found[0] if found else ""


def _host(url: str) -> tuple[str, str] | None:
    try:
        address = canonical(url)
    except RefusedAddress:
        return None
    authority, _, _ = _cut(address.partition("://")[2], "/?#")
    return _host_and_port(authority, "")


def _checked(address: str) -> str:
    if not address:
        raise RefusedAddress("There is no address.")
    if len(address) > LONGEST:
        raise RefusedAddress(
            f"The address is {len(address):,} characters long; {LONGEST:,} is the most."
        )
    if found := _UNSEEN.search(address):
        what = "white space" if found.group().isspace() else "a character that cannot be seen"
        raise RefusedAddress(
            f"The address has {what} in it.", "Percent-encode it, or leave it out."
        )
    return address


def _scheme_and_rest(address: str) -> tuple[str, str]:
    found = _SCHEME.match(address)
    if found is None or _BARE.match(address):
        if not _is_bare_host(address):
            raise RefusedAddress(
                "This is no web address.", "An address starts with https:// or http://."
            )
        return "https", address
    scheme = found.group(1).lower()
    if scheme not in _DEFAULT_PORTS:
        reason = _REASONS.get(scheme, "only http and https addresses can be cited")
        raise RefusedAddress(f"A {scheme}: address cannot be cited: {reason}.")
    return scheme, address[found.end() :]


def _is_bare_host(address: str) -> bool:
    found = _BARE.match(address)
    if found is None:
        return False
    if found["host"].lower().startswith("www."):
        return True
    return found["top"].lower() not in _FILE_ENDINGS and _is_top_level(found["top"].lower())


@lru_cache(maxsize=256)
def _is_top_level(label: str) -> bool:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False).publicsuffix(label) is not None


def _cut(text: str, marks: str) -> tuple[str, str, str]:
    """The text before the first of `marks`, that mark, and what follows it."""
    for at, char in enumerate(text):
        if char in marks:
            return text[:at], char, text[at + 1 :]
    return text, "", ""


def _host_and_port(authority: str, scheme: str) -> tuple[str, str]:
    """The ASCII host, and `:port` where it is not the scheme's own; a user name is dropped."""
    place = authority.rpartition("@")[2]
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, ""
    if port and not (port.isascii() and port.isdigit() and int(port[:6]) <= 65_535):
        raise RefusedAddress(f"“{port[:20]}” is no port.")
    if not host:
        raise RefusedAddress("The address has no host.")
    shown_port = f":{int(port)}" if port else ""
    if shown_port == _DEFAULT_PORTS.get(scheme):
        shown_port = ""
    return ascii_host(_unquoted(host)), shown_port


def _unquoted(host: str) -> str:
    if "%" not in host:
        return host
    from urllib.parse import unquote

    name = unquote(host, errors="replace")
    return host if "[" in name else name  # an IPv6 address is written as it is


def _path(path: str) -> str:
    """The path without dot segments (RFC 3986, 5.2.4), its escapes in one form."""
    kept: list[str] = []
    segments = _escaped(path.replace("\\", "/"), _UNSAFE_IN_PATH).removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", "..") and kept:
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    pieces = _escaped(query, _UNSAFE_IN_QUERY).split("&")
    return "&".join(piece for piece in pieces if piece and not _TRACKING.match(piece))


def _escaped(text: str, unsafe: re.Pattern[str]) -> str:
    """Escapes in upper case, none where none is needed, one wherever one is (RFC 3986, 6.2.2)."""

    def normalised(found: re.Match[str]) -> str:
        if found.group(1) is None:
            return "%25"
        char = chr(int(found.group(1), 16))
        return char if char in _UNRESERVED else found.group().upper()

    def encoded(found: re.Match[str]) -> str:
        return "".join(f"%{byte:02X}" for byte in found.group().encode())

    return unsafe.sub(encoded, _ESCAPE.sub(normalised, text))


def _found(text: str) -> Iterator[FoundAddress]:
    if _is_bare_host(text.strip()) and not _START.match(text.strip()):
        whole = _taken(text, len(text) - len(text.lstrip()), len(text.rstrip()))
        if whole is not None:
            yield whole
        return
    done = 0
    for start in _START.finditer(text):
        if start.start() < done:
            continue
        done = _end(text, start.start(), start.end())
        found = _taken(text, start.start(), done)
        if found is not None:
            yield found


def _taken(text: str, start: int, end: int) -> FoundAddress | None:
    """The address that the characters from `start` to `end` are, if they are one."""
    words = text[start:end]
    try:
        return FoundAddress(start, end, canonical(words.replace("&amp;", "&")))
    except RefusedAddress:
        return None


def _end(text: str, start: int, body: int) -> int:
    """Where the address that starts at `start` ends: before what closes the words around it."""
    end = min(len(text), start + LONGEST + 1)
    if found := _BREAK.search(text, body, end):
        end = found.start()
    if found := _SECOND.search(text, body, end):
        end = found.start()
    end = _before_unopened(text, start, end)
    while end > body and text[end - 1] in _TRAILING:
        end -= 1
    return end


def _before_unopened(text: str, start: int, end: int) -> int:
    open_for = {")": "(", "]": "[", "}": "{"}
    depth = dict.fromkeys(open_for.values(), 0)
    for at in range(start, end):
        char = text[at]
        if char in depth:
            depth[char] += 1
        elif char in open_for:
            depth[open_for[char]] -= 1
            if depth[open_for[char]] < 0:
                return at
    return end
