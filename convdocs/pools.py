"""Pooling layers: no parameters and no MACs, but a window, a stride and refusals of their own."""

from . import arithmetic, checks
from .elementwise import BatchNorm2d, Dropout, Flatten, LocalResponseNorm, ReLU
from .errors import ArgumentError, ShapeError
from .layers import Conv2d, Layer, Linear


class Pooling(Layer):
    """What all poolings share: neither parameters nor multiply-adds."""

    params, weights = 0, 0

    def macs_between(self, shape: tuple[int, ...], out: tuple[int, ...]) -> int:
        return 0


class Pool2d(Pooling):
    """What the window poolings share: kernel, stride (the kernel unless given), padding."""

    fields: tuple[str, ...] = ("kernel_size", "stride", "padding", "dilation", "ceil_mode")
    dilation: tuple[int, int] = (1, 1)

    def _window(
        self,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] | None,
        padding: int | tuple[int, int],
        ceil_mode: bool,
    ) -> None:
        self.kernel_size = size("kernel_size", kernel_size, 1)
        self.stride = self.kernel_size if stride is None else size("stride", stride, 1)
        self.padding = size("padding", padding, 0)
        self.ceil_mode = checks.flag("ceil_mode", ceil_mode)
        for k, p in zip(self.kernel_size, self.padding):
            if p > k // 2:
                raise ArgumentError("pool_padding", padding=p, kernel=k)

    def __repr__(self) -> str:
        parts = [name + "=" + repr(collapsed(getattr(self, name))) for name in self.fields]
        return self.kind + "(" + ", ".join(parts) + ")"

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.feature_map(self.kind, shape)
        return shape[0], self._along(0, shape[1]), self._along(1, shape[2])

    def _along(self, axis: int, i: int) -> int:
        """Output size in height (axis 0) or width (axis 1)."""
        k, s, p, d = (x[axis] for x in (self.kernel_size, self.stride, self.padding, self.dilation))
        size = arithmetic.ceil_output_size if self.ceil_mode else arithmetic.output_size
        o = size(i, k, s, p, d)
        if o < 1:
            checks.fits(("height", "width")[axis], arithmetic.span(k, d), i + 2 * p)
        return o

    def window(self, shape: tuple[int, ...] | None) -> tuple[tuple[int, int], ...]:
        return self.kernel_size, self.stride, self.padding, self.dilation


def size(name: str, value: object, least: int) -> tuple[int, int]:
    """A pair as PyTorch's pools take it: not from an array."""
    return checks.pair(name, value, least, arrays=False)


def collapsed(value: object) -> object:
    """A pair of equal sizes as one number, the way PyTorch prints poolings."""
    return value[0] if isinstance(value, tuple) and value[0] == value[1] else value


class MaxPool2d(Pool2d):
    """The largest value of each window; padding counts as minus infinity.

    Padding may be at most half the kernel, whatever the dilation. With ceil_mode the last
    window is dropped when it would start in the right-hand padding. Source: torch.nn.MaxPool2d.

    >>> MaxPool2d(3, stride=2).output_shape((96, 55, 55))
    (96, 27, 27)
    """

    def __init__(
        self,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] | None = None,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        ceil_mode: bool = False,
    ) -> None:
        self.dilation = size("dilation", dilation, 1)
        self._window(kernel_size, stride, padding, ceil_mode)


class MinPool2d(MaxPool2d):
    """The smallest value of each window: min(x) = -max(-x); padding counts as infinity.

    Arguments and refusals as MaxPool2d. PyTorch has no such layer.

    >>> MinPool2d(2).output_shape((1, 3, 4))
    (1, 1, 2)
    """


class AvgPool2d(Pool2d):
    """The mean of each window; padding zeros count in it unless count_include_pad is false.

    Source: torch.nn.AvgPool2d.

    >>> AvgPool2d(2).output_shape((64, 56, 56))
    (64, 28, 28)
    """

    fields = ("kernel_size", "stride", "padding", "ceil_mode", "count_include_pad",
              "divisor_override")  # fmt: skip

    def __init__(
        self,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] | None = None,
        padding: int | tuple[int, int] = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> None:
        self._window(kernel_size, stride, padding, ceil_mode)
        self.count_include_pad = checks.flag("count_include_pad", count_include_pad)
        if divisor_override is not None:
            divisor_override = checks.integer("divisor_override", divisor_override)
        if divisor_override == 0:
            raise ArgumentError("divisor_zero")
        self.divisor_override = divisor_override


class AdaptiveAvgPool2d(Pooling):
    """The mean over windows chosen so that the output has the size asked for; None keeps a size.

    Output i averages the inputs from floor(i * in / out) to ceil((i + 1) * in / out) - 1.
    Source: torch.nn.AdaptiveAvgPool2d.

    >>> AdaptiveAvgPool2d(1).output_shape((512, 7, 7))
    (512, 1, 1)
    """

    fields = ("output_size",)

    def __init__(self, output_size: int | tuple[int | None, int | None]) -> None:
        both = checks.members(output_size)
        if both is None:
            if type(output_size) is not int and checks.whole(output_size) is not None:
                raise ArgumentError("not_python_int", name="output_size", value=output_size)
            both = checks.pair("output_size", output_size, 1)
        if len(both) != 2:
            raise ArgumentError("not_pair", name="output_size", value=output_size)
        height, width = [n if n is None else checks.integer("output_size", n, 1) for n in both]
        self.output_size = height, width

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.feature_map(self.kind, shape)
        h, w = self.output_size
        return shape[0], shape[1] if h is None else h, shape[2] if w is None else w

    def window(self, shape: tuple[int, ...] | None) -> tuple[tuple[int, int], ...]:
        """Kernel and stride in / out, where that divides; a ShapeError where it does not."""
        if shape is None:
            raise ShapeError("field_needs_shape", kind=self.kind)
        size, out = shape[1:], self.shape_after(shape)[1:]
        if size[0] % out[0] or size[1] % out[1]:
            raise ShapeError("field_irregular", kind=self.kind, size=size, out=out)
        step = size[0] // out[0], size[1] // out[1]
        return step, step, (0, 0), (1, 1)


KINDS = {
    cls.__name__: cls
    for cls in (
        AdaptiveAvgPool2d, AvgPool2d, BatchNorm2d, Conv2d, Dropout, Flatten, Linear,
        LocalResponseNorm, MaxPool2d, MinPool2d, ReLU,
    )
}  # fmt: skip


def make(kind: str, arguments: dict[str, object]) -> Layer:
    """A layer from its plain form: the class name and `Layer.arguments`.

    >>> make("MaxPool2d", {"kernel_size": 2})
    MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
    """
    layer: Layer = KINDS[kind](**arguments)  # type: ignore[arg-type]  # checked by the class
    return layer
