"""How many ways lead from each input position to one output: where a receptive field is dense.

A path takes one tap of each window on its way up. With all weights 1, the number of paths from a
position is what a 1 there adds to the output; a pooling counts as the sum of its window. Along
one axis these numbers are the coefficients of a product, over the layers, of the polynomials
sum of x^(t d j) for t < k. Source: Luo, Li, Urtasun and Zemel, "Understanding the effective
receptive field in deep convolutional neural networks" (arXiv:1701.04128), section 2.
"""

__all__ = ["along", "core", "grid", "inside", "middle", "variance", "windows"]

from . import checks
from .arithmetic import gcd
from .errors import ArgumentError
from .layers import Layer, Linear

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Layers = Sequence[Layer]


def windows(
    layers: "Layers", axis: int = 1, shape: tuple[int, ...] | None = None
) -> list[tuple[int, int, int, int, int]]:
    """(k, s, p, d, size of the input) of each layer with a window, along one axis.

    `shape` is the first input's; without it, no size is known (0), and a layer whose window
    depends on it raises a ShapeError.

    >>> from convdocs import MaxPool2d, ReLU
    >>> windows([ReLU(), MaxPool2d(2)], 0, (8, 6, 6))
    [(2, 2, 0, 1, 6)]
    """
    shape = None if shape is None else checks.shape(shape)
    found, seen = [], shape
    for layer in layers:
        seen = shape if shape is not None and len(shape) == 3 else seen
        window = layer.window(seen)
        if window is not None:
            k, s, p, d = [pair[axis] for pair in window]
            found.append((k, s, p, d, seen[axis + 1] if seen else 0))
        if isinstance(layer, Linear):
            seen = (1, 1, 1)  # every feature has seen the whole map
        shape = shape and layer.output_shape(shape)
    return found


def along(layers: "Layers", axis: int = 1, shape: tuple[int, ...] | None = None) -> list[int]:
    """Paths to one output from each position of its receptive field, along one axis.

    From `start` on, as many numbers as the field's `size`; 0 marks a hole. What lies in the
    padding is counted like the rest.

    >>> from convdocs import stacked
    >>> along(stacked(3, 3))
    [1, 3, 6, 7, 6, 3, 1]
    """
    counts, stride = [1], 1
    for k, s, _, d, _ in windows(layers, axis, shape):
        step = d * stride
        # each sum of k numbers is the one before it, with one number more and one less
        wider = counts + [0] * ((k - 1) * step)
        for n in range(step, len(wider)):
            gone = n - k * step
            wider[n] += wider[n - step] - (counts[gone] if gone >= 0 else 0)
        counts, stride = wider, stride * s
    return counts


def inside(layers: "Layers", shape: tuple[int, ...], unit: int, axis: int = 1) -> list[int]:
    """Paths to output `unit` from each position of the image, along one axis.

    Paths through the padding of any layer bring only zeros and are left out.

    >>> from convdocs import stacked
    >>> inside(stacked(3, 2, padding=1), (1, 5, 5), unit=0)
    [2, 2, 1, 0, 0]
    """
    for layer in layers:
        checks.zeros_only("paths", layer)
    reached = {unit: 1}
    for k, s, p, d, size in windows(layers, axis, shape)[::-1]:
        below: dict[int, int] = {}
        for place, count in reached.items():
            first = place * s - p
            least, most = max(0, -(first // d)), min(k - 1, (size - 1 - first) // d)
            for t in range(least, most + 1):
                at = first + t * d
                below[at] = below.get(at, 0) + count
        reached = below
    return [reached.get(n, 0) for n in range(shape[axis + 1])]


def grid(rows: "Sequence[int]", columns: "Sequence[int]") -> list[list[int]]:
    """Paths from each pixel: those along its row times those along its column.

    >>> grid([1, 2, 1], [1, 2, 1])
    [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    """
    return [[row * column for column in columns] for row in rows]


def variance(counts: "Sequence[int]") -> tuple[int, int]:
    """Mean squared distance of a path's position from the mean position: numerator, denominator.

    For layers in a row it is the sum of d^2 j^2 (k^2 - 1) / 12. Source: Luo et al., section 2.2.

    >>> variance([1, 2, 3, 2, 1])
    (4, 3)
    """
    total = sum(counts)
    first = sum([n * count for n, count in enumerate(counts)])
    second = sum([n * n * count for n, count in enumerate(counts)])
    above, below = second * total - first * first, total * total
    common = gcd(above, below)
    return above // common, below // common


def core(counts: "Sequence[int]", part: int, whole: int, axes: int = 2) -> int:
    """Width of the smallest middle piece that holds part/whole of all paths.

    `axes` is 2 for a square of pixels and 1 for a row of them. The counts must be symmetric, as
    `along` gives them; the width is odd where their number is.

    >>> core([1, 3, 6, 7, 6, 3, 1], 1, 2), core([1, 3, 6, 7, 6, 3, 1], 1, 2, axes=1)
    (5, 3)
    """
    if list(counts) != list(counts)[::-1]:
        raise ArgumentError("asymmetric", value=counts)
    width = len(counts) % 2 or 2
    while whole * middle(counts, width) ** axes < part * sum(counts) ** axes:
        width += 2
    return width


def middle(counts: "Sequence[int]", width: int) -> int:
    """Paths from the middle `width` positions.

    >>> middle([1, 3, 6, 7, 6, 3, 1], 3)
    19
    """
    start = (len(counts) - width) // 2
    return sum(counts[start : start + width])
