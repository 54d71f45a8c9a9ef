"""HTML as a reader sees it."""

import pytest

from workbench.documents.html_text import to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>bold</b>,\n two.</p><p>Three</p>", "One bold, two.\n\nThree"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<ul><li>one<ul><li>in</li></ul><li><p>two</p></ul>End", "• one\n• in\n• two\n\nEnd"),
        ("<ol start=3><li>three<li>four</ol>", "3. three\n4. four"),
        ("<table><tr><td>a<td><p>b</p><tr><td><td>d</table>e", "a\tb\n\td\n\ne"),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\n\nb\n\nc"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<p>no&nbsp;break &amp; <q>said</q></p>", "no\u00a0break & “said”"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<p hidden>no</p><p style='display: none'>no</p><script>no</script>yes", "yes"),
        ("", ""),
    ],
)
def test_blocks_lists_tables_and_spaces(html: str, text: str) -> None:
    assert to_text(html) == text


def test_any_depth_is_read() -> None:
    assert to_text("<div>" * 20_000 + "deep") == "deep"
