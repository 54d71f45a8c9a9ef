"""Words that would steer a terminal, put wherever words of others can stand, and what was sent.

By hand, from the checkout, with strings of others: `python -m tests.faults.hostile [FOLDER]`, where
FOLDER (or SHARED_DATA, else `shared/data` beside the checkout) holds `naughty/blns.json` and
`terminal/*.json`.
"""

import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from workbench.model.imports import Imported
from workbench.model.queries import NewQuery
from workbench.model.requests import Citation, EvidenceEdit, ImportOptions, NewClaim, Place
from workbench.model.settings import Settings
from workbench.text.display import shown
from workbench.text.marks import describe
from workbench.workspace.configuration import load
from workbench.workspace.opening import open_workspace

if TYPE_CHECKING:
    from at_desk import AtDesk
    from terminal import Terminal

TESTS = Path(__file__).parents[1]

_ESC = (
    *(
        "]52;c;aGVsbG8=\x07",
        "]52;c;aGVsbG8=\x1b\\",
        "]52;p;?\x07",
        "]0;owned\x07",
        "]2;owned\x1b\\",
    ),
    *("]8;;http://evil.example/\x07here\x1b]8;;\x07", "]8;;file:///etc/hosts\x1b\\x\x1b]8;;\x1b\\"),
    *("]4;1;rgb:00/00/00\x07", "]10;#000000\x07", "]11;?\x07", "]7;file://x/y\x07", "]104\x07"),
    *("]9;note\x07", "]777;notify;a;b\x07", "]1337;SetMark\x07", "]22;none\x07", "]50;font\x07"),
    *("]1337;File=inline=1:AAAA\x07", "]5522;type=write\x1b\\", "]133;A\x07", "]66;s=7;big\x07"),
    *(
        "P1$r0m\x1b\\",
        "Pq#0;2;0;0;0~~\x1b\\",
        'P$q"p\x1b\\',
        "P+q544e\x1b\\",
        "Ptmux;\x1b\x1b]52;c;eA==\x07\x1b\\",
    ),
    *("_Ga=T,f=24;AAAA\x1b\\", "^private\x1b\\", "Xstring\x1b\\", "ktitle\x1b\\"),
    *(
        "[2J",
        "[3J",
        "[H",
        "[1;1H",
        "[10A",
        "[2K",
        "[5L",
        "[9M",
        "[99P",
        "[4h",
        "[20h",
        "[r",
        "[2;3r",
    ),
    *(
        "[31m",
        "[8m",
        "[0;7;5m",
        "[38;2;0;0;0m",
        "[?1049l",
        "[?25l",
        "[?1000h",
        "[?2004l",
        "[?1004h",
    ),
    *(
        "[6n",
        "[5n",
        "[c",
        "[>c",
        "[=c",
        "[21t",
        "[18t",
        "[?2026h",
        "[?2026$p",
        "[>4;2m",
        "[>1u",
        "[<u",
    ),
    *("[!p", '[61"p', "[1$}", "[5i", "[?5i", "[0x", "[2*x", "[1 q", "[?69h", "[999b", "[s", "[u"),
    *(
        "c",
        "7",
        "8",
        "D",
        "M",
        "E",
        "N",
        "O",
        "Z",
        "=",
        ">",
        "n",
        "|",
        "\\",
        "#8",
        "#3",
        "(0",
        ")B",
    ),
    *("%G", "%@", " F", "*0", "l", "m", "", "\x1b", "[", "]", "P"),
)

