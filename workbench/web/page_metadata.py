"""What a web page says of itself: title, authors, days, site, address, language, paywall.

JSON-LD is believed before meta elements, and these before what is shown; each only where it is
certain. Values are cleaned of controls and cut to what a title or name can be.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workbench.documents import json_ld
from workbench.documents.days import iso_day
from workbench.model.errors import RefusedAddress
from workbench.text.addresses import canonical
from workbench.text.dates import read_date
from workbench.web.json_ld import nodes

LONGEST_TITLE = 500
LONGEST_NAME = 150
MOST_AUTHORS = 50
"""A study of many laboratories names more; a byline with them helps nobody."""

_FARTHEST = 30
"""Elements around a name that are looked at."""

_EARLIEST = "1600"
"""No newspaper is older; templates write the years 1 and, as a date that was never set, 1970."""
_NEVER_SET = "1970-01-01"

_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
)
_AUTHORS = (
    *("author", "article:author", "citation_author", "dc.creator", "dcterms.creator"),
    *("parsely-author", "sailthru.author", "byl"),
)
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "pubdate", "publish-date", "publication_date"),
    "date",
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "og:modified_time", "datemodified"),
    *("dcterms.modified", "dc.date.modified", "last-modified", "lastmod"),
)
_SITES = ("og:site_name", "application-name", "citation_journal_title")
_BY = re.compile(r"(?:by|von|par|por|di)[\s:]+(?=\S)", re.IGNORECASE)
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_PRIMARY = re.compile(r"[a-z]{2,3}")
_ENDS_WITH_SITE = re.compile(r"\s+(?:[|–—·•»]|-|::)\s+")
_NO, _YES = ("false", "no", "0"), ("true", "yes", "1")


class PageMetadata(NamedTuple):
    """The fields of `captured.Extraction` that a page states; empty where it does not."""

    title: str
    authors: tuple[str, ...]
    published_on: str
    modified_on: str
    site: str
    canonical_url: str
    language: str
    is_paywalled: bool | None


def read(tree: LexborHTMLParser, url: str) -> PageMetadata:
    """What the page says of itself; `url` is the address it was got from, or an empty text."""
    stated = _Stated(tree)
    site = stated.site()
    published, modified = (
        stated.day("datePublished", _PUBLISHED),
        stated.day("dateModified", _MODIFIED),
    )
    return PageMetadata(
        stated.title(site),
        stated.authors(),
        published,
        "" if modified < published else modified,
        site,
        stated.address(url),
        stated.language(),
        stated.is_paywalled(),
    )


class _Stated:
    """A page's statements, each looked for in their order of certainty."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._nodes = nodes(tree)
        self._meta: dict[str, list[str]] = {}
        for element in tree.css("meta[content]"):
            given = element.attributes
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._meta.setdefault(name.strip().lower(), []).append(given.get("content") or "")

    def title(self, site: str) -> str:
        candidates = [
            *self._linked("headline", "name"),
            *self._named(_TITLES),
            *self._only("h1"),
            *self._only("title"),
        ]
        cleaned = (_without_site(_clean(one, LONGEST_TITLE), site) for one in candidates)
        return next((one for one in cleaned if one and one != site), "")

    def authors(self) -> tuple[str, ...]:
        for source in (self._linked("author", "creator"), self._named(_AUTHORS), self._shown()):
            names = [name for one in source if (name := _author(one))]
            if names:
                return tuple(dict.fromkeys(names))[:MOST_AUTHORS]
        return ()

    def day(self, key: str, names: tuple[str, ...]) -> str:
        candidates = [*self._linked(key), *self._named(names), *self._times(key)]
        return next((day for one in candidates if (day := _day(one))), "")

    def site(self) -> str:
        candidates = [
            *self._named(_SITES[:1]),
            *self._linked("publisher"),
            *self._named(_SITES[1:]),
        ]
        return next((name for one in candidates if (name := _clean(one, LONGEST_NAME))), "")

    def address(self, url: str) -> str:
        links = [
            link.attributes.get("href") or "" for link in self._tree.css('link[rel~="canonical" i]')
        ]
        for one in (*links, *self._named(("og:url",))):
            if address := _address(one, url):
                return address
        return ""

    def language(self) -> str:
        root = self._tree.css_first("html")
        stated = [(root.attributes.get("lang") or "") if root else ""]
        stated += [
            *self._linked("inLanguage"),
            *self._named(("og:locale", "language", "dc.language")),
        ]
        return next((tag for one in stated if (tag := _language(one))), "")

    def is_paywalled(self) -> bool | None:
        found = [_truth(said) for node in self._nodes for said in _free(node)]
        found += [_truth(said) for said in self._named(("isaccessibleforfree",))]
        tiers = [one.strip().lower() for one in self._named(("article:content_tier",))]
        found += [tier == "free" for tier in tiers if tier in ("free", "metered", "locked")]
        if False in found:
            return True
        return False if True in found else None

    def _linked(self, *keys: str) -> Iterator[str]:
        for key in keys:
            for node in self._nodes:
                yield from json_ld.texts(node.get(key))

    def _named(self, names: tuple[str, ...]) -> Iterator[str]:
        for name in names:
            yield from self._meta.get(name, ())

    def _only(self, tag: str) -> Iterator[str]:
        found = self._tree.css(tag)
        if len(found) == 1 or (tag == "title" and found):
            yield found[0].text(separator=" ")

    def _shown(self) -> Iterator[str]:
        """Names that the page marks as its author's, but for those of other articles beside it."""
        marked = self._tree.css('[itemprop~="author"], [rel~="author"]')
        for element in marked[:MOST_AUTHORS]:
            if not _is_beside(element):
                name = element.css_first('[itemprop~="name"]') or element
                yield name.attributes.get("content") or name.text(separator=" ")

    def _times(self, key: str) -> Iterator[str]:
        for element in self._tree.css(f'[itemprop~="{key}"]'):
            given = element.attributes
            yield given.get("datetime") or given.get("content") or element.text(separator=" ")
        if key == "datePublished":
            for element in self._tree.css("time[pubdate]"):
                yield element.attributes.get("datetime") or element.text(separator=" ")


