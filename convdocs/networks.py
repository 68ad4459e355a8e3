"""AlexNet and VGG as they were published: literals with their citation, no totals typed."""

from .elementwise import BatchNorm2d, Dropout, Flatten, LocalResponseNorm, ReLU
from .errors import NotationError
from .layers import Conv2d, Layer, Linear
from .network import Network
from .pools import AdaptiveAvgPool2d, MaxPool2d

KRIZHEVSKY = (
    "Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional "
    "neural networks, NIPS 2012"
)
ONE_WEIRD_TRICK = (
    "Krizhevsky, One weird trick for parallelizing convolutional neural networks, "
    "arXiv:1404.5997, as in torchvision.models.alexnet"
)
SIMONYAN = (
    "Simonyan and Zisserman, Very deep convolutional networks for large-scale image "
    "recognition, arXiv:1409.1556, table 1, as in torchvision.models.vgg"
)

# Table 1 of the VGG paper: output channels of each 3x3 convolution, block by block;
# a negative width is a 1x1 convolution (configuration C).
VGG = {
    "vgg11": ("A", ((64,), (128,), (256, 256), (512, 512), (512, 512))),
    "vgg13": ("B", ((64, 64), (128, 128), (256, 256), (512, 512), (512, 512))),
    "vgg16c": ("C", ((64, 64), (128, 128), (256, 256, -256), (512, 512, -512), (512, 512, -512))),
    "vgg16": ("D", ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))),
    "vgg19": ("E", ((64,) * 2, (128,) * 2, (256,) * 4, (512,) * 4, (512,) * 4)),
}

NETWORK_NAMES = (
    "alexnet", "alexnet-ungrouped", "alexnet-torchvision",
    "vgg11", "vgg13", "vgg16", "vgg16c", "vgg19",
    "vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg16c_bn", "vgg19_bn",
)  # fmt: skip


def alexnet(groups: int) -> list[tuple[str, Layer]]:
    """The 2012 network, its two halves as two groups (groups=2) or as one tower (groups=1)."""
    return [
        ("conv1", Conv2d(3, 96, 11, stride=4)),
        ("relu1", ReLU()),
        ("norm1", LocalResponseNorm(5)),
        ("pool1", MaxPool2d(3, stride=2)),
        ("conv2", Conv2d(96, 256, 5, padding=2, groups=groups)),
        ("relu2", ReLU()),
        ("norm2", LocalResponseNorm(5)),
        ("pool2", MaxPool2d(3, stride=2)),
        ("conv3", Conv2d(256, 384, 3, padding=1)),
        ("relu3", ReLU()),
        ("conv4", Conv2d(384, 384, 3, padding=1, groups=groups)),
        ("relu4", ReLU()),
        ("conv5", Conv2d(384, 256, 3, padding=1, groups=groups)),
        ("relu5", ReLU()),
        ("pool5", MaxPool2d(3, stride=2)),
    ] + classifier(256 * 6 * 6)


def alexnet_torchvision() -> list[tuple[str, Layer]]:
    """The one-tower network of 2014, without normalisation, with dropout before each fc layer."""
    return [
        ("conv1", Conv2d(3, 64, 11, stride=4, padding=2)),
        ("relu1", ReLU()),
        ("pool1", MaxPool2d(3, stride=2)),
        ("conv2", Conv2d(64, 192, 5, padding=2)),
        ("relu2", ReLU()),
        ("pool2", MaxPool2d(3, stride=2)),
        ("conv3", Conv2d(192, 384, 3, padding=1)),
        ("relu3", ReLU()),
        ("conv4", Conv2d(384, 256, 3, padding=1)),
        ("relu4", ReLU()),
        ("conv5", Conv2d(256, 256, 3, padding=1)),
        ("relu5", ReLU()),
        ("pool5", MaxPool2d(3, stride=2)),
        ("avgpool", AdaptiveAvgPool2d(6)),
        ("flatten", Flatten()),
        ("drop6", Dropout()),
        ("fc6", Linear(256 * 6 * 6, 4096)),
        ("relu6", ReLU()),
        ("drop7", Dropout()),
        ("fc7", Linear(4096, 4096)),
        ("relu7", ReLU()),
        ("fc8", Linear(4096, 1000)),
    ]


def classifier(features: int) -> list[tuple[str, Layer]]:
    """The three fully connected layers that AlexNet and VGG end in, for 1000 classes."""
    return [
        ("flatten", Flatten()),
        ("fc6", Linear(features, 4096)),
        ("relu6", ReLU()),
        ("drop6", Dropout()),
        ("fc7", Linear(4096, 4096)),
        ("relu7", ReLU()),
        ("drop7", Dropout()),
        ("fc8", Linear(4096, 1000)),
    ]


def vgg(blocks: tuple[tuple[int, ...], ...], batch_norm: bool) -> list[tuple[str, Layer]]:
    """Blocks of convolutions that keep the size, each block ended by a 2x2 max-pool."""
    layers: list[tuple[str, Layer]] = []
    channels = 3
    for i, widths in enumerate(blocks):
        for j, width in enumerate(widths):
            layers += vgg_unit("%d_%d" % (i + 1, j + 1), channels, width, batch_norm)
            channels = abs(width)
        layers.append(("pool%d" % (i + 1), MaxPool2d(2)))
    return layers + [("avgpool", AdaptiveAvgPool2d(7))] + classifier(512 * 7 * 7)


def vgg_unit(label: str, channels: int, width: int, batch_norm: bool) -> list[tuple[str, Layer]]:
    """One convolution with its ReLU, and a BatchNorm between them where asked for."""
    kernel, padding = (3, 1) if width > 0 else (1, 0)
    unit = [("conv" + label, Conv2d(channels, abs(width), kernel, padding=padding))]
    norm = [("bn" + label, BatchNorm2d(abs(width)))] if batch_norm else []
    return unit + norm + [("relu" + label, ReLU())]


def named_network(name: str) -> Network:
    """A network by its name, one of NETWORK_NAMES in any case; a NotationError for any other.

    >>> named_network("alexnet").ledger().total.params
    60965224
    """
    given, name = name, name.lower()
    if name not in NETWORK_NAMES:
        raise NotationError("unknown_network", word=given, names=", ".join(NETWORK_NAMES))
    if name == "alexnet-torchvision":
        return Network(name, ONE_WEIRD_TRICK, (3, 224, 224), alexnet_torchvision())
    if name.startswith("alexnet"):
        groups = 2 if name == "alexnet" else 1
        note = "" if groups == 2 else ", both halves as one tower"
        return Network(name, KRIZHEVSKY + note, (3, 227, 227), alexnet(groups))
    letter, blocks = VGG[name.replace("_bn", "")]
    source = SIMONYAN + ", configuration " + letter
    return Network(name, source, (3, 224, 224), vgg(blocks, name.endswith("_bn")))
