"""Runs the `$ convdocs` commands of a page in this process and compares what they print."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from dataclasses import dataclass
from unittest.mock import patch

from convdocs.claims.examples import Fault, captured, normal

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
        words = shlex.split(self.text.partition("|")[0])
        for ours in OURS:
            if words[: len(ours)] == ours:
                return words[len(ours) :]
        return None

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


def run_console(body: str, cache: dict[object, str]) -> Fault | None:
    """Run every command of ours in a console block; the first fault, if there is one."""
    for command in commands(body):
        try:
            fault = _run_command(command, cache)
        except (ValueError, KeyError) as error:
            fault = Fault(command.line, f"this command cannot be read: {error}", command.text)
        if fault:
            return fault
    return None


def _run_command(command: Command, cache: dict[object, str]) -> Fault | None:
    if command.arguments is None:
        return None
    key = tuple(command.arguments)
    if key not in cache:
        cache[key] = console_output(command.arguments)
    got = "\n".join(cache[key].split("\n")[command.kept])
    if got == normal(command.shown):
        return None
    shown = normal(command.shown)
    line = command.line + 1 + _first_difference(got, shown) if shown else command.line
    return Fault(line, "the output differs", command.text, got, shown)


def _first_difference(got: str, shown: str) -> int:
    pairs = zip(got.split("\n"), shown.split("\n"))
    return next((line for line, (left, right) in enumerate(pairs) if left != right), 0)


def console_output(arguments: list[str]) -> str:
    """What `convdocs ARGUMENTS` prints, run in this process on a terminal of 80 columns."""
    from convdocs.__main__ import main

    with captured() as out, patch.dict(os.environ, {"COLUMNS": "80"}), suppress(SystemExit):
        main(arguments)
    return normal(out.getvalue())
