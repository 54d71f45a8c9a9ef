"""The guard: what is refused before anything is resolved."""

import pytest

from workbench.model.errors import ForbiddenAddress
from workbench.web.guard import check, rules

INWARDS = (
    "http://127.0.0.1/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://10.1.2.3/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:127.0.0.1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
)


@pytest.mark.parametrize("url", INWARDS)
def test_what_leads_inwards_is_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check(url)


@pytest.mark.parametrize("url", ["https://example.com/", "http://1.1.1.1:8080/a?b=c#d"])
def test_the_web_is_asked(url: str) -> None:
    check(url)


def test_a_named_host_may_be_private() -> None:
    check("http://127.0.0.1/", rules(private=["127.0.0.1"]))
