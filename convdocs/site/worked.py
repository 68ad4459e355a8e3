"""The lines that lead to a number on a page, where the package has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from convdocs import Conv2d, Linear, Step, derive
from convdocs.layers import Layer
from convdocs.terms import term
from convdocs.units import grouped

STEPS = {"macs": ("macs",), "params": ("params",),
         "output_shape": ("output_height", "output_width")}  # fmt: skip
SUMS = {"total_macs": "macs", "total_params": "params"}
MOST = 8  # layers whose lines a card still holds


def lines(name: str, owner: Any, arguments: tuple[Any, ...], lang: str) -> tuple[str, ...]:
    """The lines of a layer's number, or of a sum over layers; none where the package has none.

    >>> lines("macs", Conv2d(1, 1, 5), ((1, 28, 28),), "en")[0][-28:].replace("\u202f", " ")
    '1*(1/1)*5*5 * 24*24 = 14 400'
    >>> lines("total_params", None, ([Linear(3, 2), Linear(2, 4)],), "en")[-1]
    '8 + 12 = 20'
    """
    if isinstance(owner, Layer) and name in STEPS:
        return tuple(_said(step, lang) for step in _steps(owner, arguments, STEPS[name]))
    if name in SUMS and arguments and isinstance(arguments[0], list):
        return _sum(list(_chain(*arguments, key=SUMS[name])), lang)
    return ()


def _steps(layer: Layer, arguments: tuple[Any, ...], keys: Iterable[str]) -> list[Step]:
    shape = arguments[0] if arguments else _smallest(layer)
    return [step for step in derive(layer, shape) if step.key in keys] if shape else []


def _smallest(layer: Layer) -> tuple[int, ...]:
    """An input that a layer accepts: its parameters are the same for every one."""
    if isinstance(layer, Conv2d):
        pairs = zip(layer.kernel_size, layer.dilation)
        return (layer.in_channels, *(d * (k - 1) + 1 for k, d in pairs))
    return (layer.in_features,) if isinstance(layer, Linear) else ()


def _chain(layers: list[Layer], shape: tuple[int, ...] = (), *, key: str) -> Iterator[Step]:
    """The step of each layer in a row that adds something to the sum."""
    for layer in layers:
        for step in _steps(layer, (shape,) if shape else (), (key,)):
            if step.value:
                yield step
        shape = layer.output_shape(shape) if shape else ()


def _sum(steps: list[Step], lang: str) -> tuple[str, ...]:
    if not 0 < len(steps) <= MOST:
        return ()
    parts = [grouped(step.value) for step in steps]
    total = f"{' + '.join(parts)} = {grouped(sum(step.value for step in steps))}"
    return (*(_said(step, lang) for step in steps), *([total] if len(steps) > 1 else []))


def _said(step: Step, lang: str) -> str:
    sides = dict.fromkeys((step.formula, step.substitution, grouped(step.value)))
    colon = "：" if lang == "zh" else ": "
    return term(step.key, lang) + colon + " = ".join(sides)
