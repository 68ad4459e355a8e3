"""A network made wider, deeper or larger, against the same network written out by hand."""

import pytest
from published import MACS, PARAMS

import convdocs as cd
from convdocs.scaling import scaled


def plain(net: cd.Network) -> list[tuple]:
    return [(row.layer, row.input_shape, row.output_shape) for row in net.ledger().rows]


def written(widths: list[int], classifier: int, repeat: int = 1, size: int = 224) -> cd.Network:
    """VGG-16 with these widths, each convolution followed by repeat - 1 more."""
    layers, channels = [], 3
    for width, count in zip(widths, (2, 2, 3, 3, 3)):
        for _ in range(count):
            layers += [cd.Conv2d(channels, width, 3, padding=1), cd.ReLU()]
            layers += [cd.Conv2d(width, width, 3, padding="same"), cd.ReLU()] * (repeat - 1)
            channels = width
        layers.append(cd.MaxPool2d(2))
    layers += [cd.AdaptiveAvgPool2d(7), cd.Flatten(), cd.Linear(channels * 49, classifier)]
    layers += [cd.ReLU(), cd.Dropout(), cd.Linear(classifier, classifier), cd.ReLU(), cd.Dropout()]
    return cd.Network("", "", (3, size, size), [*layers, cd.Linear(classifier, 1000)])


WIDTHS = [64, 128, 256, 512, 512]
VGG16 = cd.named_network("vgg16")


def test_factors_of_one_change_nothing() -> None:
    same = scaled(VGG16)
    total = same.ledger().total
    assert same.layers == VGG16.layers
    assert (total.params, total.macs) == (PARAMS["vgg16"], MACS["vgg16"])


def test_twice_the_width_doubles_all_channels_but_those_of_image_and_classes() -> None:
    twice = written([2 * width for width in WIDTHS], 8192)
    assert plain(scaled(VGG16, width=2)) == plain(twice)


def test_twice_the_depth_repeats_each_convolution_at_its_size_and_width() -> None:
    assert plain(scaled(VGG16, depth=2)) == plain(written(WIDTHS, 4096, repeat=2))
    assert plain(scaled(VGG16, depth=3)) == plain(written(WIDTHS, 4096, repeat=3))


def test_all_three_at_once() -> None:
    expected = written([3 * width for width in WIDTHS], 3 * 4096, repeat=2, size=448)
    assert plain(scaled(VGG16, 3, 2, 2)) == plain(expected)


def test_repeated_layers_have_names_of_their_own() -> None:
    names = [name for name, _ in scaled(VGG16, depth=2).layers]
    assert names[:4] == ["conv1_1", "relu1_1", "conv1_1.2", "relu1_1.2"]
    assert len(set(names)) == len(names)


def test_batch_norm_is_repeated_with_its_convolution() -> None:
    net = scaled(cd.named_network("vgg11_bn"), width=2, depth=2)
    kinds = [layer.kind for _, layer in net.layers][:7]
    assert kinds == ["Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d"]
    assert dict(net.layers)["bn1_1.2"] == cd.BatchNorm2d(128)


def test_a_strided_convolution_is_not_repeated() -> None:
    """It is there to shrink the map; AlexNet's other four are repeated, in their groups."""
    net = scaled(cd.named_network("alexnet"), depth=2)
    convolutions = [name for name, layer in net.layers if layer.kind == "Conv2d"]
    assert convolutions == ["conv1", "conv2", "conv2.2", "conv3", "conv3.2", "conv4", "conv4.2",
                            "conv5", "conv5.2"]  # fmt: skip
    assert dict(net.layers)["conv2.2"].weights == 256 * (256 // 2) * 25
    assert dict(net.layers)["pool5"] == cd.MaxPool2d(3, stride=2)


def test_a_linear_grows_with_the_image_unless_a_pooling_fixes_its_size() -> None:
    two_groups = scaled(cd.named_network("alexnet"), resolution=2)
    torchvision = scaled(cd.named_network("alexnet-torchvision"), resolution=2)
    assert dict(two_groups.layers)["fc6"].in_features == 256 * 13 * 13
    assert dict(torchvision.layers)["fc6"].in_features == 256 * 6 * 6


def test_a_network_without_linear_layers_widens_all_its_layers() -> None:
    small = scaled(cd.Network("small", "", (3, 9, 9), [cd.Conv2d(3, 4, 3)]), width=5, depth=2)
    assert small.ledger().rows[-1].output_shape == (20, 7, 7)


@pytest.mark.parametrize("factor", [0, 1.5])
@pytest.mark.parametrize("name", ["width", "depth", "resolution"])
def test_a_factor_must_be_a_whole_number(name: str, factor: float) -> None:
    with pytest.raises(cd.ArgumentError, match=rf"{name} \(={factor}\) must be"):
        scaled(VGG16, **{name: factor})
