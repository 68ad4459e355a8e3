"""Every place of a page has an id, and one that is published stays for ever."""

from pathlib import Path

import pytest
from readme import ROOT

from convdocs.claims import ids
from convdocs.claims.lexer import lex
from convdocs.claims.naming import named
from convdocs.claims.notebook import page_text
from convdocs.claims.page import Page
from convdocs.claims.places import places
from convdocs.claims.totals import pages
from convdocs.claims.tree import check

TEXT = """\
# Top {#top}

```python {#eg-own}
x = None
```

## Part {#part}

```{ .python #mine }
y = None
```

??? example "Inside" {#fold}

    ```python
    z = None
    ```

    ```python {#eg-inner}
    z = None
    ```

    ![Table.](= tables.of("layers", [])){#tbl-a}

    ??? question "No fold in a fold"

```console
$ convdocs network nosuch | head -n 0
```

A term.
{#term}

!!! note "Seen" {#seen}
    Words.

### A question {#ex-one}

What is it?

??? question "Answer"
    It is [`None`]{= y}.

### Two questions {#two}

??? question "First" {#ex-first}
    One.

??? question "Second"
    Two.
"""
HEAD = "# Published ids, one a line.\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree whose ids are listed, with nothing on the list yet."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)
    for lang in ("en", "zh"):
        (tmp_path / "docs" / lang).mkdir(parents=True)
        (tmp_path / "docs" / lang / "a.md").write_text(TEXT)
    (tmp_path / "docs/ids.txt").write_text(HEAD)
    return Path("docs")


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in check([folder]).problems]


def test_headings_examples_exercises_exhibits_and_marks_are_places() -> None:
    found = [(place.kind, place.key) for place in places(lex(TEXT))]
    assert found == [
        ("heading", "top"), ("example", "eg-own"), ("heading", "part"), ("example", "mine"),
        ("example", "fold"), ("example", "eg-inner"), ("exhibit", "tbl-a"), ("example", ""),
        ("mark", "term"), ("mark", "seen"), ("exercise", "ex-one"), ("heading", "two"),
        ("exercise", "ex-first"), ("exercise", ""),
    ]  # fmt: skip


def test_code_in_a_fold_belongs_to_it_and_an_answer_to_its_exercise() -> None:
    by_key = {place.key: place for place in places(lex(TEXT))}
    kinds = [item.kind for item in by_key["fold"].inside if item.kind != "prose"]
    assert kinds == ["code", "code", "exhibit", "admonition"]
    assert "claim" in [item.kind for item in by_key["ex-one"].inside]
    assert by_key["two"].inside == []


def test_a_question_before_any_heading_is_an_exercise_of_its_own() -> None:
    assert [place.kind for place in places(lex('??? question "Q"\n    A.\n'))] == ["exercise"]


def test_a_place_without_an_id_is_a_problem_where_a_list_is_kept(docs: Path) -> None:
    (docs / "zh/a.md").unlink()
    bare = "\n## Bare\n\n![No id.](= tables.of('layers', []))\n"
    (docs / "en/a.md").write_text(TEXT + bare)
    wanted = [ids.NEEDS[kind] for kind in ("example", "exercise", "heading", "exhibit")]
    assert [text for text in messages(docs) if "needs an id" in text] == wanted
    (docs / "ids.txt").unlink()
    assert [text for text in messages(docs) if "needs an id" in text] == []


def test_an_id_stands_once_on_a_page_and_the_foot_has_one_of_its_own() -> None:
    page = Page("a.md", "# A {#a}\n\n## B {#a}\n\n## C {#cite}\n")
    assert [(problem.line, problem.message) for problem in ids.faults(page)] == [
        (1, ids.TWICE.format("a")), (3, ids.TWICE.format("a")), (5, ids.TWICE.format("cite")),
    ]  # fmt: skip


def test_two_figures_or_tables_never_have_one_name_but_headings_may(docs: Path) -> None:
    text = "# B {#top}\n\n![Again.](= tables.of('layers', [])){#tbl-a}\n"
    for lang in ("en", "zh"):
        (docs / lang / "b.md").write_text(text)
    check([docs], update=True)
    assert messages(docs) == [ids.TAKEN.format("tbl-a", page) for page in ("b", "a", "b", "a")]


def test_both_languages_give_an_example_the_same_id(docs: Path) -> None:
    path = docs / "zh/a.md"
    path.write_text(TEXT.replace("{#eg-own}", "{#eg-other}").replace("{#ex-first}", "{#ex-1st}"))
    told = [text for text in messages(docs) if "needs an id" not in text]
    assert sum("eg-own: x = None" in text for text in told) == 1
    assert sum("question ex-1st" in text or "ex-1st: question" in text for text in told) == 1
    path.write_text(TEXT.replace("```console", "```console {#eg-c}"))
    assert any("console only in docs/zh/a.md: eg-c" in text for text in messages(docs))


