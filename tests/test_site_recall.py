"""A served page is checked again when it, or what it looks at, has changed, and only then."""

import os

import pytest

from convdocs.site import recall


@pytest.fixture
def docs(tmp_path):
    """A tree of one page in each language."""
    for lang in ("en", "zh"):
        path = tmp_path / f"docs/{lang}/page.md"
        path.parent.mkdir(parents=True)
        path.write_text("Nothing.\n", encoding="utf-8")
    (tmp_path / "docs/names.txt").write_text("", encoding="utf-8")
    return tmp_path / "docs"


def look(docs, text):
    return recall.checked(str(docs / "en/page.md"), text, "en")


def test_an_unchanged_page_is_remembered(docs):
    assert look(docs, "[3]{= 1 + 2}") is look(docs, "[3]{= 1 + 2}")


def test_a_changed_page_is_checked(docs):
    assert not look(docs, "[3]{= 1 + 2}").problems
    assert look(docs, "[4]{= 1 + 2}").problems


def test_a_page_that_counts_all_proofs_looks_at_all_pages(docs):
    text = "[0]{= site.claims}"
    assert not look(docs, text).problems
    other = docs / "zh/page.md"
    other.write_text("[3]{= 1 + 2}\n", encoding="utf-8")
    os.utime(other, (1, 1))
    assert look(docs, text).problems


def test_a_page_whose_link_is_named_by_another_page_looks_at_that_page(docs):
    other, text = docs / "en/other.md", "See [](other.md#part)."
    assert look(docs, text).problems
    for name in ("First", "Second"):
        other.write_text(f"# Other {{#other}}\n\n## {name} {{#part}}\n", encoding="utf-8")
        os.utime(other, (1, len(name)))
        (found,) = [one for one in look(docs, text).results if one.item.kind == "reference"]
        assert found.value == name


def test_outside_a_tree_there_is_nothing_to_count(tmp_path):
    page = recall.checked(str(tmp_path / "page.md"), "[0]{= site.claims}", "en")
    assert not page.problems
