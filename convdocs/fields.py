"""Receptive fields: what one output sees of the input, by recurrence from the first layer on.

Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks"
(Distill, 2019), whose three recurrences stand in `arithmetic`.
"""

from collections import namedtuple

from . import arithmetic, checks
from .errors import ShapeError
from .layers import Layer, Linear

ReceptiveField = namedtuple("ReceptiveField", "size stride start touched")
"""What one output sees, as (height, width) each, in input positions.

size: from the first to the last seen; stride: between neighbouring outputs; start: where output
0's span begins, negative in the padding; touched: how many are really read, fewer than size where
dilation or a stride beyond the kernel leaves holes.
"""

# One axis: (size, stride, start, mask). The mask has a bit for each position touched; None
# stands for an unbroken span, by far the commonest case.
PIXEL: tuple[int, int, int, int | None] = (1, 1, 0, None)


def grow(
    axis: tuple[int, int, int, int | None], k: int, s: int, p: int, d: int
) -> tuple[int, int, int, int | None]:
    """The state of one axis after one more window."""
    size, stride, start, mask = axis
    step = d * stride
    if k > 1 and (mask is not None or step > size):
        mask = arithmetic.spread((1 << size) - 1 if mask is None else mask, k, step)
    return (
        arithmetic.grow_size(size, stride, k, d),
        stride * s,
        arithmetic.grow_start(start, stride, p),
        mask,
    )


def touched(axis: tuple[int, int, int, int | None]) -> int:
    """Positions really read along one axis."""
    return axis[0] if axis[3] is None else bin(axis[3]).count("1")


class FieldTracker:
    """Follows the receptive field through layers, one `after` per layer."""

    def __init__(self) -> None:
        self.rows, self.columns = PIXEL, PIXEL
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

    def _through(self, window: tuple[tuple[int, int], ...], layer: Layer) -> None:
        (kh, kw), (sh, sw), (ph, pw), (dh, dw) = window
        self.rows, before = grow(self.rows, kh, sh, ph, dh), self.rows
        same = before == self.columns and (kh, sh, ph, dh) == (kw, sw, pw, dw)
        self.columns = self.rows if same else grow(self.columns, kw, sw, pw, dw)
        if isinstance(layer, Linear):  # every feature sees the whole map from here on
            self.map, self.irregular = (1, 1, 1), None
        h, w = self.rows, self.columns
        self.field = ReceptiveField(
            (h[0], w[0]), (h[1], w[1]), (h[2], w[2]), (touched(h), touched(w))
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
    shape = None if input_shape is None else checks.shape(input_shape)
    for layer in layers:
        tracker.after(layer, shape)
        if shape is not None:
            shape = layer.shape_after(shape)
    if tracker.irregular:
        raise tracker.irregular
    return tracker.field


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
