"""Which keys the verbs have: presets, a person's own, and what must hold of any keymap.

Textual takes any keymap, lets one key silently stand for two verbs and others for none; so a
keymap is proven here first: every verb has a key, no key has two verbs where both work.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from textual.keys import REPLACED_KEYS, Keys, key_to_character

from workbench.model.errors import SettingsProblem
from workbench.model.settings import Settings
from workbench.tui.key import Key
from workbench.tui.keys import CONTEXTS, TOGETHER, split_keys

QUIT_KEY = "ctrl+q"

PRESETS: dict[str, dict[str, str]] = {
    "default": {},
    # The digits of a French keyboard need Shift: its row without Shift rates as well, and what
    # stood there moves to keys that need none.
    "azerty": {
        "claim.rate_1": "1,ampersand",
        "claim.rate_2": "2,é",
        "claim.rate_3": "3,quotation_mark",
        "claim.rate_4": "4,apostrophe",
        "claim.rate_5": "5,left_parenthesis",
        "claim.rate_6": "6,minus",
        "claim.rate_7": "7,è",
        "claim.rate_8": "8,underscore",
        "claim.rate_9": "9,ç",
        "claim.reopen": "0,à",
        "text.widen": "plus,equals_sign",
        "text.narrow": "right_parenthesis",
        "evidence.supports": "plus,equals_sign",
        "evidence.refutes": "right_parenthesis",
        "evidence.said_here": "colon",
    },
}

_SAME_KEY = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+at": "ctrl+@",
    "ctrl+space": "ctrl+@",
}
"""What a terminal sends alike: two names of one key."""

_WORDS = {
    "ctrl": "Ctrl",
    "shift": "Shift",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "ctrl+@": "Ctrl+Space",
}
_UNHEARD = r"<.*>|ctrl\+(?:shift\+)?\d|shift\+escape|ctrl-at"
"""Names in Textual's list that most terminals never send."""

_MODIFIERS = ("alt", "super", "hyper", "meta")
_TYPING = frozenset({"space", "backspace", "delete", "left", "right", "up", "down", "enter"})
"""Keys with which one types: in a field they belong to the text."""


def validate(keymap: Mapping[str, str], preset: str = "default") -> None:
    """Raise SettingsProblem where `keymap`, over a preset, names what is not there or clashes."""
    resolve(preset, keymap)


def resolve(preset: str, keys: Mapping[str, str]) -> dict[str, str]:
    """The keymap for `App.set_keymap`: a preset with a person's own keys over it, proven sound.

    Raises SettingsProblem with the reason: an unknown preset or verb, a key that does not exist
    or cannot be typed, a verb without a key, a key with two verbs.
    """
    if preset not in PRESETS:
        raise SettingsProblem(
            f"There is no keymap “{preset}”.", f"There are: {', '.join(sorted(PRESETS))}."
        )
    known = by_id()
    for verb in keys:
        if verb not in known:
            raise _unknown_verb(verb, known)
    keymap = PRESETS[preset] | {verb: _normal(verb, value) for verb, value in keys.items()}
    for verb, value in keymap.items():
        _check_use(known[verb], value)
    for group in TOGETHER:
        _check_group(group, keymap)
    return keymap


def by_id() -> dict[str, Key]:
    """Every verb by its id."""
    return {key.id: key for keys in CONTEXTS.values() for key in keys}


def keys_of(verb: str, keymap: Mapping[str, str]) -> str:
    """The keys that a verb has in a keymap, separated by commas."""
    return keymap.get(verb) or by_id()[verb].keys


def named(verbs: Iterable[tuple[str, str]], settings: Settings) -> list[tuple[str, str]]:
    """Words for verbs, each with the first key that these settings give it, for a footer."""
    keymap = resolve(settings.keymap, settings.keys)
    return [(key_words(keys_of(verb, keymap)).split()[0], words) for verb, words in verbs]


def key_words(keys: str) -> str:
    """Keys for people: `question_mark,f1` is `? F1`, `shift+tab` is `Shift+Tab`."""
    return " ".join(_one_key_words(key) for key in split_keys(keys))


def _one_key_words(key: str) -> str:
    if key in _WORDS:
        return _WORDS[key]
    *modifiers, last = key.split("+")
    character = _character(last) if last != "space" else None
    if last in _WORDS:
        name = _WORDS[last]
    elif character is not None and character.isprintable():
        name = character.upper() if modifiers else character
    else:
        name = last.replace("_", " ").capitalize()
    return "+".join([*(_WORDS.get(modifier, modifier) for modifier in modifiers), name])


