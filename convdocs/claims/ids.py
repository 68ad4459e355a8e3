"""Ids are for ever: each place of a page has one, and `ids.txt` lists those that are published.

Others link to them, so one that is on the list and no longer on its page is a problem.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from convdocs.claims.notebook import is_notebook
from convdocs.claims.page import Page
from convdocs.claims.places import Place, places
from convdocs.claims.problems import Problem
from convdocs.claims.sources import nearest
from convdocs.claims.update import Change

LIST = "ids.txt"
FOOT = "cite"  # the theme gives this id to the citations at the foot of every page
LANGUAGES = ("en", "zh")
NEEDS = {
    "heading": "this heading needs an id: add {#…}",
    "exhibit": "this figure or table needs an id: add {#fig-…} or {#tbl-…}",
    "example": "this example needs an id: add {#eg-…}, or run `convdocs check --update`",
    "exercise": "this exercise needs an id: add {#ex-…}, or run `convdocs check --update`",
}
TWICE = "the id `{}` stands twice on this page: change one of them"
TAKEN = "the id `{}` is taken by {}: a figure or table has one of its own in the whole tree"
GONE = "`{}` is published, but {} no longer has it: give it back, for others link to it"


class Home(NamedTuple):
    """Where a page's ids are listed, the page's language, and its name on the list."""

    file: Path
    lang: str
    name: str


class Entry(NamedTuple):
    """A published id: its page, itself, and the line it stands on."""

    name: str
    key: str
    line: int


def home(path: str) -> Home | None:
    """Where a page's ids are listed; None for a README, and where no list is kept."""
    found, whole = nearest(path, LIST), Path(path).resolve()
    if not found or not whole.is_relative_to(found.parent):
        return None
    lang, *rest = whole.relative_to(found.parent).parts
    return Home(found, lang, Path(*rest).with_suffix("").as_posix()) if lang in LANGUAGES else None


def keys(page: Page) -> list[str]:
    """The ids of a page, in order."""
    return [place.key for place in places(page.items) if place.key]


def nameless(page: Page) -> Iterator[Place]:
    """Where a list is kept, the places without an id.

    A notebook's code needs none: it is found by the heading above it.
    """
    for place in places(page.items) if home(page.path) else ():
        cell = place.kind == "example" and is_notebook(Path(page.path))
        if not place.key and not cell:
            yield place


def faults(page: Page) -> list[Problem]:
    """The ids that stand twice, the figures and tables named like another page's, the nameless."""
    found = [place for place in places(page.items) if place.key]
    counts = Counter([FOOT, *(place.key for place in found)])
    twice = [place for place in found if counts[place.key] > 1]
    problems = [page.problem(place.item, TWICE.format(place.key)) for place in twice]
    problems += [page.problem(place.item, NEEDS[place.kind]) for place in nameless(page)]
    return problems + list(_taken(page, found))


def _taken(page: Page, found: Iterable[Place]) -> Iterator[Problem]:
    """Figures and tables are files in somebody's folder, so no two have one name."""
    here = home(page.path)
    others = entries(here.file) if here else []
    taken = {entry.key: entry.name for entry in others if here and entry.name != here.name}
    for place in found:
        if place.kind == "exhibit" and place.key in taken:
            yield page.problem(place.item, TAKEN.format(place.key, taken[place.key]))


# -- the list ----------------------------------------------------------------------------------


def entries(file: Path) -> list[Entry]:
    """What is published: a line `page#id` each; other lines begin with `# `."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    rows = [(line, *text.partition("#")) for line, text in lines]
    return [Entry(name, key, line) for line, name, _, key in rows if name]


def lost(pages: Sequence[Page]) -> list[Problem]:
    """The published ids that their pages no longer have, and those whose page is gone."""
    here = {found: set(keys(page)) for page, found in _listed(pages)}
    return [
        Problem(os.path.relpath(file), line, 1, GONE.format(f"{name}#{key}", f"{lang}/{name}"))
        for file, lang in sorted({(found.file, found.lang) for found in here})
        for name, key, line in entries(file)
        if not _has(here, Home(file, lang, name), key)
    ]


def _has(here: Mapping[Home, set[str]], page: Home, key: str) -> bool:
    """Whether a page has an id; of a page that was not looked at, whether there is one."""
    if page in here:
        return key in here[page]
    path = page.file.parent / page.lang / page.name
    return any(path.with_name(path.name + suffix).is_file() for suffix in (".md", ".py"))


def fresh(pages: Sequence[Page]) -> dict[Path, list[str]]:
    """The ids that are not on their list yet, by list, each once."""
    listed, found = _listed(pages), dict[Path, dict[str, None]]()
    known = {file: {entry[:2] for entry in entries(file)} for _, (file, *_) in listed}
    for page, (file, _, name) in listed:
        new = [f"{name}#{key}" for key in keys(page) if (name, key) not in known[file]]
        found.setdefault(file, {}).update(dict.fromkeys(new))
    return {file: list(new) for file, new in found.items() if new}


def publish(pages: Sequence[Page]) -> list[Change]:
    """Append the new ids to their list, and say which."""
    changes = []
    for file, new in fresh(pages).items():
        text = file.read_text(encoding="utf-8")
        line = text.count("\n") + 1
        file.write_text(text + "".join(f"{one}\n" for one in new), encoding="utf-8")
        path = os.path.relpath(file)
        changes += [Change(path, line + n, 1, "", one) for n, one in enumerate(new)]
    return changes


def _listed(pages: Iterable[Page]) -> list[tuple[Page, Home]]:
    homes = [(page, home(page.path)) for page in pages]
    return [(page, found) for page, found in homes if found]
