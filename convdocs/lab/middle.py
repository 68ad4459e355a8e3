"""The width in the middle: C stands in a stack for a number that a slider sets."""

from ..printout.reading import chain
from .edits import LETTERS
from .rows import Line, lines, total

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

WORDS = {
    "width": (
        "With this input, the left takes no more than the right up to C = {width}.",
        "输入不变时，C 不超过 {width}，左边的乘加次数就不多于右边。",
    ),
    "no_width": (
        "With this input, the left takes more than the right whatever C is.",
        "输入不变时，无论 C 取多少，左边的乘加次数都多于右边。",
    ),
}


def with_width(text: str, width: int) -> list[str]:
    """The layers of a text, with a number for C.

    >>> with_width("conv C 3x3, Conv2d(C, 64, 3)", 16)
    ['conv 16 3x3', 'Conv2d(16, 64, 3)']
    """
    return [replaced(piece, str(width)) for piece in chain(text).texts]


def replaced(piece: str, number: str) -> str:
    """A piece in which the word C is a number."""
    found, word = "", ""
    for letter in piece + " ":
        if letter in LETTERS:
            word += letter
        else:
            found += (number if word in ("C", "c") else word) + letter
            word = ""
    return found[:-1]


def widths(
    values: "dict[str, Any]", shape: tuple[int, ...], pair: "Sequence[list[Line]]", lang: str
) -> list[str]:
    """Up to which C the left costs no more, in words; nothing unless C stands there alone."""
    left, right = [chain(values[name]).texts for name in ("left", "right")]
    if with_width(values["left"], 0) == left or with_width(values["right"], 0) != right:
        return []

    def at(width: int) -> int | None:
        macs, whole = total(lines(with_width(values["left"], width), shape), "macs")
        return macs if whole else None

    width = even(at, total(pair[1], "macs")[0], values["width"])
    if width is None:
        return []
    return [WORDS["width" if width else "no_width"][lang == "zh"].format(width=width)]


def even(at: "Callable[[int], int | None]", limit: int, known: int) -> int | None:
    """The largest C whose cost is at most `limit`; the cost grows as a quadratic of C.

    The quadratic comes from C = 1, 2, 3 and must hold for the `known` C, too; else None.

    >>> even(lambda c: 9 * c * c + 5, 149, 4)
    4
    """
    one, two, three, other = [at(width) for width in (1, 2, 3, known)]
    if one is None or two is None or three is None or other is None or three <= one:
        return None
    bend = three - 2 * two + one

    def cost(width: int) -> int:
        return one + (width - 1) * (two - one) + (width - 1) * (width - 2) // 2 * bend

    if cost(known) != other:
        return None
    low, high = 0, 1
    while cost(high) <= limit:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if cost(middle) <= limit else (low, middle)
    return low
