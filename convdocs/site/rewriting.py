"""A checked page's text with HTML in the place of its claims, formulas, figures and quotations."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from convdocs.claims.examples import inputs
from convdocs.claims.exhibits import forms
from convdocs.claims.fences import line_end
from convdocs.claims.items import Item, Source
from convdocs.claims.page import Page
from convdocs.claims.places import places
from convdocs.claims.problems import Problem, Result
from convdocs.claims.sources import Source as Quoted
from convdocs.site import cards, handles
from convdocs.site.mathml import MathError, mathml
from convdocs.site.origins import Origins

Store = Callable[[str], str]


class Rewriter:
    """Collects replacements, item by item; `store` keeps HTML away from Markdown.

    `files` holds what can be downloaded beside the page, by name.
    """

    def __init__(self, page: Page, results: list[Result], store: Store) -> None:
        self.page, self.results, self.store = page, results, store
        self.source = Source(page.text)
        self.problems: list[Problem] = []
        self.edits: list[tuple[int, int, str]] = []
        self.files: dict[str, str] = {}
        self.origins = Origins()
        self.owners = {item: one.key for one in places(page.items) for item in one.inside}
        self.heading_end = self.proofs = 0
        self.inline: dict[str, Callable[[Result], str]] = {
            "claim": self._claim, "generated": self._claim, "quote": self._quote,
            "math": self._math,
        }  # fmt: skip
        self.rules: dict[str, Callable[[Result], None]] = {
            **dict.fromkeys(self.inline, self._replace), "exhibit": self._exhibit,
            "code": self._code, "console": self._shown, "admonition": self._fold,
            "heading": self._heading, "setup": self._vanish, "comment": self._vanish,
            "reference": lambda result: self.edits.append(self._named(result)),
        }  # fmt: skip

    def text(self) -> str:
        """The page's text, rewritten."""
        inside = {child for result in self.results for child in result.item.children}
        for result in self.results:
            if result.item not in inside and result.item.kind in self.rules:
                self.rules[result.item.kind](result)
        text = self.page.text
        for start, end, replacement in sorted(self.edits, reverse=True):
            text = text[:start] + replacement + text[end:]
        return text

    def _vanish(self, result: Result) -> None:
        self.edits.append((result.item.start, result.item.end, ""))

    def _heading(self, result: Result) -> None:
        self.heading_end = result.item.end

    def _code(self, result: Result) -> None:
        """Remember what a block binds, and whose it is."""
        item = result.item
        self.origins.add(inputs(item.body), item.key or self.owners.get(item, ""))
        self._shown(result)

    def _shown(self, result: Result) -> None:
        """A block with an id gets an anchor above it; one with prompts is coloured as a session."""
        item = result.item
        first = item.text.partition("\n")[0]
        line = re.sub(r" *\{#[\w-]+\}|#[\w-]+(?=[^{]*\}$)", "", first) if item.key else first
        if ">>>" in item.body:
            line = re.sub(r"\b(python3?|py)\b", "pycon", line, count=1)
        self.edits.append((item.start, item.start + len(first), line))
        if item.key:
            anchor = handles.anchor(item.key, handles.handle(item.key, self.page.lang))
            self._put(item, "", self.store(anchor), "")

    def _fold(self, result: Result) -> None:
        """A fold with an id: its permalink stands inside, and so leads there and opens it."""
        item, text = result.item, self.page.text
        if item.key:
            brace = text.rindex("{", item.start, item.end)
            anchor = handles.anchor(item.key, handles.handle(item.key, self.page.lang))
            margin = text[item.start - item.column + 1 : item.start]
            inner = f"\n\n{margin}    {self.store(anchor)}\n"
            self.edits.append((brace, item.end, inner))

    def _replace(self, result: Result) -> None:
        item, html = result.item, self.store(self.inline[result.item.kind](result))
        if self._displayed(item) and self._alone(item):
            self._put(item, "", html, "")
        else:
            self.edits.append((item.start, item.end, html))

    def _exhibit(self, result: Result) -> None:
        """A figure: the drawing or table is kept from Markdown, its caption is Markdown."""
        item, key = result.item, f' id="{escape(result.item.key)}"' if result.item.key else ""
        opening = f"<figure{key}>{self._drawing(result)}<figcaption>"
        caption = re.sub(r"\s*\n\s*", " ", self._caption(item))
        if item.key:
            texts = forms(result.value)
            self.files |= {f"{item.key}.{suffix}": text for suffix, text in texts.items()}
            caption += " " + self.store(handles.saves(item.key, texts, self.page.lang))
        closing = self.store("</figcaption></figure>")
        self._put(item, "", self.store(opening), "", caption, "", closing, "")

    def _drawing(self, result: Result) -> str:
        if result.problem:
            return cards.failed(result.item.expression, result.problem.message)
        drawing: Any = result.value  # the page refuses what has no `html`
        return str(drawing.html(self.page.lang))

    def _caption(self, item: Item) -> str:
        results = {result.item: result for result in self.results}
        parts, position = [], item.shown_start
        for child in item.children:
            if child.kind in self.inline or child.kind == "reference":
                start, end, shown = self._named(results[child])
                parts += [self.page.text[position:start], shown]
                position = end
        return "".join([*parts, self.page.text[position : item.shown_end]])

    def _named(self, result: Result) -> tuple[int, int, str]:
        """Where a piece of running text is replaced, and by what: a link without one by a name."""
        item = result.item
        if item.kind == "reference" and not result.problem:
            return item.shown_start, item.shown_end, str(result.value)
        if item.kind == "reference":
            return item.start, item.end, self.store(cards.failed(item.text, str(result.problem)))
        return item.start, item.end, self.store(self.inline[item.kind](result))

    def _claim(self, result: Result) -> str:
        item = result.item
        try:
            if item.end <= self.heading_end:
                return cards.bare(result)
            self.proofs += 1
            origin = self.origins.of(item.expression)
            html = cards.claim(result, cards.Card(self.proofs, self.page.lang, origin))
            return self._scrollable(item, html)
        except MathError as error:
            return self._unset(item, error)

    def _quote(self, result: Result) -> str:
        if isinstance(result.value, Quoted):
            return cards.quotation(result.item.shown, result.value, self.page.lang)
        return cards.failed(result.item.shown, str(result.problem))

    def _math(self, result: Result) -> str:
        item, problem = result.item, result.problem
        try:
            html = mathml(item.shown.strip(), display=self._displayed(item))
        except MathError as error:
            return self._unset(item, error)
        return self._scrollable(item, cards.marked(html, problem) if problem else html)

    def _scrollable(self, item: Item, html: str) -> str:
        """A displayed formula scrolls by itself where it is wider than the page."""
        if not self._displayed(item):
            return html
        tag = "div" if self._alone(item) else "span"
        return f'<{tag} class="math-block">{html}</{tag}>'

    def _unset(self, item: Item, error: MathError) -> str:
        """Report LaTeX that cannot be shown, at the place in it."""
        before = len(item.shown) - len(item.shown.lstrip("$ \n"))
        return self._wrong(item, item.shown_start + before + error.offset, str(error))

    def _wrong(self, item: Item, offset: int, message: str) -> str:
        """Report what cannot be shown, and show its source in red."""
        place = self.source.place(offset)
        self.problems.append(Problem(self.page.path, *place, message))
        return cards.failed(item.text, message)

    # -- where things stand -----------------------------------------------------------------------

    def _put(self, item: Item, *blocks: str) -> None:
        """Put lines, indented as the item is; without a block of its own text, before the item."""
        start = item.start - item.column + 1
        margin = self.page.text[start : item.start]
        lines = "\n".join(margin + block if block else "" for block in blocks)
        before = item.kind in ("code", "console")
        self.edits.append((start, start if before else item.end, lines + "\n" * before))

    def _displayed(self, item: Item) -> bool:
        return item.info == "display" or item.shown.startswith("$$")

    def _alone(self, item: Item) -> bool:
        """Whether nothing else stands on the item's lines."""
        before = self.page.text[item.start - item.column + 1 : item.start]
        after = self.page.text[item.end : line_end(self.page.text, item.end)]
        return not before.strip(" >") and not after.strip()
