"""A worked line as a formula: `floor((i + 2*p - 3) / s) + 1` becomes MathML.

Letters may carry an index (C_out, k_h); a line may be several sides with `=` between them. What
is not arithmetic is left alone.
"""

from .answer import escape

FENCES = {"floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉"), "(": ("(", ")")}
SIGNS = {"+": "+", "-": "−", "*": "⋅"}
THIN = "\u202f"


class NotArithmeticError(Exception):
    """A line that is no formula."""


def worked(line: str) -> str:
    """The line, each side a formula of its own, so that it breaks between them; or nothing.

    >>> worked("2*C")
    '<math><mn>2</mn><mo>⋅</mo><mi>C</mi></math>'
    >>> worked("100 %")
    ''
    """
    try:
        sides = [formula(split(side)) for side in line.split(" = ")]
    except NotArithmeticError:
        return ""
    equals = "</math> <math><mo>=</mo>"
    return "<math>" + equals.join(sides) + "</math>"


def formula(tokens: list[str]) -> str:
    """All of a side."""
    shown = total(tokens)
    if tokens:
        raise NotArithmeticError(tokens[-1])
    return shown


def split(side: str) -> list[str]:
    """Words, numbers and signs, the last one first.

    >>> split("96*(3 - k_h)")
    [')', 'k_h', '-', '3', '(', '*', '96']
    """
    tokens: list[str] = []
    joined = False
    for letter in side:
        part = letter == "_" or (ord(letter) < 128 and (letter.isalpha() or letter.isdigit()))
        if part and joined:
            tokens[-1] += letter
        elif letter != " ":
            tokens.append(letter)
        joined = part
    return tokens[::-1]


def total(tokens: list[str]) -> str:
    """Products with + and - between them; takes its tokens from the end of the list."""
    parts = [product(tokens)]
    while tokens and tokens[-1] in "+-":
        parts.append("<mo>" + SIGNS[tokens.pop()] + "</mo>")
        parts.append(product(tokens))
    return "".join(parts)


def product(tokens: list[str]) -> str:
    """Factors with * and / between them; a division is set as a fraction."""
    shown, bare = factor(tokens)
    while tokens and tokens[-1] in "*/":
        if tokens.pop() == "*":
            shown = bare = shown + "<mo>⋅</mo>" + factor(tokens)[0]
        else:  # what stands above or below the line needs no parentheses
            shown = "<mfrac><mrow>" + bare + "</mrow><mrow>" + factor(tokens)[1]
            shown = bare = shown + "</mrow></mfrac>"
    return shown


def factor(tokens: list[str]) -> tuple[str, str]:
    """A number, a letter, or a sum in fences; and the same without parentheses around it."""
    token = tokens.pop() if tokens else ""
    if token in FENCES:
        return fenced(token, tokens)
    if token and not token.strip("0123456789"):
        shown = "<mn>" + grouped(token) + "</mn>"
    elif token[:1].isalpha() and token[0] < "{":
        letter, _, index = token.partition("_")
        shown = "<mi>" + letter + "</mi>"
        shown = "<msub>" + shown + "<mi>" + index + "</mi></msub>" if index else shown
    else:
        raise NotArithmeticError(token)
    return shown, shown


def fenced(token: str, tokens: list[str]) -> tuple[str, str]:
    """A sum between parentheses, floor or ceil marks."""
    if token != "(":
        take("(", tokens)
    opening, closing = FENCES[token]
    inside = total(tokens)
    take(")", tokens)
    shown = "<mrow><mo>" + opening + "</mo>" + inside + "<mo>" + closing + "</mo></mrow>"
    return shown, inside if token == "(" else shown


def take(token: str, tokens: list[str]) -> None:
    """The next token, which must be this one."""
    if not tokens or tokens.pop() != token:
        raise NotArithmeticError(token)


def grouped(digits: str) -> str:
    """Digits in groups of three."""
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    return THIN.join(groups + [digits[n : n + 3] for n in range(first, len(digits), 3)])


def entry(name: str, value: str, line: str) -> str:
    """One number: what it is, its value, how it comes about; arithmetic is set as a formula."""
    lead = '<dd class="worked">' + (worked(line) or escape(line)) + "</dd>" if line else ""
    return "<div><dt>" + escape(name) + "</dt><dd>" + value + "</dd>" + lead + "</div>"
