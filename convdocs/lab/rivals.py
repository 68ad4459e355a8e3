"""Two stacks on squares of every size: from which H one is cheaper, drawn and in words."""

from ..errors import ShapeError
from ..layers import Layer
from .answer import translator
from .rows import Line

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..figures.figure import Figure

    Costs = list[tuple[int, int]]

LEAST, MOST = 32, 128  # sizes tried, at least and at most
WORDS = {
    "left": ("left", "左"),
    "right": ("right", "右"),
    "always": (
        "On squares up to {most}×{most}, the {name} takes fewer at every size that both accept.",
        "输入不超过 {most}×{most} 时，只要两边都能算，{name}边的乘加次数总是较少。",
    ),
    "from": (
        "On squares up to {most}×{most}, the {name} takes fewer from {size}×{size} on.",
        "输入不超过 {most}×{most} 时，从 {size}×{size} 起{name}边的乘加次数较少。",
    ),
}
say = translator(WORDS)


def cost(made: list[Line], shape: tuple[int, ...]) -> int | None:
    """Multiply-adds of the layers on another input; None where it does not fit."""
    macs = 0
    try:
        for line in made:
            layer: Layer = line.layer
            out = layer.output_shape(shape)
            macs += layer.macs_between(shape, out)
            shape = out
    except ShapeError:
        return None
    return macs


def curves(pair: "Sequence[list[Line]]", shape: tuple[int, ...]) -> "list[Costs]":
    """Costs of both on all squares that both accept, up to twice the input's height or so."""
    found: list[Costs] = [[], []]
    if len(shape) == 3 and not any(line.layer.kind == "Linear" for made in pair for line in made):
        for size in range(1, reach(shape) + 1):
            both = [cost(made, (shape[0], size, size)) for made in pair]
            if None not in both:
                for curve, macs in zip(found, both):
                    curve.append((size, macs or 0))
    return found


def reach(shape: tuple[int, ...]) -> int:
    """The largest square that is tried.

    >>> reach((3, 56, 56)), reach((3, 224, 224)), reach((3, 8, 8))
    (112, 128, 32)
    """
    return max(LEAST, min(2 * shape[1], MOST))


def crossing(first: "Costs", second: "Costs") -> int | None:
    """The smallest size from which the first stays cheaper to the end; None if it is not there.

    >>> crossing([(1, 9), (2, 9), (3, 9)], [(1, 1), (2, 10), (3, 20)])
    2
    """
    found = None
    for (size, one), (_, other) in reversed(list(zip(first, second))):
        if one >= other:
            break
        found = size
    return found


def cheaper(found: "list[Costs]") -> tuple[int, int] | None:
    """Which of the two is cheaper in the end, 0 or 1, and from which size on."""
    for n in (0, 1):
        size = crossing(found[n], found[1 - n])
        if size is not None:
            return n, size
    return None


def picture(found: "list[Costs]", lang: str) -> str:
    """Both costs against H, and where they cross; nothing where there is nothing to draw."""
    costs = [macs for curve in found for _, macs in curve]
    if len(costs) < 4 or min(costs) == 0 or max(costs) > 10**24:
        return ""
    return drawn(found, lang).html(lang)


def drawn(found: "list[Costs]", lang: str) -> "Figure":
    """The chart; the cheaper one comes first where it is cheaper only from some size on."""
    from ..figures.charts import crossed

    named = [(say(name, lang), curve) for name, curve in zip(("left", "right"), found)]
    n, size = cheaper(found) or (0, 0)
    first = found[0][0][0]
    order = [named[n], named[1 - n]]
    return crossed(order, size if size > first else None, lang)


def sizes(found: "list[Costs]", lang: str) -> list[str]:
    """From which H the one or the other is cheaper, in words."""
    better = cheaper(found)
    if better is None:
        return []
    n, size = better
    key = "always" if size == found[0][0][0] else "from"
    name, most = say(("left", "right")[n], lang), found[0][-1][0]
    return [say(key, lang, most=most, name=name, size=size)]
