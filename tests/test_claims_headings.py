"""A link without a text takes the heading that it leads to, on the page, in the check, anywhere."""

import re
from pathlib import Path

import pytest
from markdown import Markdown

from convdocs.claims.headings import called
from convdocs.claims.page import Page
from convdocs.claims.tree import check_page
from convdocs.site.markdown import tell

STRIDE = "---\ntitle: Stride\n---\n\n# Stride: what it saves {#stride}\n\n## Gaps `s > k` {#gaps}\n"
FENCED = "```text\n# No heading {#none}\n```\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "stride.md").write_text(STRIDE + FENCED, encoding="utf-8")
    notebook = "# %% [markdown]\n# # By hand {#by-hand}\n"
    (tmp_path / "notebooks/hand.py").write_text(notebook, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("stride.md", "Stride: what it saves"),
        ("stride.md#gaps", "Gaps `s > k`"),
        ("stride.md?size=3#gaps", "Gaps `s > k`"),
        ("notebooks/hand.py", "By hand"),
        ("#here", "Here"),
    ],
)
def test_a_link_is_called_what_the_heading_is_called(
    folder: Path, address: str, heading: str
) -> None:
    path, text = str(folder / "page.md"), "# Page {#page}\n\n## Here {#here}\n"
    assert called(path, text, address) == heading
    assert check_page(Page(path, f"{text}\nSee []({address}).")).problems == []


def test_a_renamed_heading_renames_the_links_to_it(folder: Path) -> None:
    path = str(folder / "page.md")
    assert called(path, "", "stride.md") == "Stride: what it saves"
    (folder / "stride.md").write_text("# Strides {#stride}\n\nlonger than before", "utf-8")
    assert called(path, "", "stride.md") == "Strides"


@pytest.mark.parametrize(
    "address", ["strides.md", "stride.md#holes", "stride.md#none", "#gaps", "https://example.org"]
)
def test_a_link_that_no_heading_could_name_is_refused_with_its_place(
    folder: Path, address: str
) -> None:
    (problem,) = check_page(Page(str(folder / "page.md"), f"First.\n\nSee []({address}).")).problems
    assert (problem.line, problem.column) == (3, 5)
    assert problem.message.startswith(f"no heading at '{address}' could name this link")


def test_only_links_are_named_so(folder: Path) -> None:
    """Code, an image without a description, and a link with a text stay what they are."""
    text = "```text\n[](nowhere.md)\n```\n\n`[](nowhere.md)` ![](a.png) [gaps](nowhere.md)"
    assert check_page(Page(str(folder / "page.md"), text)).problems == []


def rendered(folder: Path, text: str) -> str:
    tell(settings := {}, str(folder / "page.md"), "en")
    extensions = ["attr_list", "convdocs.site.markdown"]
    return Markdown(extensions=extensions, extension_configs=settings).convert(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[](stride.md#gaps).", '<a href="stride.md#gaps">Gaps <code>s &gt; k</code></a>.'),
        ("- [](stride.md): how", '<a href="stride.md">Stride: what it saves</a>: how'),
        (
            "![See [](stride.md), [5]{= 2 + 3}.](= cd.tables.of('layers', [(2,)])){#tbl-a}",
            'See <a href="stride.md">Stride: what it saves</a>, <span class="claim">',
        ),
    ],
)  # fmt: skip
def test_the_page_shows_the_name(folder: Path, text: str, html: str) -> None:
    assert html in rendered(folder, text)


def test_a_link_to_nowhere_turns_red(folder: Path) -> None:
    html = rendered(folder, "See [](holes.md).")
    assert re.search(r'class="claim failed" title="[^"]*no heading at &#x27;holes.md&#x27;', html)
