"""What can be cited, downloaded and read by other programs: of a little site in two languages."""

import json
import re
from itertools import chain
from pathlib import Path

import jsonschema
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from readme import ROOT
from sites import settings

from convdocs.__main__ import main
from convdocs.site.catalogue import catalogue, exact
from convdocs.site.citing import citations

SCHEMA = json.loads((ROOT / "docs/theme/examples.schema.json").read_text(encoding="utf-8"))
LAB = """\
---
title: A layer
description: About one.
---

# A layer {#layer}

<!-- setup
kernel = 3
-->

```python {#eg-stack}
>>> stack = cd.stacked(kernel, 2)    # NOTE
>>> cd.total_params(stack)
18
```

```python title="Plain" {#eg-plain}
side = cd.total_params(stack)
```

## Seen by [`2`]{= len(stack)} and $n$ {#seen}

![It **grows** to
[5×5]{= cd.receptive_field(stack).size}.](= figures.growth(stack, lang=lang)){#fig-growth}

```console {#eg-network}
$ convdocs network nosuch | head -n 0
```

??? example "A [`2`]{= len(stack)} of []{= side}" {#eg-table}
    ![Listed.](= tables.of("layers sees", [(2, (5, 5))])){#tbl-sees}

### How many? {#ex-many}

```python {#eg-many}
>>> quarter = side / 4
```

??? question "Answer"
    [18]{= cd.total_params(stack)}, [18/25]{= Fraction(side, 25)} and
    [$2n+1$]{= cd.receptive_field(cd.stacked(3, n)).size[0] for n in (1, 2)}.

    ```python
    >>> quarter
    4.5
    ```
"""
ROOM = "https://convdocs.github.io/convdocs/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little site, built strictly."""
    folder = tmp_path_factory.mktemp("project")
    settings(folder)
    for lang, note in (("en", "two layers"), ("zh", "两层")):
        (folder / "docs" / lang).mkdir(parents=True)
        index = "---\ndescription: D.\n---\n# Home {#home}\n"
        (folder / "docs" / lang / "index.md").write_text(index, encoding="utf-8")
        lab = LAB.replace("NOTE", note)
        lab = lab.replace("# A layer", "# 一层") if lang == "zh" else lab
        (folder / "docs" / lang / "lab.md").write_text(lab, encoding="utf-8")
    (folder / "docs/names.txt").write_text("3×3  # a kernel\n", encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    return folder / "site"


@pytest.fixture(scope="module")
def listed(site: Path) -> dict[str, dict[str, object]]:
    """The examples of `examples.json` by id, after a look at its schema."""
    data = json.loads((site / "examples.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads((site / data["$schema"]).read_text(encoding="utf-8")))
    return {one["id"]: one for one in data["examples"]}


def test_every_example_exercise_figure_and_table_is_listed_in_order(listed) -> None:
    assert [(one["id"], one["kind"]) for one in listed.values()] == [
        ("lab#eg-stack", "example"), ("lab#eg-plain", "example"), ("lab#fig-growth", "figure"),
        ("lab#eg-network", "example"), ("lab#eg-table", "example"), ("lab#tbl-sees", "table"),
        ("lab#eg-many", "example"), ("lab#ex-many", "exercise"),
    ]  # fmt: skip


def test_titles_are_plain_text_in_both_languages(listed) -> None:
    assert listed["lab#eg-stack"]["title"] == {"en": "A layer", "zh": "一层"}
    titles = {key: one["title"]["en"] for key, one in listed.items()}
    assert titles == {
        "lab#eg-stack": "A layer", "lab#eg-plain": "Plain", "lab#fig-growth": "It grows to 5×5.",
        "lab#eg-network": "Seen by 2 and $n$", "lab#eg-table": "A 2 of 18",
        "lab#tbl-sees": "Listed.", "lab#eg-many": "How many?",
        "lab#ex-many": "How many?",
    }  # fmt: skip


def test_an_example_says_where_it_stands(listed, site: Path) -> None:
    url = listed["lab#eg-stack"]["url"]
    assert url == {"en": f"{ROOM}lab/#eg-stack", "zh": f"{ROOM}zh/lab/#eg-stack"}
    for one in listed.values():
        for address in one["url"].values():
            path, _, key = address.removeprefix(ROOM).partition("#")
            assert f'id="{key}"' in (site / path / "index.html").read_text(encoding="utf-8")


def test_code_is_listed_with_what_it_prints_and_both_comments(listed) -> None:
    one = listed["lab#eg-stack"]
    first = "stack = cd.stacked(kernel, 2)    # "
    assert one["inputs"] == [
        {"en": first + "two layers", "zh": first + "两层"}, "cd.total_params(stack)",
    ]  # fmt: skip
    assert one["results"] == [None, "18"]
    assert one["setup"] == "kernel = 3"
    assert [key for key, one in listed.items() if "setup" in one] == ["lab#eg-stack"]
    assert listed["lab#eg-plain"]["results"] == [None]
    assert listed["lab#eg-network"]["inputs"] == ["$ convdocs network nosuch | head -n 0"]


def test_an_exercise_is_listed_with_the_values_of_its_answer(listed) -> None:
    one = listed["lab#ex-many"]
    assert one["results"] == [18, "18/25", [3, 5], "4.5"]
    assert one["inputs"][1] == "Fraction(side, 25)"


def test_a_table_is_listed_with_its_rows_and_a_figure_with_its_words(listed) -> None:
    assert listed["lab#tbl-sees"]["results"] == [[{"layers": 2, "sees": [5, 5]}]]
    assert listed["lab#eg-table"]["results"] == listed["lab#tbl-sees"]["results"]
    words = listed["lab#fig-growth"]["results"][0]
    assert re.search("[一-鿿]", words["zh"])
    assert not re.search("[一-鿿]", words["en"])


def test_files_are_listed_and_stand_beside_their_page(listed, site: Path) -> None:
    assert listed["lab#tbl-sees"]["files"]["zh"] == [
        f"{ROOM}zh/lab/tbl-sees.csv", f"{ROOM}zh/lab/tbl-sees.json",
    ]  # fmt: skip
    for one in listed.values():
        for address in chain(*one.get("files", {}).values()):
            assert (site / address.removeprefix(ROOM)).is_file()
    assert "files" not in listed["lab#eg-stack"]


@pytest.mark.parametrize(("lang", "folder"), [("en", "lab"), ("zh", "zh/lab")])
@pytest.mark.parametrize("name", ["fig-growth.svg", "tbl-sees.csv", "tbl-sees.json"])
def test_the_command_makes_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, folder: str, name: str
) -> None:
    monkeypatch.chdir(site.parent)
    words = ["figure", name.partition(".")[0], "--lang", lang, "-o", str(tmp_path / name)]
    assert main(words) == 0
    assert (tmp_path / name).read_bytes() == (site / folder / name).read_bytes()


def test_headings_have_the_same_permalinks_as_all_else(site: Path) -> None:
    html = (site / "zh/lab/index.html").read_text(encoding="utf-8")
    links = re.findall(r'class="headerlink" href="#([^"]+)" title="本处链接与引用"', html)
    assert links == ["layer", "eg-stack", "eg-plain", "seen", "fig-growth", "eg-network",
                     "eg-table", "tbl-sees", "ex-many", "eg-many"]  # fmt: skip
    assert 'title="Permanent link"' not in html


def test_the_foot_of_a_page_says_how_to_cite_it(site: Path) -> None:
    html = (site / "lab/index.html").read_text(encoding="utf-8")
    texts = re.findall(r"<pre><code>([^<]*)</code></pre>", html.partition('id="cite"')[2])
    assert len(texts) == 3
    assert texts[0].startswith("@misc{convdocs-lab,")
    assert all(f"{ROOM}lab/" in text and "YYYY-MM-DD" in text for text in texts)


def test_pages_of_one_language_only_are_not_listed() -> None:
    assert catalogue({"a": None}, {})["examples"] == []


@pytest.mark.parametrize(
    ("value", "held"), [(True, True), (1.5, 1.5), (float("inf"), "inf"), ({1: 2}, "{1: 2}")]
)
def test_what_json_cannot_hold_is_text(value: object, held: object) -> None:
    assert exact(value) == held


# -- citations ---------------------------------------------------------------------------------


def test_a_citation_has_version_date_and_address_in_each_form() -> None:
    texts = citations("vgg", "VGG & co", f"{ROOM}vgg/", "2026-11-22", "en")
    assert list(texts) == ["BibTeX", "GB/T 7714", "Plain text"]
    version = re.search(r"\nversion: (.*)\n", (ROOT / "CITATION.cff").read_text())[1]
    for text in texts.values():
        assert all(part in text for part in (f"convdocs {version}", "2026-11-22", f"{ROOM}vgg/"))
    assert r"title = {VGG \& co}," in texts["BibTeX"]
    assert "year = {2026}," in texts["BibTeX"]


def test_gb_t_7714_as_the_standard_writes_online_texts() -> None:
    """Author. Title: other title[EB/OL]. (day of change)[day of reading]. address."""
    text = citations("a", "步幅", "https://a/", "2026-11-22", "zh")["GB/T 7714"]
    form = r"[^.]+\. [^:]+: [^[]+\[EB/OL\]\. \(\d{4}-\d\d-\d\d\)\[YYYY-MM-DD\]\. https://a/\."
    assert re.fullmatch(form, text)


def test_a_page_without_a_known_date_gives_none() -> None:
    texts = citations("a", "T", "https://a/", None, "en")
    assert "year" not in texts["BibTeX"]
    assert "[EB/OL]. [YYYY-MM-DD]" in texts["GB/T 7714"]
    assert texts["Plain text"].count("-") == 2
