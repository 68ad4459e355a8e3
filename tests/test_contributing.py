"""CONTRIBUTING.md: a chapter written by its recipe passes the check, and only a true one does."""

import shutil
from pathlib import Path

import pytest
from readme import ROOT, text

from convdocs.claims.tree import check

ENGLISH, CHINESE = "docs/en/strides.md", "docs/zh/strides.md"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the recipe's two pages and the lists that pages refer to."""
    pages = text("CONTRIBUTING.md").split("````markdown\n")[1:]
    for path, page in zip((ENGLISH, CHINESE), pages, strict=True):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(page.partition("````")[0], encoding="utf-8")
    (tmp_path / "docs/ids.txt").write_text("")
    for name in ("names.txt", "sources.toml"):
        shutil.copy(ROOT / "docs" / name, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    page = path.read_text(encoding="utf-8")
    assert page.count(old) == 1
    path.write_text(page.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("house")
def test_the_recipe_makes_two_pages_in_which_every_number_is_proved() -> None:
    report = check(["docs"])
    assert list(map(str, report.problems)) == []
    assert report.counts["claims"] == 6


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ENGLISH, "[1 764]", "[1 765]"),
        (CHINESE, "[25 %]", "[26 %]"),
        (ENGLISH, "(1, 14, 14))", "(1, 14, 15))"),
        (CHINESE, "= 196$", "= 169$"),
        (CHINESE, "{#why}", "{#because}"),
        (ENGLISH, " {#eg-strides}", ""),
    ],
)
def test_one_wrong_thing_in_them_is_found(house: Path, path: str, old: str, new: str) -> None:
    edit(house / path, old, new)
    problems = check(["docs"]).problems
    assert problems
    assert all("strides.md" in str(problem) for problem in problems)


def test_a_page_without_its_sibling_is_found(house: Path) -> None:
    (house / CHINESE).unlink()
    (problem,) = check(["docs"]).problems
    assert "a page has two languages" in str(problem)