OWN = (
    *("\x1b" + rest for rest in _ESC),
    *(f"a{chr(code)}b" for code in (*range(1, 0x20), *range(0x7F, 0xA0))),
    *(
        "\x9b31mred",
        "\x9d52;c;aGVsbG8=\x9c",
        "\x9d0;owned\x07",
        "\x90q~\x9c",
        "\x9fGa=T;A\x9c",
        "\x9b2J",
    ),
    *(f"a{chr(code)}b" for code in (*range(0x200B, 0x2010), *range(0x2028, 0x202F))),
    *(f"a{chr(code)}b" for code in (*range(0x2060, 0x2070), 0x61C, 0xAD, 0x3164, 0xFEFF, 0xFFA0)),
    *(
        "\u202egnp.exe\u202c",
        "\u2066a\u2067b\u2068c\u2069",
        "a\ufff9b\ufffac\ufffbd",
        "\U000e0041\U000e007f",
    ),
    *(
        "over\rwritten",
        "back\x08\x08\x08\x08space",
        "two\nlines",
        "two\r\nlines",
        "tab\tbed",
        "form\x0cfeed",
    ),
    *(
        "[link=http://evil.example]x[/link]",
        "[@click=app.exit]x[/]",
        "[bold]x[/bold]",
        "[/b]",
        "[sic]",
    ),
    *(
        "$primary {self.app} %s \\",
        "[[x]]",
        ":bomb:",
        "\\[31m",
        "\\x1b[31m",
        "^[[31m",
        "\\033c",
        "\\u001b",
    ),
    *(
        "http://evil.example/\x1b\\",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "x" * 700,
        "é́" * 90,
    ),
    *(
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "e" + "\u0301" * 60,
        "क्‍ष",
        "\u200d\ufe0f\u20e3",
        "東京" * 60,
        "ﷺ" * 9,
        "مجموعة",
    ),
    *(
        "\U0010eeee\u0305\u0305",
        "\ufffe\uffff",
        "\U0001f1e6" * 7,
        "\ue000",
        "\xa0\u2003\u3000",
        "\u06001",
    ),
    "all \x1b]52;c;eA==\x07 of \x9b2J \u202e it \x1b[6n at \x00 once \x1b]8;;http://evil.example\x1b\\x",
)
"""Escape sequences of every kind, each control, what hides or turns letters, and markup."""

_ALLOWED = re.compile(
    rb"\x1b\[[\d;]*m"  # colours
    rb"|\x1b\[\d+;\d+H"  # where to write
    rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]"  # the known modes
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d+u|\x1b\[<u"  # what the terminal can do, kitty's keys
    rb"|\x1b\]22;default\x07"  # the shape of the mouse's pointer
    rb"|\r\n(?=\x1b\[)"  # between two lines of a whole screen, never within one
)
"""All that the interface itself has to send."""

_IN_CLUSTERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\u180b-\u180f\U000e0100-\U000e01ef]")


def unwanted(output: bytes) -> list[str]:
    """What in a terminal's output is neither text to be seen nor the interface's own."""
    found = []
    for piece in _ALLOWED.sub(b"\x1b", output).split(b"\x1b"):
        try:
            text = piece.decode()
        except UnicodeDecodeError:
            found.append(repr(piece[:80]))
            continue
        plain = _IN_CLUSTERS.sub("", text)
        if shown(plain) != plain or _steers(text):
            found.append(repr(text[:80]))
    # Each split is either a sequence that is allowed, or an escape left over; these begin pieces.
    left = _ALLOWED.sub(b"", output)
    found += [repr(left[at.start() : at.start() + 40]) for at in re.finditer(rb"[\x1b\x07]", left)]
    return found


def _steers(text: str) -> bool:
    """By what Unicode says of each character, beside what `shown` is asked."""
    return any(
        unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(char) in ("LRE", "RLE", "PDF", "LRO", "RLO")
        or unicodedata.bidirectional(char) in ("LRI", "RLI", "FSI", "PDI")
        for char in text
    )


