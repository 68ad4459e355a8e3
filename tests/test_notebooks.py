"""Notebooks: pages in percent format, run by Jupyter, downloadable, the same code in both."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from convdocs.claims import notebook, tree
from convdocs.site import notebooks

ROOT = Path(__file__).parent.parent
ENGLISH = sorted((ROOT / "docs/en/notebooks").glob("*.py"))
ALL = [ROOT / "docs" / lang / "notebooks" / path.name for path in ENGLISH for lang in ("en", "zh")]
WORDS = {"en": "layers", "zh": "层数"}
SOURCE = """# ---
# title: Two
# ---

# %% [markdown]
# # Two {#two}
#
# It is [2]{= two}, said []{= two}.

# %%
two = 1 + 1
print(two)

# %% [markdown]
# Done.

# %%
two
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "notebooks" / "two.py"
    path.parent.mkdir()
    path.write_text(SOURCE)
    return path


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_notebook_runs_on_its_own_in_an_empty_folder(path: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, path], cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_code_is_equal_in_both_languages(path: Path) -> None:
    other = ROOT / "docs/zh/notebooks" / path.name
    cells = [notebook.code_cells(one.read_text()) for one in (path, other)]
    assert cells[0] == cells[1] != []


def test_every_line_of_the_file_is_the_same_line_of_the_page() -> None:
    page, lines = notebook.markdown(SOURCE).split("\n"), SOURCE.split("\n")
    assert len(page) == len(lines) + 1  # the box of the last cell
    assert page[0] == "---"
    assert page[lines.index("# # Two {#two}")] == "# Two {#two}"
    assert page[lines.index("two = 1 + 1")] == "two = 1 + 1"
    assert page[lines.index("print(two)") + 1] == "```"


def test_two_code_cells_in_a_row_are_refused() -> None:
    with pytest.raises(ValueError, match="line 5: put a sentence between two code cells"):
        notebook.markdown("# %%\n1\n\n\n# %%\n2\n")


def test_update_rewrites_a_stale_number_in_its_comment(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)  # where --update is refused
    two.write_text(SOURCE.replace("It is [2]", "It is [3]").replace("[]{= two}", "so"))
    before = two.read_text()
    # the number is claimed before the code that makes it: move the code up
    code = "# %%\ntwo = 1 + 1\nprint(two)\n\n"
    before = before.replace(code, "").replace(
        "# %% [markdown]\n# # Two", code + "# %% [markdown]\n# # Two"
    )
    two.write_text(before)
    report = tree.check([two], update=True)
    assert [change.new for change in report.changes] == ["2"]
    assert two.read_text() == before.replace("[3]", "[2]")


def test_outputs_stand_in_their_boxes_escaped(two: Path) -> None:
    html = notebook.markdown(SOURCE).replace("# Two {#two}", "<h1>Two</h1>")
    filled = notebooks.rendered(html, two, "zh")
    assert filled.count('<pre class="output"><code>2</code></pre>') == 2
    assert '<a href="two.ipynb" download>' in filled
    assert notebooks.shown([nbformat.v4.new_output("stream", text="a < b\n")]) == (
        '<pre class="output"><code>a &lt; b</code></pre>'
    )


def test_pictures_and_tables_are_shown_and_silence_leaves_no_box() -> None:
    table = nbformat.v4.new_output("display_data", data={"text/html": "<b>1</b>"})
    assert notebooks.shown([table]) == '<div class="output"><b>1</b></div>'
    assert notebooks.shown([nbformat.v4.new_output("stream", text="\n")]) == ""


def test_a_cell_that_fails_fails_the_build() -> None:
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        notebooks.executed(("1 / 0",))


DRAWING = """
import os

import convdocs as cd

lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
cd.figures.matrices([[[1, 2]]], lang=lang)
"""


def test_a_figure_is_drawn_for_the_page_here_and_as_a_picture_elsewhere() -> None:
    ((cell,),) = (notebooks.executed((DRAWING,)),)
    data = cell["outputs"][0]["data"]
    assert data["text/plain"] == "[1 2]"
    assert data["image/svg+xml"].startswith("<svg ")
    assert "var(--" not in data["image/svg+xml"]
    assert "var(--fig-ink" in notebooks.shown(cell["outputs"])


def test_the_same_code_speaks_the_language_of_the_machine() -> None:
    code = DRAWING.rpartition("cd.figures")[0] + 'cd.tables.of("layers", [(2,)]).shown_in(lang)'
    heads = [notebooks.shown(notebooks.executed((code,), lang)[0]["outputs"]) for lang in WORDS]
    assert [text in head for text, head in zip(WORDS.values(), heads)] == [True, True]


def test_the_download_leaves_out_what_only_the_site_shows_and_leads_back_to_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "notebooks" / "drawn.py"
    path.parent.mkdir()
    text = "# %% [markdown]\n# # One {#one}\n#\n# See [a](../cost.md#mac), [](#one).\n\n# %%"
    path.write_text(f"{text}{DRAWING}\n# %% [markdown]\n# Done.\n")
    book = json.loads(notebooks.download(path, "en", "https://x.y/zh/"))
    assert "[a](https://x.y/zh/cost/#mac), [One](#one)." in "".join(book["cells"][0]["source"])
    assert sorted(book["cells"][1]["outputs"][0]["data"]) == ["image/svg+xml", "text/plain"]


def test_the_download_is_a_notebook_with_plain_numbers_and_fresh_outputs(
    two: Path, tmp_path: Path
) -> None:
    moved = SOURCE.replace("It is [2]{= two}, said []{= two}.", "Text.")
    two.write_text(moved.replace("# Done.", "# It is [2]{= two}, said []{= two}. {#done}"))
    notebooks.write(two, tmp_path / "out", "en")
    text = (tmp_path / "out/two.ipynb").read_text()
    nbformat.validate(nbformat.from_dict(json.loads(text)))
    book = json.loads(text)
    assert [cell["cell_type"] for cell in book["cells"]] == ["markdown", "code"] * 2
    assert "".join(book["cells"][2]["source"]) == "It is 2, said 2."
    assert book["cells"][1]["outputs"][0]["text"] == ["2\n"]
    assert "iopub" not in text
    notebooks.write(two, tmp_path / "out", "en")
    assert (tmp_path / "out/two.ipynb").read_text() == text
