"""The named networks, against what their papers print; totals stand in test_published."""

import pytest

import convdocs as cd


@pytest.mark.parametrize("name", cd.NETWORK_NAMES)
def test_every_named_network_runs_and_says_where_it_comes_from(name: str) -> None:
    net = cd.named_network(name)
    assert net.name == name
    assert "arXiv:" in net.source or "NIPS 2012" in net.source
    assert net.ledger().rows[-1].output_shape == (1000,)


@pytest.mark.parametrize(
    ("name", "convolutions"),
    [("alexnet", 5), ("vgg11", 8), ("vgg13", 10), ("vgg16", 13), ("vgg16c", 13), ("vgg19", 16)],
)
def test_the_depth_in_the_name_counts_weight_layers(name: str, convolutions: int) -> None:
    """VGG-16 has 13 convolutions and 3 fully connected layers, not 16 and 3."""
    kinds = [layer.kind for _, layer in cd.named_network(name).layers]
    assert (kinds.count("Conv2d"), kinds.count("Linear")) == (convolutions, 3)


def test_configuration_c_ends_its_late_blocks_in_1x1() -> None:
    layers = dict(cd.named_network("vgg16c").layers)
    ones = [name for name, layer in layers.items() if getattr(layer, "kernel_size", 0) == (1, 1)]
    assert ones == ["conv3_3", "conv4_3", "conv5_3"]


def test_batch_norm_stands_between_convolution_and_relu() -> None:
    names = [name for name, _ in cd.named_network("vgg11_bn").layers][:4]
    assert names == ["conv1_1", "bn1_1", "relu1_1", "pool1"]


def test_the_two_halves_of_alexnet_are_groups() -> None:
    layers = dict(cd.named_network("alexnet").layers)
    assert [layers[f"conv{n}"].groups for n in range(1, 6)] == [1, 2, 1, 2, 2]


def test_an_unknown_name_lists_what_there_is() -> None:
    message = r"no network is called 'resnet50'.*alexnet, .*vgg16"
    with pytest.raises(cd.NotationError, match=message):
        cd.named_network("resnet50")
