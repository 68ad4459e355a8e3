"""Two languages, one truth: the same headings, and under each the same proofs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from convdocs.claims import formulas, values
from convdocs.claims.census import Found
from convdocs.claims.console import commands
from convdocs.claims.examples import bare, inputs, outputs
from convdocs.claims.items import Item
from convdocs.claims.problems import Problem, Result
from convdocs.claims.sources import Source

TOP = "the beginning"
Parts = Counter[tuple[str, str]]


@dataclass
class Section:
    """What stands under one heading: things counted by kind and content; things only named."""

    line: int
    key: str
    level: int
    counted: Parts = field(default_factory=Counter)
    named: set[tuple[str, str]] = field(default_factory=set)

    @property
    def name(self) -> str:
        return f"{{#{self.key}}}" if self.key else TOP if not self.level else "this heading"


def sections(results: Iterable[Result], found: Iterable[Found]) -> list[Section]:
    """The sections of a page, from the results of all its items and its census."""
    made = [Section(1, "", 0)]
    for result in results:
        item = result.item
        if item.kind == "heading":
            made.append(Section(item.line, item.key, item.level))
        made[-1].counted.update(_counted(result))
        made[-1].named.update(_named(item))
    for numeral in found:
        if numeral.kind:
            _at(made, numeral.item.line).named.add((numeral.kind, numeral.text))
    return made


def _at(made: list[Section], line: int) -> Section:
    return next(section for section in reversed(made) if section.line <= line or section is made[0])


def _counted(result: Result) -> list[tuple[str, str]]:
    item = result.item
    rule = RULES.get(item.kind)
    return list(rule(result)) if rule else []


def _claim(result: Result) -> Iterator[tuple[str, str]]:
    expression = _spaced(result.item.expression)
    speaks = _speaks(expression)
    value = "" if speaks else f" = {values.text(values.plain(result.value))}"
    yield "claim", expression + value


def _quote(result: Result) -> Iterator[tuple[str, str]]:
    source, shown = result.value, result.item.shown
    meant = source.meant(shown) if isinstance(source, Source) else shown
    yield "quotation", f"{result.item.key}: {_spaced(meant)}"


def _exhibit(result: Result) -> Iterator[tuple[str, str]]:
    yield "exhibit", _keyed(result.item, _spaced(result.item.expression))


def _admonition(result: Result) -> Iterator[tuple[str, str]]:
    yield "admonition", _keyed(result.item, result.item.info)


def _code(result: Result) -> Iterator[tuple[str, str]]:
    yield "code", _keyed(result.item, bare(inputs(result.item.body)))
    for source, shown in outputs(result.item.body):
        if not _speaks(source):
            yield "output", f"{bare(source)} -> {shown}"


def _console(result: Result) -> Iterator[tuple[str, str]]:
    if result.item.key:
        yield "console", result.item.key
    for command in commands(result.item.body):
        words = re.sub(r"--lang[ =]\w+", "", command.text)
        yield "command", _spaced(words)
        if words == command.text:
            yield "output", f"{_spaced(words)} -> {command.shown}"


RULES: dict[str, Callable[[Result], Iterator[tuple[str, str]]]] = {
    "claim": _claim, "generated": _claim, "quote": _quote, "exhibit": _exhibit,
    "admonition": _admonition, "code": _code, "setup": _code, "console": _console,
}  # fmt: skip


def _named(item: Item) -> list[tuple[str, str]]:
    """Formulas and addresses with digits must occur in both languages, however often."""
    if item.kind in ("link", "reference") and re.search(r"\d", item.body):
        return [("address", item.body)]
    if item.kind != "math" or not formulas.has_digits(item.body):
        return []
    return [("formula", _spaced(re.sub(r"\\text\{[^{}]*\}", "", item.body)))]


def _keyed(item: Item, text: str) -> str:
    return f"{item.key}: {text}" if item.key else text


def _speaks(expression: str) -> bool:
    """Whether an expression depends on the language of the page."""
    return re.search(r"\blang\b", expression) is not None


def _spaced(text: str) -> str:
    return " ".join(text.split())


# -- comparison --------------------------------------------------------------------------------


def differences(path: str, ours: list[Section], other: str, theirs: list[Section]) -> list[Problem]:
    """What differs between a page and the same page in the other language."""
    headings = [(section.key, section.level) for section in ours]
    wanted = [(section.key, section.level) for section in theirs]
    if headings != wanted:
        return [_headings(path, ours, other, theirs)]
    return [
        Problem(path, mine.line, 1, f"under {mine.name}, {text}")
        for mine, yours in zip(ours, theirs)
        for text in _compare(mine, yours, other)
    ]


def _headings(path: str, ours: list[Section], other: str, theirs: list[Section]) -> Problem:
    for mine, yours in zip(ours, theirs):
        if (mine.key, mine.level) != (yours.key, yours.level):
            text = f"{mine.name} at level {mine.level}, but {yours.name} at level {yours.level}"
            message = f"the headings differ: {text} in {other}:{yours.line}"
            return Problem(path, mine.line, 1, message)
    longer, name = (ours, path) if len(ours) > len(theirs) else (theirs, other)
    extra = longer[min(len(ours), len(theirs))]
    line = extra.line if longer is ours else ours[-1].line
    return Problem(path, line, 1, f"the headings differ: only {name} has {extra.name}")


def _compare(mine: Section, yours: Section, other: str) -> Iterator[str]:
    for (kind, text), count in sorted((mine.counted - yours.counted).items()):
        yield f"{kind} not in {other}{_times(count)}: {text}"
    for (kind, text), count in sorted((yours.counted - mine.counted).items()):
        yield f"{kind} only in {other}{_times(count)}: {text}"
    for kind, text in sorted(mine.named - yours.named):
        yield f"{kind} not in {other}: {text}"
    for kind, text in sorted(yours.named - mine.named):
        yield f"{kind} only in {other}: {text}"


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""
