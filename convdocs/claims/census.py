"""Every numeral that a reader sees is accounted for: proved, a name, or an echo of the code."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from html import unescape

from convdocs.claims.console import commands
from convdocs.claims.digits import digits
from convdocs.claims.examples import examples_of
from convdocs.claims.items import Item, walk
from convdocs.claims.names import Names

ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
FILL = "\u2060"  # stands in for the rest of an entity, so that all offsets stay


@cache
def numerals(digit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What matches a numeral made of these digits, with its groups of three, and without."""
    plain = rf"[{digit}]+(?:[.,][{digit}]+)*"
    groups = r"(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))*"
    return re.compile(plain + groups), re.compile(plain)


@dataclass(frozen=True)
class Found:
    """A numeral: where it stands, and what accounts for it ("name", "echo" or nothing)."""

    item: Item
    offset: int
    text: str
    kind: str


class Census:
    """Judges numerals by the list of names and by the code that stands on the page."""

    def __init__(self, items: Sequence[Item], names: Names) -> None:
        self.items = list(walk(items))
        self.names = names
        self.corpus = "\n".join(_checked_code(item) for item in self.items)

    def judge(self, text: str, whole: bool = False) -> Iterator[tuple[int, str, str]]:
        """Each numeral of a text: its offset, itself (or the name it is part of), its kind.

        `whole` says that the text, being inline code, may stand in the page's code as it is.
        """
        if whole and not text.strip().isdigit() and self.echoes(text):
            yield from ((match.start(), text.strip(), "echo") for match in _first(text))
            return
        spans = self.names.spans(text)
        grouped, plain = numerals(digits(text))
        for match in grouped.finditer(text):
            yield from self._numeral(match, plain.finditer(text, *match.span()), spans)

    def _numeral(
        self,
        match: re.Match[str],
        parts: Iterator[re.Match[str]],
        spans: list[tuple[int, int]],
    ) -> Iterator[tuple[int, str, str]]:
        if self.echoes(match[0]) and _digits(match[0]) > 1:
            yield match.start(), match[0], "echo"
            return
        for part in parts:
            around = (part.string[a:b] for a, b in spans if a <= part.start() and part.end() <= b)
            name = next(around, "")
            echo = _digits(part[0]) > 1 and self.echoes(part[0])
            kind = "name" if name else "echo" if echo else ""
            yield part.start(), " ".join((name or part[0]).split()), kind

    def echoes(self, text: str) -> bool:
        """Whether a text stands in the page's own code, as words or numbers of their own."""
        text = text.strip()
        plain = re.sub(r"(?<=\d)[,\s](?=\d{3})", "", text)
        return any(stands(form, self.corpus) for form in {text, plain})

    def accounts(self, text: str) -> bool:
        """Whether every numeral of a text is a name or an echo."""
        return all(kind for _, _, kind in self.judge(text))

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every numeral that only the census looks at, in the order of the page."""
        return tuple(
            Found(item, start + offset, numeral, kind)
            for item in self.items
            for start, text, whole in _read(item)
            for offset, numeral, kind in self.judge(text, whole)
        )


def _first(text: str) -> list[re.Match[str]]:
    match = numerals(digits(text))[0].search(text)
    return [match] if match else []


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def stands(text: str, corpus: str) -> bool:
    """Whether a text stands in another one, as words or numbers of its own."""
    before = r"(?<![\w.])" if text[:1].isalnum() else ""
    after = r"(?!\w|[.,]\d)" if text[-1:].isalnum() else ""
    return bool(text) and re.search(before + re.escape(text) + after, corpus) is not None


def _checked_code(item: Item) -> str:
    """The code and outputs of an item, without comments, which nothing checks."""
    if item.kind == "code":
        rows = item.body.split("\n")
        for row, column, _ in comments(item.body):
            rows[row] = rows[row][:column]
        return "\n".join(rows)
    if item.kind == "console":
        ours = [part for part in commands(item.body) if part.arguments is not None]
        return "\n".join(f"{part.text}\n{part.shown}" for part in ours)
    return ""


@lru_cache(maxsize=4096)  # asked for the page's code, for the census, and in both languages
def comments(body: str) -> list[tuple[int, int, str]]:
    """The comments of a code block: row (from 0), column and text."""
    if ">>>" not in body:
        return list(_comments(body, 0, 0))
    found: list[tuple[int, int, str]] = []
    for example in examples_of(body):
        found += _comments(example.source, example.lineno, example.indent + len(">>> "))
    rows = enumerate(body.split("\n"))
    lone = [(row, text.index("#"), text.strip()[4:]) for row, text in rows
            if text.strip().startswith(">>> #")]  # fmt: skip
    return sorted({*found, *lone})


def _comments(source: str, row: int, column: int) -> Iterator[tuple[int, int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield row + token.start[0] - 1, column + token.start[1], token.string
    except (tokenize.TokenError, SyntaxError):
        return  # running the code reports it


def _read(item: Item) -> Iterator[tuple[int, str, bool]]:
    """The stretches of an item that only the census looks at: offset, text, whether code."""
    if item.kind in ("prose", "text_fence", "inline_code"):
        text = unescaped(item.shown) if item.kind == "prose" else item.shown
        yield item.shown_start, text, item.kind == "inline_code"
    elif item.kind == "code":
        for row, _, text in comments(item.body):
            yield _offset(item, row, text), text, False
    elif item.kind == "console":
        for part in commands(item.body):
            if part.arguments is None:
                for row, text in part.rows:
                    yield _offset(item, row, text), text, False


def unescaped(text: str) -> str:
    r"""A text with its HTML entities as the characters that they stand for, as long as before.

    >>> unescaped("&#189; of&nbsp;it").replace(FILL, "")
    '½ of\xa0it'
    """
    return ENTITY.sub(lambda match: unescape(match[0]).ljust(len(match[0]), FILL), text)


def _offset(item: Item, row: int, text: str) -> int:
    """Where a text of a row of the body stands in the page."""
    rows = item.shown.split("\n")
    start = item.shown_start + sum(len(line) + 1 for line in rows[:row])
    return start + rows[row].index(text)