def fill(path: Path, strings: Sequence[str], settings: Settings) -> None:
    """Article 1 with a claim for each string, in every field; then an article for each."""
    pieces = [f"In 12 places M{at}<{words}>M{at} stood." for at, words in enumerate(strings)]
    text = "\n\n".join(["A title", *pieces])
    with open_workspace(path, settings) as workspace:
        imported = Imported(text, "origin " + strings[0], "none", byline=strings[0])
        options = ImportOptions(
            title="all " + " ".join(strings[:9]),
            publisher=strings[0],
            scale="house" if settings.scales else "",
        )
        added = workspace.articles.add(imported, options).result().value
        article = workspace.read.article(added.article)
        for at, words in enumerate(strings):
            start = article.text.index(f"M{at}<")
            end = article.text.index(f">M{at} ") + len(f">M{at}")
            place = Place(start, describe(article.text, start, end))
            new = NewClaim(article.id, article.revision_id, (place,), words, f"by {words}")
            claim = workspace.claims.mark(new).result().value
            workspace.verdicts.rate([claim], "change", words)
            workspace.verdicts.propose(claim, words)
            source = Citation(
                f"https://example.org/{at}", title=words, author=words, publisher=words
            )
            evidence = workspace.sources.attach([claim], [source]).result().value.evidence[0]
            edit = EvidenceEdit(evidence, passage=words, note=words, locator=words)
            workspace.sources.edit_evidence(edit)
            workspace.claims.defer([claim], words, "")
            asked = NewQuery(
                article.id, article.revision_id, place, f"? {words}", "subject", words, words
            )
            query = workspace.queries.ask(asked._replace(claim=claim)).result().value
            if at % 2:
                workspace.queries.answer([query], words, "accepted").result()
        for at, words in enumerate(strings):
            options = ImportOptions(title=f"T{at} {words}", byline=words, publisher=words)
            workspace.articles.add(Imported(f"Words {at}.", words, "none"), options).result()


