"""Each kind of fault on a page is reported with file, line, column, and what was got and shown."""

import sys
from pathlib import Path

import pytest

import convdocs as cd
from convdocs import tables
from convdocs.claims.items import walk
from convdocs.claims.page import Page, language_of, run, unaccounted
from convdocs.claims.problems import Problem

pytestmark = pytest.mark.usefixtures("measured")

TABLE = "(= tables.of('layers', [(2,)]))"
CODE = "```python\n>>> H = 28\n>>> H * H\n784\n```\n"


def problems(text: str, path: str = "page.md", **options) -> list[Problem]:
    page = Page(path, text, **options)
    return [result.problem for result in run(page) if result.problem]


def only(text: str, path: str = "page.md") -> Problem:
    (problem,) = problems(text, path)
    return problem


@pytest.mark.parametrize(
    "text",
    [
        CODE + "[784]{= H * H}",
        "[784]{= H * H} before its code is wrong\n\n" * 0 + CODE,
        "<!-- setup\n>>> a = 3\n-->\n[3]{= a}",
        "```py\nb = 4\n```\n[4]{= b}",
        '??? example "One"\n\n    ```{.python .annotate}\n    >>> c = 5\n    ```\n\n[5]{= c}',
        "[25]{= cd.total_params(cd.stacked(5, 1))}",
        "[18/25]{= Fraction(18, 25)} [en]{= lang}",
        "[$2n+1$]{= 2 * n + 1 for n in range(9)}",
        "[$n^2$]{= n ** 2 for n in range(5) if n}",
        "[$ab$]{= a * b for a, b in ((1, 2), (3, 4))}",
        "[$\\frac{18}{25}$]{= Fraction(18, 25)}",
        "[$$K^2$$]{= 8 + 1}" + "<!-- setup\n>>> K = 3\n-->" * 0,
        "[1, 4, 9]{= n * n for n in (1, 2, 3)}",
        "[]{= 5 + 5}",
        "$3 + 4 = 7$ and $x + y$",
        "$3 \\times 3$",
        "[$3\\,\\text{ms}$]{= Fraction(3, 1000)} [3 ms]{= Fraction(3, 1000)}",
        "1. a\n2. b",
        "```python\n>>> 1 / 0\nTraceback (most recent call last):\n  ...\n"
        "ZeroDivisionError: division by zero\n```",
        "```python\n>>> print(1, '', 2, sep='\\n')\n1\n<BLANKLINE>\n2\n```",
        "```python\n>>> # only a comment\n>>> print('a  ')\na\n```",
        "```python\n```",
    ],
)  # fmt: skip
def test_what_is_right_passes(text: str):
    text = text.replace("[$$K^2$$]{= 8 + 1}", "<!-- setup\n>>> K = 3\n-->\n[$$K^2$$]{= 8 + 1}")
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "got", "shown"),
    [
        ("[5 KB]{= 2 * 2500}", 1, 1, "`KB` is no unit known here: write kB or KiB", "5000", "5 KB"),
        ("It is [26]{= 5 * 5}.", 1, 7, "not what comes out", "25", "26"),
        ("a\n\n- b [$2n$]{= 2 * n + 1 for n in (1, 2)}", 3, 5, "not 3 for n = 1", "[3, 5]", "$2n$"),
        ("[$2m$]{= 1 + 1}", 1, 1, "`2m` cannot be evaluated", "2", "$2m$"),
        ("[$m$]{= 1 + 1}", 1, 1, "`m` cannot be evaluated", "2", "$m$"),
        ("[81]{= 81}", 1, 1, "this expression computes nothing", "", "81"),
        ("[28×28]{= (28, 28)}", 1, 1, "this expression computes nothing", "", "28×28"),
        ("[$3$]{= 1 + 1}", 1, 1, "the formula is not 2", "2", "$3$"),
        ("[1]{= x := 1}", 1, 1, "raises SyntaxError: not an expression", "", "1"),
        ("[$n$]{= n for n in ()}", 1, 1, "loop has no cases", "[]", "$n$"),
        ("[$n$]{= str('a')}", 1, 1, "is no number", "a", "$n$"),
        ("[1]{= nothing}", 1, 1, "raises NameError: name 'nothing'", "", "1"),
        ("[1]{= 1 / 0}", 1, 1, "raises ZeroDivisionError", "", "1"),
        ("[1]{= x = 1}", 1, 1, "raises SyntaxError", "", "1"),
        ("[1]{= 1 2}", 1, 1, "raises SyntaxError", "", "1"),
        ("[1]{= (n}", 1, 1, "`{` is never closed", "", ""),
        ("[]{= nothing}", 1, 1, "raises NameError", "", ""),
        (f"x\n\n![Cap [1]{{= 1 + 1}}]{TABLE}", 3, 7, "not what comes out", "2", "1"),
        ("![Cap](= figures.nothing())", 1, 1, "raises AttributeError", "", "Cap"),
        ("![Cap](= 5 + 5)", 1, 1, "no figure or table", "10", ""),
        ("a $3 + 4 = 8$", 1, 3, "3 + 4 = 8 is false", "", "3 + 4 = 8"),
        ("a $3K$", 1, 3, "`3K` is not accounted for", "", "3K"),
        ("$3 \\times 4$", 1, 1, "is not accounted for", "", "3 \\times 4"),
        ("1. a\n3. b", 2, 1, "counts up from 1", "2", "3"),
        ("[93 MB]{~ nobody}", 1, 1, "sources.toml has no `nobody`", "", "93 MB"),
        (CODE.replace("784", "785"), 4, 1, "output differs", "784", "785"),
        (CODE.replace("784\n", ""), 3, 1, "output differs", "784", ""),
        (CODE.replace("H * H", "print()"), 4, 1, "output differs", "", "784"),
        (f"    {CODE.replace('784', '7')}".replace("\n", "\n    "), 4, 5, "output", "784", "7"),
        ("```python\n>>> 1\n1\n\nstray 2\n```", 5, 1, "neither input nor output", "", "stray 2"),
        ("```python\nx = 1\n>>> x\n1\n```", 2, 1, "neither input nor output", "", "x = 1"),
        ("```python\n>>> 1 # doctest: +SKIP\n```", 2, 1, "directives weaken", "", ""),
        ("```python\n>>>1\n```", 1 + 1, 1, "cannot be read", "", ""),
        ("```python\n>>> 1 / 0\n```", 2, 1, "this example raises",
         "ZeroDivisionError: division by zero", ""),
        ("```python\n>>> 1\nTraceback (most recent call last):\n  ...\nE: x\n```", 2, 1,
         "does not raise", "", "E: x"),
        ("```python\n>>> 1 +\n```", 2, 1, "this example raises", "SyntaxError: invalid syntax", ""),
        ("```python\na = 1\n\nraise ValueError(a)\n```", 4, 1, "raises ValueError: 1", "", ""),
        ("```python\na = 1\nb = = 2\n```", 3, 1, "raises", "", ""),
        ("```python\nx = int(\n    'y')\n```", 2, 1, "raises ValueError", "", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported_where_it_stands(
    text: str, line: int, column: int, message: str, got: str, shown: str
):
    problem = only(text, "docs/en/page.md")
    assert message in problem.message
    assert (problem.path, problem.line, problem.column) == ("docs/en/page.md", line, column)
    assert (got in problem.got, problem.shown) == (True, shown)


def test_a_problem_says_where_and_what_line_by_line():
    problem = only("[2 1]{= str('a\\nb')}")
    assert str(problem) == (
        "page.md:1:1: the number shown is not what comes out\n"
        "    expression: str('a\\nb')\n"
        "    got:        a\n"
        "                b\n"
        "    shown:      2 1"
    )


def test_a_claim_sees_only_what_stands_above_it():
    assert "NameError" in only("[784]{= H * H}\n\n" + CODE).message
    later = CODE + "[28]{= H}\n\n```python\n>>> H = 30\n```\n[30]{= H}"
    assert problems(later) == []


def test_claims_cannot_change_what_the_page_knows():
    assert "NameError" in only("[3]{= (three := 3)} [3]{= three}").message


def test_each_page_has_its_language():
    assert problems("[zh]{= lang}", "docs/zh/a.md") == []
    assert problems("[zh]{= lang}", lang="zh") == []
    assert [language_of(path) for path in ("README.zh.md", "README.md", "a/zh/b.md")] == [
        "zh", "en", "zh",
    ]  # fmt: skip


def test_results_carry_values_for_the_build():
    page = Page("page.md", f"[25]{{= 5 * 5}} []{{= 'x'}}\n\n![c [1]{{= 2 - 1}}]{TABLE}")
    found = [(result.item.kind, result.value) for result in run(page)]
    kinds, values = zip(*found)
    assert kinds == ("claim", "generated", "exhibit", "claim")
    assert (*values[:2], values[3]) == (25, "x", 1)
    table = tables.of("layers", [(2,)])
    assert (values[2].html("en"), values[2].csv()) == (table.html("en"), table.csv())
    assert repr(values[2]) == "Table"


def test_items_that_cannot_be_wrong_have_empty_results():
    page = Page("page.md", "a *b* `c`")
    assert all(page.evaluate(item).problem is None for item in walk(page.items))


# -- quotations --------------------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(
        '[notes]\ncite = "Notes"\nurl = "https://x"\nquotes = ["93 MB", "4*100"]\n'
        'read = "original"\nseen = "2026-11-26"\n'
    )
    return tmp_path / "en" / "page.md"


def test_a_quotation_is_one_of_its_source_s_words(library: Path):
    assert problems("[93 MB]{~ notes}", str(library)) == []
    problem = only("so [94 MB]{~ notes}", str(library))
    assert (problem.line, problem.column, problem.got) == (1, 4, "93 MB | 4*100")
    assert "does not say this" in problem.message


def test_a_page_gives_the_numbers_of_the_sources_it_quotes(tmp_path: Path):
    (tmp_path / "sources.toml").write_text(
        '[p]\ncite = "P, 2015, section 2.3"\nurl = "https://x/1409.1556"\nquotes = ["7"]\n'
        'read = "original"\nseen = "2026-11-26"\n'
    )
    path, cited = str(tmp_path / "page.md"), "[7]{~ p} [P, 2015](https://x/1409.1556), section 2.3."
    assert problems(cited, path) == []
    problem = only(cited.replace("2.3", "2.4").replace("1409", "1408"), path)
    assert problem.got == "2.3, 1409.1556"
    assert "cites `p` with numbers that this page never gives" in problem.message


@pytest.mark.parametrize(
    "table",
    ['cite = "a"\nurl = "b"', 'cite = ""\nurl = "b"\nquotes = ["c"]', "quotes = []",
     'cite = "a"\nurl = "b"\nquotes = ["c"]\nmore = 1', 'cite = "a"\nurl = "b"\nquotes = "c"',
     'cite = "a"\nurl = "b"\nquotes = [["c"]]', 'cite = "a"\nurl = "b"\nquotes = [1]'],
)  # fmt: skip
def test_a_source_without_its_fields_is_refused(tmp_path: Path, table: str):
    (tmp_path / "sources.toml").write_text(f'[notes]\n{table}\nread = "paraphrase"\n')
    with pytest.raises(cd.ConvdocsError, match=r"\[notes\] must have cite, url, quotes and read"):
        Page(str(tmp_path / "page.md"), "")


def test_a_quotation_in_words_has_a_wording_in_each_language(tmp_path: Path):
    (tmp_path / "sources.toml").write_text(
        '[n]\ncite = "Notes"\ncite_zh = "讲义"\nurl = "u"\nquotes = [["all", "全部"], "9"]\n'
        'read = "original"\nseen = "2026-11-26"\n'
    )
    path = str(tmp_path / "page.md")
    assert problems("[all]{~ n} [全部]{~ n} [9]{~ n}", path) == []
    assert only("[每个]{~ n}", path).got == "all | 全部 | 9"
    source = Page(path, "").sources["n"]
    assert [source.cited(lang) for lang in ("en", "zh")] == [
        "Notes; read 2026-11-26", "讲义，2026-11-26 查阅",
    ]  # fmt: skip
    assert (source.meant("全部"), source.meant("9")) == ("all", "9")


# -- commands ----------------------------------------------------------------------------------

RF = "```console\n$ convdocs rf 'conv 3x3'{tail}\n{shown}```\n"


def printed(tail: str = "") -> str:
    """What the command prints now, taken from the fault of a block that shows nothing."""
    return only(RF.format(tail=tail, shown="")).got


def test_a_command_s_output_is_compared_exactly():
    right = printed()
    assert problems(RF.format(tail="", shown=right + "\n")) == []
    wrong = only(RF.format(tail="", shown=right.replace("3", "4") + "\n"))
    assert (wrong.got, wrong.shown) == (right, right.replace("3", "4"))
    assert wrong.line >= 3


def test_head_and_tail_keep_some_lines():
    lines = printed().split("\n")
    assert printed(" | tail -n 1") == lines[-1]
    assert printed(" | head -n 1") == lines[0]
    assert "only `| head -n N`" in only(RF.format(tail=" | wc", shown="")).message


def test_python_m_convdocs_is_the_same_command():
    text = "```console\n$ python -m convdocs rf 'conv 3x3'\n" + printed() + "\n```"
    assert problems(text) == []


def test_every_command_of_a_block_is_run():
    right = f"$ convdocs rf 'conv 3x3'\n{printed()}\n"
    assert problems(f"```console\n{right}{right}```") == []
    wrong = only(f"```console\n{right}$ convdocs network nosuch\n```")
    assert wrong.line == 2 + right.count("\n")


def test_a_refusal_is_an_output_too():
    problem = only("```console\n$ convdocs network nosuch\n```")
    assert problem.got.startswith("convdocs: no network is called 'nosuch'")
    assert (problem.line, problem.column) == (2, 1)


def test_a_command_line_that_is_loaded_already_is_no_obstacle():
    import convdocs.__main__  # noqa: F401 - the load is what is tested

    assert "convdocs.__main__" in sys.modules
    assert "nosuch" in only("```console\n$ convdocs network nosuch\n```").got


def test_other_commands_are_not_run_but_counted():
    text = "```console\n$ pip install x\ntook 5 s\n$ ls\n```\n"
    assert problems(text) == []
    (problem,) = unaccounted(Page("page.md", text))
    assert (problem.line, problem.column) == (3, 6)


def test_text_before_the_first_command_is_counted():
    (problem,) = unaccounted(Page("page.md", "```console\n\n7 lines\n$ ls\n```\n"))
    assert (problem.line, problem.column) == (3, 1)


def test_a_quote_that_is_never_closed_is_passed_on():
    assert "''conv'" in only("```console\n$ convdocs rf 'conv\n```").got
