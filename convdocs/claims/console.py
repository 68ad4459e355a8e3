"""Runs the `$ convdocs` commands of a page in this process and compares what they print."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from runpy import run_module
from unittest.mock import patch
from warnings import catch_warnings, simplefilter

from convdocs.claims.examples import Fault, Unfit, captured, normal

OURS = (["convdocs"], ["python", "-m", "convdocs"])


@dataclass(frozen=True)
class Command:
    """A `$` line of a console block, with the output shown below it."""

    line: int
    text: str
    shown: str

    @property
    def arguments(self) -> list[str] | None:
        """What follows `convdocs`, or None for a command that is not ours and is not run."""
        command = self.text.partition("|")[0]
        try:
            words = shlex.split(command)
        except ValueError:  # a quote is never closed; running the words shows what that gives
            words = command.split()
        for ours in OURS:
            if words[: len(ours)] == ours:
                return words[len(ours) :]
        return None

    @property
    def rows(self) -> list[tuple[int, str]]:
        """The command and its output as rows of the block."""
        first = [(self.line, self.text)] if self.text else []
        below = enumerate(self.shown.splitlines(), self.line + len(first))
        return [*first, *below]

    @property
    def kept(self) -> slice:
        """The lines that `| head -n N` or `| tail -n N` lets through."""
        words = self.text.partition("|")[2].split()
        if len(words) == 3 and words[1] == "-n" and words[2].isdigit():
            count = int(words[2])
            return {"head": slice(count), "tail": slice(-count, None)}[words[0]]
        if words:
            raise ValueError("only `| head -n N` and `| tail -n N` are understood")
        return slice(None)


def commands(body: str) -> list[Command]:
    """The commands of a console block; text before the first is a command without words."""
    found: list[Command] = []
    for line, row in enumerate(body.split("\n")):
        if row.startswith("$ "):
            found.append(Command(line, row[2:], ""))
        elif found:
            last = found.pop()
            found.append(Command(last.line, last.text, f"{last.shown}{row}\n"))
        elif row.strip():
            found.append(Command(line, "", row))
    return found


def run_console(body: str, output: Callable[[list[str]], str]) -> Fault | None:
    """Run every command of ours in a console block; the first fault, if there is one.

    `output` gives what a command prints.
    """
    for command in commands(body):
        try:
            fault = _run_command(command, output)
        except ValueError as error:
            fault = Fault(command.line, f"this command cannot be run: {error}", command.text)
        except Unfit as error:
            fault = Fault(command.line, f"this command {error}", command.text)
        if fault:
            return fault
    return None


def _run_command(command: Command, output: Callable[[list[str]], str]) -> Fault | None:
    if command.arguments is None:
        return None
    got = "\n".join(output(command.arguments).split("\n")[command.kept])
    if got == normal(command.shown):
        return None
    shown = normal(command.shown)
    line = command.line + 1 + _first_difference(got, shown) if shown else command.line
    return Fault(line, "the output differs", command.text, got, shown)


def _first_difference(got: str, shown: str) -> int:
    pairs = zip(got.split("\n"), shown.split("\n"))
    return next((line for line, (left, right) in enumerate(pairs) if left != right), 0)


def console_output(arguments: list[str]) -> str:
    """What `python -m convdocs ARGUMENTS` prints, run in this process on 80 columns.

    The command line is a room below this one, so it is run as a program, not imported.
    """
    terminal = patch.dict(os.environ, {"COLUMNS": "80"})
    command = patch.object(sys, "argv", ["convdocs", *arguments])
    with captured() as out, terminal, command, suppress(SystemExit), catch_warnings():
        simplefilter("ignore")  # runpy warns where a test has imported the command line
        run_module("convdocs", run_name="__main__")
    return normal(out.getvalue())
