"""The arithmetic of convolutional networks: sizes, parameters, cost and receptive fields."""

from .derivations import Step, derive
from .elementwise import BatchNorm2d, Dropout, Flatten, LocalResponseNorm, ReLU
from .errors import ArgumentError, ConvdocsError, NotationError, ShapeError
from .fields import ReceptiveField, receptive_field
from .layers import Conv2d, Linear
from .network import Ledger, Network, Row, Total
from .networks import NETWORK_NAMES, named_network
from .notation import parse_layers, parse_shape, parse_stack
from .pools import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d, MinPool2d, make
from .stacks import crossing, stacked, total_macs, total_params

__version__ = "0.1.0"

# Of these, the functions on arrays need NumPy; `reference` is loaded when one is first used.
_NUMERIC = ("Literal", "avg_pool2d", "conv2d", "conv2d_literal", "max_pool2d", "min_pool2d")

# Rooms that are loaded when a reader first says cd.figures, cd.tables, ...
_ROOMS = (
    "augmentation", "conventions", "counters", "coverage", "dialects", "figures", "frameworks",
    "memory", "paths", "roofline", "scaling", "signals", "sliding", "tables", "units",
)  # fmt: skip

__all__ = [
    "NETWORK_NAMES",
    "AdaptiveAvgPool2d",
    "ArgumentError",
    "AvgPool2d",
    "BatchNorm2d",
    "Conv2d",
    "ConvdocsError",
    "Dropout",
    "Flatten",
    "Ledger",
    "Linear",
    "LocalResponseNorm",
    "MaxPool2d",
    "MinPool2d",
    "Network",
    "NotationError",
    "ReLU",
    "ReceptiveField",
    "Row",
    "ShapeError",
    "Step",
    "Total",
    "crossing",
    "derive",
    "make",
    "named_network",
    "parse_layers",
    "parse_shape",
    "parse_stack",
    "receptive_field",
    "stacked",
    "total_macs",
    "total_params",
]


def __getattr__(name: str) -> object:
    if name in _NUMERIC:
        return getattr(_room("reference"), name)
    if name in _ROOMS:
        return _room(name)
    raise AttributeError("module 'convdocs' has no attribute '" + name + "'")


def _room(name: str) -> object:
    return __import__("convdocs." + name, None, None, [name])
