"""A figure or table can be had as a file by its id, drawn by its page's own code."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from convdocs import ConvdocsError, figures, tables
from convdocs.__main__ import main
from convdocs.claims.exhibits import drawn, exhibits, file, find, forms

pytestmark = pytest.mark.usefixtures("measured")

PAGE = """\
# A {#a}

```python
>>> stack = cd.stacked(3, 2)
>>> 1 + 1
2
```

It has [25]{= missing} of them.

![Drawn.](= figures.growth(stack, lang=lang)){#fig-growth}

![Listed.](= tables.of("layers sees", [(2, (5, 5))])){#tbl-sees}

![No id.](= tables.of("layers", [(2,)]))
"""
OTHER = "# B {#b}\n\n![Other.](= tables.of('layers', [(3,)])){#tbl-sees}\n"


@pytest.fixture(autouse=True)
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages in both languages, in a folder where one is."""
    monkeypatch.chdir(tmp_path)
    for lang in ("en", "zh"):
        (tmp_path / "docs" / lang / "deep").mkdir(parents=True)
        (tmp_path / "docs" / lang / "a.md").write_text(PAGE)
        (tmp_path / "docs" / lang / "deep/b.md").write_text(OTHER)
    return tmp_path / "docs"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["figure", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["figure", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_a_figure_is_a_file_for_slides_with_plain_colours() -> None:
    text = forms(figures.growth([]))["svg"]
    assert "var(" not in text
    assert ET.fromstring(text).get("role") == "img"
    assert list(forms(figures.growth([]))) == ["svg"]


def test_a_table_is_csv_and_json() -> None:
    made = forms(tables.of("layers sees", [(2, (5, 5))]))
    assert list(csv.reader(io.StringIO(made["csv"]))) == [["layers", "sees"], ["2", "5x5"]]
    assert json.loads(made["json"]) == [{"layers": 2, "sees": [5, 5]}]


def test_a_spreadsheet_is_told_that_chinese_is_utf_8() -> None:
    text = forms(tables.of("layers", [("卷积",)]))["csv"]
    assert text.encode("utf-8").decode("utf-8-sig") == "layers\n卷积\n"
    assert text.startswith("\ufeff")


def test_anything_else_is_no_file() -> None:
    assert forms(5) == {}


def test_all_are_listed_page_by_page(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["a#fig-growth", "a#tbl-sees", "deep/b#tbl-sees"]
    assert [one.name for one in exhibits("en")] == names
    assert run(capsys).split() == names


def test_a_figure_is_drawn_by_the_code_above_it_in_its_language(
    capsys: pytest.CaptureFixture[str], docs: Path
) -> None:
    assert drawn(find("a#tbl-sees", "en"), "en").csv() == "layers,sees\n2,5x5"
    for lang in ("en", "zh"):
        printed = run(capsys, "fig-growth", "--lang", lang)
        assert f'lang="{lang}"' in printed
        run(capsys, "fig-growth", "--lang", lang, "-o", "growth.svg")
        assert (docs.parent / "growth.svg").read_bytes() == printed.encode("utf-8")


def test_the_name_of_the_file_says_the_form(capsys: pytest.CaptureFixture[str], docs: Path) -> None:
    assert run(capsys, "a#tbl-sees") == "layers,sees\n2,5x5\n"
    assert run(capsys, "a#tbl-sees", "-o", "sees.json") == ""
    assert (docs.parent / "sees.json").read_text() == file("a#tbl-sees", "en", "json")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nosuch"], "no figure or table is called 'nosuch': `convdocs figure` lists them all"),
        (["a#tbl"], "no figure or table is called 'a#tbl'"),
        (["tbl-sees"], "on several pages: choose one of a#tbl-sees, deep/b#tbl-sees"),
        (["fig-growth", "-o", "a.png"], "'fig-growth' does not come as 'png': choose one of svg"),
        (["fig-growth", "-o", "no/folder.svg"], "'no/folder.svg' cannot be written (No such"),
        (["fig-growth", "--lang", "zh", "-o", "no/folder.svg"], "无法写入 'no/folder.svg'"),
        (["fig-growth", "nosuch"], "unrecognized arguments"),
    ],
)
def test_what_cannot_be_had_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert message in refuse(capsys, *words)


def test_without_pages_there_is_nothing_to_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert "no page or folder 'docs/en'" in refuse(capsys)


def test_a_page_whose_code_is_wrong_is_refused_with_the_first_problem(docs: Path) -> None:
    (docs / "en/a.md").write_text(PAGE.replace("\n2\n", "\n3\n"))
    with pytest.raises(ConvdocsError, match=r"docs/en/a.md:6:1: the output differs: `convdocs"):
        drawn(find("fig-growth", "en"), "en")
