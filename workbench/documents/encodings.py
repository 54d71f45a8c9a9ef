"""Guesses the code page of old text files, which do not name it.

Latin letters are weighed by the alphabets of languages, since the statistics of charset-normalizer
take French for Swedish in another page; for other scripts they were right in every trial.
"""

SAMPLE_BYTES = 65_536
"""Bytes of lines beyond ASCII that are weighed: enough for any statistics, 0.1 s at most."""

LATIN_SHARE = 0.5
"""Latin languages write up to a quarter of their letters beyond ASCII, other scripts nearly all."""

FEWEST_BYTES = 12
"""With fewer bytes beyond ASCII the detector guesses wildly (one letter became EBCDIC)."""

MARGIN = 1.1
"""How much better than Western, and by two letters, another alphabet must explain the bytes."""

SPARSE_SHARE = 0.03
"""Below this share of letters a text is likely English with names and quotes of many languages:
Polish, Czech, Hungarian and Turkish write 7 to 15 %, German and French 2 to 4 %."""

WESTERN = "cp1252"
"""Taken where nothing else is likelier; the same as Latin-1 on every character that prints."""

_PUNCTUATION = "‘’‚“”„«»‹›–—…•§°€"
_ALPHABETS = (
    (WESTERN, "àâæçéèêëîïôœùûüÿñ"),
    (WESTERN, "äöüßéà"),
    (WESTERN, "áéíóúñü¿¡ºªç"),
    (WESTERN, "áâãàçéêíóôõúüºª"),
    (WESTERN, "àèéìíîòóùú"),
    (WESTERN, "åäöæøéáðþíóúýü"),
    (WESTERN, "éèêëïöüáóíú"),
    (WESTERN, "£éèêëïñçüöôäáíóú©®™·"),
    ("cp1250", "ąćęłńóśźż"),
    ("iso8859_2", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("iso8859_2", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "ăâîşţ"),
    ("cp1250", "čćžšđ"),
    ("cp1254", "çğıöşüâîû"),
    ("cp1257", "āčēģīķļņšūžąęėįų"),
)
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(code for code in _ASCII if not chr(code).isalpha())
_OTHER_SCRIPTS = [
    *("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255", "cp1256"),
    *("iso8859_6", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]


def guess(body: bytes) -> str:
    """The likeliest encoding of bytes that are neither UTF-8 nor marked."""
    lines = [line for line in body.splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:SAMPLE_BYTES]
    beyond_ascii = len(sample.translate(None, _ASCII))
    letters = len(sample.translate(None, _NO_LETTERS))
    if beyond_ascii < FEWEST_BYTES or beyond_ascii < letters * LATIN_SHARE:
        everywhere = len(body.translate(None, _NO_LETTERS))
        sparse = beyond_ascii < max(FEWEST_BYTES, everywhere * SPARSE_SHARE)
        return _latin(sample, sparse and len(sample) < SAMPLE_BYTES)
    from charset_normalizer import from_bytes  # 40 ms, for the rare old file only

    found = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
    return found.encoding if found else WESTERN


def _latin(sample: bytes, sparse: bool) -> str:
    """The page whose alphabet explains most bytes; in a sparse text Western is one alphabet."""
    western = [alphabet for encoding, alphabet in _ALPHABETS if encoding == WESTERN]
    if sparse:
        western = ["".join(western)]
    reached = max(_score(sample, WESTERN, alphabet) for alphabet in western)
    to_beat = max(reached * MARGIN, reached + 1)
    best = WESTERN
    for encoding, alphabet in _ALPHABETS:
        score = _score(sample, encoding, alphabet)
        if encoding != WESTERN and score > to_beat:
            best, to_beat = encoding, score
    return best


def _score(sample: bytes, encoding: str, alphabet: str) -> int:
    known = {char for char in alphabet + alphabet.upper() + _PUNCTUATION if not char.isascii()}
    return sum(char in known for char in sample.decode(encoding, "ignore"))
