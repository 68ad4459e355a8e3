"""Waves, and what a stride leaves of them: aliasing along an axis and in an image of stripes.

A wave is told by its cycles: how often it repeats over the whole signal, or within a second.
Source: Shannon, "Communication in the presence of noise", Proceedings of the IRE 37 (1949),
theorem 1: from samples, a wave of more than half as many cycles cannot be told from a slower one.
"""

__all__ = ["alias", "blurred", "folded", "response", "spectrum", "stripes", "wave"]

from math import cos, pi, sin, sqrt

from . import checks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def folded(cycles: int, samples: int) -> int:
    """The slowest wave, in cycles, that has the same values at so many samples.

    >>> [folded(cycles, 8) for cycles in (1, 4, 5, 7, 8, 9)]
    [1, 4, 3, 1, 0, 1]
    """
    rest = cycles % checks.integer("samples", samples, 1)
    return min(rest, samples - rest)


def alias(cycles: int, length: int, stride: int) -> float:
    """The same where only every stride-th of `length` samples is kept; may be a fraction.

    With f = cycles: min over integers n of abs(f - n length / stride).

    >>> alias(3000, 8000, 2), alias(1000, 8000, 2), alias(3000, 8000, 4)
    (1000, 1000, 1000)
    """
    checks.integer("stride", stride, 1)
    whole, rest = divmod(folded(cycles * stride, length), stride)
    return whole + rest / stride if rest else whole


def wave(cycles: int, length: int) -> list[float]:
    """cos(2 pi cycles t / length) at t = 0 ... length - 1.

    >>> [round(value, 9) for value in wave(1, 4)]
    [1.0, 0.0, -1.0, 0.0]
    """
    return [cos(2 * pi * folded(cycles * t, length) / length) for t in range(length)]


def stripes(across: int, down: int, height: int, width: int) -> list[list[float]]:
    """An image of stripes: `across` cycles from left to right and `down` from top to bottom.

    Negative numbers lean the stripes to the other side: cos(2 pi (across x/w + down y/h)).

    >>> [[round(value) for value in row] for row in stripes(1, 0, 2, 2)]
    [[1, -1], [1, -1]]
    """
    turns = height * width
    phases = [[across * x * height + down * y * width for x in range(width)] for y in range(height)]
    return [[cos(2 * pi * folded(phase, turns) / turns) for phase in row] for row in phases]


def response(kernel: "Sequence[float]", cycles: int, length: int) -> float:
    """By what a convolution multiplies a wave's amplitude: abs(sum of kernel[t] e^(-2 pi i f t)).

    f = cycles / length; the borders are not looked at.

    >>> response([0.25, 0.5, 0.25], 0, 8), round(response([0.25, 0.5, 0.25], 4, 8), 9)
    (1.0, 0.0)
    """
    turns = [2 * pi * (cycles * t % length) / length for t in range(len(kernel))]
    real = sum([weight * cos(turn) for weight, turn in zip(kernel, turns)])
    other = sum([weight * sin(turn) for weight, turn in zip(kernel, turns)])
    return sqrt(real * real + other * other)


def spectrum(samples: "Sequence[float]") -> list[float]:
    """The amplitudes of the waves of 0, 1, ... cycles that add up to a signal.

    >>> [round(amplitude, 9) for amplitude in spectrum(wave(1, 6))]
    [0.0, 1.0, 0.0, 0.0]
    """
    n = checks.integer("samples", len(samples), 1)
    sizes = [response(samples, cycles, n) / n for cycles in range(n // 2 + 1)]
    return [size if 2 * c % n == 0 else 2 * size for c, size in enumerate(sizes)]


def blurred(image: "Sequence[Sequence[float]]", kernel: "Sequence[float]") -> list[list[float]]:
    """Each row and then each column under a kernel that goes round at the borders.

    out[t] = sum over n of kernel[n] in[t + n - (k - 1) // 2].

    >>> blurred([[4, 0, 0, 0]], [0.25, 0.5, 0.25])
    [[2.0, 1.0, 0.0, 1.0]]
    """
    rows = [weighted(row, kernel) for row in image]
    columns = [weighted(column, kernel) for column in zip(*rows)]
    return [list(row) for row in zip(*columns)]


def weighted(row: "Sequence[float]", kernel: "Sequence[float]") -> list[float]:
    """One row or column of `blurred`."""
    middle = (len(kernel) - 1) // 2
    return [
        sum([weight * row[(t + n - middle) % len(row)] for n, weight in enumerate(kernel)])
        for t in range(len(row))
    ]
