"""Content that is gone behind an answer of 200, by the words of the page that stands there now."""

import re

from workbench.text.fold import fold
from workbench.web.glance import Glance

PHRASES = {
    "en": (
        "page not found",
        "page cannot be found",
        "page can't be found",
        "page could not be found",
        "page couldn't be found",
        "page was not found",
        "page you requested could not be found",
        "page you are looking for",
        "page you were looking for",
        "page you're looking for",
        "page does not exist",
        "page doesn't exist",
        "page no longer exists",
        "page isn't available",
        "page is not available",
        "page is no longer available",
        "page is unavailable",
        "page has been removed",
        "page has been deleted",
        "article not found",
        "article is no longer available",
        "article has been removed",
        "story is no longer available",
        "story has been removed",
        "content not found",
        "content isn't available",
        "content is not available",
        "content is no longer available",
        "content has been removed",
        "post not found",
        "post is no longer available",
        "post has been removed",
        "post has been deleted",
        "tweet is unavailable",
        "tweet has been deleted",
        "video unavailable",
        "video is unavailable",
        "video is no longer available",
        "video isn't available",
        "video has been removed",
        "account has been suspended",
        "account doesn't exist",
        "file not found",
        "document not found",
        "no longer available at this address",
    ),
    "de": (
        "seite nicht gefunden",
        "seite wurde nicht gefunden",
        "seite konnte nicht gefunden werden",
        "seite existiert nicht",
        "artikel nicht gefunden",
        "nicht mehr verfügbar",
        "nicht länger verfügbar",
        "video nicht verfügbar",
    ),
    "fr": (
        "page introuvable",
        "page non trouvée",
        "page n'existe pas",
        "page n'existe plus",
        "page demandée n'existe",
        "contenu n'est plus disponible",
        "contenu n'est pas disponible",
        "article n'est plus disponible",
        "vidéo non disponible",
    ),
    "es": (
        "página no encontrada",
        "página no existe",
        "no se ha encontrado la página",
        "no se encuentra la página",
        "contenido no está disponible",
        "contenido ya no está disponible",
        "video no disponible",
        "vídeo no disponible",
    ),
}
"""What such pages say, by language, folded. The service's own wording where one is common: notices
of the large platforms are in it as they put them."""

SHORT = 1_500
"""Characters of a page that holds a notice and the way around a site, but no article. Of 130 pages
of articles the shortest with a real one has 715 and none has a phrase in so few."""

BEHIND = 25
"""Characters that may follow a phrase in a title or heading: “… in your country”. A headline that
begins with such words says more."""

_ALL = tuple(each for phrases in PHRASES.values() for each in phrases)
_PARTS = re.compile(r"\s[|·•–—:-]+\s|[|·•–—]|:\s")
_BEFORE = re.compile(
    r"(?:(?:sorry|oops|whoops|error|404|410|but|this|that|the|requested)\b[ ,.!:-]*)*"
)
_BARE = re.compile(r"(?:https? )?(?:error )?(?:404|410)(?: error)?|(?:404 |410 )?not found")


def notice(page: Glance) -> str:
    """The words by which the page says that its content is gone; empty where it says no such thing.

    In title and headings they must be about all that is said; on a short page they may be anywhere.
    """
    for line in (page.title, *page.headings):
        for part in _PARTS.split(fold(line)):
            if found := _said_in(part):
                return found
    if len(page.words) > SHORT:
        return ""
    for line in (page.title, *page.headings):
        if bare := _bare(line):
            return bare
    return _first_in(fold(page.words))


def _said_in(part: str) -> str:
    """The part of a title, if it is a notice: one that is quoted or spoken of is none."""
    words = part.strip()
    said = words[_before(words) :]
    longest = max((len(each) for each in _ALL if said.startswith(each)), default=0)
    return words if longest and len(said) <= longest + BEHIND else ""


def _before(words: str) -> int:
    found = _BEFORE.match(words)
    return found.end() if found else 0


def _first_in(folded: str) -> str:
    return next((each for each in _ALL if each in folded), "")


def _bare(line: str) -> str:
    """The part of a title that is a code and nothing else; empty where there is none."""
    parts = (part.strip(" .!") for part in _PARTS.split(fold(line)))
    return next(filter(_BARE.fullmatch, parts), "")
