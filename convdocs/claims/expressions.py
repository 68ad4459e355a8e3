"""The value of a claim's expression, with or without a loop at its end."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from convdocs.claims.examples import captured


@dataclass(frozen=True)
class Bound:
    """The values of an expression with a `for` at its end, each with the loop's names."""

    cases: tuple[tuple[dict[str, object], object], ...]

    @property
    def values(self) -> list[object]:
        return [value for _, value in self.cases]


def value_of(expression: str, names: Mapping[str, object]) -> object:
    """The value of an expression; `n * n for n in range(3)` gives a Bound.

    >>> value_of("n * n for n in range(3)", {}).values
    [0, 1, 4]
    """
    scope = dict(names)
    with captured():
        try:
            return eval(compile(expression, "<claim>", "eval"), scope)
        except SyntaxError:
            code = _comprehension(expression)
        cases = eval(compile(code, "<claim>", "eval"), scope)
    return Bound(tuple(cases))


def computes(expression: str) -> bool:
    """Whether an expression does more than repeat a number.

    >>> computes("n"), computes("2 ** 0.5"), computes("(28, -28)")
    (True, True, False)
    """
    nodes = ast.walk(ast.parse(f"({expression})"))
    return any(isinstance(node, (ast.Name, ast.BinOp)) for node in nodes)


def _comprehension(expression: str) -> ast.Expression:
    """`e for n in s` as `[({'n': n}, e) for n in s]`."""
    tree = ast.parse(f"({expression})", "<claim>", "eval")
    loop = tree.body
    if not isinstance(loop, ast.GeneratorExp):
        raise SyntaxError(f"not an expression: {expression}")
    targets = (node for part in loop.generators for node in ast.walk(part.target))
    found = sorted({node.id for node in targets if isinstance(node, ast.Name)})
    keys: list[ast.expr | None] = [ast.Constant(name) for name in found]
    values: list[ast.expr] = [ast.Name(name, ast.Load()) for name in found]
    case = ast.Tuple([ast.Dict(keys, values), loop.elt], ast.Load())
    body = ast.ListComp(case, loop.generators)
    return ast.fix_missing_locations(ast.Expression(body))
