"""An article's names put together: every person, organisation and place once, with its spellings.

Put together are spellings that differ in title, case, accents and stops, a surname with the one
full name that ends in it, and an abbreviation with the one name whose initials it has. What only
looks like another name stays by itself and is told as a problem: it may be somebody else.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import NamedTuple

from workbench.text.rules.shape import Rules

SHORTEST_ALIKE = 5
"""Letters from which on a name with one letter other looks like a slip: Iran and Iraq are two."""

LONGEST_PERSON = 4
"""Words of a full name whose last one may stand for it."""


class Seen(NamedTuple):
    """A name as the text has it: its words, how often, and where it stands first."""

    words: str
    times: int
    start: int


class Entry(NamedTuple):
    """One name. `words` is its fullest spelling without a title, `spellings` are in order of their
    first place, `problems` sentences for the checker; `odd` is where the first of them is seen.
    """

    words: str
    titles: tuple[str, ...]
    spellings: tuple[Seen, ...]
    problems: tuple[str, ...]
    odd: int

    @property
    def start(self) -> int:
        return min(each.start for each in self.spellings)

    @property
    def times(self) -> int:
        return sum(each.times for each in self.spellings)


class _Part(NamedTuple):
    """A spelling parted into title and name, with what that name's spellings share."""

    seen: Seen
    title: str
    bare: str
    key: str


def index(seen: Iterable[Seen], text: str, rules: Rules) -> list[Entry]:
    """The names of a text by their first place."""
    groups: dict[str, list[_Part]] = defaultdict(list)
    for each in seen:
        part = _parted(each, rules)
        groups[part.key].append(part)
    _join(groups, dict(_short_forms(groups, rules)))
    small = _in_small_letters(text, groups, rules)
    alike = _alike(groups)
    entries = [_entry(groups, key, alike, small.get(key, [])) for key in groups]
    return sorted(entries, key=lambda entry: entry.start)


def folded(words: str) -> str:
    """What spellings of one name share: no case, accents, stops or hyphens."""
    plain = unicodedata.normalize("NFD", words)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(
        re.sub(r"[.]", "", plain).replace("-", " ").replace("’", "'").casefold().split()
    )


def _parted(seen: Seen, rules: Rules) -> _Part:
    words = seen.words.split()
    keys = [word.rstrip(".").lower() for word in words]
    at = 0
    while at < len(words) - 1 and (keys[at] in rules.titles or keys[at] in rules.peoples):
        at += 1
    is_person = any(key in rules.titles for key in keys[:at])
    if not is_person or any(key in rules.bodies for key in keys[at:]):
        at = 0
    bare = " ".join(words[at:])
    return _Part(seen, " ".join(words[:at]), bare, folded(bare))


def _short_forms(groups: dict[str, list[_Part]], rules: Rules) -> Iterator[tuple[str, str]]:
    """Keys of surnames and abbreviations with the key of the one full name that they stand for."""
    full: dict[str, set[str]] = defaultdict(set)
    for key, parts in groups.items():
        words = parts[0].bare.replace("-", " ").split()
        if not key or len(words) < 2:
            continue
        initials = "".join(word[0] for word in words if word[0].isupper() or word[0].isdigit())
        full[initials.casefold()].add(key)
        if len(words) <= LONGEST_PERSON and not any(word in rules.bodies for word in key.split()):
            full[key.rsplit(None, 1)[-1]].add(key)
    for key, parts in groups.items():
        longer = full.get(key, set()) - {key}
        if " " not in key and len(longer) == 1:
            (only,) = longer
            if parts[0].bare.isupper() or only.endswith(key):
                yield key, only


def _join(groups: dict[str, list[_Part]], short: dict[str, str]) -> None:
    for key, longer in short.items():
        groups[longer] += groups.pop(key)


