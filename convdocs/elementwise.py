"""Layers that count nothing: normalisation, activation, dropout, and the change of shape."""

from . import checks
from .layers import Layer


class BatchNorm2d(Layer):
    """Batch normalisation: gamma and beta are 2C parameters; running statistics are none.

    `weights` counts gamma only. No MACs. Source: torch.nn.BatchNorm2d.

    >>> BatchNorm2d(64).params, BatchNorm2d(64, affine=False).params
    (128, 0)
    """

    fields = ("num_features", "affine")

    def __init__(self, num_features: int, affine: bool = True) -> None:
        self.num_features = checks.integer("num_features", num_features, 1)
        self.affine = bool(affine)
        self.weights = num_features * self.affine
        self.params = 2 * self.weights

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.channels("BatchNorm2d", "num_features", self.num_features, shape)
        return shape


class LocalResponseNorm(Layer):
    """Normalisation across `size` neighbouring channels; no parameters, no MACs.

    Source: Krizhevsky et al. (2012), section 3.3; torch.nn.LocalResponseNorm.

    >>> LocalResponseNorm(5).output_shape((96, 55, 55))
    (96, 55, 55)
    """

    fields = ("size",)

    def __init__(self, size: int) -> None:
        self.size = checks.integer("size", size, 1)

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        checks.feature_map("LocalResponseNorm", shape)
        return shape


class ReLU(Layer):
    """max(x, 0) on every element; no parameters, no MACs. Source: torch.nn.ReLU.

    >>> ReLU().output_shape((4096,))
    (4096,)
    """


class Dropout(Layer):
    """Zeroes elements while training; shape, parameters and MACs stay. Source: torch.nn.Dropout.

    >>> Dropout().params
    0
    """

    fields = ("p",)

    def __init__(self, p: float = 0.5) -> None:
        self.p = checks.probability(p)


class Flatten(Layer):
    """A feature map as one row of features. Source: torch.nn.Flatten.

    >>> Flatten().output_shape((512, 7, 7))
    (25088,)
    """

    def shape_after(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return (shape[0] * shape[1] * shape[2],) if len(shape) == 3 else shape
