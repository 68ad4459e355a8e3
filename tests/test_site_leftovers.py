"""Markdown that a page would show instead of rendering it is found in the page's HTML."""

import logging

import pytest
from markdown import markdown

from convdocs.site.digits import set_apart
from convdocs.site.leftovers import leftovers, report, visible

EXTENSIONS = [
    "attr_list", "admonition", "def_list", "footnotes", "tables", "pymdownx.details",
    "pymdownx.superfences",
]  # fmt: skip
FOLD = '??? question "Answer"\n    Words.\n\n'
GOOD = [
    "A word with **stress**, a `{#mark}` and a [link](#a).", "- one\n- two\n", "> said\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n", "```\n>>> 1 | 2\n** $ ???\n```",
    "2 - 1 * 3 and a_b, C#, 5 > 3",
    FOLD + "    ```\n    >>> 1\n    ```", "a[^1]\n\n[^1]: note", "Term\n: meaning",
    "# Title {#title}",
]  # fmt: skip
BAD = [
    FOLD + "    ```\n    >>> (1,\n... 2)\n    ```",  # a lost indent
    "Text\n- one\n- two", "Text\n1. one", "<p>??? question</p>",
    "<p>!!! note</p>", "a[^1]", "| a | b |\n| 1 | 2 |", "a **b", "a [b](c", "[b][c]",
    "[7]{= 3 + 4}", "[7]{~ key}", "## Title {#a b", "<p># Title</p>", "<p>costs $n$</p>",
    r"a \\times b",
    "<p>Term\n: meaning</p>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>",
    "[](nowhere.md)", "[words]()", "<p>&amp;nbsp;</p>", '<img alt="a **b**">',
    '<b title="see [^2]">b</b>', "<p>wzxhzdk:4</p>", "<p>&gt; said</p>", "<p>---</p>",
]  # fmt: skip


def rendered(text: str) -> str:
    return markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize("text", GOOD)
def test_what_is_rendered_or_shown_to_the_letter_passes(text: str) -> None:
    assert list(leftovers(rendered(text))) == []


@pytest.mark.parametrize("text", BAD)
def test_what_is_not_rendered_is_found(text: str) -> None:
    assert list(leftovers(rendered(text))) != []


def test_a_finding_names_the_page_the_mark_its_place_and_the_remedy(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        report("<p>So much is in the notes[^1] below.</p>", "strides.md")
    assert "strides.md: '[^' is shown as text: So much is in the notes[^1] below." in caplog.text
    assert "look for an indent or a blank line that is missing" in caplog.text


def test_blocks_are_lines_and_what_stands_within_a_line_is_not() -> None:
    html = "<ul><li>a <em>b</em></li><li><p>c</p></li></ul><pre>* d</pre>"
    assert visible(html).split("\n") == ["", "", "a b", "", "", "c", "", "", "\ufffc"]


def test_a_number_of_many_groups_loses_all_its_signs_and_other_spaces_stay() -> None:
    html = "<td title='1\u202f000'>138\u202f357\u202f544</td><title>1\u202f000</title>58.1\u202fMiB"
    text = set_apart(html)
    assert "<td title='1000'>13<span class=\"group\">8</span>35<span" in text
    assert "<title>1000</title>" in text
    assert visible(text).endswith("138357544\n\n1000\n58.1\u202fMiB")
    assert set_apart("1\u202f2345 and 12\u202f34") == "1\u202f2345 and 12\u202f34"
