"""The check is checked: digits are changed in copies of the real pages, and it has to notice.

By default some hundreds of digits are drawn at random, a few of them from every page;
CONVDOCS_MUTATIONS=all changes every one of them, CONVDOCS_MUTATIONS=5000 so many and these few.
CONVDOCS_SEED draws others.
"""

import os
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from readme import ROOT

from convdocs.claims import guard, parity
from convdocs.claims.equations import plain_maths
from convdocs.claims.items import READ, Item, walk
from convdocs.claims.notebook import page_text
from convdocs.claims.page import Page, unaccounted
from convdocs.claims.problems import Result
from convdocs.claims.report import Checked
from convdocs.claims.session import Memo
from convdocs.claims.sources import Source, load_sources
from convdocs.claims.totals import pages
from convdocs.claims.tree import check_page, sibling

PAGES = [*pages(ROOT / "docs"), ROOT / "README.md", ROOT / "README.zh.md"]
SEEN = {"prose", "inline_code", "text_fence", "claim", "quote", "math", "marker", "code", "console"}
DIGITS = "0123456789"
DRAWN = 200
EACH = 4  # of every page at least
WANTED = 0.99
MEMO = Memo()


@dataclass(frozen=True)
class Mutation:
    """One digit of one page: the item it stands in, its offset, and what replaces it."""

    path: Path
    index: int
    offset: int
    digit: str
    named: bool

    @property
    def text(self) -> str:
        text = read(self.path)
        return text[: self.offset] + self.digit + text[self.offset + 1 :]

    def __str__(self) -> str:
        old = read(self.path)
        start, end = old.rfind("\n", 0, self.offset) + 1, old.find("\n", self.offset)
        line, column = old.count("\n", 0, start) + 1, self.offset - start + 1
        row = self.text[max(start, self.offset - 30) : min(end, self.offset + 30)]
        place = f"{self.path.relative_to(ROOT)}:{line}:{column}"
        return f"{place}: {old[self.offset]} -> {self.digit} in …{row}…"


@cache
def read(path: Path) -> str:
    return page_text(path)


@cache
def checked(path: Path) -> Checked:
    """The page as it is, which must be right before anything can be learnt from changing it."""
    return check_page(Page(str(path), read(path), memo=MEMO))


@cache
def sections(path: Path) -> list[parity.Section]:
    return checked(path).sections


def seen_digits(path: Path) -> Iterator[tuple[int, int, bool]]:
    """Every digit that a reader sees: the number of its item, its offset, whether in a name."""
    page = checked(path).page
    for index, item in enumerate(walk(page.items)):
        if item.kind in SEEN:
            named = names_in(page, item)
            for offset in range(item.shown_start, item.shown_end):
                if page.text[offset] in DIGITS:
                    yield index, offset, offset in named


def names_in(page: Page, item: Item) -> set[int]:
    r"""The offsets inside an item that belong to names; `$3 \times 3$` is one as a whole."""
    if item.kind == "math":
        verdicts = {kind for _, _, kind in page.census.judge(plain_maths(item.body))}
        return set(range(item.shown_start, item.shown_end)) if verdicts == {"name"} else set()
    if item.kind not in READ:
        return set()
    spans = page.census.names.spans(item.shown)
    return {item.shown_start + at for start, end in spans for at in range(start, end)}


def mutations() -> list[Mutation]:
    """The digits to change: all, or as many as asked for and some of every page."""
    chance = random.Random(os.environ.get("CONVDOCS_SEED", "convdocs"))
    every = [
        Mutation(path, index, offset, other(read(path)[offset], chance), named)
        for path in PAGES
        for index, offset, named in seen_digits(path)
    ]
    asked = os.environ.get("CONVDOCS_MUTATIONS", str(DRAWN))
    if asked == "all":
        return every
    drawn = set(chance.sample(every, min(int(asked), len(every))))
    for path in PAGES:
        own = [change for change in every if change.path == path]
        drawn |= set(chance.sample(own, min(EACH, len(own))))
    return [change for change in every if change in drawn]


def other(digit: str, chance: random.Random) -> str:
    return chance.choice(DIGITS.replace(digit, ""))


