"""Tells what people wrote into a document's properties from what programs put there themselves."""

import re

_PROGRAM_TITLES = re.compile(
    r"(?:untitled(?: ?document)?|document ?\d*|unbenannt\d*|dokument ?\d*|sans titre|sin título"
    r"|word document|microsoft word|powerpoint presentation|title|titel|normal|draft|layout \d+"
    r"|.*\.(?:docx?|dotm?x?|odt|rtf|pdf|indd|qxp|pages|tex|dvi|html?|txt)"
    r"|microsoft (?:word|office|powerpoint) - .*)",
    re.IGNORECASE,
)
_PROGRAM_AUTHORS = re.compile(
    r"(?:python-docx|anonymous|unknown|author|autor|auteur|user|benutzer|utilisateur|usuario|owner"
    r"|admin(?:istrator)?|default|guest|root|pc|hp|dell|lenovo|asus|acer|none|n/a|-"
    r"|(?:microsoft|ms)[ -]office[ -]?.*|microsoft(?: corporation)?|windows(?: user)?|word"
    r"|.*\bnormal\.dotm?|apple|mac|libreoffice.*|openoffice.*|google docs.*)",
    re.IGNORECASE,
)


def title(value: str) -> str:
    """A title that a person may have given; empty for a program's, or a file's name."""
    value = " ".join(value.split())
    return "" if _PROGRAM_TITLES.fullmatch(value) else value


def author(value: str) -> str:
    """A name that may be a person's; empty for a program's, an account's or a template's."""
    value = " ".join(value.split())
    return "" if _PROGRAM_AUTHORS.fullmatch(value) else value
