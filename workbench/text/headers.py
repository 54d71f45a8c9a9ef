"""What stands above or at the start of an article and says something about it rather than in it.

Read only where it is certain: a wrong title costs the checker more than a missing one.
"""

import re
from collections.abc import Iterator

from workbench.model.spans import Header, Span
from workbench.text.dates import read_date
from workbench.text.front_matter import front_matter
from workbench.text.header_pairs import header_of, read_pair, split_pair

MOST_LINES = 40
"""Lines of the top that are looked at; front matter of scrapers has under twenty."""

LONGEST_HEADLINE = 160
"""Characters; headlines of wires and magazines have under 120."""

_DATE_LINE = re.compile(
    r"\s*(?:(?:date|dated|published|posted)(?: on)?:?\s+)?(?P<value>\S.*?)\s*\Z", re.IGNORECASE
)
_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|de|del|della|der|van|von|la|le|al|bin|ibn)"
_BYLINE = re.compile(
    rf"\s*(?:By|BY) (?P<value>{_NAME}(?: {_NAME}){{0,4}}"
    rf"(?:(?:, | and | AND | & |, and ){_NAME}(?: {_NAME}){{0,4}}){{0,4}})\s*"
    r"(?:[|•·–—]\s*(?P<rest>.*\S))?\s*\Z"
)
_PLACE = r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-]){2,40}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, (?:[A-Z][\w.]+ ?){{1,3}}?)?)"
    r"(?:,? (?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8})(?:,? \d{4})?))?"
    r"(?: ?\([A-Za-z][\w .&/-]{1,30}\))?\s?(?:—|–|--?|:)(?=\s)"
)
# A place in small letters is one only with a whole date behind it, and then a dash or no more.
_DATED = re.compile(
    rf"(?P<place>{_NAME}(?:[ -]{_NAME}){{0,3}}), "
    r"(?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}),? \d{4})"
    r"(?:\s?(?:—|–|--?|:)(?=\s)|\Z)"
)
_AGENCY = re.compile(r"(?P<place>[^\W\d_a-z][\w .'’/-]{2,40}) \((?:Reuters|AP|AFP|dpa|UPI|EFE)\)")
# Towns of datelines without a dash: any other word in capitals may be a body's name (NATO).
_TOWNS = re.compile(
    "(?P<place>ABUJA|AMMAN|AMSTERDAM|ANKARA|ATHENS|ATLANTA|BAGHDAD|BANGKOK|BEIJING|BEIRUT|BELGRADE"
    "|BERLIN|BOGOTA|BOSTON|BRASILIA|BRUSSELS|BUCHAREST|BUDAPEST|BUENOS AIRES|CAIRO|CANBERRA|CARACAS"
    "|CHICAGO|COPENHAGEN|DAMASCUS|DELHI|DHAKA|DUBAI|DUBLIN|FRANKFURT|GENEVA|HANOI|HAVANA|HELSINKI"
    "|HONG KONG|ISLAMABAD|ISTANBUL|JAKARTA|JERUSALEM|JOHANNESBURG|KABUL|KARACHI|KHARTOUM|KINSHASA"
    "|KYIV|LAGOS|LISBON|LONDON|LOS ANGELES|MADRID|MANILA|MEXICO CITY|MIAMI|MILAN|MINSK|MOSCOW"
    "|MUMBAI|NAIROBI|NEW DELHI|NEW YORK|OSLO|OTTAWA|PARIS|PRAGUE|RIYADH|ROME|SAN FRANCISCO"
    "|SANTIAGO|SARAJEVO|SEOUL|SHANGHAI|SINGAPORE|SOFIA|STOCKHOLM|SYDNEY|TAIPEI|TEHRAN|TEL AVIV"
    "|TOKYO|TORONTO|TRIPOLI|TUNIS|UNITED NATIONS|VIENNA|WARSAW|WASHINGTON|ZURICH)"
    r"(?=\s+[“\"‘]?[A-Z][a-z’']|\s+[“\"‘]?[AI] )"
)


def headers(text: str) -> list[Header]:
    """The header lines, headline, byline and dateline of `text`, in order, where they are certain.

    Offsets are code points of `text`. `published_on` is `YYYY-MM-DD`. A dateline belongs to no
    field; its value is the place. Its date, where that has a year, is the article's.
    """
    lines = _lines(text)
    body = len(text)
    found, fenced = front_matter(text, lines)
    for at in range(fenced, len(lines)):
        line = lines[at]
        words = text[line.start : line.end]
        if not words.strip():
            continue
        if known := list(_read_line(words, line.start, found)):
            found.extend(known)
        elif _is_headline(text, lines, at, found):
            found.append(header_of(words, line.start, "title", words.strip(" \t#*")))
        else:
            body = line.start
            break
    found.extend(_dateline(text, body))
    return found


def _lines(text: str) -> list[Span]:
    """The first lines, without their line feeds."""
    lines: list[Span] = []
    at = 0
    while at <= len(text) and len(lines) < MOST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        lines.append(Span(at, end))
        at = end + 1
    return lines


def _read_line(words: str, start: int, found: list[Header]) -> Iterator[Header]:
    """What one line says of the article; nothing where that is not certain."""
    if pair := list(read_pair(words, start)):
        yield from pair
    elif byline := _BYLINE.match(words):
        end = start + byline.end("value")
        yield Header(start + words.index("B"), end, "byline", byline["value"])
        if value := read_date(byline["rest"] or ""):
            yield Header(
                start + byline.start("rest"), start + byline.end("rest"), "published_on", value
            )
    elif (dated := _DATED.fullmatch(words.rstrip())) and (value := read_date(dated["day"])):
        yield header_of(dated["place"], start, "", dated["place"])
        yield Header(start + dated.start("day"), start + dated.end("day"), "published_on", value)
    elif (line := _DATE_LINE.match(words)) and (value := read_date(line["value"])):
        yield header_of(words, start, "published_on", value)


def _is_headline(text: str, lines: list[Span], at: int, found: list[Header]) -> bool:
    """Whether line `at` is a short line without a full stop, alone, above an article."""
    if any(header.field in ("title", "byline") for header in found):
        return False
    words = text[lines[at].start : lines[at].end].strip()
    if (
        not words
        or len(words) > LONGEST_HEADLINE
        or words[-1] in ".,;:-–—"
        or len(words.split()) < 2
    ):
        return False
    if (split_pair(words) or ("", ""))[0]:
        return False
    if _DATELINE.match(words) or words[0] in "-*•>|" or not any(map(str.isalpha, words)):
        return False
    below = text[lines[at].end + 1 : lines[at + 1].end] if at + 1 < len(lines) else ""
    if below.strip() and not list(_read_line(below, 0, [])):
        return False
    return len(text[lines[at].end :].strip()) > len(words)


def _dateline(text: str, body: int) -> Iterator[Header]:
    """The place at the start of the first paragraph: `PARIS, May 3 (AFP) —`, `WASHINGTON Iran…`."""
    for form in (_DATELINE, _DATED, _AGENCY, _TOWNS):
        lead = len(text[body : body + 200]) - len(text[body : body + 200].lstrip())
        if found := form.match(text, body + lead):
            place = found["place"].strip(" ,")
            day = found.groupdict().get("day") or ""
            if filed_on := read_date(day):
                yield header_of(found["place"], found.start(), "", place)
                yield Header(found.start("day"), found.end(), "published_on", filed_on)
            else:
                yield Header(found.start(), found.end(), "", place)
            return
