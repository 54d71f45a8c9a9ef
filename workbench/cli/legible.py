"""Words of a call that came as bytes: a locale that is not UTF-8, or a slip of another program.

Python hands such bytes on as lone surrogates, which would be recorded as U+FFFD: words lost.
"""

import os
from argparse import Namespace

from workbench.cli import output

PATHS = ("db", "file", "path", "packet")
"""Arguments that name a file: the system is given the bytes as they came."""


def mend(arguments: Namespace) -> None:
    """Reads the bytes in words as UTF-8; says which words had others, where U+FFFD then stands."""
    for name, value in vars(arguments).items():
        if name in PATHS:
            continue
        if isinstance(value, str):
            setattr(arguments, name, _read(name, value))
        elif isinstance(value, list):
            setattr(arguments, name, [_read(name, each) for each in value])


def _read(name: str, words: str) -> str:
    try:
        return os.fsencode(words).decode()
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        read = words.encode("utf-8", "replace").decode()
    except UnicodeDecodeError:
        read = os.fsencode(words).decode("utf-8", "replace")
    output.say(f"The {name} had bytes that are not UTF-8; U+FFFD stands there.")
    return read
