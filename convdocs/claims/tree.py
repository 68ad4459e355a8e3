"""The whole tree: every page, its census, its sibling in the other language, the guard."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from convdocs.claims import guard, ids, parity
from convdocs.claims.items import walk
from convdocs.claims.naming import named
from convdocs.claims.notebook import is_notebook, page_text, restored
from convdocs.claims.page import Page, unaccounted
from convdocs.claims.problems import Problem
from convdocs.claims.refusals import PageError
from convdocs.claims.report import Checked, Report
from convdocs.claims.session import Memo
from convdocs.claims.totals import pages
from convdocs.claims.update import updated

DEFAULT = ("docs", "README.md", "README.zh.md", "convdocs")


def check_page(page: Page) -> Checked:
    """Evaluate every item of a page in order; then its census and the guard."""
    results = [page.evaluate(item) for item in walk(page.items)]
    page.session.close()
    problems = [result.problem for result in results if result.problem]
    problems += unaccounted(page) + guard.stray(page.path, page.text, page.items)
    problems += ids.faults(page)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Checked(page, results, problems)


def check(
    paths: Sequence[str | Path] = (), update: bool = False, memo: Memo | None = None
) -> Report:
    """Check pages, folders of pages and Python files; by default all that a clone holds.

    `update` rewrites the stale numbers of claims, gives ids and publishes them; except in CI,
    where nobody would see it. With a `memo`, what has run before in this process is not run again.
    """
    if update and os.environ.get("CI"):
        raise PageError("update_in_ci")
    report, memo, checked = Report(), memo or Memo(), dict[Path, Checked]()
    for path in files(paths or _default()):
        if path.suffix == ".py" and not is_notebook(path):
            report.problems += guard.docstrings(path)
            continue
        page = Page(str(path), page_text(path), memo=memo)
        checked[path] = check_page(page)
        if update:
            checked[path] = _update(path, checked[path], report, memo)
        report.add(checked[path])
    for problem in _parity(checked, memo):
        report.problems.append(problem)
        report.counts["differences"] += 1
    listed = [one.page for one in checked.values()]
    report.changes += ids.publish(listed) if update else []
    report.problems += ids.lost(listed)
    return report


def _default() -> list[str]:
    found = [path for path in DEFAULT if Path(path).exists()]
    if "docs" not in found:
        raise PageError("no_path", path="docs")
    return found


def _update(path: Path, checked: Checked, report: Report, memo: Memo) -> Checked:
    text, changes = updated(checked.page, checked.results)
    text, added = named(Page(str(path), text))
    changes += added
    if not changes:
        return checked
    source = path.read_text(encoding="utf-8")
    path.write_text(restored(text, source) if is_notebook(path) else text, encoding="utf-8")
    report.changes += changes
    return check_page(Page(str(path), text, memo=memo))


def files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The pages and Python files that are meant by some paths."""
    for path in map(Path, paths):
        if not path.exists():
            raise PageError("no_path", path=path)
        if path.is_dir():
            yield from pages(path)
            yield from sorted(one for one in path.rglob("*.py") if not is_notebook(one))
        else:
            yield path


# -- two languages -----------------------------------------------------------------------------


def sibling(path: Path) -> Path | None:
    """The same page in the other language; None for a page of no language folder.

    >>> sibling(Path("docs/en/a/b.md")).as_posix(), sibling(Path("README.zh.md")).as_posix()
    ('docs/zh/a/b.md', 'README.md')
    """
    parts = path.parts
    for ours, theirs in (("en", "zh"), ("zh", "en")):
        if ours in parts[:-1]:
            return Path(*(theirs if part == ours else part for part in parts))
    if path.name.endswith(".zh.md"):
        return path.with_name(path.name.removesuffix(".zh.md") + ".md")
    other = path.with_suffix(".zh.md")
    return other if other.exists() else None


def _parity(checked: dict[Path, Checked], memo: Memo) -> Iterator[Problem]:
    done: set[Path] = set()
    for path, ours in checked.items():
        other = sibling(path)
        if other is None or other in done:
            continue
        done.add(path)
        if other.exists():
            theirs = checked.get(other) or _read(other, memo)
            yield from compare(ours, theirs)
        else:
            yield Problem(str(path), 1, 1, f"{other} does not exist: a page has two languages")


def _read(path: Path, memo: Memo) -> Checked:
    return check_page(Page(str(path), page_text(path), memo=memo))


def compare(ours: Checked, theirs: Checked) -> list[Problem]:
    """What differs between the two languages of a page."""
    here, there = ours.page.path, theirs.page.path
    return parity.differences(here, ours.sections, there, theirs.sections)
