"""While the site is served, an edit of a page makes that page anew, and nothing else.

What speaks of several pages (the search index, the titles in the navigation, the counts of proofs,
the lists of examples) waits for the next whole build, which any other change brings about.
"""

from pathlib import Path
from typing import NamedTuple

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


class Whole(NamedTuple):
    """What a page is made with: the last whole build of a language."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment

    def page(self, path: Path) -> Page | None:
        """The page of a source file, unless its making takes more than its text."""
        for file in self.files.documentation_pages():
            if file.abs_src_path and Path(file.abs_src_path) == path:
                return None if file.page is None or "\n::: " in file.content_string else file.page
        return None

    def remake(self, page: Page) -> None:
        """Write the page again."""
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)


BUILDS: dict[str, Whole] = {}  # by language


def remake(paths: set[Path]) -> bool:
    """Make these pages anew; False, and nothing done, where one of them needs a whole build."""
    found = [(whole, page) for path in paths for whole in BUILDS.values()
             if (page := whole.page(path))]  # fmt: skip
    if not paths or len(found) < len(paths):
        return False
    for whole, page in found:
        whole.remake(page)
    return True
