"""Runs the Python examples of a page; outputs are compared exactly."""

from __future__ import annotations

import ast
import doctest
import io
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from unittest.mock import patch

BLANK = "<BLANKLINE>"


@dataclass(frozen=True)
class Fault:
    """What is wrong in an example; `line` counts from 0 at the first line of the code."""

    line: int
    message: str
    source: str = ""
    got: str = ""
    shown: str = ""


class Unfit(Exception):  # noqa: N818 - what an author's expression or command comes to
    """What is wrong with it: "raises ZeroDivisionError: …", "did not end within 60 s"."""


@contextmanager
def captured() -> Iterator[io.StringIO]:
    """Everything printed inside, with Python's own display of values."""
    out = io.StringIO()
    display = patch.object(sys, "displayhook", sys.__displayhook__)
    with redirect_stdout(out), redirect_stderr(out), display:
        yield out


def normal(output: str) -> str:
    """Output without trailing blanks, which editors strip; `<BLANKLINE>` is an empty line."""
    lines = [line.rstrip() for line in output.rstrip().split("\n")]
    return "\n".join("" if line.strip() == BLANK else line for line in lines)


@lru_cache(maxsize=4096)  # asked again for counts, parity and keys
def examples_of(body: str) -> list[doctest.Example]:
    """The `>>>` examples of a block; none where it cannot be read, which running it reports."""
    try:
        return doctest.DocTestParser().get_examples(body)
    except ValueError:
        return []


def inputs(body: str) -> str:
    """The code of a block without its outputs: what the namespace depends on."""
    examples = examples_of(body)
    return "".join(example.source for example in examples) if examples else body


@lru_cache(maxsize=4096)
def bare(source: str) -> str:
    """Code without its comments and layout; as it is where it cannot be parsed.

    >>> bare("x = [1,2]  # two")
    'x = [1, 2]'
    """
    try:
        return ast.unparse(ast.parse(source))
    except SyntaxError:
        return source


def outputs(body: str) -> list[tuple[str, str]]:
    """The source and the expected output of every `>>>` example."""
    return [(example.source, normal(example.want)) for example in examples_of(body)]


@lru_cache(maxsize=4096)
def essence(body: str) -> tuple[object, ...]:
    """All that can make a block fail: code, outputs, stray text, directives; not its comments."""
    if ">>>" not in body:
        return (bare(body),)
    try:
        parts = doctest.DocTestParser().parse(body)
    except ValueError:
        return (body,)
    return tuple(
        tuple(row for _, row in strays(part))
        if isinstance(part, str)
        else (bare(part.source), normal(part.want), bool(part.options))
        for part in parts
    )


def run_code(body: str, names: dict[str, object], path: str) -> Fault | None:
    """Run a block in the page's namespace; the first fault, if there is one."""
    if ">>>" not in body:
        return _run_plain(body, names, path)
    try:
        parts = doctest.DocTestParser().parse(body, path)
    except ValueError as error:
        return Fault(0, f"this example cannot be read: {error}")
    line = 0
    for part in parts:
        if isinstance(part, str):
            fault = _stray(part, line)
            line += part.count("\n")
        else:
            fault, line = run_example(part, names, path), part.lineno
            line += part.source.count("\n") + part.want.count("\n")
        if fault:
            return fault
    return None


def _run_plain(body: str, names: dict[str, object], path: str) -> Fault | None:
    try:
        with captured():
            exec(compile(body, path, "exec"), names)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it raises is the fault
        return Fault(_line_of(error, path) - 1, f"this code raises {_last_line(error)}", body)
    return None


def _line_of(error: BaseException, path: str) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 1 for frame in frames if frame.filename == path), 1)


def strays(text: str) -> list[tuple[int, str]]:
    """The rows between examples that are no comments; they are neither run nor compared."""
    rows = enumerate(row.strip() for row in text.split("\n"))
    return [(offset, row) for offset, row in rows if row and not row.startswith(">>> #")]


def _stray(text: str, line: int) -> Fault | None:
    for offset, row in strays(text):
        message = "neither input nor output; write <BLANKLINE> for an empty line of output"
        return Fault(line + offset, message, shown=row)
    return None


def run_example(example: doctest.Example, names: dict[str, object], path: str) -> Fault | None:
    """Run one `>>>` example and compare what it prints or raises, exactly."""
    if example.options:
        return Fault(example.lineno, "doctest directives weaken the comparison: remove this one")
    with captured() as out:
        try:
            exec(compile(example.source, path, "single"), names)
            error = ""
        except (Exception, SystemExit) as raised:  # noqa: BLE001 - an example may show it
            error = _last_line(raised)
    got = normal(out.getvalue())
    return _compare_error(example, error) if error or example.exc_msg else _compare(example, got)


def _compare(example: doctest.Example, got: str) -> Fault | None:
    if got == normal(example.want):
        return None
    line = example.lineno + example.source.count("\n") if example.want else example.lineno
    return Fault(line, "the output differs", example.source.strip(), got, normal(example.want))


def _compare_error(example: doctest.Example, error: str) -> Fault | None:
    wanted = normal(example.exc_msg or "")
    if error == wanted:
        return None
    source = example.source.strip()
    message = "this example raises" if error else "this example does not raise"
    return Fault(example.lineno, message, source, error, wanted or normal(example.want))


def _last_line(error: BaseException) -> str:
    return normal("".join(traceback.format_exception_only(error)))
