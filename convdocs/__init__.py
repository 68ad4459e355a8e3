"""The arithmetic of convolutional networks: sizes, parameters, cost and receptive fields."""

from .errors import ArgumentError, ConvdocsError, NotationError, ShapeError
from .fields import ReceptiveField, receptive_field
from .layers import BatchNorm2d, Conv2d, Dropout, Flatten, Linear, LocalResponseNorm, ReLU
from .network import Ledger, Network, Row, Total
from .networks import NETWORK_NAMES, named_network
from .pools import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d, MinPool2d

__version__ = "0.1.0"
