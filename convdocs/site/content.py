"""What pages need beyond Markdown: ids for headings, boxes for tables, marks kept to formulas."""

import re

from mkdocs.plugins import get_plugin_logger

from convdocs.site.handles import titled

log = get_plugin_logger(__name__)

_FORMULA = r"<math>(?:(?!</math>).)*</math>"
_PROVED = rf'<span class="claim"><data [^>]*>{_FORMULA}</data>(?:(?!</span>).)*</span></span>'
_CELL_END = re.compile(r"(?=</t[dh]>)")
_MARKED = re.compile(rf"({_FORMULA}|{_PROVED})([,.;:!?)，。、；：！？）”]+)", re.DOTALL)


def slug(title: str, separator: str) -> str:
    """Stand where Python-Markdown would make up an id: warn that the heading has none.

    Both languages have the same anchors, so a heading says its own.
    """
    log.warning('the heading "%s" needs an id of its own: add {#an-id}', title)
    return separator


def polished(html: str, lang: str) -> str:
    """Return a page's HTML, ready for narrow screens and for the search index.

    A space ends each cell of a table, or the index would run them together. Docstrings are
    English on every page.
    """
    html = html.replace('<div class="doc doc-contents', '<div lang="en" class="doc doc-contents')
    return kept(boxed(_CELL_END.sub(" ", titled(html, lang))))


def boxed(html: str) -> str:
    """Put each table that Markdown made into a box of its own, which scrolls on a phone.

    >>> boxed("<table><tr></tr></table>")
    '<div class="scroll"><table class="plain"><tr></tr></table></div>'
    """
    before, *tables = html.split("<table>")
    return before + "".join(
        '<div class="scroll"><table class="plain">' + table.replace("</table>", "</table></div>", 1)
        for table in tables
    )


def kept(html: str) -> str:
    """Keep a punctuation mark on the line of the formula that it follows.

    >>> kept("取 <math><mi>k</mi></math>，不取")
    '取 <span class="kept"><math><mi>k</mi></math>，</span>不取'
    """
    return _MARKED.sub(r'<span class="kept">\1\2</span>', html)
