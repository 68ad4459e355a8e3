"""A page's code at work: one namespace, and a memory of what need not be run twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from convdocs.claims.console import run_console
from convdocs.claims.equations import formula_fault, proof
from convdocs.claims.examples import Fault, bare, essence, inputs, run_code
from convdocs.claims.expressions import value_of
from convdocs.claims.totals import totals_of


@dataclass
class Memo:
    """What came out before, kept between pages: both languages of a page run the same code.

    Keys begin with the state of a session: all code run before, without outputs and comments.
    """

    values: dict[object, object] = field(default_factory=dict)
    formulas: dict[object, str] = field(default_factory=dict)
    proofs: dict[object, tuple[list[str], list[str]]] = field(default_factory=dict)
    printed: dict[object, str] = field(default_factory=dict)
    passed: set[object] = field(default_factory=set)


class Session:
    """Runs the code of one page, as late as possible; evaluates its expressions."""

    def __init__(self, path: str, lang: str, names: Mapping[str, object], memo: Memo) -> None:
        self.path = path
        self.lang = lang
        self.memo = memo
        self.state = hash(tuple(names))
        self._waiting: list[str] = []
        own = {"lang": lang, "site": totals_of(path)}
        self._names: dict[str, object] = {**preloaded(), **own, **names}

    @property
    def names(self) -> dict[str, object]:
        """The namespace, after all code so far."""
        while self._waiting:
            run_code(self._waiting.pop(0), self._names, self.path)
        return self._names

    def branch(self) -> Session:
        """A session that goes on from here without a trace in this one."""
        twin = Session(self.path, self.lang, {}, self.memo)
        twin.state, twin._names = self.state, dict(self.names)
        return twin

    def run(self, body: str) -> Fault | None:
        """Run a block of code; one that has passed in this state waits until it is needed."""
        code = self._key(bare(inputs(body)))
        key = (code, essence(body))
        fault = None
        if key in self.memo.passed:
            self._waiting.append(body)
        else:
            fault = run_code(body, self.names, self.path)
        if fault is None:
            self.memo.passed.add(key)
        self.state = hash(code)
        return fault

    def command(self, body: str) -> Fault | None:
        """Run the commands of a console block."""
        return run_console(body, self.memo.printed)

    def value(self, expression: str) -> object:
        """The value of an expression; it may raise whatever the expression raises."""
        key = self._key(expression)
        if key not in self.memo.values:
            self.memo.values[key] = value_of(expression, self.names)
        return self.memo.values[key]

    def formula(self, latex: str, expression: str) -> str:
        """What is wrong with a formula that claims to be the value of an expression."""
        key = (latex, self._key(expression))
        if key not in self.memo.formulas:
            self.memo.formulas[key] = formula_fault(latex, self.value(expression), self.names)
        return self.memo.formulas[key]

    def proof(self, latex: str) -> tuple[list[str], list[str]]:
        """What is wrong in a formula, and its sides that nothing proves."""
        key = (self.state, latex)
        if key not in self.memo.proofs:
            self.memo.proofs[key] = proof(latex, self.names)
        return self.memo.proofs[key]

    def _key(self, code: str) -> tuple[int, str, str]:
        """Code in this state; the language counts only where the code asks for it."""
        return self.state, code, self.lang if re.search(r"\blang\b", code) else ""


def preloaded() -> dict[str, object]:
    """The names that every page has without importing them."""
    import convdocs
    from convdocs import figures, lab, tables

    rooms = {"figures": figures, "lab": lab, "tables": tables}
    return {"cd": convdocs, "Fraction": Fraction} | rooms
