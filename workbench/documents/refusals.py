"""The sentences with which an import is refused; each says what, and that nothing was stored."""

from workbench.model.errors import UnreadableInput

MAX_BYTES = 50_000_000
"""Largest input: a million words are 6 MB of text, and with pictures rarely 50 MB of document."""

_NOTHING_STORED = "; nothing was stored."
_READABLE = "Readable are .txt, .md, .html, .docx, .pdf, .odt, .epub and .eml."


def refused(message: str, hint: str) -> UnreadableInput:
    """The error to raise: `message` is a clause about the input, without its full stop."""
    return UnreadableInput(f"{message}{_NOTHING_STORED}", hint)


def clause(error: UnreadableInput) -> str:
    """What was refused, without what becomes of it: a capture keeps the bytes all the same."""
    return error.message.removesuffix(_NOTHING_STORED)


def too_large(most: int = MAX_BYTES) -> UnreadableInput:
    return refused(
        f"It is larger than {most // 1_000_000} MB",
        "Import the article's text alone, or the document without its pictures.",
    )


def empty() -> UnreadableInput:
    return refused("It is empty", "Look whether it is the right file.")


def wordless() -> UnreadableInput:
    return refused("It holds no words, only white space", "Look whether it is the right file.")


def binary(what: str = "It is a binary file of an unknown kind") -> UnreadableInput:
    return refused(what, _READABLE)


def unsupported(what: str) -> UnreadableInput:
    return refused(
        f"It is {what}, which is not read here", f"Save it as .docx or .txt. {_READABLE}"
    )


def whole_check() -> UnreadableInput:
    return refused(
        "It is a whole check that a workbench exported, not an article",
        "`workbench import` takes it in, claims and all.",
    )


def encrypted(what: str) -> UnreadableInput:
    return refused(f"The {what} is encrypted", "Save a copy without its password or lock.")


def broken(what: str) -> UnreadableInput:
    return refused(
        f"The {what} is broken or incomplete",
        "Open it in the program that made it and save it again, or save it as plain text.",
    )


def scanned() -> UnreadableInput:
    return refused(
        "The PDF holds pictures of pages and no text", "Run text recognition (OCR) over it first."
    )


def bomb() -> UnreadableInput:
    return refused(
        "It unpacks to more than can be read safely", "Save its text as .txt and import that."
    )


def too_slow(seconds: float) -> UnreadableInput:
    return refused(
        f"Reading it took longer than {seconds:.0f} seconds",
        "Save its text as .txt and import that.",
    )


def too_hungry() -> UnreadableInput:
    return refused(
        "Reading it needs more memory than is safe", "Save its text as .txt and import that."
    )


def folder() -> UnreadableInput:
    return refused("It is a folder", "Name one file in it.")


def unopened(error: OSError | ValueError) -> UnreadableInput:
    """What the system said on opening a file."""
    if isinstance(error, FileNotFoundError):
        return refused(
            "There is no such file", "Look at the spelling and at the folder you are in."
        )
    if isinstance(error, PermissionError):
        return refused("You have no permission to read it", "Ask its owner, or copy it.")
    said = (error.strerror if isinstance(error, OSError) else "") or "its name is not one"
    return refused(f"It could not be opened ({said.lower()})", "Look whether it is the right file.")
