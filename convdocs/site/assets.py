"""The theme's files: shipped once for both languages, and only those that pages use."""

from fnmatch import fnmatch
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils.templates import TemplateContext, url_filter

from convdocs.site import engine
from convdocs.site.bilingual import language
from convdocs.site.sheets import join

SHEET = "assets/stylesheets/convdocs.css"
FOREIGN = "assets/_mkdocstrings.css"  # for kinds of headings that our API page does not have

# Material's search front end (ours knows our terms, and Chinese), its source maps, what our own
# sheet and icon replace, and the lab's engine and MiniSearch as they come: pages load them packed.
_UNUSED = (
    "assets/engine/micropython.mjs",
    "assets/engine/micropython.wasm",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/*",
    "assets/search/minisearch.js",
    "assets/stylesheets/palette.*",
    "*.map",
)
_SHEETS = ("assets/stylesheets/*.css",)


def chosen(files: Files, config: MkDocsConfig) -> Files:
    """Return the files to ship: in Chinese its own, in English also the theme's."""
    if language(config) == "zh":
        return Files([file for file in files if file.src_dir == config.docs_dir])
    used = [file for file in files if not _matches(file, _UNUSED)]
    sheets = [file for file in used if _matches(file, _SHEETS)]
    joined = File.generated(config, SHEET, content=join(sheets, config.theme.custom_dir))
    packed = [File.generated(config, n, content=text) for n, text in engine.bundles().items()]
    return Files([*(file for file in used if file not in sheets), joined, *packed])


def unlink_foreign(config: MkDocsConfig) -> None:
    """Let no page ask for the sheet of mkdocstrings."""
    config.extra_css[:] = [name for name in config.extra_css if name != FOREIGN]


def remove_foreign(site: Path) -> None:
    """Take away the sheet that mkdocstrings has written, and its folder if it had only that."""
    sheet = site / FOREIGN
    sheet.unlink(missing_ok=True)
    if sheet.parent.is_dir() and not any(sheet.parent.iterdir()):
        sheet.parent.rmdir()


def _matches(file: File, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(file.src_uri, pattern) for pattern in patterns)


def asset_path(path: str) -> str:
    """Return where a Chinese page finds what it asks for: the theme's files stand one level up.

    >>> asset_path("assets/stylesheets/convdocs.css"), asset_path("proofs/")
    ('../assets/stylesheets/convdocs.css', 'proofs/')
    """
    return f"../{path}" if path.startswith("assets/") else path


@jinja2.pass_context
def shared_url(context: TemplateContext, value: str) -> str:
    """Replace MkDocs' `url` filter in Chinese pages."""
    return str(url_filter(context, asset_path(str(value))))
