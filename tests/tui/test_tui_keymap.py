"""A keymap is proven before Textual gets it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import SettingsProblem
from workbench.tui.keymap import PRESETS, by_id, key_words, keys_of, resolve, validate
from workbench.tui.keys import CONTEXTS, TOGETHER, split_keys

VERBS = sorted(by_id())
KEYS = [
    *"abcdefjknuwxyzABCDU1234567890éà🙂",
    *("comma", "full_stop", "plus", "minus", "slash", "question_mark", "ampersand"),
    *("ctrl+f", "ctrl+q", "ctrl+s", "ctrl+p", "ctrl+t", "ctrl+m", "ctrl+i", "ctrl+h", "alt+x"),
    *("f1", "f2", "f3", "space", "enter", "escape", "tab", "shift+tab", "delete", "backspace"),
    *("home", "end", "pageup", "up", "down", "left", "right", "nonsense"),
]


@given(
    preset=st.sampled_from(sorted(PRESETS)),
    keys=st.dictionaries(
        st.sampled_from(VERBS),
        st.lists(st.sampled_from([*KEYS, ""]), min_size=1, max_size=2).map(",".join),
        max_size=5,
    ),
)
def test_an_accepted_keymap_leaves_every_verb_a_key_and_no_key_two_verbs(
    preset: str, keys: dict[str, str]
) -> None:
    try:
        keymap = resolve(preset, keys)
    except SettingsProblem:
        return
    for group in TOGETHER:
        seen: dict[str, str] = {}
        for context in group:
            for verb in CONTEXTS[context]:
                names = split_keys(keys_of(verb.id, keymap))
                assert names, verb.id
                for name in names:
                    assert seen.setdefault(name, verb.id) == verb.id
    assert "ctrl+q" in split_keys(keys_of("app.quit", keymap))


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_presets_are_sound(preset: str) -> None:
    assert resolve(preset, {}) == PRESETS[preset]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"claim.rate_true": "f"}, "no verb “claim.rate_true”"),
        ({"claim.rate_1": "f"}, "both “Find” (place.find) and “Rate 1” (claim.rate_1)"),
        ({"place.find": ""}, "would have no key"),
        ({"app.quit": "ctrl+x"}, "Ctrl+Q always quits"),
        ({"claim.why": "ctrl+q"}, "Ctrl+Q would be both"),
        ({"claim.why": "alt+w"}, "does not reach every terminal"),
        ({"claim.why": "upper_w"}, "is no key"),
        ({"claim.why": "shift+w"}, "Write the character itself"),
        ({"claim.why": "ctrl+1"}, "is no key"),
        ({"claim.why": "ctrl+i"}, "Tab would be both"),
        ({"claim.rate_1": "ctrl+m"}, "a held key must not judge"),
        ({"claim.reopen": "enter"}, "a held key must not judge"),
        ({"app.quit": "ctrl+q,slash"}, "/ is for typing"),
        ({"field.leave": "a"}, "a is for typing"),
        ({"field.editor": "delete"}, "Delete is for typing"),
        ({"claim.why": "escpe"}, "Near it: escape"),
    ],
)
def test_an_unsound_keymap_is_refused_with_the_reason(keys: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsProblem) as problem:
        validate(keys)
    assert words in str(problem.value)


def test_verbs_may_change_places() -> None:
    keymap = resolve("default", {"claim.why": "s", "claim.source": "w"})
    assert keymap == {"claim.why": "s", "claim.source": "w"}


def test_the_nearest_verbs_are_named() -> None:
    with pytest.raises(SettingsProblem, match=r"claim\.source"):
        validate({"claim.sources": "s"})


def test_an_unknown_preset_names_those_there_are() -> None:
    with pytest.raises(SettingsProblem, match="azerty, default"):
        resolve("dvorak", {})


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("question_mark,f1", "? F1"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+q", "Ctrl+Q"),
        ("U", "U"),
        ("f,slash,ctrl+f", "f / Ctrl+F"),
        ("plus", "+"),
        ("space", "Space"),
        ("pagedown", "PgDn"),
        ("ctrl+left", "Ctrl+Left"),
        ("é", "é"),
    ],
)
def test_keys_are_named_for_people(keys: str, words: str) -> None:
    assert key_words(keys) == words
