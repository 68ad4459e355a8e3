"""Two languages from one mkdocs.yml: English at /, Chinese at /zh/."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

PREFIX = "zh/"


def language(config: MkDocsConfig) -> str:
    """Return the language that a configuration builds: "en" or "zh"."""
    return str(config.extra.get("lang", "en"))


def name(page: Page) -> str:
    """Return the name of a page, which is the same in both languages."""
    return Path(page.file.src_uri).with_suffix("").as_posix()


def docs_folder(config: MkDocsConfig, lang: str) -> Path:
    """Return the folder of a language's pages."""
    return Path(config.docs_dir).with_name(lang)


def root_url(config: MkDocsConfig) -> str:
    """Return the address of the English home, ending in a slash."""
    url = (config.site_url or "/").rstrip("/") + "/"
    return url.removesuffix(PREFIX) if language(config) == "zh" else url


def root_path(config: MkDocsConfig) -> str:
    """Return the path of the English home on its host."""
    return urlsplit(root_url(config)).path


def chinese(config: MkDocsConfig) -> MkDocsConfig:
    """Load the same file again for the Chinese pages."""
    other = load_config(
        config.config_file_path,
        docs_dir=str(docs_folder(config, "zh")),
        site_dir=str(Path(config.site_dir) / PREFIX),
        site_url=config.site_url and root_url(config) + PREFIX,
        edit_uri=config.edit_uri and config.edit_uri.replace("docs/en", "docs/zh"),
        strict=config.strict,
        extra={**config.extra, "lang": "zh"},
    )
    other.theme["language"] = "zh-Hans"
    return other


def build_chinese(config: MkDocsConfig) -> None:
    """Build the Chinese pages into the site just built; what fails there fails the whole."""
    if docs_folder(config, "zh").is_dir():
        build(chinese(config))


def rename(items: list[StructureItem], titles: dict[str, str]) -> None:
    """Give what bears an English title in the navigation its Chinese one."""
    for item in items:
        if item.title in titles:
            item.title = titles[item.title]
        if isinstance(item, Section):
            rename(item.children, titles)


def alternates(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return the page's address in each language, and the way to the other one from here.

    A page without a counterpart leads to the other language's home.
    """
    other = "en" if language(config) == "zh" else "zh"
    paired = (docs_folder(config, other) / page.file.src_uri).is_file()
    here, there = page.url.removeprefix("./"), page.url.removeprefix("./") if paired else ""
    english, hanzi = (here, PREFIX + there) if other == "zh" else (there, PREFIX + here)
    ways = (english, hanzi) if other == "en" else (hanzi, english)
    root = root_url(config)
    addresses = {"en": root + english, "zh": root + hanzi, "x-default": root + english}
    return {"hreflang": addresses, "switch": get_relative_url(*ways)}
