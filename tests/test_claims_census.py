"""Every numeral that a reader sees is accounted for, and a name is never a loophole."""

from pathlib import Path

import pytest

import convdocs as cd
from convdocs.claims.names import Names, load_names
from convdocs.claims.page import Page, run, unaccounted

NAMES = Names(["VGG-(?:11|16)", "3×3", "ImageNet 2012", "Conv2d"])


def page_of(text: str, names: Names = NAMES) -> Page:
    page = Page("page.md", text)
    page.census.names = names
    return page


def loose(text: str) -> list[str]:
    return [problem.message.split("`")[1] for problem in unaccounted(page_of(text))]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind, found.text) for found in page_of(text).census.found]


CODE = """

```python
>>> H, W = 28, 1_5  # not 99
>>> H * 100.5, [11268], 'conv 64'
(2814.0, 7)
```
"""


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a 5", 1, 3),
        ("# Head 5 {#h3}", 1, 8),
        ("---\ntitle: The 5\n---\n", 2, 12),
        ("---\ndescription: >\n  a\n  b 5\nother: 6\n---\n", 4, 5),
        ("| a |\n|---|\n| 5 |", 3, 3),
        ("[link 5](http://x/6)", 1, 7),
        ('!!! note "Title 5"', 1, 17),
        ('=== "Tab 5"', 1, 10),
        ('```python title="Part 5"\n```', 1, 23),
        ("```text\na\n  5\n```", 3, 3),
        ("    ```python\n    >>> x = 1  # is 5\n    ```", 2, 21),
        ("```python\n>>> # is 5\n```", 2, 10),
        ("```python\nx = 1  # is 5\n```", 2, 13),
        ("```python\n>>> for i in ():\n...     pass  # is 5\n```", 3, 20),
        ("`x = 5`", 1, 6),
        ("<img alt='a 5' width='6'>", 1, 13),
        ("![Caption 5](= 1)", 1, 11),
        ("[1]{= 1} of 5", 1, 13),
        ("<https://x.y/5>", 1, 14),
        ("```console\n$ ls -5\n```", 2, 7),
    ],
)
def test_a_numeral_nobody_proves_is_found_wherever_a_reader_sees_it(
    text: str, line: int, column: int
):
    (problem,) = unaccounted(page_of(text))
    assert (problem.path, problem.line, problem.column) == ("page.md", line, column)


@pytest.mark.parametrize(
    "text",
    [
        "[25]{= 5 * 5}", "[]{= 5}", "[5]{~ key}", "a [x](http://y/5) {#h5}", "<!-- 5 -->",
        "<b class='x5'>", "$3 + 4 = 7$", "1. a\n2. b", "```python\n>>> 5\n5\n```", "## A {#a5}",
        "```console\n$ convdocs rf 'conv 3x3'\n5\n```", "no numerals, 两个 kernels", "[^5]",
    ],
)  # fmt: skip
def test_what_others_check_or_nobody_sees_is_not_counted(text: str):
    assert loose(text) == []


@pytest.mark.parametrize(
    "numeral",
    ["5", "５", "²", "₂", "½", "①", "5.5", "1,5", "𝟒𝟓", "٤٥", "㊺", "Ⅻ", "४५", "➄", "㋀", "🔟",
     "5½"],
)  # fmt: skip
def test_digits_of_every_kind_are_numerals(numeral: str):
    assert loose(f"a {numeral} b") == [numeral]


@pytest.mark.parametrize("numeral", ["٤٥", "Ⅻ", "𝟒"])
def test_digits_of_every_kind_are_numerals_in_a_formula(numeral: str):
    assert any(result.problem for result in run(page_of(f"$x_{{{numeral}}}$ $ {numeral} $")))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('a [b](https://c.d "of 5")', 23), ("a [b](c.md 'of 5')", 16), ("a ![b](c.png (5))", 15),
        ('a ![5](c.png)', 5), ('a ![b](c.png){: title="5" width=3 }', 24), ("a <ol start=5>", 13),
        ('# A {#a data-toc-label="5"}', 25), ("a <input value='5'>", 17), ("a &#53; b", 3),
        ('a <input placeholder="5">', 23), ('a <img aria-label="5" width="4">', 20),
        ("a &frac12;", 3),
        ('a <meter VALUE = "5">', 19), ('[b]: https://c.d "of 5"', 22), ("*[B]: of 5", 10),
        ('![A](= b){#fig-a title="of 5"}', 28),
    ],
)  # fmt: skip
def test_what_a_reader_sees_of_markup_is_counted(text: str, column: int):
    assert [(found.line, found.column) for found in unaccounted(page_of(text))] == [(1, column)]


