"""Reads a mail: the plain text of its body, else its HTML as text; headers become metadata."""

import codecs
import platform
import re
from collections.abc import Callable
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from workbench.documents import html_text, refusals
from workbench.documents.characters import unify_newlines
from workbench.documents.decoding import decode, decode_as
from workbench.documents.parsed import Parsed

VERSION = f"email (Python {platform.python_version()})"

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FAULTS = (
    *(ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError),
    OverflowError,  # a date in the year 99999999999
)
"""What the standard library's parser raises on malformed mails, beside noting defects."""

_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}


def read(body: bytes) -> Parsed:
    """The mail's text. UnreadableInput where it is encrypted, broken, or holds no words."""
    try:
        mail = message_from_bytes(body, policy=policy.default)
        if mail.get_content_type() in _ENCRYPTED and not _is_only_signed(mail):
            raise refusals.encrypted("mail")
        text, warnings = _text(mail)
        head, told = _head(body)
    except _FAULTS as error:
        raise refusals.broken("mail") from error
    return Parsed(
        text,
        VERSION,
        title=_field(lambda: str(head["subject"] or "")),
        byline=_field(lambda: _sender(head)),
        published_on=_field(lambda: parsedate_to_datetime(str(head["date"])).date().isoformat()),
        warnings=(*told, *warnings, *_left_out(mail)),
    )


def _head(body: bytes) -> tuple[EmailMessage, tuple[str, ...]]:
    """The headers, and what is to be told of their encoding.

    Of bytes beyond ASCII the library makes U+FFFD, whether they are UTF-8 (RFC 6532) or not.
    """
    decoded = decode(_HEAD_END.split(body, maxsplit=1)[0])
    return message_from_string(decoded.text, EmailMessage, policy=policy.default), decoded.warnings


def _is_only_signed(mail: EmailMessage) -> bool:
    return mail.get_param("smime-type") == "signed-data"


def _text(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None or not isinstance(part, EmailMessage):
        raise refusals.refused("The mail holds no text", "Import what is attached to it instead.")
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset() or ""
    decoded = decode_as(raw, charset) if _is_known(charset) else decode(raw)
    text = unify_newlines(decoded.text)
    if part.get_content_type() == "text/html":
        return html_text.to_text(text), decoded.warnings
    return text, decoded.warnings


def _is_known(charset: str) -> bool:
    """Whether the stated charset is a text encoding; `us-ascii` is often stated wrongly."""
    try:
        return codecs.lookup(charset).name not in {"ascii", "base64", "hex", "rot13", "quopri"}
    except (LookupError, ValueError):
        return False


def _field(read_field: Callable[[], str]) -> str:
    """A header's value; empty where the header is malformed, which is then not certain."""
    try:
        return read_field()
    except _FAULTS:
        return ""


def _sender(mail: EmailMessage) -> str:
    sender = mail["from"]
    return ", ".join(found.display_name or found.addr_spec for found in sender.addresses)


def _left_out(mail: EmailMessage) -> tuple[str, ...]:
    """A warning that names the attachments, which are not imported."""
    names = _field(lambda: ", ".join(part.get_filename() or "unnamed" for part in _attached(mail)))
    return (f"Attachments were not imported: {names}.",) if names else ()


def _attached(mail: EmailMessage) -> list[EmailMessage]:
    return [part for part in mail.iter_attachments() if isinstance(part, EmailMessage)]
