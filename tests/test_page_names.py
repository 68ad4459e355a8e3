"""A chapter has one name: in its tab, the navigation, its heading, and in links that name it."""

import difflib
import re
from pathlib import Path

import pytest

from convdocs.claims.headings import called, headings
from convdocs.claims.items import walk
from convdocs.claims.lexer import lex
from convdocs.claims.notebook import page_text
from convdocs.claims.refusals import PageError

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(path for lang in ("en", "zh") for suffix in ("md", "py")
               for path in (DOCS / lang).rglob(f"*.{suffix}"))  # fmt: skip
EACH = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
ALIKE = 0.85  # of difflib: from here on a text is a slip of the name, not a description
ENTRY = re.compile(r"^(?:-|\d+\.) \[([^\]]+)\]\((?!http)[^)]*\)(?:[:：]|$)", re.M)


def plain(text: str) -> str:
    """A name without what does not tell it from another: case, quotation marks, a final mark."""
    return re.sub(r"[\"“”`*?？.。 ]", "", text).casefold()


def named(text: str) -> bool:
    """Whether a text looks like a name: not one word, and in English not in small letters."""
    words = re.findall(r"[A-Za-z0-9×’']+|[\u4e00-\u9fff]{2}", text)
    return not text[:1].islower() and len(words) > 1


def slips(path: Path) -> list[tuple[str, str]]:
    """The links of a page whose text, typed by hand, is nearly or exactly a heading's name."""
    text = page_text(path)
    found = []
    for item in walk(lex(text)):
        try:
            name = called(str(path), text, item.body[1:-1]) if item.kind == "link" else ""
        except (PageError, OSError):
            continue  # a link to something else than a heading
        alike = difflib.SequenceMatcher(None, plain(item.shown), plain(name)).ratio()
        if name and named(item.shown) and alike >= ALIKE:
            found.append((item.shown, name))
    return found


@EACH
def test_a_page_has_one_name(path: Path) -> None:
    text = page_text(path)
    title = re.search(r"^title: (.*)$", text, re.M)[1]
    assert title.strip('"') == headings(text)[""]


@EACH
def test_a_link_that_names_its_target_takes_the_name_from_there(path: Path) -> None:
    """Write such a link without a text: `[](stride.md#gaps)`."""
    assert slips(path) == []


@EACH
def test_an_entry_of_a_list_of_links_is_named_by_its_target(path: Path) -> None:
    assert ENTRY.findall(page_text(path)) == []


def test_a_slip_is_seen(tmp_path: Path) -> None:
    (tmp_path / "cost.md").write_text("# What does it cost? {#cost}\n", encoding="utf-8")
    page = tmp_path / "page.md"
    for typed in ("What does it cost?", "What does it cost", "What it does cost?"):
        page.write_text(f"See [{typed}](cost.md).", encoding="utf-8")
        assert slips(page) == [(typed, "What does it cost?")]
    for typed in ("what does it cost", "", "What does a cat eat?"):
        page.write_text(f"See [{typed}](cost.md).", encoding="utf-8")
        assert slips(page) == []
    assert ENTRY.findall("- [Cost](cost.md): how much\n1. [Cost](cost.md)") == ["Cost"] * 2
    assert ENTRY.findall("- [Three numbers](#a) say so\n- [x](https://a.b): c") == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_exercises_stand_under_the_names_of_their_chapters(lang: str) -> None:
    found = headings(page_text(DOCS / lang / "exercises.md"))
    chapters = {key: name for key, name in found.items() if key.startswith("of-")}
    assert chapters == {
        key: headings(page_text(DOCS / lang / f"{key.removeprefix('of-')}.md"))[""]
        for key in chapters
    }
