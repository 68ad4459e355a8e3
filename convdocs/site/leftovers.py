"""Markdown that a page shows instead of rendering it: a lost indent, a missing blank line."""

import re
from collections.abc import Iterator
from html import unescape

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)

_QUIET = re.compile(
    r"<!--.*?-->|<(script|style|pre|textarea|code|samp|kbd|math|svg)\b.*?</\1>"
    r'|<a class="headerlink".*?</a>|<details class="cited".*?</details>',
    re.DOTALL,
)
"""What is shown to the letter, drawn, or no part of the text."""

_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|data|del|em|i|ins|label|mark|q|s|small|span|strong|sub|sup|time|u)\b[^>]*>"
)
_BLOCK = re.compile(r"</?[a-zA-Z][^>]*>")
_SPOKEN = re.compile(r'\s(?:alt|aria-label|placeholder|title)="([^"]*)"')
_EMPTY_LINK = re.compile(r"<a\b(?![^>]*\b(?:aria-label|id|name)=)[^>]*>\s*</a>")
_NOWHERE = re.compile(r'<a\b[^>]*\bhref=(?:""|(?=[\s>]))[^>]*>')
_GAP = "\ufffc"  # stands for what is left out, so that a line does not seem to begin behind it

MARKS = re.compile(
    r"""```|~~~|\?\?\?|!!!|===|---+
    | \{[\#=~:.] | \[\^ | \]\( | \]\[ | \*\*|__ | \$ | \\[a-zA-Z(\[] | \| | %%
    | \x02|wzxhzdk | </?[a-z][^<>]*> | &(?:[a-z]+|\#\d+);
    | ^[ \t]*(?: >| [-*+][ ](?=\S) | \#{1,6}[ ] | \d{1,2}[.)][ ] | :[ ] )""",
    re.MULTILINE | re.VERBOSE,
)
"""Fences, folds, notes, rules; braces of ours, footnotes, links, stress, maths, tables; HTML that
came out as text; and at the start of a line quotations, list marks, headings, definitions."""


def visible(html: str) -> str:
    """The text of a page, a line for each block; code, formulas and drawings are one sign.

    >>> visible("<p>One <b>two</b> <code>**</code></p><li>three</li>").split()
    ['One', 'two', '\ufffc', 'three']
    """
    text = _INLINE.sub("", _QUIET.sub(_GAP, html))
    return unescape(_BLOCK.sub("\n", text))


def leftovers(html: str) -> Iterator[str]:
    """What is wrong, each with the words around it.

    >>> list(leftovers("<p>Said in the notes[^1].</p>"))
    ["'[^' is shown as text: Said in the notes[^1]."]
    """
    texts = [visible(html), *map(unescape, _SPOKEN.findall(_QUIET.sub(_GAP, html)))]
    for text in texts:
        for mark in MARKS.finditer(text):
            around = text[max(0, mark.start() - 30) : mark.end() + 30]
            yield f"{mark[0].strip()!r} is shown as text: {' '.join(around.split())}"
    for link in (*_EMPTY_LINK.finditer(html), *_NOWHERE.finditer(html)):
        yield f"a link shows nothing or leads nowhere: {link[0]}"


def report(html: str, name: str) -> None:
    """Warn of all that a page shows unrendered; a strict build then fails."""
    for problem in leftovers(html):
        log.warning("%s: %s; look for an indent or a blank line that is missing", name, problem)
