"""Two languages of a page must agree, heading by heading, in everything that is proved."""

from pathlib import Path

import pytest

from convdocs.claims.page import Page
from convdocs.claims.session import Memo
from convdocs.claims.tree import check_page, compare

EN = """\
# A {#a}

Two [25]{= 5 * 5}, [25]{= 5 * 5} and $3 + 4 = 7$ and $3 + 4 = 7$ again.

```python
>>> H = 28  # the height
>>> H * 2
56
```

```console
$ convdocs network nosuch | head -n 0
$ ls
```

## B {#b}

The 3×3 sees 28 and []{= lang}: ![x](y.png) [p](https://x.y/1409.1556)

![A figure of [4]{= 2 + 2}.](= tables.of("layers", [(3,)])){#fig}

??? question "Why?"

    Because $\\text{why} = 2 + 2 = 4$.
"""

ZH = """\
# 甲 {#a}

又 $3 + 4 = 7$，[25]{= 5 * 5} 与
[25]{= 5  *  5}。

```python
>>> H = 28  # 高
>>> H * 2
56
```

```console
$ convdocs network nosuch | head -n 0
$ ls
```

## 乙 {#b}

看到 28 的 3×3，又是 28 与 3×3，[]{= lang}。[篇](https://x.y/1409.1556)

![图：[4]{= 2 + 2}。](= tables.of("layers", [(3,)])){#fig}

??? question "为什么？"

    因为 $\\text{因} = 2 + 2 = 4$。
"""

MEMO = Memo()


def differences(en: str, zh: str) -> list[str]:
    ours = check_page(Page("docs/zh/a.md", zh, memo=MEMO))
    theirs = check_page(Page("docs/en/a.md", en, memo=MEMO))
    return [str(problem) for problem in compare(ours, theirs)]


def test_pages_that_agree_have_no_differences():
    assert differences(EN, ZH) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[25]{= 5  *  5}", "", 1, "claim only in docs/en/a.md: 5 * 5 = 25"),
        ("[25]{= 5  *  5}", "[25]{= 20 + 5}", 1, "claim not in docs/en/a.md: 20 + 5 = 25"),
        ("H = 28", "H = 29", 1, "code not in docs/en/a.md: H = 29"),
        ("56", "57", 1, "output not in docs/en/a.md: H * 2 -> 57"),
        ("head -n 0", "head -n 1", 1, "command not in docs/en/a.md"),
        ("$ ls", "$ ls\nall", 1, "output not in docs/en/a.md: ls -> all"),
        ("$3 + 4 = 7$", "$3 + 4 = 8$", 1, "formula not in docs/en/a.md: 3 + 4 = 8"),
        ("$3 + 4 = 7$", "", 1, "formula only in docs/en/a.md: 3 + 4 = 7"),
        ("3×3", "5×5", 17, "name not in docs/en/a.md: 5×5"),
        ("28 的", "56 的", 17, "echo not in docs/en/a.md: 56"),
        ("[(3,)]", "[(5,)]", 17, "exhibit not in docs/en/a.md"),
        ("{#fig}", "{#figure}", 17, "exhibit not in docs/en/a.md: figure: tables.of"),
        ("1409", "1408", 17, "address not in docs/en/a.md: (https://x.y/1408.1556)"),
        ("question", "note", 17, "admonition not in docs/en/a.md: note"),
        ("[]{= lang}", "", 17, "claim only in docs/en/a.md: lang"),
        ("[]{= lang}", "[zh]{= lang}[zh]{= lang}[zh]{= lang}", 17, "(2 times): lang"),
        ("[]{= lang}", "[93 MB]{~ key}", 17, "quotation not in docs/en/a.md: key: 93 MB"),
        ("{#b}", "{#c}", 17, "{#c} at level 2, but {#b} at level 2 in docs/en/a.md:16"),
        ("## 乙", "### 乙", 17, "{#b} at level 3, but {#b} at level 2 in docs/en/a.md:16"),
        ("## 乙 {#b}", "乙", 1, "only docs/en/a.md has {#b}"),
        ("??? q", "## 丙\n\n??? q", 23, "only docs/zh/a.md has this heading"),
    ],
)  # fmt: skip
def test_each_difference_is_told_under_its_heading(old: str, new: str, line: int, said: str):
    found = differences(EN, ZH.replace(old, new))
    assert any(said in text and text.startswith(f"docs/zh/a.md:{line}:1: ") for text in found), (
        found
    )


def test_what_speaks_the_page_s_language_may_differ():
    speaks = "\n```python\n>>> lang\n'{0}'\n```\n\n```console\n$ convdocs --lang {0} x\n{0}\n```\n"
    assert differences(EN + speaks.format("en"), ZH + speaks.format("zh")) == []


def test_a_quotation_may_be_worded_in_each_language(tmp_path: Path):
    (tmp_path / "sources.toml").write_text(
        '[n]\ncite = "N"\nurl = "https://x"\nquotes = [["all", "全部"], ["none", "没有"]]\n'
        'read = "original"\nseen = "2026-11-26"\n'
    )
    path = str(tmp_path / "page.md")
    ours, theirs, others = (
        check_page(Page(path, text, memo=MEMO))
        for text in ("[all]{~ n}", "[全部]{~ n}", "[没有]{~ n}")
    )
    assert compare(ours, theirs) == []
    assert "quotation not in" in str(compare(ours, others)[0])


def test_code_that_cannot_be_parsed_is_compared_as_text():
    code = "\n```python\n{0} = = 1\n```\n"
    assert differences(EN + code.format("a"), ZH + code.format("a")) == []
    assert differences(EN + code.format("a"), ZH + code.format("b"))


def test_what_stands_before_the_first_heading_is_compared_too():
    (text,) = differences("[1]{= 1}\n" + EN, "x\n" + ZH)
    assert "docs/zh/a.md:1:1: under the beginning, claim only in" in text
