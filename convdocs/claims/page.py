"""One page: its items in order, its namespace, and what each item comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from convdocs.claims import values
from convdocs.claims.calls import last_call
from convdocs.claims.census import Census, stands
from convdocs.claims.equations import latex_of, plain_maths
from convdocs.claims.examples import Fault, Unfit
from convdocs.claims.expressions import computes
from convdocs.claims.headings import called
from convdocs.claims.items import EVALUATED, Item, walk
from convdocs.claims.items import Source as Text
from convdocs.claims.lexer import lex
from convdocs.claims.names import names_of
from convdocs.claims.problems import Problem, Result
from convdocs.claims.quoting import TYPED, enclosed
from convdocs.claims.refusals import PageError
from convdocs.claims.session import Explain, Memo, Session
from convdocs.claims.sources import Source, sources_of
from convdocs.claims.totals import asks, totals_of

LITERAL = "this expression computes nothing: use the package or a name from the page's code"


class Page:
    """A page's text as items, evaluated one after another in one namespace."""

    def __init__(
        self,
        path: str,
        text: str,
        lang: str | None = None,
        memo: Memo | None = None,
        explain: Explain | None = None,
    ) -> None:
        self.path = path
        self.explain = explain
        self.text = text
        self.lang = lang or language_of(path)
        self.items = lex(text)
        counts = totals_of(path).counts if asks(self.items) else {}
        self.session = Session(path, self.lang, memo, counts)
        self.sources: Mapping[str, Source] = sources_of(path)
        self.census = Census(self.items, names_of(path))
        self._rules: dict[str, Callable[[Item], Result]] = {
            "code": self._code, "setup": self._code, "console": self._console,
            "claim": self._claim, "generated": self._value, "exhibit": self._exhibit,
            "quote": self._quote, "math": self._math, "marker": self._marker,
            "reference": self._reference,
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
        return self._faulty(item, self.session.run(item.body))

    def _console(self, item: Item) -> Result:
        return self._faulty(item, self.session.command(item.body))

    def _faulty(self, item: Item, fault: Fault | None) -> Result:
        if fault is None:
            return Result(item)
        line, column = item.body_line + fault.line, item.column
        details = (fault.source, fault.got, fault.shown)
        return Result(item, None, Problem(self.path, line, column, fault.message, *details))

    # -- claims --------------------------------------------------------------------------------

    def _value(self, item: Item) -> Result:
        try:
            return Result(item, self.session.value(item.expression, item.kind == "exhibit"))
        except Unfit as error:
            message = f"this expression {error}"
            return self._wrong(item, message, expression=item.expression, shown=item.shown)

    def _claim(self, item: Item) -> Result:
        result = self._value(item)
        if result.problem:
            return result
        if not computes(item.expression):
            return self._wrong(item, LITERAL, expression=item.expression, shown=item.shown)
        latex, value = latex_of(item.shown), values.plain(result.value)
        if latex:
            message = self._formula(latex, item.expression)
        else:
            message = values.fault(item.shown, value)
        if not message:
            return replace(result, lines=self._lines(item))
        details = {"expression": item.expression, "got": values.text(value), "shown": item.shown}
        return self._wrong(item, message, result.value, **details)

    def _lines(self, item: Item) -> tuple[str, ...]:
        """The lines that lead to a claim's number, where somebody can explain its last call."""
        if not self.explain or not last_call(item.expression):
            return ()
        return self.session.lines(item.expression, self.explain)

    def _formula(self, latex: str, expression: str) -> str:
        try:
            return self.session.formula(latex, expression)
        except Unfit as error:
            return f"this formula {error}"

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
        if enclosed(item, walk(self.items), self.text):
            return self._wrong(item, TYPED, shown=item.shown)
        lost = [number for number in source.numbers if not stands(number, self.text)]
        if lost:
            message = f"sources.toml cites `{item.key}` with numbers that this page never gives"
            return self._wrong(item, message, got=", ".join(lost), shown=item.shown)
        return Result(item, source)

    def _reference(self, item: Item) -> Result:
        """A link without a text takes the heading that it leads to."""
        try:
            return Result(item, called(self.path, self.text, item.body))
        except PageError as error:
            return self._wrong(item, str(error))

    # -- formulas and lists ----------------------------------------------------------------------

    def _math(self, item: Item) -> Result:
        try:
            problems, unproved = self.session.proof(item.body)
        except Unfit as error:
            return self._wrong(item, f"this formula {error}", shown=item.body.strip())
        problems = problems + [
            f"`{side}` is not accounted for: give it a second side, or claim it: [$…$]{{= …}}"
            for side in unproved
            if not self.census.accounts(plain_maths(side))
        ]
        return self._wrong(item, problems[0], shown=item.body.strip()) if problems else Result(item)

    def _marker(self, item: Item) -> Result:
        """Numbers of a list count up from 1: a reader sees them."""
        if int(item.shown) == item.level:
            return Result(item)
        return self._wrong(item, "a list counts up from 1", got=str(item.level), shown=item.shown)


def run(page: Page) -> list[Result]:
    """Every item that can be wrong, evaluated in order."""
    return [page.evaluate(item) for item in walk(page.items) if item.kind in EVALUATED]


def unaccounted(page: Page) -> list[Problem]:
    """The numerals that nothing accounts for."""
    source = Text(page.text)
    return [
        Problem(page.path, *source.place(found.offset), message(found.text))
        for found in page.census.found
        if not found.kind
    ]


def message(numeral: str) -> str:
    """What to say of a numeral that nothing accounts for."""
    remedy = f"claim it, [{numeral}]{{= …}}, or echo the page's code"
    return f"`{numeral}` is not accounted for: {remedy}"


def language_of(path: str) -> str:
    """The language of a page, from its path: `docs/zh/…` and `README.zh.md` are Chinese."""
    parts = Path(path).parts
    return "zh" if "zh" in parts or path.endswith(".zh.md") else "en"
