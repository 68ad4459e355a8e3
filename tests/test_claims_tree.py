"""`convdocs check`: the real pages, what it counts, what it rewrites, and what it never skips."""

import subprocess
import sys
from pathlib import Path

import pytest
from readme import ROOT

import convdocs as cd
from convdocs.claims import guard
from convdocs.claims.lexer import lex
from convdocs.claims.report import KINDS, Report
from convdocs.claims.session import Memo
from convdocs.claims.totals import Totals, pages, totals_of
from convdocs.claims.tree import check, sibling

GOOD = """\
# A {#a}

VGG-16 has [25]{= 5 * 5} and []{= 5} on $3 + 4 = 7$, says [93 MB]{~ notes}; 56 again.

```python
>>> 28 * 2
56
```

```console
$ convdocs network nosuch | head -n 0
```

![Table](= tables.of("layers", [(2,)]))
"""
STALE = (
    "# A {#a}\n\n"
    "It takes [11 269]{= 11268 + 0} or [22 %]{= 0.2175 + 0} or [30]{= 5 * 5}, [$3$]{= 2 + 2}.\n"
)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of one page in two languages."""
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path / "docs"
    for lang in ("en", "zh"):
        (folder / lang).mkdir(parents=True)
        (folder / lang / "a.md").write_text(GOOD, encoding="utf-8")
    (folder / "names.txt").write_text("VGG-16  # a network\n")
    (folder / "sources.toml").write_text(
        '[notes]\ncite = "N"\nurl = "u"\nquotes = ["93 MB"]\n'
        'read = "original"\nseen = "2026-11-26"\n'
    )
    return folder


def test_the_real_tree_is_proved(monkeypatch: pytest.MonkeyPatch, memo: Memo):
    monkeypatch.chdir(ROOT)
    report = check(memo=memo)
    assert list(map(str, report.problems)) == []
    assert report.counts["unaccounted"] == report.counts["differences"] == 0


def test_the_report_counts_every_kind(docs: Path):
    report = check([docs])
    assert report.problems == []
    assert report.counts == {
        "pages": 2, "claims": 2, "generated": 2, "formulas": 2, "examples": 2, "commands": 2,
        "exhibits": 2, "quotations": 2, "names": 2, "echoes": 2,
    }  # fmt: skip


def test_the_report_speaks_both_languages(docs: Path):
    report = check([docs / "en" / "a.md"])
    english, chinese = report.text("en").split("\n"), report.text("zh").split("\n")
    assert len(english) == len(chinese) == len(KINDS) + 1
    assert english[1] == "     1 claims"
    assert english[-1] == "No problem found."
    assert chinese[-1] == "没有发现问题"
    (docs / "en" / "a.md").write_text(STALE)
    report = check([docs / "en"])
    assert "docs/en/a.md:3:10: the number shown is not what comes out" in report.text("en")
    assert report.verdict("en") == f"{len(report.problems)} problems"
    assert report.verdict("zh") == f"有 {len(report.problems)} 个问题"
    assert Report(problems=report.problems[:1]).verdict("en") == "1 problem"


def test_a_page_missing_in_one_language_is_a_problem(docs: Path):
    (docs / "zh" / "a.md").unlink()
    report = check([docs])
    (problem,) = report.problems
    assert (Path(problem.path).name, problem.line) == ("a.md", 1)
    assert "zh/a.md does not exist: a page has two languages" in problem.message
    assert report.counts["differences"] == 1


def test_one_page_is_compared_with_its_sibling(docs: Path):
    (docs / "zh" / "a.md").write_text(GOOD.replace("5 * 5", "4 * 5").replace("[25]", "[20]"))
    messages = [problem.message for problem in check([docs / "en" / "a.md"]).problems]
    assert len(messages) == 2
    assert all("claim" in message and "zh/a.md" in message for message in messages)


def test_siblings_are_found_for_folders_and_for_readmes(tmp_path: Path):
    assert sibling(Path("docs/zh/x/en.md")) == Path("docs/en/x/en.md")
    assert sibling(Path("README.zh.md")) == Path("README.md")
    (tmp_path / "README.zh.md").write_text("")
    assert sibling(tmp_path / "README.md") == tmp_path / "README.zh.md"
    assert sibling(tmp_path / "OTHER.md") is None


def test_a_readme_of_one_language_is_a_page_of_its_own(tmp_path: Path):
    path = tmp_path / "README.md"
    path.write_text("# R\n\nTwo.\n")
    assert check([path]).problems == []


def test_folders_beside_the_languages_hold_no_pages(docs: Path):
    (docs / "theme").mkdir()
    (docs / "theme" / "notes.md").write_text("5")
    assert pages(docs) == [docs / "en" / "a.md", docs / "zh" / "a.md"]
    assert pages(docs / "theme") == [docs / "theme" / "notes.md"]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path):
    with pytest.raises(cd.ConvdocsError, match="no page or folder"):
        check([tmp_path / "nothing"])


def test_a_folder_without_pages_is_not_called_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(cd.ConvdocsError, match="no page or folder 'docs'"):
        check()


# -- update ------------------------------------------------------------------------------------


def test_update_rewrites_stale_numbers_in_their_style_and_says_so(docs: Path):
    path = docs / "en" / "a.md"
    (docs / "zh" / "a.md").unlink()
    path.write_text(STALE)
    report = check([path], update=True)
    assert path.read_text() == STALE.replace("11 269", "11 268").replace("[30]", "[25]")
    assert [str(change).partition("docs/")[2] for change in report.changes] == [
        "en/a.md:3:10: 11 269 -> 11 268", "en/a.md:3:59: 30 -> 25",
    ]  # fmt: skip
    assert "the formula is not 4" in report.problems[0].message


def test_update_leaves_what_it_cannot_compute_and_what_is_right(docs: Path):
    path = docs / "en" / "a.md"
    before = GOOD + "\n[1]{= nothing}\n"
    path.write_text(before)
    assert check([path], update=True).changes == []
    assert path.read_text() == before


def test_update_is_refused_in_ci(docs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(cd.ConvdocsError, match="--update is refused in CI"):
        check([docs], update=True)


# -- the guard ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (">>> 1 + 1", 1, 1),
        ("text\n    >>> 1 + 1\n    2", 2, 5),
        ("> >>> 1 + 1", 1, 3),
        ("- >>> 1 + 1", 1, 3),
        ("```text\n>>> 1\n```", 2, 1),
        ("```\n>>> 1\n```", 2, 1),
        ("<!--\n>>> 1\n-->", 2, 1),
        ("<!-- >>> 1\n-->", 1, 6),
        ("<!--\n```python\n>>> 1\n```\n-->", 3, 1),
        ("- ```python\n  >>> 1\n  ```", 2, 3),
    ],
)
def test_an_example_that_nothing_runs_is_a_problem(text: str, line: int, column: int):
    found = guard.stray("page.md", text, lex(text))
    assert ("page.md", line, column) in [(p.path, p.line, p.column) for p in found]


@pytest.mark.parametrize(
    "info", ["Python", "python3.11", "ipython", "pyrepl", "{.Python}", "{ .python-repl }", "PY"]
)
def test_a_fence_that_means_python_but_is_not_run_is_a_problem(info: str):
    text = f"```{info}\nx\n```"
    (problem,) = guard.stray("page.md", text, lex(text))
    assert (problem.line, problem.column) == (1, 1)
    assert "is not run: write ```python" in problem.message


@pytest.mark.parametrize(
    "text",
    ["```python\n>>> 1\n1\n```", "<!-- setup\n>>> 1\n1\n-->", "The prompt `>>>` is Python's.",
     "> a\n- b\n* c", "```toml\n```", "```\n```", "?? - > *"],
)  # fmt: skip
def test_what_is_run_or_only_mentioned_passes_the_guard(text: str):
    assert guard.stray("page.md", text, lex(text)) == []


def test_prompts_of_a_python_file_stand_in_docstrings(tmp_path: Path):
    path = tmp_path / "module.py"
    path.write_text('"""A.\n\n>>> 1\n1\n"""\n# >>> 2\nx = """\n>>> 3\n"""\n')
    found = check([path]).problems
    assert [(problem.line, problem.column) for problem in found] == [(6, 3), (8, 1)]
    assert check([ROOT / "convdocs"]).problems == []


# -- totals ------------------------------------------------------------------------------------


def test_totals_count_the_tree_of_a_page(docs: Path):
    site = totals_of(str(docs / "en" / "a.md"))
    assert (site.pages, site.claims, site.formulas, site.outputs, site.exhibits) == (2, 4, 2, 4, 2)
    assert site.proofs == 12
    assert totals_of(str(docs.parent / "a.md")).pages == 2
    assert Totals(None).proofs == 0


# -- Sybil -------------------------------------------------------------------------------------

BROKEN = {
    "docs/en/a.md": "# A {#a}\n\nIt is [26]{= 5 * 5}.\n\n![c [1]{= 1 + 1}](= 5)\n",
    "docs/zh/b.md": "# B {#b}\n\nIt is 7.\n\n```text\n>>> 1\n```\n",
    "README.md": "```py title='x'\n>>> 1\n2\n```\n\n1. a\n1. b\n",
    "docs/en/deep/c.md": "# C {#c}\n\n[1]{= 1 + 1}\n",
    "convdocs_deep/deeper/like.py": '"""Sum.\n\n>>> 1 + 1.1\n2.1\n"""\n',
}


def test_pytest_collects_all_of_it_through_sybil(tmp_path: Path):
    """A page, a README and a docstring with faults: each fault is one failing example."""
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text(encoding="utf-8"))
    for name, text in BROKEN.items():
        path = tmp_path / name.replace("_deep/", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."]
    run = subprocess.run(
        [*command, "docs", "README.md", "convdocs"], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""}, check=False,
    )  # fmt: skip
    failed = [row.split()[1] for row in run.stdout.splitlines() if row.startswith("FAILED")]
    assert failed == [
        "docs/en/a.md::line:3,column:7", "docs/en/a.md::line:5,column:1",
        "docs/en/deep/c.md::line:3,column:1", "docs/zh/b.md::line:8,column:1",
        "README.md::line:1,column:1", "README.md::line:7,column:1",
        "convdocs/deeper/like.py::line:3,column:1",
    ], run.stdout  # fmt: skip
    for said in ("docs/en/a.md:3:7: the number shown", "this is no figure", "docs/zh/b.md:3:7",
                 "docs/zh/b.md:6:1: this example is not run"):  # fmt: skip
        assert said in run.stdout