def _normal(verb: str, value: str) -> str:
    """The keys of one verb by their names; raises SettingsProblem for what is no key."""
    if not isinstance(value, str):
        raise SettingsProblem(f"The keys of {verb} must be a text.", 'Write for example "ctrl+f".')
    if value.strip() == ",":
        return "comma"
    names = [name.strip() for name in value.split(",")]
    if not all(names):
        raise SettingsProblem(
            f"“{verb}” would have no key.", "Give it one, or leave the line out for the default."
        )
    return ",".join(dict.fromkeys(_key_name(verb, name) for name in names))


def _key_name(verb: str, name: str) -> str:
    modifiers = name.split("+")[:-1] if len(name) > 1 else []
    if any(modifier in _MODIFIERS for modifier in modifiers):
        raise SettingsProblem(
            f"“{name}”, for {verb}, does not reach every terminal.", "Use Ctrl, or a plain key."
        )
    key = split_keys(name)[0] if name != " " else "space"
    key = _SAME_KEY.get(key, key)
    if not _exists(key):
        if modifiers == ["shift"]:
            raise SettingsProblem(
                f"“{name}”, for {verb}, is no key.", "Write the character itself."
            )
        near = _near(key, _named() | _characters())
        hint = f"Near it: {', '.join(near)}." if near else 'Write for example "f2" or "ctrl+f".'
        raise SettingsProblem(f"“{name}”, for {verb}, is no key.", hint)
    return key


def _character(key: str) -> str | None:
    """The character that a key types, None where it types none."""
    return key_to_character(REPLACED_KEYS.get(key, key))


def _exists(key: str) -> bool:
    if key in _named() or key == "space":
        return True
    character = _character(key)
    if character is None or not character.isprintable() or character.isspace():
        return False
    # Only the name that Textual itself gives to the character ever arrives.
    return split_keys(character)[0] == key if character != "," else key == "comma"


@cache
def _named() -> frozenset[str]:
    """The keys that Textual has names for and terminals send."""
    return frozenset(key.value for key in Keys if not re.fullmatch(_UNHEARD, key.value))


def _near(word: str, known: Iterable[str], cutoff: float = 0.6) -> list[str]:
    from difflib import get_close_matches  # only a slip needs it

    return get_close_matches(word, sorted(known), n=3, cutoff=cutoff)


def _characters() -> set[str]:
    """The names of the keys that stand on most keyboards."""
    return {split_keys(chr(code))[0] for code in range(0x21, 0x7F) if chr(code) != ","} | {"comma"}


def _check_use(key: Key, value: str) -> None:
    names = split_keys(value)
    if key.id == "app.quit" and QUIT_KEY not in names:
        raise SettingsProblem(
            "Ctrl+Q always quits.", f"Keep {QUIT_KEY} among the keys of app.quit."
        )
    if key.priority or key in CONTEXTS["field"]:
        for name in names:
            if name in _TYPING or _character(name) is not None:
                raise SettingsProblem(
                    f"{key_words(name)} is for typing, so it cannot be “{key.label}” ({key.id}).",
                    "Use Ctrl or a function key.",
                )
    if _judges(key) and {"enter", "ctrl+j"} & set(names):
        raise SettingsProblem(
            f"Enter cannot be “{key.label}” ({key.id}): a held key must not judge.",
            "Use a key that is pressed on purpose.",
        )


def _judges(key: Key) -> bool:
    return key.id.startswith("claim.rate_") or key.id == "claim.reopen"


def _check_group(group: tuple[str, ...], keymap: Mapping[str, str]) -> None:
    taken: dict[str, Key] = {}
    for key, name in _keys_in(group, keymap):
        other = taken.setdefault(_SAME_KEY.get(name, name), key)
        if other.id != key.id:
            raise SettingsProblem(
                f"{key_words(name)} would be both “{other.label}” ({other.id}) "
                f"and “{key.label}” ({key.id}).",
                "Give one of them another key.",
            )


def _keys_in(group: tuple[str, ...], keymap: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    for context in group:
        for key in CONTEXTS[context]:
            for name in split_keys(keymap.get(key.id) or key.keys):
                yield key, name


def _unknown_verb(verb: str, known: Mapping[str, Key]) -> SettingsProblem:
    near = _near(verb, known, 0.4)
    hint = f"Near it: {', '.join(near)}." if near else "Help (?) names every verb."
    return SettingsProblem(f"There is no verb “{verb}” to give a key.", hint)
