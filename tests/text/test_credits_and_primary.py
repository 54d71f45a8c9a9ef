"""Credit lines are found where they stand, and primary sources guessed by their hosts."""

import pytest

from workbench.text.credits import find_credit
from workbench.text.primary import guess_primary

BODY = "The wall was inspected in March.\n\nNobody was hurt, and no ship was lost. " * 20


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("VALSUND, June 3 (Reuters) - The harbour was closed.\n\n" + BODY, "Reuters", "(Reuters)"),
        ("Valsund/Brennvik (dpa) – Der Hafen ist zu.\n\n" + BODY, "dpa", "(dpa)"),
        (
            "Harbour closed\nBy The Associated Press\n3 June\n\n" + BODY,
            "AP",
            "By The Associated Press",
        ),
        ("Harbour closed\nHenrike Aune | AFP\n\n" + BODY, "AFP", "| AFP"),
        ("Harbour closed\nPress Release\n\n" + BODY, "Press Release", "Press Release"),
        (
            BODY + "\n(Reporting by Terje Aune; Editing by Mats Grande)",
            "Terje Aune",
            "(Reporting by Terje Aune",
        ),
        (
            BODY + "\nAdditional reporting by Terje Aune in Brennvik",
            "Terje Aune in Brennvik",
            "Additional reporting by Terje Aune in Brennvik",
        ),
        (
            BODY + "\nThe Associated Press contributed to this report.",
            "AP",
            "The Associated Press contributed to this report",
        ),
        (BODY + "\n© 2026 Agence France-Presse", "AFP", "© 2026 Agence France-Presse"),
        (
            BODY + "\nThis story was originally published by Reuters.",
            "Reuters",
            "originally published by Reuters",
        ),
        (BODY + "\nSource: PR Newswire", "PR Newswire", "Source: PR Newswire"),
    ],
)
def test_a_credit_line_is_found_and_its_agency_named(text: str, name: str, words: str) -> None:
    found = find_credit(text)
    assert found is not None
    assert found.name == name
    assert text[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "The minister told Reuters on Tuesday that the AP had misquoted him.\n\n" + BODY,
        BODY + "The AP exam is on Monday. Kyodo is a city. She likes Bloomberg's mayor.\n" + BODY,
        "A source: the harbour office. By the way, TASSELS were sold.\n\n" + BODY,
    ],
)
def test_an_agency_that_is_only_spoken_of_is_no_credit(text: str) -> None:
    assert find_credit(text) is None


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("www.defense.gov", "government"),
        ("assets.publishing.service.gov.uk", "government"),
        ("ec.europa.eu", "government"),
        ("www.impots.gouv.fr", "government"),
        ("www.supremecourt.gov", "government"),
        ("www.icj-cij.org", "court"),
        ("www.gov.scot", "government"),
        ("www.canada.ca", "government"),
        ("www.bailii.org", "court"),
        ("data.worldbank.org", "data"),
        ("www.destatis.de", "data"),
        ("investors.harbour.example.com", "company"),
        ("ir.harbour.example", "company"),
    ],
)
def test_a_host_is_guessed_to_be_primary(host: str, kind: str) -> None:
    found = guess_primary(host)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "host",
    [
        *(
            "www.thehill.com",
            "governor.example.com",
            "gov.example.com",
            "mypress.com",
            "press.org",
            "",
        ),
        *("courthousenews.com", "courttv.com", "harcourts.co.nz", "betancourt.blogspot.com"),
        *("media.foxnews.com", "stats.espn.com", "data.mail.ru", "imf.blogspot.com"),
    ],
)
def test_no_other_host_is_guessed_to_be_primary(host: str) -> None:
    assert guess_primary(host) is None
