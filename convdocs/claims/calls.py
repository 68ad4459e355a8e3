"""The last thing that an expression does: what is called, on what, with which arguments."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Call(NamedTuple):
    """The name of a method, function or attribute, and the sources of its owner and arguments."""

    name: str
    owner: str
    arguments: tuple[str, ...]


def last_call(expression: str) -> Call | None:
    """What an expression calls last, whatever is then picked from it; None where it is no call.

    >>> last_call("layer.output_shape((1, 7, 7))[1:]")
    Call(name='output_shape', owner='layer', arguments=('(1, 7, 7)',))
    >>> last_call("cd.Linear(3, 2).params"), last_call("1 - saved")
    (Call(name='params', owner='cd.Linear(3, 2)', arguments=()), None)
    """
    node = ast.parse(f"({expression})", mode="eval").body
    while isinstance(node, ast.Subscript):
        node = node.value
    given: tuple[str, ...] = ()
    if isinstance(node, ast.Call) and not node.keywords:
        given, node = tuple(map(ast.unparse, node.args)), node.func
    if not isinstance(node, ast.Attribute):
        return None
    return Call(node.attr, ast.unparse(node.value), given)
