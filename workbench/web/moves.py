"""Where a redirect has led: to the home page instead of a page, or to where one logs in."""

import re
from urllib.parse import urlsplit

HOME_NAMES = frozenset({"index", "home", "homepage", "default", "main", "welcome", "start"})
"""What the page at the top of a site is called, without its ending."""

LOGIN_NAMES = frozenset(
    {
        *("login", "log-in", "log_in", "logon", "signin", "sign-in", "sign_in", "sign-on", "sso"),
        *("wp-login", "authwall", "checkpoint", "anmelden", "connexion", "iniciar-sesion"),
    }
)
"""What the page is called where one says who one is, without its ending."""

LOGIN_HOSTS = frozenset({"login", "signin", "accounts", "auth", "sso", "idp", "id"})
"""First labels of the hosts that do nothing else."""

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
_ENDING = re.compile(r"\.[a-z]{2,5}\Z")


def leads_home(asked: str, final: str) -> bool:
    """Whether a link to a page now ends at the top of a site.

    A short link to a home page is as it was made: what is asked for must name a page of a site, or
    the site must be the same.
    """
    names = _names(asked)
    if _is_home(asked) or not _is_home(final):
        return False
    same_site = _host(asked).removeprefix("www.") == _host(final).removeprefix("www.")
    return same_site or len(names) > 1 or any("-" in name for name in names)


def leads_to_login(asked: str, final: str) -> bool:
    """Whether a link that was to something else now ends where one logs in."""
    return _is_login(final) and not _is_login(asked)


def _is_home(address: str) -> bool:
    names = _names(address)
    named = all(name in HOME_NAMES or _LANGUAGE.fullmatch(name) for name in names)
    return named and not urlsplit(address).query and len(names) <= 2


def _is_login(address: str) -> bool:
    host = _host(address)
    own = host.count(".") > 1 and host.partition(".")[0] in LOGIN_HOSTS
    return own or any(name in LOGIN_NAMES for name in _names(address))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()


def _names(address: str) -> list[str]:
    path = urlsplit(address).path.lower()
    return [_ENDING.sub("", name) for name in path.split("/") if name]
