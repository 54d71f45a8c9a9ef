"""Host names: their one ASCII form, and a form for people that cannot deceive."""

import re
import unicodedata

from workbench.model.errors import RefusedAddress
from workbench.text.display import shown

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z")
_LONGEST_HOST = 253
_NO_LETTERS = ("Cc", "Cs", "Co", "Zs", "Zl", "Zp")
"""Categories of controls, of what has no meaning of its own, and of white space."""

_WRITTEN_TOGETHER = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    {"LATIN", "CJK", "BOPOMOFO"},
    {"LATIN", "CJK", "HANGUL"},
)
"""Scripts of one language: the combinations that UTS 39 calls highly restrictive."""


def ascii_host(host: str) -> str:
    """The host's A-label form in lower case, or an IP address in its usual form.

    Raises RefusedAddress for what cannot be the name of a host.
    """
    if host.startswith("["):
        return _ipv6(host)
    try:
        name = host if host.isascii() else _encoded(host)
    except UnicodeError:
        raise _refused(host) from None
    name = name.lower().removesuffix(".")
    labels = name.split(".")
    if _NUMBER.match(labels[-1]):
        return _ipv4(name)
    if len(name) > _LONGEST_HOST or not all(map(_LABEL.match, labels)):
        raise _refused(host)
    for label in labels:
        if label.startswith("xn--") and not _is_readable(_decoded(label), label):
            raise _refused(host)
    return name


def honest_host(host: str) -> str:
    """An ASCII host as it is; one with encoded letters in both forms, mixed scripts named."""
    labels = [_decoded(label) for label in host.split(".")]
    readable = shown(".".join(labels))
    if readable == host:
        return host
    mark = ", mixed scripts" if any(map(_is_mixed, labels)) else ""
    return f"{readable} ({host}{mark})"


def _encoded(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        # Names with pictures are registered though IDNA 2008 has no place for them.
        if any(unicodedata.category(char) in ("Cn", *_NO_LETTERS) for char in host):
            raise
        return host.encode("idna").decode("ascii")


def _is_readable(letters: str, label: str) -> bool:
    """Whether a label stands for letters at all, and for none that no name can have."""
    return letters != label and not any(
        unicodedata.category(char) in _NO_LETTERS for char in letters
    )


def _decoded(label: str) -> str:
    """The label's letters; the label itself where it holds none or cannot be read."""
    if not label.startswith("xn--"):
        return label
    try:
        letters = label[4:].encode("ascii").decode("punycode")
        again = "xn--" + letters.encode("punycode").decode("ascii")
    except (UnicodeError, ValueError, OverflowError):
        return label
    return letters if again == label and not letters.isascii() else label


def _is_mixed(label: str) -> bool:
    scripts = {unicodedata.name(char, "?").split()[0] for char in label if char.isalpha()}
    return len(scripts) > 1 and not any(scripts <= together for together in _WRITTEN_TOGETHER)


def _ipv6(host: str) -> str:
    import ipaddress

    if not host.endswith("]") or "%" in host:
        raise _refused(host)
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    except ValueError:
        raise _refused(host) from None


def _ipv4(host: str) -> str:
    import ipaddress

    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise _refused(host) from None


def _refused(host: str) -> RefusedAddress:
    name = shown(host if len(host) < 60 else host[:60] + "…")
    return RefusedAddress(f"“{name}” cannot be the name of a host.")
