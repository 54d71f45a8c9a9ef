"""Which IP addresses are never connected to, and why, in words.

After the registries of special addresses (RFC 6890 and IANA's tables of November 2026). The
library's `is_global` is not used: by version it says so of NAT64, 6to4 and 192.0.0.8 too.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def _networks(words: dict[str, str]) -> tuple[tuple[Network, str], ...]:
    return tuple((ip_network(each), why) for why, all_ in words.items() for each in all_.split())


OWN = _networks(
    {
        "this computer itself": "127.0.0.0/8 ::1/128",
        "in a private network": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10",
        "in a provider's inner network": "100.64.0.0/10",
    }
)
"""What a newsroom's own servers have: connected to only for a host that was named for it."""

NEVER = _networks(
    {
        "no place at all": "0.0.0.0/8 ::/128",
        "on a link of this computer": "169.254.0.0/16 fe80::/10",
        "for many receivers at once": "224.0.0.0/4 ff00::/8",
        "reserved": "192.0.0.0/24 240.0.0.0/4 2001::/23 100::/64 5f00::/16",
        "another address in disguise": "::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 2002::/16 "
        "192.88.99.0/24",
        "for examples only": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
        "for measuring networks": "198.18.0.0/15",
        "a sink for stray questions": "192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 "
        "2620:4f:8000::/48",
    }
)
"""What nobody's server has. 2001::/23 holds Teredo, ORCHID and the ranges for benchmarks."""

_GIVEN_OUT = IPv6Network("2000::/3")
"""All that has been given to servers so far; the rest of IPv6 leads nowhere or inwards."""


def denied(address: Address, own: bool = False) -> str:
    """Why an address is not connected to; empty where it may be. `own` lifts the private ones."""
    for network, why in OWN:
        if address in network:
            return "" if own else why
    for network, why in NEVER:
        if address in network:
            return why
    if isinstance(address, IPv6Address) and address not in _GIVEN_OUT:
        return "reserved"
    return ""
