"""The MkDocs plugin: it ties MkDocs' events to the rooms beside it, and holds no logic."""

import os
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from convdocs.claims.notebook import is_notebook, page_text
from convdocs.claims.report import Checked
from convdocs.site import (
    assets,
    bilingual,
    catalogue,
    content,
    digits,
    history,
    leftovers,
    notebooks,
    reload,
    remake,
    search,
)
from convdocs.site.catalogue import Proved
from convdocs.site.citing import citations
from convdocs.site.markdown import tell

log = get_plugin_logger(__name__)


class ConvdocsPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Builds both languages, checks that pages are described, and dates them."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Say which language this build is, and where what the reader chose is remembered."""
        config.extra.update(lang=bilingual.language(config), scope=bilingual.root_path(config))
        assets.unlink_foreign(config)
        config.extra.setdefault("proved", {"en": {}, "zh": {}})
        self.searched: dict[str, search.Searched] = {}
        self.changes = history.last_changes(Path(config.docs_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ship the theme's files once, and only those that are used."""
        return assets.chosen(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Name in Chinese what mkdocs.yml names in English."""
        self.nav = nav
        if bilingual.language(config) == "zh":
            bilingual.rename(nav.items, config.extra.get("nav_zh", {}))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let Chinese pages load the English build's files; keep what a page is made with."""
        if bilingual.language(config) == "zh":
            env.filters["url"] = assets.shared_url
        remake.BUILDS[bilingual.language(config)] = remake.Whole(config, files, self.nav, env)

    @event_priority(-50)  # after mkdocs-jupyter has put its own rendering in place
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Render notebooks as the pages they are."""
        vars(page).pop("render", None)
        return page

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read a notebook as its Markdown."""
        path = Path(str(page.file.abs_src_path))
        return page_text(path) if is_notebook(path) else None

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Tell the Markdown extension which page it is about to prove."""
        path = os.path.relpath(str(page.file.abs_src_path))
        front = page_text(Path(path)).removesuffix(markdown)
        lang, self.found = bilingual.language(config), list[tuple[Checked, dict[str, str]]]()
        tell(config.mdx_configs, path, lang, front, markdown, self.found)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill in what a notebook printed; make the page ready, and the files beside it."""
        path, lang = Path(str(page.file.abs_src_path)), bilingual.language(config)
        if is_notebook(path):
            html = notebooks.rendered(html, path, lang)
        for checked, beside in self.found:
            proved = Proved(checked, page.canonical_url or page.url, beside)
            config.extra["proved"][lang][bilingual.name(page)] = proved
            for name, text in beside.items():
                write_file(text.encode(), str(Path(page.file.abs_dest_path).with_name(name)))
        leftovers.report(html, page.file.src_uri)
        html, name = content.polished(html, lang), bilingual.name(page)
        title = str(page.meta.get("title", ""))
        self.searched[name] = search.Searched(name, page.url, title, search.sections(html))
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write the notebook beside its page; make its long numbers fit to be copied."""
        path = Path(str(page.file.abs_src_path))
        if is_notebook(path):
            beside = Path(page.file.abs_dest_path).parent
            notebooks.write(path, beside, bilingual.language(config), config.site_url or "")
        return digits.set_apart(output)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Give the templates the page's other language and its date."""
        if not page.meta.get("description"):
            log.warning("%s has no description in its front matter", page.file.src_uri)
        changed, title = self.changes.get(page.file.src_uri), page.meta.get("title", page.title)
        name, url, lang = bilingual.name(page), page.canonical_url, bilingual.language(config)
        page.meta.update(bilingual.alternates(page, config), changed=changed)
        page.meta.update(citations=citations(name, title, url or page.url, changed, lang))

    @event_priority(-100)  # the English build has written all it writes
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index; build the Chinese pages, compare and list what both prove."""
        write_file(
            search.index(self.searched.values()).encode(), str(Path(config.site_dir, search.NAME))
        )
        assets.remove_foreign(Path(config.site_dir))
        if bilingual.language(config) == "en":
            bilingual.build_chinese(config)
            for problem in catalogue.unlike(config.extra["proved"]):
                log.warning("%s", problem)
            catalogue.write(config.extra["proved"], Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Rebuild with the new code when a page or a module changes."""
        reload.watch(server, Path(config.docs_dir).parent)
