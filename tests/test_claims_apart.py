"""Pages know nothing of each other, and code that never ends is stopped at its place.

A page changes something; a false claim on another page relies on the change, and has to fail: in
`convdocs check`, in pytest and in a build.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from readme import ROOT
from sites import little_site, page

from convdocs.claims import channel
from convdocs.claims.page import Page
from convdocs.claims.session import Memo
from convdocs.claims.tree import check, check_page

pytestmark = pytest.mark.usefixtures("measured")

# what a page changes: and an expression that would be 0 elsewhere, were it not clean
LEAKS = {
    "a method": ("cd.Conv2d.macs = lambda *a: 0", "cd.Conv2d(1, 1, 3).macs((1, 9, 9))"),
    "a function": ("cd.total_macs = lambda *a: 0", "cd.total_macs(cd.stacked(3, 2), (1, 28, 28))"),
    "a module": ("cd.fields.receptive_field = 0", "1 * bool(cd.fields.receptive_field)"),
    "a table": ("vars(cd.networks).clear()", "len(vars(cd.networks))"),
    "a list": ("cd.__all__.clear()", "len(cd.__all__)"),
    "the library": ("import math; math.sqrt = lambda x: 0", "from_('math').sqrt(9)"),
    "a built-in": ("import builtins; builtins.len = lambda x: 0", "len((1, 2))"),
    "digits": ("import decimal as d; d.getcontext().prec = 1",
               "from_('decimal').getcontext().prec-1"),
    "NumPy's seed": ("import numpy; numpy.random.seed(0)",
                     "from_('numpy').random.get_state()[1][0]"),
    "the seed": ("import random; random.seed(0)", "from_('random').random() - 0.8444218515250481"),
    "the print": ("import numpy as n; n.set_printoptions(precision=0)",
                  "from_('numpy').get_printoptions()['precision']"),
    "the environment": ("import os; os.environ.clear()", "len(from_('os').environ)"),
    "the folder": ("import os; os.chdir('/')", "len(from_('os').getcwd()) - 1"),
    "the path": ("import sys; sys.path.clear()", "len(from_('sys').path)"),
    "the modules": ("import sys; sys.modules['math'] = 0",
                    "1 * bool(from_('sys').modules['math'])"),
    "the warnings": ("import warnings; warnings.filters.clear()", "len(from_('warnings').filters)"),
    "the locale": ("import locale; locale.setlocale(locale.LC_ALL, 'C')",
                   "len(from_('locale').setlocale(0)) - 1"),
    "the depth": ("import sys; sys.setrecursionlimit(999)",
                  "from_('sys').getrecursionlimit() - 999"),
    "an end": ("import atexit, os; atexit.register(os._exit, 0)", "1 + 0"),
}  # fmt: skip
SETUP = "# A {{#a}}\n\n<!-- setup\n{}\n-->\n\nOne [0]{{= 0 * 1}}.\n"
CLAIM = "# B {{#b}}\n\nIt is [0]{{= {}}}.\n"
LEAKS = {name: (change, false.replace("from_(", "__import__("))
         for name, (change, false) in LEAKS.items()}  # fmt: skip


@pytest.fixture(params=LEAKS)
def leak(request: pytest.FixtureRequest) -> tuple[str, str]:
    return LEAKS[request.param]


def test_no_page_sees_what_another_has_changed(leak: tuple[str, str]):
    change, false = leak
    memo = Memo()
    for path in ("docs/en/a.md", "docs/zh/a.md"):
        check_page(Page(path, SETUP.format(change), memo=memo))
    for path in ("docs/en/b.md", "docs/zh/b.md"):
        (problem,) = [one for one in check_page(Page(path, CLAIM.format(false), memo=memo)).problems
                      if "number shown" in one.message]  # fmt: skip
        assert problem.got not in ("0", "0.0")


def test_the_other_language_sees_no_change_either(leak: tuple[str, str]):
    change, false = leak
    memo, claim = Memo(), CLAIM.format(false).partition("\n")[2]
    check_page(Page("docs/en/a.md", SETUP.format(change) + claim, memo=memo))
    problems = check_page(Page("docs/zh/a.md", CLAIM.format(false), memo=memo)).problems
    assert any("number shown" in problem.message for problem in problems)


def test_an_expression_changes_nothing_for_what_comes_after(leak: tuple[str, str]):
    text = f"# A {{#a}}\n\n[0]{{= exec({leak[0]!r}) or 0}}\n\n```python\nx = 1\n```\n\n"
    text += f"[0]{{= {leak[1]} * x}}\n"
    problems = check_page(Page("page.md", text)).problems
    assert any(problem.line == 9 for problem in problems)


FALSE = {"en/a": (SETUP, 0), "en/b": (CLAIM, 1), "zh/a": (SETUP, 0), "zh/b": (CLAIM, 1)}


def tree(folder: Path, leak: tuple[str, str], head: str = "") -> None:
    for name, (form, part) in FALSE.items():
        path = folder / f"docs/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + form.format(leak[part]), encoding="utf-8")


def test_the_check_of_a_tree_keeps_its_pages_apart(tmp_path: Path, leak: tuple[str, str]):
    tree(tmp_path, leak)
    wrong = {Path(problem.path).name for problem in check([tmp_path / "docs"]).problems}
    assert wrong == {"b.md"}


@pytest.mark.parametrize("kind", ["a method", "the print"])
def test_sybil_keeps_pages_apart(tmp_path: Path, kind: str):
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text(encoding="utf-8"))
    tree(tmp_path, LEAKS[kind])
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "docs"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    failed = [row.split()[1] for row in run.stdout.splitlines() if row.startswith("FAILED")]
    assert failed == [f"docs/{lang}/b.md::line:3,column:7" for lang in ("en", "zh")], run.stdout


@pytest.mark.parametrize("kind", ["a method", "the print"])
def test_a_build_keeps_pages_apart(
    tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture
):
    folder = little_site(tmp_path)
    change, false = LEAKS[kind]
    for lang in ("en", "zh"):
        text = page("A", f"<!-- setup\n{change}\n-->\n\n[0]{{= 0 * 1}}")
        (folder / f"docs/{lang}/index.md").write_text(text, encoding="utf-8")
        text = page("B", f"[0]{{= {false}}}")
        (folder / f"docs/{lang}/lab.md").write_text(text, encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml")))
    wrong = [row for row in caplog.messages if "number shown" in row]
    assert [row.partition(":")[0].rpartition("docs/")[2] for row in wrong] == [
        "en/lab.md", "zh/lab.md",
    ]  # fmt: skip


# -- what never ends -----------------------------------------------------------------------------

ENDLESS = ["sum(1 for _ in iter(int, 1))", "10 ** 10 ** 10", "__import__('time').sleep(999)",
           "sum(__import__('itertools').count())"]  # fmt: skip
AFTER = "\n\nThen [4]{= 1 + 2} and [3]{= 1 + 2}.\n"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(channel.LIMIT, "0.5")


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("endless", ENDLESS)
def test_an_expression_that_never_ends_is_stopped_at_its_place(endless: str):
    started = time.monotonic()
    found = check_page(Page("docs/en/a.md", f"So [5]{{= {endless}}}.{AFTER}", memo=Memo())).problems
    assert [(one.line, one.column) for one in found] == [(1, 4), (3, 6)]
    assert found[0].message == "this expression did not end within 0.5 s"
    assert time.monotonic() - started < 10


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("code", ["while True: pass", "import signal\nsignal.alarm(0)\n10**10**10"])
def test_code_that_never_ends_is_stopped_and_what_follows_is_checked(code: str):
    text = f"```python\na = 3\n```\n\n```python\n{code}\n```{AFTER}[4]{{= a}}\n"
    found = check_page(Page("page.md", text)).problems
    places = [(one.line, one.column) for one in found if "not proved" not in one.message]
    assert places[:2] == [(6, 1), (7 + code.count("\n") + 2, 6)], found
    assert "this code did not end within 0.5 s" in found[0].message
    assert (found[-1].got, found[-1].shown) == ("3", "4")


@pytest.mark.parametrize(
    ("end", "said"),
    [("__import__('os')._exit(0)", "ended Python"), ("exit()", "raises SystemExit"),
     ("__import__('os').kill(__import__('os').getpid(), 9)", "ended Python with SIGKILL")],
)  # fmt: skip
def test_an_expression_that_ends_python_is_a_problem_like_any_other(end: str, said: str):
    found = check_page(Page("page.md", f"[5]{{= {end}}}{AFTER}")).problems
    assert [(one.line, one.column) for one in found] == [(1, 1), (3, 6)]
    assert said in found[0].message


def test_a_list_that_grows_for_ever_meets_its_end():
    (problem,) = check_page(Page("page.md", "[5]{= [0] * 10 ** 10}")).problems
    assert "raises MemoryError" in problem.message
