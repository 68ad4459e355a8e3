"""Formulas on a page: one that is claimed, against its value; any other, side against side."""

from __future__ import annotations

from collections.abc import Mapping

from convdocs.claims import formulas, values
from convdocs.claims.expressions import Bound
from convdocs.claims.latex_symbols import Claimed

CLAIMED = "c_{claimed}"


def latex_of(shown: str) -> str:
    """The LaTeX of a claim that shows a formula, else nothing."""
    shown = shown.strip()
    if len(shown) < 3 or shown[0] != "$" or shown[-1] != "$":
        return ""
    return shown.strip("$")


def formula_fault(latex: str, value: object, names: Mapping[str, object]) -> str:
    """What is wrong with a claimed formula: each side against the value, in each case of a loop."""
    cases = value.cases if isinstance(value, Bound) else (({}, value),)
    for bound, number in cases:
        fault = _case_fault(latex, values.plain(number), {**names, **bound})
        if fault:
            where = ", ".join(f"{name} = {case!r}" for name, case in bound.items())
            return f"{fault} for {where}" if where else fault
    return "" if cases else "this claim's loop has no cases"


def _case_fault(latex: str, number: object, names: Mapping[str, object]) -> str:
    if values.exact(number) is None:
        return f"{number!r} is no number to compare a formula with"
    claim, known = f"{latex} = {CLAIMED}", {**names, "c_claimed": Claimed(number)}
    problems, unproved, numeric = formulas.judged(claim, known)
    if problems:
        return f"the formula is not {number!r}"
    if unproved or numeric < 2:  # the claimed number, and a side: without digits it may be letters
        return f"`{(unproved or [latex])[0]}` cannot be evaluated"
    return ""


def proof(latex: str, names: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """What is wrong in a formula that nobody claims, and its sides that nothing proves."""
    problems, unproved, _ = formulas.judged(latex, names)
    return problems, unproved


def plain_maths(latex: str) -> str:
    r"""A side of a formula as text, so that `3 \times 3` is the name 3×3."""
    return "".join(latex.replace(r"\times", "×").replace(r"\,", "").split())
