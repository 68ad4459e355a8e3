"""Receptive fields: what one output sees of the input, by recurrence from the first layer on.

Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks"
(Distill, 2019), whose three recurrences stand in `arithmetic`.
"""

from collections import namedtuple

from . import arithmetic, checks
from .errors import ShapeError
from .layers import Layer, Linear

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ReceptiveField = namedtuple("ReceptiveField", "size stride start touched")
"""What one output sees, as (height, width) each, in input positions.

size: from the first to the last seen; stride: between neighbouring outputs; start: where output
0's span begins, negative in the padding; touched: how many are really read, fewer than size where
dilation or a stride beyond the kernel leaves holes (None where only millions of steps would tell).
"""


class Axis:
    """The field along one axis: size, stride, start, and how many positions are touched."""

    def __init__(self) -> None:
        self.size, self.stride, self.start = 1, 1, 0
        self.touched: int | None = 1
        self.windows: dict[int, int] = {}  # step between the taps: how many, of all layers

    def grow(self, k: int, s: int, p: int, d: int) -> None:
        """One more window."""
        step = d * self.stride
        before, self.size = self.size, arithmetic.grow_size(self.size, self.stride, k, d)
        self.start = arithmetic.grow_start(self.start, self.stride, p)
        self.stride *= s
        if k == 1:
            return
        self.windows[step] = self.windows.get(step, 1) + k - 1
        if self.touched == before >= step:  # no hole before, none now
            self.touched = self.size
        elif step >= before and self.touched is not None:  # k copies that do not meet
            self.touched *= k
        else:
            self.touched = arithmetic.places(self.windows)


class FieldTracker:
    """Follows the receptive field through layers, one `after` per layer."""

    def __init__(self) -> None:
        self.rows, self.columns = Axis(), Axis()
        self.map: tuple[int, ...] | None = None  # the last (C, H, W), which Linear sees whole
        self.irregular: ShapeError | None = None
        self.field = ReceptiveField((1, 1), (1, 1), (0, 0), (1, 1))

    def after(self, layer: Layer, shape: tuple[int, ...] | None) -> ReceptiveField | None:
        """The field after `layer` on an input of `shape`; None where there is no single one."""
        flat = shape is not None and len(shape) == 1
        if shape is not None and not flat and not self.irregular:
            self.map = shape
        if isinstance(layer, Linear) and not flat and shape is not None:
            self.irregular = ShapeError("field_unflattened", shape=shape)
        if self.irregular and not (isinstance(layer, Linear) and flat):
            return None
        try:
            window = layer.window(self.map or ((1, 1, 1) if flat else None))
        except ShapeError as error:
            if error.key != "field_irregular":
                raise
            self.irregular = error
            return None
        if window is not None:
            self._through(window, layer)
        return self.field

    def through(
        self, layers: "Iterable[Layer]", input_shape: tuple[int, ...] | None
    ) -> "Iterator[None]":
        """Layers in a row, one at a time."""
        shape = None if input_shape is None else checks.shape(input_shape)
        for layer in layers:
            self.after(layer, shape)
            if shape is not None:
                shape = layer.shape_after(shape)
            yield None

    def single(self) -> ReceptiveField:
        """The field; the ShapeError where there is no single one."""
        if self.irregular:
            raise self.irregular
        return self.field

    def _through(self, window: tuple[tuple[int, int], ...], layer: Layer) -> None:
        (kh, kw), (sh, sw), (ph, pw), (dh, dw) = window
        h, w = self.rows, self.columns
        h.grow(kh, sh, ph, dh)
        w.grow(kw, sw, pw, dw)
        if isinstance(layer, Linear):  # every feature sees the whole map from here on
            self.map, self.irregular = (1, 1, 1), None
        self.field = ReceptiveField(
            (h.size, w.size), (h.stride, w.stride), (h.start, w.start), (h.touched, w.touched)
        )


def receptive_field(
    layers: list[Layer], input_shape: tuple[int, ...] | None = None
) -> ReceptiveField:
    """What one output of a stack of layers sees: size, stride, start, touched as (h, w) pairs.

    r = r + d(k-1) j; start = start - p j; j = j s, from r = j = 1, start = 0. The span is not
    clipped at the input's border. Layers whose window depends on the input's size (Linear,
    AdaptiveAvgPool2d) need `input_shape`. Source: Araujo et al. (2019).

    >>> from convdocs import Conv2d, MaxPool2d
    >>> receptive_field([Conv2d(1, 1, 3), Conv2d(1, 1, 3, stride=2), MaxPool2d(2)])
    ReceptiveField(size=(7, 7), stride=(4, 4), start=(0, 0), touched=(7, 7))
    """
    tracker = FieldTracker()
    for _ in tracker.through(layers, input_shape):
        pass
    return tracker.single()


def receptive_fields(
    layers: list[Layer], input_shape: tuple[int, ...] | None = None
) -> list[ReceptiveField]:
    """The same after each layer, as often asked for as there are layers, in one go.

    >>> from convdocs import Conv2d
    >>> [field.size for field in receptive_fields([Conv2d(1, 1, 3), Conv2d(1, 1, 3)])]
    [(3, 3), (5, 5)]
    """
    tracker = FieldTracker()
    return [tracker.single() for _ in tracker.through(layers, input_shape)]


def nearest(field: ReceptiveField, axis: int, outputs: int, length: int) -> int:
    """Where the field begins whose middle lies nearest to the middle of an axis of the input.

    >>> nearest(ReceptiveField((6, 6), (2, 2), (0, 0), (6, 6)), axis=1, outputs=5, length=14)
    4
    """
    size, stride, start = field.size[axis], field.stride[axis], field.start[axis]
    # twice the distance between the two middles, so that all stays whole
    output = (length - 2 * start - size + stride) // (2 * stride)
    return int(start + stride * min(max(output, 0), outputs - 1))


def within(start: int, size: int, width: int) -> tuple[int, int]:
    """The part of a field that lies in the image: its first pixel, and how many.

    >>> within(-90, 212, 224)
    (0, 122)
    """
    first = min(max(start, 0), width)
    return first, max(min(start + size, width) - first, 0)
