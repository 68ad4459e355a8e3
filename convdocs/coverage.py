"""How often a layer reads each input position: on one axis, on the whole map, and in sums.

Letters as in `arithmetic`: i input size, k kernel, s stride, p padding before the first position,
d dilation, o output size. What is read from the padding is no position and is not counted.
"""

__all__ = ["axis", "read_map", "read_tally", "reads", "tally"]

from . import arithmetic, checks
from .errors import ShapeError
from .layers import Layer, Linear

# A point as a window: kernel, stride, padding and dilation of a layer without one.
POINT = ((1, 1), (1, 1), (0, 0), (1, 1))


def reads(x: int, i: int, k: int, s: int = 1, p: int = 0, d: int = 1, o: int | None = None) -> int:
    """How often position x of an axis is read: taps t of a window u with u s + t d - p = x.

    `o` is the number of windows; left out, as many as an axis padded by p on both sides holds.
    Takes no longer for a large axis, kernel or stride.

    >>> [reads(x, 5, k=3, p=1) for x in range(5)]
    [2, 3, 3, 3, 2]
    """
    windows = arithmetic.output_size(i, k, s, p, d) if o is None else o
    at, last = x + p, (windows - 1) * s
    first, end = max(0, -((last - at) // d)), min(k - 1, at // d)  # taps of windows that there are
    common = arithmetic.gcd(s, d)
    if at % common:
        return 0
    apart = s // common  # from a tap that falls on a window's start to the next
    tap = at // common * arithmetic.inverse(d // common, apart)  # such a tap
    first += (tap - first) % apart
    return max(0, (end - first) // apart + 1)


def axis(i: int, k: int, s: int = 1, p: int = 0, d: int = 1, o: int | None = None) -> list[int]:
    """How often each of i positions is read, from the first to the last; 0 marks a hole.

    >>> axis(7, k=2, s=3)
    [1, 1, 0, 1, 1, 0, 0]
    """
    return [reads(x, i, k, s, p, d, o) for x in range(i)]


def tally(
    i: int, k: int, s: int = 1, p: int = 0, d: int = 1, o: int | None = None
) -> list[tuple[int, int]]:
    """(times read, how many positions), from the fewest times on.

    Between the borders the counts repeat with the stride, so that only a kernel's span at each
    end and k positions between are looked at: a long axis costs no more than a short one.

    >>> tally(5, k=3, p=1), tally(10**12, k=11, s=12)
    ([(2, 2), (3, 3)], [(0, 83333333337), (1, 916666666663)])
    """
    windows = arithmetic.output_size(i, k, s, p, d) if o is None else o
    first = min(max(d * (k - 1) - p, 0), i)  # from here on no tap lies before the first window,
    end = min(max(windows * s - p, first), i)  # up to here none lies behind the last,
    last = max(min((windows - 1) * s + d * (k - 1) + 1 - p, i), end)  # and from here on nothing
    # MicroPython's range() has no place for big numbers
    places = [(x, 1) for x in list(range(first)) + [end + n for n in range(last - end)]]
    for x in sorted({first + (t * d - p - first) % s for t in range(k)}):
        places += [(x, max(0, (end - 1 - x) // s + 1))]
    holes = i - sum([count for _, count in places])
    return summed([(0, holes)] + [(reads(x, i, k, s, p, d, windows), n) for x, n in places])


def summed(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Equal numbers of times in one pair, in order; what counts nothing is left out.

    >>> summed([(9, 1), (4, 3), (9, 2), (0, 0)])
    [(4, 3), (9, 3)]
    """
    counts: dict[int, int] = {}
    for times, count in pairs:
        counts[times] = counts.get(times, 0) + count
    return sorted([pair for pair in counts.items() if pair[1]])


def axes(
    layer: Layer, shape: tuple[int, ...]
) -> tuple[tuple[int, int, int, int, int, int], tuple[int, int, int, int, int, int]]:
    """(i, k, s, p, d, o) of height and of width; a ShapeError as from `output_shape`.

    >>> from convdocs import MaxPool2d
    >>> axes(MaxPool2d(3, 2, ceil_mode=True), (1, 6, 7))
    ((6, 3, 2, 0, 1, 3), (7, 3, 2, 0, 1, 3))
    """
    checks.feature_map(layer.kind, checks.shape(shape))
    if isinstance(layer, Linear):
        raise ShapeError("field_unflattened", shape=shape)
    checks.zeros_only("coverage", layer)
    out = layer.output_shape(shape)
    checks.feature_map(layer.kind, out)
    kernel, stride, before, dilation = layer.window(shape) or POINT
    rows, columns = [
        (shape[n + 1], kernel[n], stride[n], before[n], dilation[n], out[n + 1]) for n in (0, 1)
    ]
    return rows, columns


def read_map(layer: Layer, shape: tuple[int, ...]) -> list[list[int]]:
    """How often a layer reads each pixel of one channel, for one output channel.

    A pixel's times are the product of those of its row and of its column.

    >>> from convdocs import Conv2d
    >>> read_map(Conv2d(1, 1, 3, padding=1), (1, 4, 4))
    [[4, 6, 6, 4], [6, 9, 9, 6], [6, 9, 9, 6], [4, 6, 6, 4]]
    """
    rows, columns = [axis(*one) for one in axes(layer, shape)]
    return [[row * column for column in columns] for row in rows]


def read_tally(layer: Layer, shape: tuple[int, ...]) -> list[tuple[int, int]]:
    """(times read, how many pixels) of one channel, without looking at every pixel.

    >>> from convdocs import Conv2d
    >>> read_tally(Conv2d(3, 64, 3, padding=1), (3, 224, 224))
    [(4, 4), (6, 888), (9, 49284)]
    """
    rows, columns = [tally(*one) for one in axes(layer, shape)]
    return summed([(a * b, m * n) for a, m in rows for b, n in columns])
