"""Mails: the body's text, headers as metadata, attachments named."""

from email.message import EmailMessage

import pytest

from workbench.documents import eml
from workbench.documents.formats import find_format
from workbench.documents.reading import read_bytes
from workbench.model.errors import UnreadableInput


def _mail(subject: str = "Rockets in Erbil – a draft") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "Zoë Lee <zoe@example.org>"
    mail["Date"] = "Sat, 20 Feb 2021 23:30:00 -0500"
    return mail


def test_the_plain_body_is_preferred_and_attachments_are_named() -> None:
    mail = _mail()
    mail.set_content("Fünf Raketen.\r\nMehr folgt.\n", charset="iso-8859-1")
    mail.add_alternative("<p>Not this</p>", subtype="html")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    imported = read_bytes(mail.as_bytes(), "draft.eml", "draft.eml")
    assert imported.text == "Fünf Raketen.\nMehr folgt.\n"
    assert imported.title == "Rockets in Erbil – a draft"
    assert (imported.byline, imported.published_on) == ("Zoë Lee", "2021-02-20")
    assert imported.warnings == ("Attachments were not imported: map.png.",)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_headers_that_are_not_ascii_are_read(encoding: str) -> None:
    """Raw UTF-8 is allowed by RFC 6532; old programs write their code page."""
    head = "From: Zoë Lee <zoe@example.org>\r\nSubject: The café\r\n in the square\r\n"
    body = (head + "Date: Sat, 20 Feb 2021 23:30:00 -0500\r\n\r\nThree words here.\r\n").encode(
        encoding
    )
    imported = read_bytes(body, "draft.eml", "draft.eml")
    assert (imported.title, imported.byline) == ("The café in the square", "Zoë Lee")
    assert imported.published_on == "2021-02-20"
    assert bool(imported.warnings) is (encoding != "utf-8")


def test_html_is_read_where_there_is_no_plain_text() -> None:
    mail = _mail()
    mail.set_content("<style>p{}</style><p>One</p><p>Two<br>lines</p>", subtype="html")
    assert eml.read(mail.as_bytes()).text == "One\n\nTwo\nlines"


def test_malformed_headers_leave_the_field_empty() -> None:
    body = b"Subject: Rockets\nFrom: \nDate: yesterday\nMIME-Version: 1.0\n\nFive rockets.\n"
    parsed = eml.read(body)
    assert (parsed.title, parsed.byline, parsed.published_on) == ("Rockets", "", "")
    assert parsed.text == "Five rockets.\n"


def test_a_year_beyond_all_calendars_leaves_the_day_empty() -> None:
    body = (
        b"Subject: Rockets\nFrom: a@example.org\nDate: 5 Mar 99999999999 10:00\n\nFive rockets.\n"
    )
    parsed = eml.read(body)
    assert (parsed.title, parsed.published_on, parsed.text) == ("Rockets", "", "Five rockets.\n")


def test_a_wrong_charset_is_no_obstacle() -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\n"
    assert eml.read(head + "Zoë sagte es.".encode()).text == "Zoë sagte es."


def test_a_mail_is_told_by_its_headers_and_an_article_is_not_taken_for_one() -> None:
    mail = b"Received: by x\nFrom: a@example.org\nSubject: x\n\nHello"
    article = b"Subject: Rockets\nDate: 2021-02-20\nFrom: our correspondent\n\nFive rockets."
    assert find_format(mail) == "eml"
    assert find_format(article) == "plain"
    assert find_format(article, "x.eml") == "eml"


def test_a_mail_without_text_or_encrypted_is_refused() -> None:
    mail = _mail()
    mail.set_content(b"x", maintype="image", subtype="png")
    with pytest.raises(UnreadableInput, match="holds no text"):
        eml.read(mail.as_bytes())
    with pytest.raises(UnreadableInput, match="is encrypted"):
        eml.read(b'From: a@b\nContent-Type: multipart/encrypted; boundary="x"\n\n--x--\n')