# -- giving and publishing ---------------------------------------------------------------------


def test_update_gives_the_same_ids_to_both_languages_and_publishes_them(docs: Path) -> None:
    report = check([docs], update=True)
    assert report.problems == []
    named_text = TEXT.replace("```console", "```console {#eg-part}")
    named_text = named_text.replace('"Second"', '"Second" {#ex-two}')
    assert (docs / "en/a.md").read_text() == (docs / "zh/a.md").read_text() == named_text
    keys = ["top", "eg-own", "part", "mine", "fold", "eg-inner", "tbl-a", "eg-part", "term",
            "seen", "ex-one", "two", "ex-first", "ex-two"]  # fmt: skip
    assert (docs / "ids.txt").read_text() == HEAD + "".join(f"a#{key}\n" for key in keys)
    assert [str(change) for change in report.changes[:5:2]] == [
        "docs/en/a.md:27:1: added {#eg-part}", "docs/zh/a.md:27:1: added {#eg-part}",
        "docs/ids.txt:2:1: added a#top",
    ]  # fmt: skip
    assert check([docs], update=True).changes == []


def test_a_new_id_avoids_those_that_are_taken_and_moves_none(docs: Path) -> None:
    block = "```python\nx = None\n```\n"
    for lang in ("en", "zh"):
        (docs / lang / "a.md").write_text(f"{block}\n# A {{#a}}\n\n{block}\n{block}")
    check([docs], update=True)
    text = (docs / "en/a.md").read_text()
    assert text.replace("```python {", "{").count("{#eg-") == 3
    for lang in ("en", "zh"):
        path = docs / lang / "a.md"
        path.write_text(path.read_text().replace("{#a}\n", "{#a}\n\n" + block))
    check([docs], update=True)
    keys = [place.key for place in places(lex((docs / "zh/a.md").read_text()))]
    assert keys == ["eg-first", "a", "eg-a-3", "eg-a", "eg-a-2"]


def test_an_id_that_ends_a_fence_of_another_form_is_one(tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_text("")
    page = Page(str(tmp_path / "en/a.md"), "# A {#a}\n\n``` { .python }  \nx = None\n```\n")
    text, _ = named(page)
    assert "``` { .python } {#eg-a}\nx" in text
    assert [item.key for item in lex(text) if item.kind == "code"] == ["eg-a"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_published_id_that_is_gone_is_a_problem(docs: Path, lang: str) -> None:
    check([docs], update=True)
    for path in (docs / "en/a.md", docs / "zh/a.md"):
        path.write_text(path.read_text().replace("{#tbl-a}", "{#tbl-b}"))
    problems = [str(problem) for problem in check([docs / lang / "a.md"]).problems]
    assert problems == [f"docs/ids.txt:8:1: {ids.GONE.format('a#tbl-a', f'{lang}/a')}"]
    assert messages(docs) == [ids.GONE.format("a#tbl-a", f"{one}/a") for one in ("en", "zh")]


def test_a_published_page_that_is_gone_is_a_problem(docs: Path) -> None:
    (docs / "ids.txt").write_text(HEAD + "b#top\nnotebooks/c#d\n")
    (docs / "en/notebooks").mkdir()
    (docs / "en/notebooks/c.py").write_text("")
    gone = [text for text in messages(docs / "en/a.md") if "published" in text]
    assert gone == [ids.GONE.format("b#top", "en/b")]


def test_only_pages_of_the_language_folders_are_listed(docs: Path) -> None:
    (docs.parent / "README.md").write_text(TEXT)
    (docs / "theme").mkdir()
    homes = [ids.home(str(path)) for path in (docs.parent / "README.md", docs / "theme/a.md")]
    assert homes == [None, None]
    found = ids.home("docs/zh/deep/a.md")
    assert found
    assert (found.lang, found.name) == ("zh", "deep/a")


def test_the_code_of_a_notebook_needs_no_id(docs: Path) -> None:
    path = docs / "en/notebooks/n.py"
    page = Page(str(path), "# A {#a}\n\n```python\nx = None\n```\n")
    assert list(ids.nameless(page)) == []


def test_every_id_of_the_real_pages_is_published() -> None:
    """Where this fails: `convdocs check --update`, and look at what it adds."""
    real = [Page(str(path), page_text(path)) for path in pages(ROOT / "docs")]
    assert ids.fresh(real) == {}
    assert ids.lost(real) == []
    (file,) = {found.file for page in real if (found := ids.home(page.path))}
    listed = [entry[:2] for entry in ids.entries(file)]
    assert len(listed) == len(set(listed)) > 50
