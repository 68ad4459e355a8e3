"""The process in which a page's code runs: fresh for every page, and killed when it hangs.

A page may change whatever Python lets it change: a function, a module, the warnings, the working
directory. So its code never runs in the process that checks, but in a fork of a server that has
imported the package and does nothing else. A fork of that fork evaluates expressions and goes: an
expression leaves no trace either.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import Any, NoReturn

from convdocs.claims.calls import Call, last_call
from convdocs.claims.carried import drawn, packed
from convdocs.claims.channel import DONE, MEMORY, Channel, Place
from convdocs.claims.console import console_output
from convdocs.claims.equations import formula_fault, proof
from convdocs.claims.examples import run_code
from convdocs.claims.expressions import value_of
from convdocs.claims.measured import measured_of
from convdocs.claims.processes import hand_over
from convdocs.claims.totals import Totals

LANGUAGES = ("en", "zh")
WARM = ("convdocs.reference", "convdocs.reports", "convdocs.exercises", "convdocs.claims.exhibits")


def preloaded() -> dict[str, object]:
    """The names that every page has without importing them."""
    import convdocs
    from convdocs import figures, lab, tables

    return {"cd": convdocs, "Fraction": Fraction, "figures": figures, "lab": lab, "tables": tables}


class Worker:
    """One page's namespace, and the requests it answers: each yields one reply."""

    def __init__(self, channel: Channel, place: Place) -> None:
        self.channel, self.place = channel, place
        own = {"site": Totals.of_counts(place.counts), "measured": measured_of(place.path)}
        self.names: dict[str, object] = {**preloaded(), "lang": place.lang, **own}
        self.values: dict[str, object] = {}
        self.rules: dict[str, Callable[..., object]] = {
            "run": self.run, "value": self.value, "formula": self.formula, "proof": self.proof,
            "command": console_output, "lines": self.lines,
        }  # fmt: skip

    def serve(self) -> None:
        """Answer until the other side hangs up, or calls a twin back."""
        while request := self.channel.receive():
            kind, *rest = request
            if kind == "back":
                return
            if kind == "fork":
                self.fork(*rest)
            else:
                self.channel.send(attempt(self.rules[kind], *rest))

    def fork(self, lang: str) -> None:
        """A twin answers in this place until it is called back; nothing it does is seen here."""
        pid = os.fork() or leave(lambda: self.speak(lang))
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status) != DONE:
            self.channel.send(("ended", os.waitstatus_to_exitcode(status)))

    def speak(self, lang: str) -> None:
        self.names["lang"] = lang
        self.serve()

    def run(self, body: str) -> object:
        fault = run_code(body, self.names, self.place.path)
        return fault and [fault.line, fault.message, fault.source, fault.got, fault.shown]

    def value(self, expression: str, shows: bool) -> object:
        value = self._value(expression)
        return drawn(value, str(self.names["lang"])) if shows else packed(value)

    def lines(self, expression: str, explain: str) -> object:
        """In both languages, for which the value is the same."""
        module, _, function = explain.partition(":")
        told = getattr(importlib.import_module(module), function)
        call = last_call(expression) or Call("", "None", ())
        owner, *given = map(self._value, (call.owner, *call.arguments))
        return {lang: [*told(call.name, owner, tuple(given), lang)] for lang in LANGUAGES}

    def formula(self, latex: str, expression: str) -> object:
        return formula_fault(latex, self._value(expression), self.names)

    def proof(self, latex: str) -> object:
        return [*proof(latex, self.names)]

    def _value(self, expression: str) -> object:
        if expression not in self.values:
            self.values[expression] = value_of(expression, self.names)
        return self.values[expression]


def attempt(rule: Callable[..., object], *arguments: Any) -> tuple[str, object]:
    """What a rule gives, or what it raises; even what should end Python ends only the rule."""
    try:
        return "gave", rule(*arguments)
    except BaseException as error:  # noqa: BLE001 - a page's code may raise anything
        return "raised", f"{type(error).__name__}: {error}"


# -- processes -----------------------------------------------------------------------------------


def leave(work: Callable[[], None]) -> NoReturn:
    """Do the work of a forked process and end it, without a way back into its parent's code."""
    status = 1
    try:
        work()
        status = DONE
    finally:
        os._exit(status)


def forked(theirs: socket.socket, other: socket.socket) -> int:
    """Fork a process that serves a page over a socket, and leave it no hold of another one."""
    pid = os.fork() or leave(lambda: _begin(theirs, other))
    theirs.close()
    return pid


def _begin(theirs: socket.socket, other: socket.socket) -> None:
    os.setpgid(0, 0)  # who kills it kills all that it has started
    other.close()
    page(theirs)


def page(theirs: socket.socket) -> None:
    """Serve one page, with Python's own signals."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _bound_memory()
    hand_over(forked)
    channel = Channel(theirs)
    channel.send(os.getpid())
    place = Place(*channel.receive())
    os.chdir(place.folder)
    os.environ.clear()
    os.environ.update(place.environment)
    Worker(channel, place).serve()


def _bound_memory() -> None:
    """A list that grows for ever meets its end before the machine does."""
    with suppress(ImportError):  # on Windows
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bounds = {most, MEMORY} - {resource.RLIM_INFINITY}
        resource.setrlimit(resource.RLIMIT_AS, (min(bounds), most))


def server(descriptor: int) -> None:
    """Import what pages need; then fork a process for each socket that comes in."""
    for name in WARM:
        importlib.import_module(name)
    preloaded()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked us stops us, by hanging up
    alive: set[int] = set()
    with socket.socket(fileno=descriptor) as requests:
        while descriptors := socket.recv_fds(requests, 1, 1)[1]:
            alive.add(forked(socket.socket(fileno=descriptors[0]), requests))
            bury(alive, os.WNOHANG)
    for pid in alive:  # whoever hung up on us may have forgotten these
        for kill in (os.killpg, os.kill):
            with suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)
    bury(alive)


def bury(alive: set[int], options: int = 0) -> None:
    """Strike out the processes that have ended."""
    with suppress(ChildProcessError):
        while pid := os.waitpid(-1, options)[0]:
            alive.remove(pid)


def alone(port: int) -> None:
    """Where nothing forks, a process for each page, over the loopback."""
    page(socket.create_connection(("127.0.0.1", port)))


if __name__ == "__main__":
    {"server": server, "alone": alone}[sys.argv[1]](int(sys.argv[2]))
