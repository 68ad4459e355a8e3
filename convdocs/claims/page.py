"""One page: its items in order, its namespace, and what each item comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from convdocs.claims import values
from convdocs.claims.census import Census
from convdocs.claims.console import run_console
from convdocs.claims.equations import formula_fault, latex_of, maths_fault
from convdocs.claims.examples import Fault, inputs, run_code
from convdocs.claims.expressions import value_of
from convdocs.claims.items import EVALUATED, Item, walk
from convdocs.claims.items import Source as Text
from convdocs.claims.lexer import lex
from convdocs.claims.names import names_of
from convdocs.claims.problems import Problem, Result
from convdocs.claims.sources import Source, sources_of
from convdocs.claims.totals import totals_of


@dataclass
class Memo:
    """Values that were computed before, kept between runs of pages whose code is the same."""

    values: dict[object, object] = field(default_factory=dict)
    printed: dict[object, str] = field(default_factory=dict)


class Page:
    """A page's text as items, evaluated one after another in one namespace."""

    def __init__(
        self,
        path: str,
        text: str,
        lang: str | None = None,
        names: Mapping[str, object] | None = None,
        memo: Memo | None = None,
    ) -> None:
        self.path = path
        self.text = text
        self.lang = lang or language_of(path)
        self.items = lex(text)
        own = {"lang": self.lang, "site": totals_of(path)}
        self.names = {**preloaded(), **own, **(names or {})}
        self.memo = memo or Memo()
        self.state = hash((self.lang, path))
        self.sources: Mapping[str, Source] = sources_of(path)
        self.census = Census(self.items, names_of(path))
        self._rules: dict[str, Callable[[Item], Result]] = {
            "code": self._code, "setup": self._code, "console": self._console,
            "claim": self._claim, "generated": self._value, "exhibit": self._exhibit,
            "quote": self._quote, "math": self._math, "marker": self._marker,
            "broken": lambda item: self._wrong(item, item.body),
        }  # fmt: skip

    def evaluate(self, item: Item) -> Result:
        """What one item comes to, with the namespace as the items before have left it."""
        rule = self._rules.get(item.kind)
        return rule(item) if rule else Result(item)

    def problem(self, item: Item, message: str, **details: str) -> Problem:
        """A problem at an item of this page."""
        return Problem(self.path, item.line, item.column, message, **details)

    def _wrong(self, item: Item, message: str, value: object = None, **details: str) -> Result:
        return Result(item, value, self.problem(item, message, **details))

    # -- code ----------------------------------------------------------------------------------

    def _code(self, item: Item) -> Result:
        self.state = hash((self.state, inputs(item.body)))
        return self._faulty(item, run_code(item.body, self.names, self.path))

    def _console(self, item: Item) -> Result:
        return self._faulty(item, run_console(item.body, self.memo.printed))

    def _faulty(self, item: Item, fault: Fault | None) -> Result:
        if fault is None:
            return Result(item)
        line, column = item.body_line + fault.line, item.column
        details = (fault.source, fault.got, fault.shown)
        return Result(item, None, Problem(self.path, line, column, fault.message, *details))

    # -- claims --------------------------------------------------------------------------------

    def _value(self, item: Item) -> Result:
        key = (self.state, item.expression)
        if key not in self.memo.values:
            try:
                self.memo.values[key] = value_of(item.expression, self.names)
            except Exception as error:  # noqa: BLE001 - an author's expression may raise anything
                message = f"this expression raises {type(error).__name__}: {error}"
                return self._wrong(item, message, expression=item.expression, shown=item.shown)
        return Result(item, self.memo.values[key])

    def _claim(self, item: Item) -> Result:
        result = self._value(item)
        if result.problem:
            return result
        latex, value = latex_of(item.shown), values.plain(result.value)
        message = formula_fault(latex, result.value, self.names) if latex else _compare(item, value)
        if not message:
            return result
        details = {"expression": item.expression, "got": values.text(value), "shown": item.shown}
        return self._wrong(item, message, result.value, **details)

    def _exhibit(self, item: Item) -> Result:
        result = self._value(item)
        if result.problem or callable(getattr(result.value, "html", None)):
            return result
        got = values.text(result.value)
        message = "this is no figure or table: it has no .html(lang)"
        return self._wrong(item, message, expression=item.expression, got=got)

    def _quote(self, item: Item) -> Result:
        source = self.sources.get(item.key)
        if source is None:
            return self._wrong(item, f"sources.toml has no `{item.key}`", shown=item.shown)
        if item.shown not in source.quotes:
            got = " | ".join(source.quotes)
            return self._wrong(item, f"`{item.key}` does not say this", got=got, shown=item.shown)
        return Result(item, source)

    # -- formulas and lists ----------------------------------------------------------------------

    def _math(self, item: Item) -> Result:
        fault = maths_fault(item.body, self.names, self.census)
        return self._wrong(item, fault, shown=item.body.strip()) if fault else Result(item)

    def _marker(self, item: Item) -> Result:
        """Numbers of a list count up from 1: a reader sees them."""
        if int(item.shown) == item.level:
            return Result(item)
        return self._wrong(item, "a list counts up from 1", got=str(item.level), shown=item.shown)


def _compare(item: Item, value: object) -> str:
    return "" if values.agrees(item.shown, value) else "the number shown is not what comes out"


def run(page: Page) -> list[Result]:
    """Every item that can be wrong, evaluated in order."""
    return [page.evaluate(item) for item in walk(page.items) if item.kind in EVALUATED]


def unaccounted(page: Page) -> list[Problem]:
    """The numerals that nothing accounts for."""
    source = Text(page.text)
    return [
        Problem(page.path, *source.place(found.offset), message(found.text))
        for found in page.census.found()
        if not found.kind
    ]


def message(numeral: str) -> str:
    """What to say of a numeral that nothing accounts for."""
    return f"`{numeral}` is not proved: claim it, [{numeral}]{{= …}}, or echo the page's code"


def language_of(path: str) -> str:
    """The language of a page, from its path: `docs/zh/…` and `README.zh.md` are Chinese."""
    parts = Path(path).parts
    return "zh" if "zh" in parts or path.endswith(".zh.md") else "en"


def preloaded() -> dict[str, object]:
    """The names that every page has without importing them."""
    import convdocs
    from convdocs import figures, tables

    return {"cd": convdocs, "figures": figures, "tables": tables, "Fraction": Fraction}
