"""Ways to break an input: what a disk, a bad program or an attacker makes of a whole one."""

import warnings
import zipfile
from io import BytesIO
from random import Random

_NUMBERS = ["0", "-1", "1", "255", "65536", "2147483648", "4294967295", "99999999999999999999"]
_LONG = [b"A" * 5_000, b"\x00" * 300, b"(" * 2_000, b"<a>" * 500, b"[" * 3_000, b" " * 4_000]


def mutate(chance: Random, body: bytes, tokens: list[bytes]) -> bytes:
    """`body` with one to eight changes; `tokens` are words of its format."""
    made = bytearray(body)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        chance.choice(_WAYS)(chance, made, tokens)
    return bytes(made)


def mutate_zip(chance: Random, archive: bytes, tokens: list[bytes]) -> bytes:
    """An archive with broken members, or broken itself."""
    if chance.random() < 0.25:
        return mutate(chance, archive, [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06"])
    source, target = zipfile.ZipFile(BytesIO(archive)), BytesIO()
    names = source.namelist()
    broken = set(chance.sample(names, chance.randint(1, min(2, len(names)))))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", chance.choice((0, 8))) as written:
        warnings.simplefilter("ignore")  # two members of one name are what may be wanted
        for name in names:
            content = source.read(name)
            if name in broken:
                content = mutate(chance, content, tokens)
                if chance.random() < 0.08:
                    continue
            written.writestr(_renamed(chance, name) if chance.random() < 0.02 else name, content)
    return target.getvalue()


def _renamed(chance: Random, name: str) -> str:
    return chance.choice(["../" + name, "/" + name, name + "\x00x", name.upper(), name * 30, "a/"])


def _place(chance: Random, body: bytearray) -> int:
    return chance.randrange(len(body) + 1)


def _flip(chance: Random, body: bytearray, _: list[bytes]) -> None:
    if body:
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)


def _set(chance: Random, body: bytearray, _: list[bytes]) -> None:
    if body:
        body[chance.randrange(len(body))] = chance.choice((0, 0x1B, 0x3C, 0x7F, 0x80, 0x9B, 0xFF))


def _cut(chance: Random, body: bytearray, _: list[bytes]) -> None:
    at = _place(chance, body)
    del body[at : at + chance.choice((1, 2, 8, 50, 400))]


def _end(chance: Random, body: bytearray, _: list[bytes]) -> None:
    del body[_place(chance, body) :]


def _double(chance: Random, body: bytearray, _: list[bytes]) -> None:
    at = _place(chance, body)
    piece = body[at : at + chance.choice((1, 5, 30, 200))]
    body[at:at] = piece * chance.choice((1, 2, 40))


def _move(chance: Random, body: bytearray, _: list[bytes]) -> None:
    at = _place(chance, body)
    piece = body[at : at + chance.choice((3, 20, 100))]
    del body[at : at + len(piece)]
    to = _place(chance, body)
    body[to:to] = piece


def _put_token(chance: Random, body: bytearray, tokens: list[bytes]) -> None:
    at = _place(chance, body)
    token = chance.choice(tokens)
    body[at : at + chance.choice((0, 0, len(token)))] = token


def _put_number(chance: Random, body: bytearray, _: list[bytes]) -> None:
    digits = [at for at, byte in enumerate(body[:20_000]) if 0x30 <= byte <= 0x39]
    if digits:
        at = chance.choice(digits)
        body[at : at + 1] = chance.choice(_NUMBERS).encode()


def _put_long(chance: Random, body: bytearray, _: list[bytes]) -> None:
    at = _place(chance, body)
    body[at:at] = chance.choice(_LONG)


_WAYS = [
    *(_flip, _set, _cut, _end, _double, _move, _put_token, _put_token, _put_token),
    *(_put_number, _put_number, _put_long),
]
