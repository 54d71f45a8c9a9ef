"""Guesses the code page of old text files, which do not name it.

Latin letters are weighed by the alphabets of languages, since the statistics of charset-normalizer
take French for Swedish in another page; for other scripts they were right in every trial.
"""

SAMPLE_BYTES = 65_536
"""Bytes of lines beyond ASCII that are weighed: enough for any statistics, 0.1 s at most."""

LATIN_SHARE = 0.3
"""Latin languages write up to a quarter of their letters beyond ASCII, other scripts nearly all."""

FEWEST_BYTES = 12
"""With fewer bytes beyond ASCII the detector guesses wildly (one letter became EBCDIC)."""

MARGIN = 1.1
"""How much better than Western an alphabet must explain the bytes: ties go to Western."""

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
    (WESTERN, "£éèêëïñçüöôäáíóú©®™½¼¾·"),
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
_OTHER_SCRIPTS = [
    *("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255", "cp1256"),
    *("iso8859_6", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]


def guess(body: bytes) -> str:
    """The likeliest encoding of bytes that are neither UTF-8 nor marked."""
    lines = [line for line in body.splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:SAMPLE_BYTES]
    beyond_ascii = sum(byte > 127 for byte in sample)
    letters = sum(byte > 127 or chr(byte).isalpha() for byte in sample)
    if beyond_ascii < FEWEST_BYTES or beyond_ascii < letters * LATIN_SHARE:
        return _latin(sample)
    from charset_normalizer import from_bytes  # 40 ms, for the rare old file only

    found = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
    return found.encoding if found else _latin(sample)


def _latin(sample: bytes) -> str:
    best, best_score = WESTERN, 0.0
    western = True
    for encoding, alphabet in _ALPHABETS:
        known = {char for char in alphabet + alphabet.upper() + _PUNCTUATION if not char.isascii()}
        score = float(sum(char in known for char in sample.decode(encoding, "ignore")))
        needed = best_score * MARGIN if western and encoding != WESTERN else best_score
        if score > needed:
            best, best_score, western = encoding, score, encoding == WESTERN
    return best
