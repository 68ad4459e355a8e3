"""Layers with PyTorch's names, arguments, defaults and refusals; they count, they do not compute.

Shapes are (channels, height, width), or (features,) after Flatten; the batch stands outside.
One MAC is one multiply-add of a convolution or linear layer; normalisation, pooling and the
activation functions have none (`conventions` counts those under their own names).
"""

from . import arithmetic, checks
from .errors import ArgumentError, ShapeError

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any


class Layer:
    """What all layers share: `params`, `weights`, `output_shape`, `macs`, `arguments`.

    A class says all of `fields`, `params`, `weights`, `shape_after`, `macs_between` and `window`;
    what it leaves out raises an ArgumentError, and never counts as zero.
    """

    fields: tuple[str, ...] | None = None  # the arguments of the constructor, in order

    def __getattr__(self, name: str) -> "Any":
        if name in ("params", "weights"):
            raise self._unsaid(name)
        raise AttributeError(self.kind + " has no " + name)

    def _unsaid(self, what: str) -> ArgumentError:
        return ArgumentError("no_fact", kind=self.kind, what=what)

    @property
    def kind(self) -> str:
        """The layer's class name, as PyTorch spells it."""
        return type(self).__name__

    def output_shape(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        """Shape after the layer; a ShapeError where PyTorch would refuse the input."""
        return self.shape_after(checks.shape(shape))

    def macs(self, shape: tuple[int, ...]) -> int:
        """Multiply-adds for one input of this shape; a ShapeError where it does not fit."""
        return self.macs_between(checks.shape(shape), self.output_shape(shape))

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        """`output_shape` without the check that `shape` is one."""
        raise self._unsaid("shape_after")

    def macs_between(self, shape: tuple[int, ...], out: tuple[int, ...]) -> int:
        """`macs` when the output shape is known already."""
        raise self._unsaid("macs_between")

    def window(self, shape: tuple[int, ...] | None) -> tuple[tuple[int, int], ...] | None:
        """(kernel, stride, padding before, dilation) as (h, w) pairs; None if pointwise."""
        raise self._unsaid("window")

    def arguments(self) -> dict[str, object]:
        """The constructor's arguments by name: the plain form that JSON holds."""
        if self.fields is None:
            raise self._unsaid("fields")
        return {name: getattr(self, name) for name in self.fields}

    def __repr__(self) -> str:
        parts = [name + "=" + repr(getattr(self, name)) for name in self.fields or ()]
        return self.kind + ("(" + ", ".join(parts) + ")" if self.fields is not None else "(?)")

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Layer) and self.fields is not None and repr(self) == repr(other)
        return same or self is other

    def __hash__(self) -> int:
        return hash(repr(self))


