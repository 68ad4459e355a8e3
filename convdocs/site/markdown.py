"""A Python-Markdown extension: every checked number of a page becomes HTML with its proof.

It runs before code fences are read, so that claims work wherever text does: in headings, tables,
lists, admonitions and captions. It knows nothing of MkDocs; `tell` says which page is next.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, MutableMapping
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from convdocs.claims.report import Checked
from convdocs.site.cards import summary
from convdocs.site.recall import checked
from convdocs.site.rewriting import Rewriter

NAME = "convdocs.site.markdown"
BEFORE_FENCES = 28  # superfences reads fences at 25, tabs become spaces at 30

log = logging.getLogger("mkdocs.convdocs")


def tell(
    settings: MutableMapping[str, Any],
    path: str,
    lang: str,
    front: str = "",
    text: str = "",
    found: list[tuple[Checked, dict[str, str]]] | None = None,
) -> None:
    """Say which page is rendered next, in the extension settings that the Markdown is made with.

    `path` is shown in messages, and `docs/sources.toml` is looked for above it; `front` is what
    stands in the file before the text (its front matter), so that line numbers are the file's.
    Other text than `text`, such as a docstring inside an API page, is no page and stays as it is.
    `found` is where the page is put, checked, with the files that belong beside it.

    >>> tell(settings := {}, "docs/zh/index.md", "zh")
    >>> settings[NAME]["lang"]
    'zh'
    """
    settings[NAME] = {"path": path, "lang": lang, "front": front, "text": text}
    settings[NAME]["found"] = [] if found is None else found


def fenced(lines: list[str]) -> list[str]:
    """Put each session of a docstring into a fence, for Markdown takes `>>>` for quotations.

    >>> fenced(["Adds.", "", ">>> 1 + 2", "3"])
    ['Adds.', '', '```pycon', '>>> 1 + 2', '3', '```']
    """
    made: list[str] = []
    inside = False
    for line in [*lines, ""]:
        starts, ends = not inside and line.startswith(">>> "), inside and not line.strip()
        made += ["```pycon"] * starts + ["```"] * ends + [line]
        inside = (inside or starts) and not ends
    return made[:-1]


class Proofs(Preprocessor):
    """Evaluates the page and puts HTML in the place of every item."""

    def __init__(self, md: Markdown, settings: Mapping[str, Any]) -> None:
        super().__init__(md)
        self.settings = settings

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with their numbers proved; what is wrong is logged and turns red."""
        front, path, lang, text = (self.settings[key] for key in ("front", "path", "lang", "text"))
        if text and "".join(text.split()) != "".join("".join(lines).split()):
            return fenced(lines)
        page = checked(path, front + "\n".join(lines), lang)
        rewriter = Rewriter(page.page, page.results, self.md.htmlStash.store)
        text = rewriter.text()
        self.settings["found"].append((page, rewriter.files))
        problems = [*page.problems, *rewriter.problems]
        for problem in problems:
            log.warning("%s", problem)
        alarm = summary(problems)
        banner = self.md.htmlStash.store(alarm) + "\n\n" if alarm else ""
        return (banner + text[len(front) :]).split("\n")


class ProofsExtension(Extension):
    """Registers the preprocessor; its settings are those of `tell`."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "path": ["", "The file, for messages and sources"],
            "lang": ["en", "The page's language"],
            "front": ["", "What stands in the file before the text"],
            "text": ["", "The page's text; other text is left alone"],
            "found": [[], "A list for the checked page and the files beside it"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run before code fences are read."""
        md.preprocessors.register(Proofs(md, self.getConfigs()), NAME, BEFORE_FENCES)


def makeExtension(**settings: Any) -> ProofsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension; Python-Markdown calls this."""
    return ProofsExtension(**settings)
