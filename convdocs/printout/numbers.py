"""Values as Python's source has them, with whole-number arithmetic; nothing is executed."""

from ..errors import NotationError
from ..notation.digits import DIGITS, MOST_DIGITS
from .brackets import WORD, closing, split

MOST_BITS = 1000  # of any number on the way
SIGNS = ("**", "//", "+", "-", "*", "%", "/", "(", ")")  # the longer first


def value(text: str) -> object:
    """A value as Python writes it; a word without quotes, as PyTorch prints some, is a string.

    >>> value("(3, 1)"), value("same"), value("1e-05"), value("None"), value("50 * 4 * 4")
    ((3, 1), 'same', 1e-05, None, 800)
    """
    text = text.strip()
    inside = split(text[1:-1])
    if (
        text[:1] in ("(", "[")
        and closing(text, 0) == len(text) - 1
        and (len(inside) != 1 or text[0] == "[" or text[-2] == ",")
    ):
        return tuple([value(part) for part in inside])
    words = {"True": True, "False": False, "None": None}
    if text in words:
        return words[text]
    if text[:1] in ("'", '"'):
        return text.strip("'\"")
    if not text.strip(WORD) and text[:1] not in DIGITS + ".":
        return text
    try:
        return whole(text)
    except NotationError:
        if text.strip(DIGITS + ".e+-"):
            raise
    try:
        return float(text)
    except ValueError:
        return text


def whole(text: str) -> int:
    """A whole number written as arithmetic; a NotationError for names, fractions, and huge ones.

    >>> whole("3//2"), whole("2**6"), whole("-(2 + 3) % 7")
    (1, 64, 2)
    """
    words = tokens(text)
    number = Sum(words, text).sum()
    if words:
        raise NotationError("not_arithmetic", word=words[0], text=text)
    return number


def tokens(text: str) -> list[str]:
    """Digits, names and signs of an expression, the last first.

    >>> tokens("16*(5 - 2)")
    [')', '2', '-', '5', '(', '*', '16']
    """
    found, rest = [], text.strip()
    while rest:
        sign = [one for one in SIGNS if rest.startswith(one)][:1]
        size = len(sign[0]) if sign else len(rest) - len(rest.lstrip(WORD)) or 1
        found.append(rest[:size])
        rest = rest[size:].lstrip()
    return found[::-1]


class Sum:
    """Reads an expression from the front: sums of products of powers."""

    def __init__(self, words: list[str], text: str) -> None:
        self.words, self.text = words, text

    def next(self, signs: tuple[str, ...]) -> str:
        """The next sign, taken, if it is one of these."""
        return self.words.pop() if self.words and self.words[-1] in signs else ""

    def refuse(self, key: str, word: object) -> NotationError:
        """What is wrong, and in which expression."""
        return NotationError(key, word=word, text=self.text)

    def sum(self) -> int:
        """A + b - c."""
        total = self.product()
        while sign := self.next(("+", "-")):
            total += self.product() if sign == "+" else -self.product()
        return total

    def product(self) -> int:
        """A * b // c % d; a / b is a fraction in Python, whatever comes out."""
        total = self.signed()
        while sign := self.next(("*", "//", "%", "/")):
            other = self.signed()
            if sign == "/":
                raise self.refuse("fraction", self.text.replace("/", "//"))
            if sign == "*":
                total *= other
            elif not other:
                raise self.refuse("not_arithmetic", sign + " 0")
            else:
                total = total // other if sign == "//" else total % other
            if abs(total) >> MOST_BITS:
                raise self.refuse("too_big", self.text)
        return total

    def signed(self) -> int:
        """-a, and powers, which bind closer than the sign before them."""
        sign = self.next(("-", "+"))
        if sign:
            return -self.signed() if sign == "-" else self.signed()
        base = self.atom()
        if not self.next(("**",)):
            return base
        power = self.signed()
        if power < 0:
            raise self.refuse("fraction", base)
        if abs(base) > 1 and power * len(str(base)) > MOST_DIGITS:
            raise self.refuse("too_big", self.text)
        return int(base**power)

    def atom(self) -> int:
        """A number, or a sum in brackets."""
        word = self.words.pop() if self.words else ""
        if word == "(":
            total = self.sum()
            if not self.next((")",)):
                raise self.refuse("not_arithmetic", "(")
            return total
        digits = word.replace("_", "")
        if digits and not digits.strip(DIGITS) and len(digits) <= MOST_DIGITS:
            return int(digits)
        named = word and not word.strip(WORD) and word[0] not in DIGITS
        raise self.refuse("a_name" if named else "not_arithmetic", word)
