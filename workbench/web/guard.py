"""The guard: which addresses are asked at all, before and after their names are resolved.

An address is read once, by `target`; what is checked is what is connected to, so that no second
reading of it can see another host.
"""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import unquote

from workbench.model.errors import ForbiddenAddress, RefusedAddress
from workbench.text.display import shown
from workbench.text.hosts import ascii_host, honest_host
from workbench.web.denied import Address, denied

PORTS = frozenset((80, 443, 8080, 8443))
"""What web servers listen on; behind other ports are mail, databases and printers."""

LONGEST = 8_000
"""Characters of an address; common servers take no more."""

_SHAPE = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*):[/\\]*(?P<authority>[^/\\?#]*)(?P<rest>[^#]*)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""What stands before a digit is a host with a port."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSENT = re.compile(r"[^A-Za-z0-9._~/:@!$&'()*+,;=%?\[\]-]")
_INNER_NAMES = ("localhost", "localdomain", "local", "internal", "home.arpa")
"""Ends of names that lead inwards: RFC 6761, 6762, 8375, ICANN's `.internal`, and old habit."""

_OWN_SERVER = "For a server of your own, say --allow-private {}."


class Rules(NamedTuple):
    """Ports that may be asked, and the hosts (in ASCII) that may be private ones."""

    ports: frozenset[int] = PORTS
    private: frozenset[str] = frozenset()


PUBLIC = Rules()


class Target(NamedTuple):
    """What an address asks for: `url` in ASCII as it is sent, `host` as it is connected to."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        """What keys and passwords are sent to, and to no other."""
        return self.scheme, self.host, self.port


def rules(ports: Iterable[int] = PORTS, private: Iterable[str] = ()) -> Rules:
    """Rules of what a person wrote; RefusedAddress for what cannot be the name of a host."""
    return Rules(frozenset(ports), frozenset(map(_bare, map(ascii_host, private))))


def check(url: str, rules: Rules = PUBLIC) -> None:
    """Scheme, port, literals and names that lead inwards, before anything is resolved.

    Raises ForbiddenAddress, for what is no address at all too.
    """
    found = target(url)
    if found.port not in rules.ports:
        raise ForbiddenAddress(
            f"Port {found.port} is not asked: web servers listen on "
            f"{', '.join(map(str, sorted(rules.ports)))}.",
            "For another port, add it to “ports” of [web] in the configuration.",
        )
    own = found.host in rules.private
    literal = _literal(found.host)
    if literal is not None:
        check_address(literal, found.host, own)
    elif not own and _leads_inwards(found.host):
        raise ForbiddenAddress(
            f"“{found.host}” is a name of this computer or of its own network, not of the web.",
            _OWN_SERVER.format(found.host),
        )


def check_address(address: Address, host: str, own: bool = False) -> None:
    """Holds what a name resolved to against the list; `own` for a host that may be private.

    Raises ForbiddenAddress.
    """
    why = denied(address, own)
    if not why:
        return
    if denied(address, own=True):
        hint = "No public server has such an address, and none is asked there."
    else:
        hint = _OWN_SERVER.format(host)
    where = "" if str(address) == host else f"{honest_host(host)} leads to {address}: "
    of_what = f"{address} is {why}" if not where else f"that is {why}"
    raise ForbiddenAddress(f"{where}{of_what}; nothing was sent there.", hint)


def with_scheme(url: str) -> str:
    """An address as a person cited it, which may begin with its host; `check` takes none such."""
    return url if _SCHEME.match(url) else f"https://{url}"


def target(url: str) -> Target:
    """What an address asks for, read as browsers read it; its fragment is not sent.

    Raises ForbiddenAddress where it is none, names a user, or writes an IP address in a disguise.
    """
    found = _SHAPE.fullmatch(_checked(url.strip(" ")).partition("#")[0])
    if found is None:
        raise ForbiddenAddress("This is no web address.", "It starts with https:// or http://.")
    scheme = found["scheme"].lower()
    if scheme not in _DEFAULT_PORTS:
        raise ForbiddenAddress(f"“{scheme[:20]}:” is not asked; only http and https are.")
    host, port = _host_and_port(found["authority"], scheme)
    place = f"[{host}]" if ":" in host else host
    suffix = "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
    return Target(f"{scheme}://{place}{suffix}{_sent(found['rest'])}", scheme, host, port)


def _checked(address: str) -> str:
    if len(address) > LONGEST:
        raise ForbiddenAddress(
            f"The address is {len(address):,} characters long; {LONGEST:,} is the most."
        )
    if any(char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff" for char in address):
        raise ForbiddenAddress("The address has a character in it that no address can have.")
    return address


def _host_and_port(authority: str, scheme: str) -> tuple[str, int]:
    if "@" in authority:
        raise ForbiddenAddress(
            "The address names a user before its host, which hides where it leads.",
            "Leave out what stands before the @.",
        )
    host, colon, port = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        host, port = authority, ""
    if port and not (port.isascii() and port.isdigit() and int(port[:6]) <= 65_535):
        raise ForbiddenAddress(f"“{shown(port[:20])}” is no port.")
    return _host(host), int(port) if port else _DEFAULT_PORTS[scheme]


def _host(written: str) -> str:
    """The one ASCII form of a host. An IP address has to be written as one: else it hides."""
    if not written:
        raise ForbiddenAddress("The address has no host.")
    try:
        host = _bare(ascii_host(_unquoted(written)))
    except RefusedAddress as refusal:
        raise ForbiddenAddress(refusal.message, "Nothing was sent.") from refusal
    if _literal(host) is not None and ":" not in host and host != written:
        raise ForbiddenAddress(
            f"“{shown(written[:60])}” is the address {host} in a disguise; it is not asked."
        )
    return host


def _unquoted(host: str) -> str:
    return host if "[" in host else unquote(host, errors="replace")


def _bare(host: str) -> str:
    return host.strip("[]")


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _leads_inwards(host: str) -> bool:
    """Whether a name is one of this computer or network; one without a dot always is."""
    return "." not in host or any(host == end or host.endswith(f".{end}") for end in _INNER_NAMES)


def _sent(rest: str) -> str:
    """Path and query as they are sent: nothing but what is not ASCII or not allowed is changed."""
    path, mark, query = rest.partition("?")
    return _escaped(path.replace("\\", "/")) + mark + _escaped(query)


def _escaped(text: str) -> str:
    return _UNSENT.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), text)
