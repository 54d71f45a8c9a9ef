"""Bytes of a file turned over by chance, from a seed: what a failing disk or memory leaves."""

import random
from pathlib import Path


def flip(path: Path, seed: int, most: int = 1) -> list[tuple[int, int, int]]:
    """Changes up to `most` bytes at chance places; where, from what, to what."""
    chance = random.Random(seed)  # noqa: S311 - places to damage, no secrets
    content = bytearray(path.read_bytes())
    done = []
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(content)) if chance.random() < 0.8 else chance.randrange(100)
        new = content[at] ^ (1 << chance.randrange(8))
        done.append((at, content[at], new))
        content[at] = new
    path.write_bytes(bytes(content))
    return done
