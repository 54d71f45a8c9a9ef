"""What the configuration says of the network, `[web]`, read with all that must hold."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from workbench.model.errors import RefusedAddress, SettingsProblem
from workbench.model.settings import WebSettings

MOST_MEGABYTES = 200
"""A body is held in memory, twelve of them at once: a gigabyte for each would fill it."""

_CONTACT = re.compile(r"[\x20-\x27\x2a-\x7e]{0,100}")
"""What a header may hold, but for the brackets around it."""


def read_web(table: object) -> WebSettings:
    """The settings of a TOML table; SettingsProblem says which key is off."""
    if table is None:
        return WebSettings()
    if not isinstance(table, dict):
        raise SettingsProblem("“web” must be a table, written [web].")
    unknown = next((key for key in table if key not in WebSettings._fields), None)
    if unknown is not None:
        allowed = ", ".join(WebSettings._fields)
        raise SettingsProblem(f"“{unknown}” of [web] is unknown.", f"Allowed: {allowed}.")
    return WebSettings()._replace(**{key: _READERS[key](value) for key, value in table.items()})


def _ports(value: object) -> tuple[int, ...]:
    ports = value if isinstance(value, list) else []
    if not ports or not all(
        isinstance(port, int) and port is not True and 1 <= port <= 65_535 for port in ports
    ):
        raise SettingsProblem("“ports” of [web] must be a list of ports, such as [80, 443, 3000].")
    return tuple(ports)


def _own_hosts(value: object) -> tuple[str, ...]:
    from workbench.text.hosts import ascii_host

    hosts = value if isinstance(value, list) else [value]
    try:
        for host in hosts:
            if not isinstance(host, str):
                raise RefusedAddress("There is something that is no text.")
            ascii_host(host)
    except RefusedAddress as refusal:
        raise SettingsProblem(
            f"“own_hosts” of [web]: {refusal.message}",
            'It is a list of names, such as ["wiki.newsroom.example"].',
        ) from refusal
    return tuple(hosts)


def _most_megabytes(value: object) -> int:
    if not isinstance(value, int) or value is True or not 1 <= value <= MOST_MEGABYTES:
        raise SettingsProblem(
            f"“most_megabytes” of [web] must be a whole number from 1 to {MOST_MEGABYTES}."
        )
    return value


def _contact(value: object) -> str:
    if not isinstance(value, str) or not _CONTACT.fullmatch(value):
        raise SettingsProblem(
            "“contact” of [web] must be an address in quotes, in plain letters and without "
            "brackets, such as “https://newsroom.example/bot”."
        )
    return value


_READERS: Mapping[str, Callable[[object], Any]] = {
    "ports": _ports,
    "own_hosts": _own_hosts,
    "most_megabytes": _most_megabytes,
    "contact": _contact,
}
