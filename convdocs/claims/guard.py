"""No example goes uncollected: every `>>>` and every Python fence is run, or is a problem."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

from convdocs.claims.fences import PYTHON
from convdocs.claims.items import Item
from convdocs.claims.problems import Problem

PROMPT = ">>>"
PREFIXED = re.compile(r"(?:\s|[-*+>]\s|<!--)*>>>")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def stray(path: str, text: str, items: Sequence[Item]) -> list[Problem]:
    """The prompts and Python-like fences of a page that no item would run."""
    run = {
        line
        for item in items
        if item.kind in ("code", "setup")
        for line in range(item.line, item.line + item.text.count("\n") + 1)
    }
    found = [
        Problem(path, line, row.index(PROMPT) + 1, "this example is not run: put it in ```python")
        for line, row in enumerate(text.split("\n"), 1)
        if line not in run and prompts(row)
    ]
    return found + [
        Problem(path, item.line, item.column, f"`{item.info}` is not run: write ```python")
        for item in items
        if item.kind == "text_fence" and pythonic(item.info)
    ]


def prompts(row: str) -> bool:
    """Whether a line begins with a prompt, in whatever quotation, list or comment it stands.

    >>> prompts("> - >>> 1 + 1"), prompts("The prompt is `>>>`.")
    (True, False)
    """
    return PREFIXED.match(row) is not None


def pythonic(info: str) -> bool:
    """Whether an info string looks as if it meant Python: py…, ipython, {.python3.11}."""
    words = info.lower().strip("{} .").split()
    return bool(words) and words[0].lstrip("{. i").startswith(("py", *PYTHON))


def docstrings(path: Path) -> list[Problem]:
    """The prompts of a Python file that stand in no docstring, where nothing collects them."""
    text = path.read_text(encoding="utf-8")
    collected: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            doc = node.body[0]
            collected.update(range(doc.lineno, (doc.end_lineno or doc.lineno) + 1))
    return [
        Problem(str(path), line, row.index(PROMPT) + 1, "this example is in no docstring")
        for line, row in enumerate(text.split("\n"), 1)
        if line not in collected and row.lstrip(" \t#\"'").startswith(PROMPT + " ")
    ]