def _entry(
    groups: dict[str, list[_Part]], key: str, alike: dict[str, list[str]], small: list[Seen]
) -> Entry:
    parts = sorted(groups[key], key=lambda part: part.seen.start)
    words = max((part.bare for part in parts), key=lambda bare: (len(bare), bare))
    titles = dict.fromkeys(part.title for part in parts if part.title)
    seen = sorted((*(part.seen for part in parts), *small), key=lambda each: each.start)
    found = list(_problems(groups, parts, alike, small))
    odd = found[0][1] if found else seen[0].start
    said = tuple(sentence for sentence, _start in found)
    return Entry(words, tuple(titles), tuple(seen), said, odd)


def _problems(
    groups: dict[str, list[_Part]],
    parts: list[_Part],
    alike: dict[str, list[str]],
    small: list[Seen],
) -> Iterator[tuple[str, int]]:
    """What is odd, and where: of two spellings at the rarer one."""
    by_key: dict[str, dict[str, int]] = defaultdict(dict)
    first: dict[str, int] = {}
    for part in parts:
        if part.bare.isupper() and len(part.bare) >= SHORTEST_ALIKE:
            continue  # a dateline or a headline
        said = by_key[part.key]
        said[part.bare] = said.get(part.bare, 0) + part.seen.times
        first.setdefault(part.bare, part.seen.start)
    for said in by_key.values():
        if len(said) > 1:
            words = ", ".join(f"“{bare}” {count}x" for bare, count in said.items())
            rarest = min(reversed(said), key=said.__getitem__)
            yield f"Spelt {words}", first[rarest]
    for part in parts:
        for other in alike.get(part.key, ()):
            names = max((each.bare for each in groups[other]), key=len)
            yield f"“{part.bare}” is nearly “{names}”", part.seen.start
    for seen in small:
        yield f"“{seen.words}” in small letters", seen.start


def _alike(groups: dict[str, list[_Part]]) -> dict[str, list[str]]:
    """For spellings that look like a slip for a name that stands more often, that name's key."""
    times = {key: sum(part.seen.times for part in parts) for key, parts in groups.items()}
    owners: dict[str, set[str]] = defaultdict(set)
    for key, parts in groups.items():
        for part in parts:
            for word in {part.key, *part.key.split()[-1:]}:
                owners[word].add(key)
    found: dict[str, list[str]] = defaultdict(list)
    for word, other in _pairs(owners):
        for key in owners[word]:
            if word in _own(groups[key]):
                more = sorted(owners[other] - owners[word])
                found[word] += [one for one in more if (times[key], key) < (times[one], one)]
    return found


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words of which one letter differs, each pair both ways round."""
    near: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in _without_one(word):
            near[form].append(word)
    found = {pair for alike in near.values() for pair in permutations(alike, 2)}
    yield from sorted(found)


def _own(parts: list[_Part]) -> set[str]:
    return {part.key for part in parts}


def _without_one(word: str) -> set[str]:
    """The word, and the word less any one letter: two share one where one letter differs."""
    if len(word) < SHORTEST_ALIKE:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _in_small_letters(
    text: str, groups: dict[str, list[_Part]], rules: Rules
) -> dict[str, list[Seen]]:
    """Surnames that somebody wrote as common nouns: `The knights said`, where a Knights speaks."""
    surnames: dict[str, list[str]] = defaultdict(list)
    for key in groups:
        if " " in key:
            surnames[key.rsplit(None, 1)[-1].removesuffix("s")].append(key)
    found: dict[str, dict[str, Seen]] = defaultdict(dict)
    speaks = re.compile(rf"\b[Tt]he ([a-z]{{4,}})(?= (?:{'|'.join(sorted(rules.speech))})\b)")
    for match in speaks.finditer(text):
        owners = surnames.get(match[1].removesuffix("s"), [])
        if len(owners) == 1:
            known = found[owners[0]].get(match[0], Seen(match[0], 0, match.start()))
            found[owners[0]][match[0]] = known._replace(times=known.times + 1)
    return {key: list(said.values()) for key, said in found.items()}
