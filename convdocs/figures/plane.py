"""The plane of a chart: round ticks, scales, and free places for labels."""

from math import log10

from ..units import fixed, grouped
from .svg import SIZE, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Points


def ticks(low: float, high: float, most: int = 6) -> list[tuple[float, str]]:
    """Round numbers from low to high, at most about so many, with their labels.

    >>> [label for _, label in ticks(0, 28)], [label for _, label in ticks(0.3, 1)]
    (['0', '5', '10', '15', '20', '25'], ['0.4', '0.6', '0.8', '1.0'])
    """
    least = (high - low) / most
    power = 0
    while 10**power > least:
        power -= 1
    while 10 ** (power + 1) < least:
        power += 1
    steps = [(1, power), (2, power), (5, power), (1, power + 1)]
    factor, power = next(step for step in steps if step[0] * 10 ** step[1] >= least)
    step = factor * 10**power
    near = range(int(low / step) - 1, int(high / step) + 2)
    inside = [n for n in near if low - step / 1000 <= n * step <= high + step / 1000]
    return [(n * step, decimal(n * factor, power)) for n in inside]


def decimal(digit: int, power: int) -> str:
    """A digit times 10^power, as a label.

    >>> decimal(5, -1), decimal(2, 2)
    ('0.5', '200')
    """
    return fixed(digit, 10**-power, -power) if power < 0 else grouped(digit * 10**power)


def decades(low: float, high: float) -> list[tuple[float, str]]:
    """The powers of ten from low to high with their labels; with more where these are few.

    >>> [label for _, label in decades(20, 900)], [label for _, label in decades(0.4, 3)]
    (['20', '50', '100', '200', '500'], ['0.5', '0.7', '1', '2', '3'])
    """
    digits = (1, 2, 3, 5, 7) if high / low < 20 else (1, 2, 5) if high / low < 100 else (1,)
    marks = [(digit, power) for power in range(-9, 30) for digit in digits]
    return [(d * 10**p, decimal(d, p)) for d, p in marks if low <= d * 10**p <= high]


class Scale:
    """A way from the numbers of an axis to units of the drawing, straight or logarithmic."""

    def __init__(self, low: float, high: float, start: float, end: float, log: bool = False):
        high = high if high > low else low + 1  # a single number has room, too
        self.low, self.high, self.start, self.end, self.log = low, high, start, end, log
        self.ticks = decades(low, high) if log else ticks(low, high)

    def at(self, value: float) -> float:
        """Where a number stands."""
        low, high = float(self.low), float(self.high)
        value = float(value)
        if self.log:
            low, high, value = log10(low), log10(high), log10(value)
        return self.start + (value - low) / (high - low) * (self.end - self.start)


class Plane:
    """Two scales, the curves drawn on them, and the places already taken."""

    def __init__(self, xs: list[float], ys: list[float], size: tuple[float, float], log: bool):
        width, height = size
        low, high = (min(ys) * 0.8, max(ys) * 1.25) if log else (min([0] + ys), max(ys) * 1.06)
        self.y = Scale(low, high, height, 0, log)
        self.left = max([text_width(label) for _, label in self.y.ticks]) + 8
        self.x = Scale(min(xs), max(xs), self.left, width)
        self.width, self.height = width, height
        self.taken: list[tuple[float, float]] = []

    def curve(self, points: "Points") -> list[tuple[float, float]]:
        """The points in units of the drawing; the line between them is taken."""
        curve = [(self.x.at(x), self.y.at(y)) for x, y in points]
        for n in range(1, len(curve)):
            (x0, y0), (x1, y1) = curve[n - 1], curve[n]
            steps = int(abs(x1 - x0) + abs(y1 - y0)) // 6 + 1
            parts = [n / steps for n in range(steps + 1)]
            self.taken += [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for part in parts]
        return curve

    def free(self, x: float, y: float, label: str) -> tuple[float, float]:
        """The middle of the freest place for a label near a point; it is taken afterwards."""
        half = 0.53 * text_width(label)  # labels may be bold
        places = [
            (min(max(x + side * (half + 12), self.left + half + 4), self.width - half), y + rise)
            for rise in (-16, 18, -24, 26, -40, 42, -60, 62, -84, 86, -108) for side in (-1, 1, 0)
        ]  # fmt: skip
        inside = [place for place in places if 8 <= place[1] <= self.height - 10]
        crowds = [self.crowd(place, half) for place in inside]
        x, y = inside[crowds.index(min(crowds))]
        self.taken += [(x + half * n / 6, y) for n in range(-6, 7)]
        return x, y

    def crowd(self, place: tuple[float, float], half: float) -> int:
        """How many points already taken a label would cover."""
        x, y = place
        near = [1 for a, b in self.taken if abs(a - x) < half + 3 and abs(b - y) < 0.75 * SIZE]
        return len(near)
