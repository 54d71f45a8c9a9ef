"""The configuration file: defaults, every key, every refusal with file, key and choices."""

import tomllib

import pytest
from stories import HOUSE_SCALE

from workbench.model.errors import SettingsProblem
from workbench.model.settings import Settings, WebSettings
from workbench.model.states import Purpose
from workbench.workspace import configuration


@pytest.fixture
def load(tmp_path):
    def loaded(text: str) -> Settings:
        path = tmp_path / "config.toml"
        path.write_bytes(text.encode())
        return configuration.load(path)

    return loaded


def test_an_empty_file_is_all_defaults(load):
    assert load("") == Settings()


def test_every_key(load):
    settings = load(
        """
        who = "MK"
        round = "second"
        theme = "light"
        symbols = "ascii"
        advance = "settling"
        keymap = "azerty"
        editor = "vim"
        default_purpose = "statements"
        settles_with = "1 primary or 3 secondary"
        [keys]
        "claim.source" = "s,ctrl+l"
        [web]
        ports = [80, 443, 3000]
        own_hosts = ["wiki.newsroom.example"]
        most_megabytes = 25
        contact = "https://newsroom.example/bot"
        """
    )
    assert settings == Settings(
        who="MK",
        round="second",
        theme="light",
        symbols="ascii",
        advance="settling",
        keymap="azerty",
        editor="vim",
        default_purpose="statements",
        settles_with="1 primary or 3 secondary",
        keys={"claim.source": "s,ctrl+l"},
        web=WebSettings(
            (80, 443, 3000), ("wiki.newsroom.example",), 25, "https://newsroom.example/bot"
        ),
    )


def test_ones_own_scale(load):
    scale = load(HOUSE_SCALE).scales["house"]
    assert (scale.purpose, [rating.key for rating in scale.ratings]) == (
        Purpose.DRAFT,
        ["holds", "asked"],
    )
    asked = scale.ratings[1]
    assert (asked.settles, asked.asks_reason, asked.waits_on) == (False, True, "author")


def test_the_default_text_names_every_setting_and_says_its_default(load):
    text = configuration.default_text()
    assert load(text) == Settings()
    for field in Settings._fields:
        name = "[[scale]]" if field == "scales" else field
        assert f"# {name}" in text or f"# [{name}]" in text
    bare = "\n".join(
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.startswith(("# [", '# "')) or " = " in line
    )
    assert tomllib.loads(bare)["theme"] == "dark"
    assert load(bare).scales["house"].rating("asked").waits_on == "author"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('colour = "red"', "“colour” is unknown"),
        ('theme = "pink"', "“dark”, “light”, “contrast”"),
        ("who = 3", "“who” must be a text"),
        ("keys = 3", "must be a table"),
        ("[keys]\nfoo = 3", "“foo” of"),
        ("theme = ", "is not TOML"),
        (f"who = {'[' * 5_000}", "is nested too deeply"),
        ("web = 3", "“web” must be a table"),
        ("[web]\nproxy = 'x'", "“proxy” of [web] is unknown. Allowed: ports"),
        ("[web]\nports = 80", "a list of ports"),
        ("[web]\nports = []", "a list of ports"),
        ("[web]\nports = [0]", "a list of ports"),
        ("[web]\nports = [true]", "a list of ports"),
        ("[web]\nports = [65536]", "a list of ports"),
        ("[web]\nown_hosts = 'https://a.example/'", "“own_hosts” of [web]: “https://a.example/”"),
        ("[web]\nown_hosts = [3]", "no text"),
        ("[web]\nmost_megabytes = 0", "from 1 to 200"),
        ("[web]\nmost_megabytes = true", "from 1 to 200"),
        ("[web]\nmost_megabytes = 10000", "from 1 to 200"),
        ("[web]\ncontact = 'a (b)'", "without brackets"),
        ('[web]\ncontact = "a\\nX-Evil: 1"', "without brackets"),
        ("scale = 3", "must be tables"),
        ("[[scale]]\nname = 'My scale'", "needs a name"),
        ("[[scale]]\nname = 'x'", "has no ratings"),
        ("[[scale]]\nname = 'x'\nsort = 1", "“sort” of scale 1 is unknown"),
        ("[[scale]]\nname = 'x'\npurpose = 'fun'", "draft, statements"),
        (HOUSE_SCALE.replace('"house"', '"truth"'), "is taken"),
        (HOUSE_SCALE + HOUSE_SCALE, "is taken"),
        (HOUSE_SCALE.replace('"asked"', '"holds"'), "Two ratings"),
        (HOUSE_SCALE.replace('symbol = "a"', 'symbol = "漢"'), "one narrow character"),
        (HOUSE_SCALE.replace('symbol = "a"', 'symbol = "ab"'), "one narrow character"),
        (HOUSE_SCALE.replace('"unsure"', '"pink"'), "good, mostly"),
        (HOUSE_SCALE.replace("number = 5", "number = true"), "a whole number"),
        (HOUSE_SCALE.replace("settles = false", 'settles = "no"'), "true or false"),
        (HOUSE_SCALE.replace('key = "asked"', 'key = "Asked it"'), "small letters"),
        (HOUSE_SCALE.replace('label = "Asked"', ""), "needs a label"),
        (HOUSE_SCALE.replace("number = 5", "score = 5"), "“score” of rating 1 of scale 1"),
    ],
)
def test_what_is_off_is_told_with_the_file(load, text, told):
    with pytest.raises(SettingsProblem) as problem:
        load(text)
    assert "config.toml" in str(problem.value)
    assert told in str(problem.value)


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b"who = '\xff'")
    with pytest.raises(SettingsProblem):
        configuration.load(path)
    with pytest.raises(SettingsProblem, match="could not be read"):
        configuration.load(tmp_path)


def test_a_named_file_must_be_there_the_default_one_need_not(tmp_path, monkeypatch):
    with pytest.raises(SettingsProblem, match="no file"):
        configuration.load(tmp_path / "none.toml")
    monkeypatch.setattr(configuration, "default_path", lambda: tmp_path / "none.toml")
    assert configuration.load() == Settings()
