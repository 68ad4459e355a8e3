"""Notebooks as pages: run by Jupyter, rendered like any page, downloadable with their outputs.

mkdocs-jupyter makes MkDocs see the files; what it would render (a style sheet of half a megabyte
a page, raw formulas, unchecked links) is left aside, and the page's own Markdown is rendered.
"""

import os
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

from convdocs.claims import values
from convdocs.claims.notebook import CODE, TEXT, code_cells, page_text
from convdocs.claims.report import Checked
from convdocs.figures.figure import OURS
from convdocs.site.recall import checked

Notebook = Any  # nbformat ships no types
BOX = re.compile(r'<div class="output" data-cell="(\d+)"></div>')
LINK = re.compile(r"\]\(\.\./([\w-]+)\.md")
WORDS = {"en": "Download this notebook", "zh": "下载本笔记（.ipynb）"}
TIMEOUT = 120
LOCALES = {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def rendered(html: str, path: Path, lang: str) -> str:
    """The page's HTML with the outputs in their boxes and the way to the download."""
    cells = executed(tuple(code_cells(path.read_text(encoding="utf-8"))), lang)
    link = f'<p class="download"><a href="{path.stem}.ipynb" download>{WORDS[lang]}</a></p>'
    filled = BOX.sub(lambda box: shown(cells[int(box[1])]["outputs"]), html)
    return filled.replace("</h1>", "</h1>" + link, 1)


@lru_cache(maxsize=64)
def executed(code: tuple[str, ...], lang: str = "en") -> tuple[Notebook, ...]:
    """Code cells with their outputs, run by a fresh kernel on a reader's machine.

    The code is the same in both languages; what it draws is labelled as the machine's LANG says.
    Raises nbclient's CellExecutionError where a cell fails.
    """
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in code])
    client = NotebookClient(book, timeout=TIMEOUT, kernel_name="python3", record_timing=False)
    manager = client.create_kernel_manager()
    manager.transport = "ipc"  # no open port, and no warning about one
    with TemporaryDirectory() as folder:  # its own, for several builds may run at once
        manager.ip = f"{folder}/kernel"
        client.execute(env={**os.environ, "LANG": LOCALES[lang]})
    return tuple(book.cells)


def shown(outputs: list[Notebook]) -> str:
    """The outputs of a cell as HTML; a cell that prints nothing leaves no box."""
    return "".join(_shown(output) for output in outputs)


def _shown(output: Notebook) -> str:
    data = output.get("data", {})
    for kind in (OURS, "text/html", "image/svg+xml"):
        if kind in data:
            return f'<div class="output">{data[kind]}</div>'
    text = (output.get("text") or data.get("text/plain", "")).rstrip()
    return f'<pre class="output"><code>{escape(text)}</code></pre>' if text else ""


def download(path: Path, lang: str, home: str = "") -> str:
    """The notebook as .ipynb: text cells with plain numbers, code cells with their outputs.

    `home` is the address of the pages in this language, for links that lead back to them.
    """
    source = path.read_text(encoding="utf-8")
    page = checked(os.path.relpath(path), page_text(path), lang)
    plain = LINK.sub(rf"]({home}\1/", _plain(page)).split("\n")
    ran = iter(_plainly(cell) for cell in executed(tuple(code_cells(source)), lang))
    cells, lines = [], source.split("\n")
    starts = [n for n, line in enumerate(lines) if line in (CODE, TEXT)]
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        text = "\n".join(plain[start + 1 : end]).strip()
        cell = nbformat.v4.new_markdown_cell(text) if lines[start] == TEXT else next(ran)
        cells.append(cell)
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    for number, cell in enumerate(book.cells):
        cell["id"] = f"cell-{number}"  # the same at every build
    return str(nbformat.writes(book))


def _plainly(cell: Notebook) -> Notebook:
    """A code cell without what only this site shows."""
    cell = nbformat.from_dict(cell)
    for output in cell["outputs"]:
        output.get("data", {}).pop(OURS, None)
    return cell


def write(path: Path, folder: Path, lang: str, home: str = "") -> None:
    """Put the .ipynb into a folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{path.stem}.ipynb").write_text(download(path, lang, home), encoding="utf-8")


def _plain(page: Checked) -> str:
    """The page's text as other programs read it: numbers without their proofs."""
    text = page.page.text
    for result in sorted(page.results, key=lambda result: -result.item.start):
        item = result.item
        said = item.shown or values.text(values.plain(result.value))
        if item.kind in ("claim", "quote", "generated"):
            text = text[: item.start] + said + text[item.end :]
        elif item.kind == "reference":
            text = text[: item.shown_start] + said + text[item.shown_end :]
    return re.sub(r" *\{#[\w-]+\}$", "", text, flags=re.MULTILINE)