# -- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["VGG-16", "VGG-16's", "用VGG-16的", "(3×3)", "a 3×3-kernel", "**3×3**", "ImageNet\u00a02012",
     "the ImageNet\n2012 set", "`cd.Conv2d(x)`", "3×3, 3×3; 3×3."],
)  # fmt: skip
def test_names_are_accounted_for(text: str):
    assert loose(text) == []
    assert {kind for kind, _ in kinds(text)} == {"name"}


@pytest.mark.parametrize(
    "text",
    ["VGG-17", "VGG-161", "VGG-16.5", "VGG-16_2", "XVGG-16", "3×4", "4×3", "13×3", "3×33", "3×3×64",
     "64×3×3", "3×3.5", "1.3×3", "3×3²"[:3] + "^2", "ImageNet 2013", "Conv3d", "Conv2d4"],
)  # fmt: skip
def test_a_changed_or_longer_name_is_none(text: str):
    assert loose(text)


def test_a_name_is_accounted_for_inside_a_formula():
    assert [r.problem for r in run(page_of("$3 \\times 3$"))] == [None]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("VGG-16", "lacks its reason"),
        ("VGG-16  #  ", "lacks its reason"),
        ("\\d  # any", "lets any number through"),
        ("[0-9]  # any", "lets any number through"),
        ("1+  # any", "lets any number through"),
        ("1*  # any", "lets any number through"),
        (".  # any", "lets any number through"),
        ("1{2}  # any", "lets any number through"),
    ],
)
def test_a_loose_or_unexplained_name_is_refused(tmp_path: Path, line: str, message: str):
    path = tmp_path / "names.txt"
    path.write_text(f"# comment\n\n{line}\n")
    with pytest.raises(cd.ConvdocsError, match=f"names.txt:3: .*{message}"):
        load_names(path)


def test_the_list_of_names_stays_short():
    path = Path(__file__).parents[1] / "docs" / "names.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "  #" in line]
    assert load_names(path)
    assert len(lines) < 80


# -- echoes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["28", "100.5", "64", "11268", "11 268", "11,268", "11\u202f268", "`28`", "`H * 100.5`",
     "`'conv 64'`", "2814.0", "28×28", "$28$", "`[11268]`"],
)  # fmt: skip
def test_what_stands_in_the_page_s_code_may_be_repeated(text: str):
    page = page_of(f"a {text} b{CODE}")
    assert [found.kind for found in page.census.found if found.item.kind != "code"] in (
        ["echo"], ["echo", "echo"], [],
    )  # fmt: skip
    assert [problem.line for problem in unaccounted(page)] == [4]  # the comment


@pytest.mark.parametrize(
    "text",
    ["7", "2", "8", "10", "100", "268", "2814", "99", "15", "1005", "`7`", "`H=7`", "28.5"],
)
def test_parts_single_digits_and_comments_are_no_echo(text: str):
    first, *rest = loose(f"a {text} b{CODE}")
    assert (first, rest) == (text.strip("`H="), ["99"])


def test_hidden_code_gives_no_echo():
    assert loose("a 28\n\n<!-- setup\n>>> H = 28\n-->\n") == ["28"]


def test_code_that_cannot_be_read_leaves_its_comments_to_the_run():
    assert loose("```python\nx = '''  # 5\n```") == []
    assert loose("```python\n>>>1 # 5\n```") == []


def test_a_page_without_names_has_none(tmp_path: Path):
    page = Page(str(tmp_path / "page.md"), "VGG-16")
    assert len(unaccounted(page)) == 1