def walk_desk(desk: "AtDesk", strings: Sequence[str]) -> None:
    """See every claim with all that hangs on it, and each place that shows others' words."""
    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    for number in range(2, len(strings) + 1):
        desk.press("down").wait_for(lambda number=number: desk.current == number)
    for key in "rsdAq":
        desk.press(key).wait_for("Esc cancel")
        _leave(desk, "Esc cancel")
    for key in "hH":
        desk.press(key).wait_for("Esc close")
        _leave(desk, "Esc close")

    proposed = sum(bool(words.strip()) for words in strings)  # blanks propose no wording
    desk.press("Q").wait_for("open queries").press("n", "t", "t")
    desk.wait_for(f"{len(strings) + proposed:,} queries")
    for _ in range(len(strings) // 20 + 1):
        desk.press("pagedown")
    desk.press("enter").wait_for("Esc cancel").press("escape")
    desk.wait_for(lambda: "Esc cancel" not in desk.terminal.text).press("escape")
    desk.wait_for(lambda: desk.current)


def _leave(desk: "AtDesk", said: str) -> None:
    desk.press("escape").wait_for(lambda: said not in desk.terminal.text and desk.current)


def type_at_desk(desk: "AtDesk", strings: Iterable[str]) -> None:
    """Paste each into the field of a rationale, as an address, and as a filter."""
    for words in strings:
        # A paste cannot hold the end of a paste: the terminal itself takes that out.
        kept = words.replace("\x1b[201~", "")
        desk.press("w").wait_for("Ctrl+S").paste(kept).press("ctrl+s")
        desk.wait_for(lambda: "Ctrl+S leave" not in desk.terminal.text)
    for words in list(strings)[:3]:
        desk.press("s").wait_for("Esc cancel").paste(f"ht tp:{words}").wait_for("ht tp:")
        _leave(desk, "Esc cancel")


def packed(strings: Sequence[str], several: int) -> list[str]:
    """The strings joined, a few each: the same bytes in fewer places."""
    return [" ".join(strings[at : at + several]) for at in range(0, len(strings), several)]


def configure(home: Path, words: str) -> Settings:
    """Settings whose every free text is `words`, as a file in that home says them too."""
    text = json.dumps(words, ensure_ascii=True)
    ratings = "".join(
        f'[[scale.rating]]\nkey = "{key}"\nlabel = {text}\nsymbol = "v"\nrole = "good"\n'
        for key in ("holds", "change")
    )
    place = home / ".config" / "workbench" / "config.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    scale = f'[[scale]]\nname = "house"\npurpose = "draft"\n{ratings}'
    place.write_text(f"who = {text}\neditor = {text}\n{scale}", encoding="utf-8")
    return load(place)


def walk_library(terminal: "Terminal", strings: Sequence[str]) -> None:
    """See the title of every article, and an article's details."""
    seen: set[int] = set()
    terminal.wait_for(lambda: titles(terminal))
    seen |= titles(terminal)
    while len(seen) < len(strings):
        terminal.press("pagedown").wait_for(lambda: titles(terminal) - seen)
        seen.update(titles(terminal))


def titles(terminal: "Terminal") -> set[int]:
    return {int(found) for found in re.findall(r"\bT(\d+) ", terminal.text)}


def shared() -> list[str]:
    """The strings of others, where there are any: of the folder given, else beside the checkout."""
    beside = TESTS.parents[1] / "shared" / "data"
    folder = Path((sys.argv[1:] or [os.environ.get("SHARED_DATA", str(beside))])[0])
    naughty, terminal = folder / "naughty" / "blns.json", folder / "terminal"
    strings: list[str] = []
    if naughty.exists():
        strings += json.loads(naughty.read_text(encoding="utf-8"))
    for place in sorted(terminal.glob("*.json")):
        strings += _strings(json.loads(place.read_text(encoding="utf-8")))
    return list(dict.fromkeys(words for words in strings if words))


def payloads() -> list[str]:
    """What is sent to make formulas and scripts of words, where there is any: a line each."""
    beside = TESTS.parents[1] / "shared" / "data"
    folder = Path((sys.argv[1:] or [os.environ.get("SHARED_DATA", str(beside))])[0]) / "payloads"
    places = [*folder.rglob("*.txt"), *folder.rglob("*.md")]
    lines = (each for place in places for each in place.read_text("utf-8", "replace").split("\n"))
    return list(dict.fromkeys(line for line in lines if line.strip()))


def _strings(value: object) -> list[str]:
    """All texts in a JSON value; a sequence without its ESC gets one."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for pair in value.items() for part in pair for one in _strings(part)]
    return [one for part in value for one in _strings(part)] if isinstance(value, list) else []


def main() -> int:
    sys.path.insert(0, str(TESTS))
    from at_desk import AtDesk
    from exchanged import misread
    from foreign_forms import mistaken_forms
    from pages import mistaken
    from terminal import Terminal

    strings = shared()
    if not strings:
        print("Skipped: there is no folder of others' strings.")
        return 0
    began = monotonic()
    wrong = misread([words for words in strings if words.strip()])
    print(f"{len(wrong)} documents of queries that were not read as they were written")
    pages = [found for words in strings for found in mistaken(words)]
    print(f"{len(pages)} pages in which words were taken for something else")
    forms = [found for words in [*strings, *payloads()] for found in mistaken_forms(words)]
    print(f"{len(forms)} forms of others in which words were taken for something else")
    wrong += pages + forms
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder, "hostile.db")
        fill(db, strings, Settings(who="MK"))
        env = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "LANG": "C.UTF-8",
            "COLORTERM": "truecolor",
        }
        env |= {"TERM": "xterm-256color", "PYTHONPATH": str(TESTS.parent)}
        argv = [sys.executable, "-m", "workbench.cli", "--db", str(db)]
        terminal = Terminal([*argv, "1"], env=env)
        desk = AtDesk(terminal, db)
        walk_desk(desk, strings)
        type_at_desk(desk, strings[:: max(1, len(strings) // 60)])
        code = desk.leave()
        library = Terminal(argv, env=env)
        walk_library(library, strings)
        library.press("ctrl+q")
        code |= library.exit_code()
        found = unwanted(bytes(terminal.output)) + unwanted(bytes(library.output))
        sent = len(terminal.output) + len(library.output)
        terminal.close()
        library.close()
    print(f"{len(strings)} strings, {sent:,} bytes to the terminal, {monotonic() - began:.0f} s")
    print(f"{len(found)} sequences that are not the interface's own; exit codes {code}")
    for one in [*wrong, *found][:20]:
        print(one)
    return 1 if wrong or found or code else 0


if __name__ == "__main__":
    sys.exit(main())
