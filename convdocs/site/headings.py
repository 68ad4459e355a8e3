"""Headings say their own ids, so that both languages have the same anchors."""

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)


def slug(title: str, separator: str) -> str:
    """Stand where Python-Markdown would make up an id: warn that the heading has none."""
    log.warning('the heading "%s" needs an id of its own: add {#an-id}', title)
    return separator
