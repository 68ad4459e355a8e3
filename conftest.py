"""Every page, README and docstring is a test: the code that checks a page checks it here too."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.example import Example
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.sybil import SybilCollection
from sybil.typing import Parser

from convdocs.claims import guard, processes
from convdocs.claims.examples import run_example
from convdocs.claims.items import EVALUATED, walk
from convdocs.claims.notebook import is_notebook, page_text
from convdocs.claims.page import Page, unaccounted
from convdocs.claims.session import Memo
from convdocs.claims.tree import DEFAULT, files

ROOT = Path(__file__).parent
MEASURE: list[str] = []  # how coverage measures other processes, if it does
MEMO = Memo()  # page by page or as a tree, in either language: the same code runs once


def pytest_sessionstart() -> None:
    """Let coverage leave the processes of pages alone: it writes a file for each of thousands."""
    MEASURE.append(os.environ.pop("COVERAGE_PROCESS_CONFIG", ""))


@pytest.fixture(scope="module")
def measured() -> Iterator[None]:
    """Let coverage measure the processes of pages, in the tests of what runs there."""
    processes.stop()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COVERAGE_PROCESS_CONFIG", MEASURE[0])
        yield
        processes.stop()


@pytest.fixture(scope="session")
def memo() -> Memo:
    """Return what the pages' code has given so far in this process."""
    return MEMO


def page_regions(document: Document) -> Iterator[Region]:
    """One region for each item that can be wrong, and one at the end for the page as a whole."""
    page = Page(str(Path(document.path).relative_to(ROOT)), document.text, memo=MEMO)
    for item in page.items:
        if item.kind in EVALUATED:
            yield Region(item.start, item.end, (page, item), evaluate_item)
    yield Region(len(page.text), len(page.text), page, evaluate_census)


def evaluate_item(example: Example) -> str:
    """Evaluate an item, and those of its caption, in the page's namespace."""
    page, item = example.parsed
    results = [page.evaluate(part) for part in walk([item])]
    return "\n".join(str(result.problem) for result in results if result.problem)


def evaluate_census(example: Example) -> str:
    """Every numeral is accounted for, and every example is collected."""
    page: Page = example.parsed
    page.session.close()
    problems = unaccounted(page) + guard.stray(page.path, page.text, page.items)
    return "\n".join(map(str, problems))


def docstring_regions(document: Document) -> Iterator[Region]:
    """The examples of a docstring, compared exactly."""
    for region in DocTestStringParser()(document.text, document.path):
        region.evaluator = evaluate_docstring
        yield region


def evaluate_docstring(example: Example) -> str:
    """Run one example of a docstring in its module's namespace."""
    fault = run_example(example.parsed, example.namespace, example.path)
    return "" if fault is None else f"{fault.message}: got {fault.got!r}, shown {fault.shown!r}"


class Checked(Sybil):
    """Takes exactly the files that `convdocs check` checks, however deep they lie."""

    def should_parse(self, path: Path) -> bool:
        """Whether a file is one of them, and of this kind."""
        notebooks = NotebookDocument in self.document_types.values()
        return path.suffix in self.patterns and path in CHECKED and is_notebook(path) == notebooks


CHECKED = set(files(path for path in (ROOT / name for name in DEFAULT) if path.exists()))


class NotebookDocument(Document):
    """A notebook as its Markdown, line for line."""

    @classmethod
    def parse(cls, path: str, *parsers: Parser, encoding: str = "utf-8") -> Document:
        """Read a notebook as a page."""
        document = cls(page_text(Path(path)), path)
        for parser in parsers:
            for region in parser(document):
                document.add(region)
        return document


pages = Checked([page_regions], patterns=[".md"])
docstrings = Checked(
    [docstring_regions], patterns=[".py"], document_types={".py": PythonDocStringDocument}
)
notebooks = Checked([page_regions], patterns=[".py"], document_types={".py": NotebookDocument})
pytest_collect_file = SybilCollection([pages, docstrings, notebooks]).pytest()
