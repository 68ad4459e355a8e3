r"""The exact value of one side of a formula: recursive descent over `latex_tokens`.

Nothing is guessed: what has no agreed reading (`2^10`, `1/2n`, two numbers side by side) is
refused, and so is every symbol without a number in the page's namespace.
"""

from __future__ import annotations

import math
from fractions import Fraction

from convdocs.claims.latex_commands import COMMANDS, STARTERS, Walker, symbol
from convdocs.claims.latex_numbers import (
    AROUND,
    LIMIT,
    Malformed,
    NotNumeric,
    Value,
    combine,
    exact,
    power,
)
from convdocs.claims.latex_tokens import OPENERS, Token, unit


class Reader(Walker):
    """Walks the tokens of one side and computes as it goes."""

    def value(self) -> Value:
        """The whole side."""
        total = self.sum()
        if self.peek().kind != "stop":
            raise NotNumeric(f"{self.peek().text} is not understood here")
        return total

    def sum(self) -> Value:
        """Terms joined by plus and minus."""
        total = self.term()
        while self.peek().kind == "operator" and self.peek().text in "+-":
            sign = 1 if self.take().text == "+" else -1
            total = exact(total + sign * self.term())
        return total

    def term(self) -> Value:
        """Factors joined by signs or standing side by side."""
        total, slashed = self.factor(), False
        while True:
            token = self.peek()
            if token.kind == "operator" and token.text in "*/%":
                slashed = self.take().text == "/"
                total = combine(token.text, total, self.factor())
            elif self.operand_follows():
                if slashed:
                    raise Malformed("a product after / can be read in two ways: use \\frac or ()")
                total = exact(total * self.factor())
            else:
                return total

    def operand_follows(self) -> bool:
        """Whether a factor follows without a sign, as in `27C^2`."""
        token = self.peek()
        if token.kind == "number":
            raise Malformed(f"{token.text} follows without a sign")
        return token.kind in ("letter", "open") or token.text in STARTERS

    def factor(self) -> Value:
        """A signed power with its unit."""
        if self.peek().kind == "operator" and self.peek().text in "+-":
            sign = 1 if self.take().text == "+" else -1
            return exact(sign * self.factor())
        base = self.primary()
        while self.peek().text in ("^", "!", r"\%") or self.peek().kind == "word":
            base = self.suffix(base)
        return base

    def suffix(self, base: Value) -> Value:
        """What may stand after a number: exponent, factorial, percent, a unit or a label."""
        token = self.take()
        if token.kind == "word":
            measure = unit(token.text)
            self.label = measure.label or self.label
            return exact(base * measure.factor)
        if token.text == r"\%":
            return exact(Fraction(base) / 100)
        if token.text == "^":
            return power(base, self.exponent())
        if not isinstance(base, int) or not 0 <= base <= LIMIT // 100:
            raise NotNumeric(f"no factorial of {base}")
        return math.factorial(base)

    def exponent(self) -> Value:
        """`{…}` or one single digit or letter, as TeX reads it."""
        token, after = self.peek(), self.peek(1)
        if token.text == "{" and after.text != "(":
            return self.group()
        if token.kind == "letter" or (token.kind == "number" and len(token.text) == 1):
            return self.primary()
        raise Malformed(f"the exponent {token.text} needs braces, or is an index")

    def group(self) -> Value:
        """A sum in braces."""
        self.take("{")
        total = self.sum()
        self.take("}")
        return total

    def primary(self) -> Value:
        """A number, a symbol, a bracket or a command with its arguments."""
        token = self.take()
        if token.kind == "number":
            return exact(Fraction(token.text))
        if token.kind == "open" or token.text == "|":
            return self.bracket(token)
        if token.kind in ("letter", "word"):
            return symbol(self, token)
        if token.text in COMMANDS:
            return COMMANDS[token.text](self)
        raise NotNumeric(f"{token.text or 'nothing'} has no value")

    def bracket(self, opener: Token) -> Value:
        """The sum up to the matching bracket, rounded if the bracket says so."""
        total = self.sum()
        self.take(OPENERS.get(opener.text, "|"))
        return exact(AROUND.get(opener.text, exact)(total))