class Conv2d(Layer):
    """A two-dimensional convolution (cross-correlation) over `groups` groups of channels.

    params = C_out * C_in / groups * kh * kw, plus C_out biases; MACs = weights * H_out * W_out,
    multiplications by padding zeros included, bias additions not. Sizes are integers or (h, w).
    `padding` may be "same" (stride 1 only; an even kernel's extra zero goes after) or "valid".
    `padding_mode` says what fills it: "zeros", or copies of pixels, "reflect", "replicate" and
    "circular", of which the input must have enough. Raises ArgumentError or ShapeError where
    torch.nn.Conv2d refuses. Source: torch.nn.Conv2d.

    >>> conv = Conv2d(128, 256, 5, padding=2)
    >>> conv.params, conv.weights, conv.output_shape((128, 100, 100)), conv.macs((128, 100, 100))
    (819456, 819200, (256, 100, 100), 8192000000)
    """

    fields = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation",
              "groups", "bias", "padding_mode")  # fmt: skip
    modes = ("zeros", "reflect", "replicate", "circular")

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] | str = 0,
        dilation: int | tuple[int, int] = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: str = "zeros",
    ) -> None:
        self.in_channels = checks.integer("in_channels", in_channels, 1, true_is_one=True)
        self.out_channels = checks.integer("out_channels", out_channels, 1)
        self.kernel_size = checks.pair("kernel_size", kernel_size, 1, true_is_one=True)
        self.stride = checks.pair("stride", stride, 1)
        self.dilation = checks.pair("dilation", dilation, 1)
        self.groups = checks.integer("groups", groups, 1)
        self.bias = checks.truth("bias", bias)
        self.padding_mode = checks.choice("padding_mode", padding_mode, self.modes)
        checks.divisible("in_channels", self.in_channels, self.groups)
        checks.divisible("out_channels", self.out_channels, self.groups)
        self.padding = padding if isinstance(padding, str) else checks.pair("padding", padding, 0)
        self.padding_sides = self._sides()
        kh, kw = self.kernel_size
        channels = self.in_channels, self.out_channels
        self.weights = arithmetic.conv_weights(*channels, kh, kw, self.groups)
        self.params = self.weights + self.out_channels * self.bias

    def __repr__(self) -> str:
        parts = [str(self.in_channels), str(self.out_channels)]
        parts += ["kernel_size=" + str(self.kernel_size), "stride=" + str(self.stride)]
        for name, usual in zip(self.fields[4:], ((0, 0), (1, 1), 1, True, "zeros")):
            if getattr(self, name) != usual:
                parts.append(name + "=" + repr(getattr(self, name)))
        return self.kind + "(" + ", ".join(parts) + ")"

    def _sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Zeros (before, after) in height and in width."""
        if self.padding == "valid":
            return (0, 0), (0, 0)
        if self.padding == "same":
            if self.stride != (1, 1):
                raise ArgumentError("same_stride", stride=self.stride)
            (kh, kw), (dh, dw) = self.kernel_size, self.dilation
            return arithmetic.same_padding(kh, dh), arithmetic.same_padding(kw, dw)
        if isinstance(self.padding, str):
            raise ArgumentError("padding_word", value=self.padding)
        ph, pw = self.padding
        return (ph, ph), (pw, pw)

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.channels(self.kind, "in_channels", self.in_channels, shape)
        checks.padding_mode(self.padding_mode, self.padding_sides, shape)
        (top, bottom), (left, right) = self.padding_sides
        height, width = shape[1] + top + bottom, shape[2] + left + right
        (kh, kw), (sh, sw), (dh, dw) = self.kernel_size, self.stride, self.dilation
        h = arithmetic.padded_output_size(height, kh, sh, dh)
        w = arithmetic.padded_output_size(width, kw, sw, dw)
        checks.fits("height", arithmetic.span(kh, dh), height)
        checks.fits("width", arithmetic.span(kw, dw), width)
        return self.out_channels, h, w

    def macs_between(self, shape: tuple[int, ...], out: tuple[int, ...]) -> int:
        return arithmetic.conv_macs(self.weights, out[1], out[2])

    def window(self, shape: tuple[int, ...] | None) -> tuple[tuple[int, int], ...]:
        before = self.padding_sides[0][0], self.padding_sides[1][0]
        return self.kernel_size, self.stride, before, self.dilation


class Linear(Layer):
    """A fully connected layer over the last dimension: in_features * out_features weights.

    MACs = weights for each row, bias additions not counted. Raises ShapeError where the last
    dimension is not in_features. Source: torch.nn.Linear.

    >>> Linear(25088, 4096).params, Linear(25088, 4096).macs((25088,))
    (102764544, 102760448)
    """

    fields = ("in_features", "out_features", "bias")

    def __init__(self, in_features: int, out_features: int, bias: bool = True) -> None:
        self.in_features = checks.integer("in_features", in_features, 1, true_is_one=True)
        self.out_features = checks.integer("out_features", out_features, 1)
        self.bias = checks.truth("bias", bias)
        self.weights = self.in_features * self.out_features
        self.params = self.weights + self.out_features * self.bias

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        if shape[-1] == self.in_features:
            return shape[:-1] + (self.out_features,)
        if len(shape) == 3:
            flat = shape[0] * shape[1] * shape[2]
            raise ShapeError("unflattened", expected=self.in_features, shape=shape, got=flat)
        raise ShapeError("features", expected=self.in_features, shape=shape, got=shape[-1])

    def macs_between(self, shape: tuple[int, ...], out: tuple[int, ...]) -> int:
        return self.weights * (shape[0] * shape[1] if len(shape) == 3 else 1)

    def window(self, shape: tuple[int, ...] | None) -> tuple[tuple[int, int], ...]:
        """The whole of the map that was flattened; `shape` is that map's."""
        if shape is None:
            raise ShapeError("field_needs_shape", kind=self.kind)
        return (shape[1], shape[2]), (1, 1), (0, 0), (1, 1)