def verdicts(path: Path, changes: list[Mutation]) -> Iterator[tuple[Mutation, str]]:
    """The changes of one page, each with who notices: "page", "languages" or nobody.

    The page runs once; at each item that is to be changed, the changed item is evaluated in the
    namespace that the page has at that point. What stands elsewhere on the page gives what it
    gave before, so nothing but this item, the census and the comparison of languages can notice.
    """
    waiting = defaultdict[int, list[Mutation]](list)
    for change in changes:
        waiting[change.index].append(change)
    live = Page(str(path), read(path), memo=MEMO)
    for index, item in enumerate(walk(live.items)):
        yield from ((change, caught(change, live)) for change in waiting[index])
        live.evaluate(item)
    live.session.close()


def caught(change: Mutation, live: Page) -> str:
    page = Page(live.path, change.text, memo=MEMO)
    if unaccounted(page) or guard.stray(page.path, page.text, page.items):
        return "page"
    items, before = list(walk(page.items)), checked(change.path).results
    if len(items) != len(before):  # the digit has changed what the page consists of
        return "page" if check_page(page).problems else ""
    page.session = live.session
    with live.session.branch():
        if page.evaluate(items[change.index]).problem:
            return "page"
    results = [Result(item, old.value) for item, old in zip(items, before)]
    ours = parity.sections(results, page.census.found)
    return "languages" if differs(change.path, ours) else ""


def differs(path: Path, ours: list[parity.Section]) -> bool:
    """Whether a changed page differs from the same page in the other language."""
    twin = sibling(path)
    return twin is not None and bool(parity.differences("", ours, "", sections(twin)))


@pytest.mark.slow
def test_nearly_every_changed_digit_is_caught(capsys: pytest.CaptureFixture[str]) -> None:
    for path in PAGES:
        assert checked(path).problems == [], "the pages are wrong already"
    tried = mutations()
    noticed = {
        change: by
        for path in PAGES
        for change, by in verdicts(path, [change for change in tried if change.path == path])
    }
    numbers = [change for change in tried if not change.named]
    survivors = [change for change in numbers if not noticed[change]]
    alone = sum(noticed[change] == "page" for change in numbers) / len(numbers)
    rate = 1 - len(survivors) / len(numbers)
    named = [change for change in tried if change.named]
    found = sum(bool(noticed[change]) for change in named)
    with capsys.disabled():
        print(f"\n{len(numbers)} digits changed outside names: {rate:.2%} caught,")
        print(f"{alone:.2%} without the other language;", *survivors, sep="\n  survived: ")
        print(f"{len(named)} in names: {found} caught")
    assert len(numbers) > len(tried) / 2
    assert rate >= WANTED


def test_changed_digits_of_the_sources_are_caught(tmp_path: Path) -> None:
    """The figures that are quoted; years, sections and addresses of a source are names."""
    chance = random.Random(os.environ.get("CONVDOCS_SEED", "convdocs"))
    pages = [Page(str(path), read(path)) for path in PAGES]
    changes = other_sources(tmp_path, chance)
    noticed = [any(misquotes(page, changed) for page in pages) for changed in changes]
    assert sum(noticed) >= WANTED * len(noticed)


def other_sources(folder: Path, chance: random.Random) -> Iterator[Mapping[str, Source]]:
    """The list of sources, each time with another digit of a quotation changed."""
    text = read(ROOT / "docs" / "sources.toml")
    for at in range(text.index("\n["), len(text)):
        if text.startswith("quotes = ", text.rindex("\n", 0, at) + 1) and text[at] in DIGITS:
            path = folder / f"{at}.toml"
            changed = text[:at] + other(text[at], chance) + text[at + 1 :]
            path.write_text(changed, encoding="utf-8")
            yield load_sources(path)


def misquotes(page: Page, sources: Mapping[str, Source]) -> bool:
    """Whether a page disagrees with the sources that it quotes."""
    page.sources = sources
    quotes = [item for item in walk(page.items) if item.kind == "quote"]
    return any(page.evaluate(item).problem for item in quotes)
