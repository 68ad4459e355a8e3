"""The process of one page, as late as possible; it is replaced when its code has ended it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import finalize

from convdocs.claims.channel import Child, Place, Stopped
from convdocs.claims.examples import Fault
from convdocs.claims.processes import FORKS

Answer = tuple[str, Any]  # "gave" and what came out; "raised" or "stopped" and why


class Runner:
    """Has a page's code run, and asks a twin of the process for everything else."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._code: list[str] = []
        self._ran = 0  # how much of it the process has run
        self._child: Child | None = None
        self._closing: finalize[Any, Any] | None = None
        self._twin = ""  # the language of the twin that answers, if one does

    def later(self, body: str) -> None:
        """Code that is known to pass: it is run before the next question."""
        self.back()
        self._code.append(body)

    def run(self, body: str) -> Fault | None:
        """Run code; the first fault. What has stopped its process is not run again."""
        self.back()
        try:
            kind, said = self._after_all().ask("run", body)
        except Stopped as stopped:
            self.close()
            return Fault(0, f"this code {stopped}")
        self._code.append(body)
        self._ran += 1
        if kind == "raised":
            return Fault(0, f"this code raises {said}")
        return Fault(*said) if said else None

    def ask(self, lang: str, *question: Any) -> Answer:
        """The answer of a twin in a language, which stays until code is to be run."""
        try:
            if FORKS and self._twin != lang:
                self.back()
                self._after_all().tell("fork", lang)
                self._twin = lang
            gave, answer = (self._child or self._after_all()).ask(*question)
        except Stopped as stopped:
            self.close()
            return "stopped", str(stopped)
        return gave, answer

    def command(self, arguments: list[str]) -> Answer:
        """What a command prints, in a process where no page has run."""
        child = Child(self.place)
        try:
            gave, answer = child.ask("command", arguments)
        except Stopped as stopped:
            return "stopped", str(stopped)
        finally:
            child.close()
        return gave, answer

    def back(self) -> None:
        """Send the twin away."""
        if self._twin and self._child:
            self._child.tell("back")
        self._twin = ""

    @contextmanager
    def branch(self) -> Iterator[None]:
        """Whatever is asked or run in here leaves no trace behind."""
        self.back()
        child, code = self._after_all(), [*self._code]
        child.tell("fork", self.place.lang)
        try:
            yield
        finally:
            self.back()
            self._code = code
            if self._child is child:
                child.tell("back")
                self._ran = len(code)
            else:
                self.close()

    def close(self) -> None:
        """Let the process go; the next question starts another one."""
        if self._closing:
            self._closing()
        self._child, self._closing, self._ran, self._twin = None, None, 0, ""

    def _after_all(self) -> Child:
        """The page's process, after all code so far."""
        if self._child is None:
            self._child = Child(self.place)
            self._closing = finalize(self, self._child.close)
        while self._ran < len(self._code):
            self._child.ask("run", self._code[self._ran])
            self._ran += 1
        return self._child
