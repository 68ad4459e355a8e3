r"""The exact value of one side of a formula: recursive descent over `latex_tokens`.

Nothing is guessed: what has no agreed reading (`2^10`, `1/2n`, two numbers side by side) is
refused, and so is every symbol without a number in the page's namespace.
"""

from __future__ import annotations

import math
from fractions import Fraction

from convdocs.claims.latex_amounts import Amount, bare, combined, in_unit, plus, raised
from convdocs.claims.latex_commands import COMMANDS, STARTERS
from convdocs.claims.latex_numbers import (
    LIMIT,
    ROUNDING,
    SIZE,
    Malformed,
    NotNumeric,
    exact,
    size,
)
from convdocs.claims.latex_symbols import Walker, symbol
from convdocs.claims.latex_tokens import OPENERS, Token
from convdocs.claims.quantities import unit, unknown


class Reader(Walker):
    """Walks the tokens of one side and computes as it goes."""

    def value(self) -> Amount:
        """The whole side."""
        total = self.sum()
        if self.peek().kind != "stop":
            raise NotNumeric(f"{self.peek().text} is not understood here")
        return total

    def sum(self) -> Amount:
        """Terms joined by plus and minus."""
        total = self.term()
        while self.peek().kind == "operator" and self.peek().text in "+-":
            sign = 1 if self.take().text == "+" else -1
            total = plus(total, self.term(), sign)
        return total

    def term(self) -> Amount:
        """Factors joined by signs or standing side by side."""
        total, slashed = self.factor(), False
        while True:
            token = self.peek()
            if token.kind == "operator" and token.text in "*/%":
                slashed = self.take().text == "/"
                total = combined(token.text, total, self.factor())
            elif self.operand_follows():
                if slashed:
                    raise Malformed("a product after / can be read in two ways: use \\frac or ()")
                total = combined("*", total, self.factor())
            else:
                return total

    def operand_follows(self) -> bool:
        """Whether a factor follows without a sign, as in `27C^2`."""
        token = self.peek()
        if token.kind == "number":
            raise Malformed(f"{token.text} follows without a sign")
        return token.kind in ("letter", "open") or token.text in STARTERS

    def factor(self) -> Amount:
        """A signed power with its unit."""
        if self.peek().kind == "operator" and self.peek().text in "+-":
            sign = 1 if self.take().text == "+" else -1
            return combined("*", Amount(sign), self.factor())
        base = self.primary()
        while self.peek().text in ("^", "!") or self.peek().kind == "word":
            base = self.suffix(base)
        return base

    def suffix(self, base: Amount) -> Amount:
        """What may stand after a number: exponent, factorial, percent or another unit."""
        before, token = self.peek(-1), self.take()
        if token.kind == "word":
            return self.measured(base, before, token)
        if token.text == "^":
            return raised(base, self.exponent())
        number = bare(base)
        if not isinstance(number, int) or not 0 <= number <= LIMIT // 100:
            raise NotNumeric(f"no factorial of {number}")
        return Amount(math.factorial(number))

    def measured(self, base: Amount, before: Token, token: Token) -> Amount:
        """The number in the unit that a word names; a word that is no unit is refused."""
        found = unit(token.text)
        if found:
            return in_unit(base, found)
        if token.text in self.names:
            return combined("*", base, Amount(exact(self.names[token.text])))
        refusal = NotNumeric if before.kind == "letter" else Malformed
        raise refusal(unknown(token.text))

    def exponent(self) -> Amount:
        """`{…}` or one single digit or letter, as TeX reads it."""
        token, after = self.peek(), self.peek(1)
        if token.text == "{" and after.text != "(":
            return self.group()
        if token.kind == "letter" or (token.kind == "number" and len(token.text) == 1):
            return self.primary()
        raise Malformed(f"the exponent {token.text} needs braces, or is an index")

    def group(self) -> Amount:
        """A sum in braces."""
        self.take("{")
        total = self.sum()
        self.take("}")
        return total

    def primary(self) -> Amount:
        """A number, a symbol, a bracket or a command with its arguments."""
        token = self.take()
        if token.kind == "number":
            return Amount(exact(Fraction(token.text)))
        if token.kind == "open" or token.text == "|":
            return self.bracket(token)
        if token.kind in ("letter", "word"):
            return symbol(self, token)
        if token.text in COMMANDS:
            return COMMANDS[token.text](self)
        raise NotNumeric(f"{token.text or 'nothing'} has no value")

    def bracket(self, opener: Token) -> Amount:
        """The sum up to the matching bracket, rounded if the bracket says so."""
        total = self.sum()
        self.take(OPENERS.get(opener.text, "|"))
        if opener.text in ROUNDING:
            return Amount(exact(ROUNDING[opener.text](bare(total))))
        return total._replace(value=size(total.value)) if opener.text in SIZE else total
