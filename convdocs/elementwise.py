"""Layers that count nothing: normalisation, activation, dropout, and the change of shape."""

from . import checks
from .layers import Layer


class Elementwise(Layer):
    """What they share: every element by itself, so no window; no multiply-adds, shape kept."""

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return shape

    def macs_between(self, shape: tuple[int, ...], out: tuple[int, ...]) -> int:
        return 0

    def window(self, shape: tuple[int, ...] | None) -> None:
        return None


class BatchNorm2d(Elementwise):
    """Batch normalisation: gamma and beta are 2C parameters; running statistics are none.

    `weights` counts gamma only; without `bias` there is no beta. No MACs.
    Source: torch.nn.BatchNorm2d.

    >>> BatchNorm2d(64).params, BatchNorm2d(64, affine=False).params
    (128, 0)
    >>> BatchNorm2d(64, bias=False).params
    64
    """

    fields = ("num_features", "affine", "bias")

    def __init__(self, num_features: int, affine: bool = True, bias: bool = True) -> None:
        self.num_features = checks.integer("num_features", num_features, 1)
        self.affine = checks.truth("affine", affine)
        self.bias = self.affine and checks.truth("bias", bias)  # as PyTorch prints it
        self.weights = self.num_features * self.affine
        self.params = self.weights + self.num_features * self.bias

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.channels(self.kind, "num_features", self.num_features, shape)
        return shape


class LocalResponseNorm(Elementwise):
    """Normalisation across `size` neighbouring channels; no parameters, no MACs.

    Source: Krizhevsky et al. (2012), section 3.3; torch.nn.LocalResponseNorm.

    >>> LocalResponseNorm(5).output_shape((96, 55, 55))
    (96, 55, 55)
    """

    fields = ("size",)
    params, weights = 0, 0

    def __init__(self, size: int) -> None:
        self.size = checks.integer("size", size, 1)

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.feature_map(self.kind, shape)
        return shape


class ReLU(Elementwise):
    """max(x, 0) on every element; no parameters, no MACs. Source: torch.nn.ReLU.

    >>> ReLU().output_shape((4096,))
    (4096,)
    """

    fields = ()
    params, weights = 0, 0


class Dropout(Elementwise):
    """Zeroes elements while training; shape, parameters and MACs stay. Source: torch.nn.Dropout.

    >>> Dropout().params
    0
    """

    fields = ("p",)
    params, weights = 0, 0

    def __init__(self, p: float = 0.5) -> None:
        self.p = checks.probability(p)


class Flatten(Elementwise):
    """A feature map as one row of features. Source: torch.nn.Flatten.

    >>> Flatten().output_shape((512, 7, 7))
    (25088,)
    """

    fields = ()
    params, weights = 0, 0

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return (shape[0] * shape[1] * shape[2],) if len(shape) == 3 else shape
