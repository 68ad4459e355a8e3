"""What pages need beyond Markdown: headings with ids of their own, tables in their own box."""

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)


def slug(title: str, separator: str) -> str:
    """Stand where Python-Markdown would make up an id: warn that the heading has none.

    Both languages have the same anchors, so a heading says its own.
    """
    log.warning('the heading "%s" needs an id of its own: add {#an-id}', title)
    return separator


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