def _is_beside(element: LexborNode) -> bool:
    node: LexborNode | None = element
    for _ in range(_FARTHEST):
        if node is None:
            break
        if node.tag in ("aside", "footer", "nav", "li"):
            return True
        node = node.parent
    return False


def _clean(value: str, longest: int) -> str:
    """One line without controls; cut behind a word where it is longer than such a thing can be."""
    spaced = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char
        for char in value[: longest * 4]
    )
    line = " ".join(spaced.split())
    return line if len(line) <= longest else line[:longest].rpartition(" ")[0] + "…"


def _author(value: str) -> str:
    """A name without its `By`; empty for an address, which some pages put there."""
    name = _BY.sub("", _clean(value, LONGEST_NAME), count=1).strip(" ,;|")
    return (
        ""
        if "://" in name or name.startswith(("www.", "@")) or not any(map(str.isalpha, name))
        else name
    )


def _day(value: str) -> str:
    value = value.strip()[:60]
    compact = _COMPACT_DAY.fullmatch(value)
    day = iso_day("-".join(compact.groups()) if compact else value) or read_date(value)
    return day if day >= _EARLIEST and day != _NEVER_SET else ""


def _address(stated: str, url: str) -> str:
    """The canonical form of an address that a page states for itself; empty where it is none.

    A page below a site's root that names the root names its site, not itself.
    """
    try:
        address = canonical(urljoin(url, stated.strip())) if stated.strip() else ""
    except (RefusedAddress, ValueError):
        return ""
    is_root = urlsplit(address).path == "/" and not urlsplit(address).query
    return "" if is_root and urlsplit(url).path.strip("/") else address


def _language(tag: str) -> str:
    primary = re.split("[-_]", tag.strip(), maxsplit=1)[0].lower()
    return primary if _PRIMARY.fullmatch(primary) else ""


def _truth(said: object) -> bool | None:
    words = str(said).strip().lower().rpartition("/")[2]
    return True if words in _YES else False if words in _NO else None


def _free(node: json_ld.Node) -> Iterator[object]:
    """What the page says of being free to read: on itself and on its parts."""
    for one in (node, *json_ld.parts(node.get("hasPart"))):
        if "isAccessibleForFree" in one:
            yield one["isAccessibleForFree"]


def _without_site(title: str, site: str) -> str:
    """A title without the site's name, which many put behind it."""
    pieces = _ENDS_WITH_SITE.split(title)
    if site and len(pieces) > 1 and pieces[-1].casefold() == site.casefold():
        return title[: title.rindex(pieces[-1])].rstrip(" |–—·•»-:")
    return title
