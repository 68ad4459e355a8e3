"""Notebooks in percent format are pages too: their Markdown, line for line.

A cell begins with `# %%` (code) or `# %% [markdown]`, whose lines are comments; a header between
two lines `# ---` is front matter. Between two code cells stands a sentence, so that every line of
the file is the same line of the page.
"""

from __future__ import annotations

from pathlib import Path

CODE, TEXT = "# %%", "# %% [markdown]"
OUTPUT = '<div class="output" data-cell="{}"></div>'


def is_notebook(path: Path) -> bool:
    """Whether a file is a notebook: Python in a folder `notebooks`.

    >>> is_notebook(Path("docs/en/notebooks/a.py")), is_notebook(Path("convdocs/units.py"))
    (True, False)
    """
    return path.suffix == ".py" and path.parent.name == "notebooks"


def page_text(path: Path) -> str:
    """A page's Markdown, of whatever kind its file is."""
    text = path.read_text(encoding="utf-8")
    return markdown(text) if is_notebook(path) else text


def markdown(source: str) -> str:
    r"""A notebook as Markdown; where a code cell ends, an empty box waits for its output.

    >>> print(markdown("# %% [markdown]\n# Two\n\n# %%\n1 + 1\n\n# %% [markdown]\n# Done"))
    <BLANKLINE>
    Two
    <BLANKLINE>
    ```python
    1 + 1
    ```
    <div class="output" data-cell="0"></div>
    Done
    """
    lines = source.split("\n")
    made, code, count = [], False, 0
    for number, line in enumerate(lines):
        if line in (CODE, TEXT):
            made.append(OUTPUT.format(count) if code else "```python" if line == CODE else "")
            count += code
            if code and line == CODE:
                raise ValueError(f"line {number + 1}: put a sentence between two code cells")
            code = line == CODE
        elif code:
            last = not line and (number + 1 == len(lines) or lines[number + 1] in (CODE, TEXT))
            made.append("```" if last else line)
        else:
            made.append(uncommented(line))
    return "\n".join(made + [OUTPUT.format(count)] * code)


def uncommented(line: str) -> str:
    """A line of a text cell or of the header, without its mark."""
    return line.removeprefix("#").removeprefix(" ")


def restored(text: str, source: str) -> str:
    """The notebook whose Markdown is `text`, where only text cells differ from `source`."""
    triples = zip(text.split("\n"), markdown(source).split("\n"), source.split("\n"))
    return "\n".join(old if new == was else f"# {new}" for new, was, old in triples)


def code_cells(source: str) -> list[str]:
    """The code of each cell, in order."""
    cells = source.split(f"\n{CODE}")[1:]
    return [cell.strip("\n") for cell in cells if not cell.startswith(" [markdown]")]
