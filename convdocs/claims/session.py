"""A page's code at work in a process of its own, and a memory of what need not be run twice."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from convdocs.claims.carried import unpacked
from convdocs.claims.channel import Place
from convdocs.claims.console import run_console
from convdocs.claims.equations import proof
from convdocs.claims.examples import Fault, Unfit, bare, essence, inputs
from convdocs.claims.processes import FORKS
from convdocs.claims.runner import Answer, Runner

# What a page's code sees of its language and its tree; what may see them without naming them.
OWN = re.compile(r"\b(?:lang|site|globals|locals|vars|dir|eval|exec|inspect|gc|sys)\b|__")
OTHER = {"en": "zh", "zh": "en"}


@dataclass
class Memo:
    """What came out before, kept between pages: both languages of a page run the same code.

    Keys begin with the state of a session: all code run before, without outputs and comments.
    Code starts in a clean process and expressions leave no trace, so the state says all.
    """

    answers: dict[object, Answer] = field(default_factory=dict)
    passed: set[object] = field(default_factory=set)


Explain = Callable[[str, Any, tuple[Any, ...], str], tuple[str, ...]]
"""Gives the lines that lead to the value of a call: its name, owner, arguments; the language.

A function of a module: it is found by its name where the page runs.
"""


class Unnamed(Mapping[str, object]):
    """No names at all; asked for one, it raises `Asked`: then the page has to be asked."""

    class Asked(Exception):  # noqa: N818 - no error: an answer
        """A name was asked for."""

    def __getitem__(self, name: str) -> object:
        raise self.Asked

    __contains__ = get = __getitem__  # type: ignore[assignment]

    def __iter__(self) -> Iterator[str]:
        raise self.Asked

    def __len__(self) -> int:
        raise self.Asked


class Session:
    """Has the code of one page run, and asks for its expressions."""

    def __init__(
        self,
        path: str,
        lang: str,
        memo: Memo | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        self.lang = lang
        place = Place(path, lang, str(Path.cwd()), dict(os.environ), dict(counts or {}))
        self.runner = Runner(place)
        self.shared = memo is not None and FORKS
        self.memo = memo or Memo()
        self.state = 0
        self._speaks = False  # whether code so far has asked for the language
        self._asked: list[tuple[Any, ...]] = []

    def run(self, body: str) -> Fault | None:
        """Run a block of code; one that has passed in this state waits until it is needed."""
        code = self._key(bare(inputs(body)))
        key = (code, essence(body))
        self._foresee()
        known = key in self.memo.passed
        if known:
            self.runner.later(body)
        fault = None if known else self.runner.run(body)
        if fault is None:
            self.memo.passed.add(key)
        self._speaks = self._speaks or OWN.search(body) is not None
        self.state = hash((code, fault is None))
        return fault

    def command(self, body: str) -> Fault | None:
        """Run the commands of a console block, each in a process where no page has run."""
        return run_console(body, self._printed)

    def value(self, expression: str, shows: bool = False) -> object:
        """The value of an expression, drawn if it shows something; raises Unfit."""
        return unpacked(self._answer("value", expression, shows))

    def lines(self, expression: str, explain: Explain) -> tuple[str, ...]:
        """The lines that lead to the value of an expression's last call."""
        name = f"{explain.__module__}:{explain.__qualname__}"
        return tuple(self._answer("lines", expression, name)[self.lang])

    def formula(self, latex: str, expression: str) -> str:
        """What is wrong with a formula that claims to be the value of an expression."""
        return str(self._answer("formula", latex, expression))

    def proof(self, latex: str) -> tuple[list[str], list[str]]:
        """What is wrong in a formula, and its sides that nothing proves."""
        try:
            return proof(latex, Unnamed())
        except Unnamed.Asked:
            problems, unproved = self._answer("proof", latex)
            return problems, unproved

    @contextmanager
    def branch(self) -> Iterator[None]:
        """Whatever is asked or run in here leaves no trace behind."""
        self._foresee()
        kept = self.state, self.shared, self._speaks
        self.shared = False
        with self.runner.branch():
            yield
        self.state, self.shared, self._speaks = kept

    def close(self) -> None:
        """Ask what the other language will ask; let the process go."""
        self._foresee()
        self.runner.close()

    # -- the memory ------------------------------------------------------------------------------

    def _answer(self, *question: Any) -> Any:
        key = self._question(self.lang, question)
        if key not in self.memo.answers:
            self.memo.answers[key] = self.runner.ask(self.lang, *question)
            if self.shared and not self._speaks and OWN.search(_text(question)):
                self._asked.append(question)
        return _given(self.memo.answers[key])

    def _foresee(self) -> None:
        """Before other code runs: what was asked in this language, in the other one too."""
        asked, self._asked = self._asked, []
        for question in asked:
            key = self._question(OTHER[self.lang], question)
            if key not in self.memo.answers:
                self.memo.answers[key] = self.runner.ask(OTHER[self.lang], *question)

    def _printed(self, arguments: list[str]) -> str:
        key = "command", *arguments
        if key not in self.memo.answers:
            self.memo.answers[key] = self.runner.command(arguments)
        return str(_given(self.memo.answers[key]))

    def _key(self, code: str, lang: str = "") -> tuple[object, ...]:
        """Code in this state; language and tree count only where the code asks for them."""
        own = (lang or self.lang, *self.runner.place.counts.items()) if OWN.search(code) else ()
        return self.state, code, own

    def _question(self, lang: str, question: tuple[Any, ...]) -> tuple[object, ...]:
        return *question, self._key(_text(question), lang)


def _text(question: tuple[Any, ...]) -> str:
    """A question as code; what is drawn asks for the language, whether it names it or not."""
    kind, *rest = question
    return str(question) + (" lang" if kind == "value" and rest[-1] else "")


def _given(answer: Answer) -> Any:
    """What came out; raises Unfit where nothing did."""
    gave, what = answer
    if gave != "gave":
        raise Unfit(what if gave == "stopped" else f"raises {what}")
    return what
