"""Layers and shapes as people type them."""

import pytest

import convdocs as cd


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("conv 64 3x3", cd.Conv2d(3, 64, 3)),
        ("conv 64 3", cd.Conv2d(3, 64, 3)),
        ("conv 3x3", cd.Conv2d(3, 3, 3)),
        ("Conv2d 96 11x11 s4 p2", cd.Conv2d(3, 96, 11, stride=4, padding=2)),
        ("conv 6 1x3 s1x2 p0x1 d2 g3 nobias", cd.Conv2d(3, 6, (1, 3), (1, 2), (0, 1), 2, 3, False)),
        ("conv 8 k5 same", cd.Conv2d(3, 8, 5, padding="same")),
        ("卷积 8 3×3 valid", cd.Conv2d(3, 8, 3, padding="valid")),
        ("pool 2", cd.MaxPool2d(2)),
        ("maxpool 3x2 s2 p1 ceil", cd.MaxPool2d((3, 2), 2, 1, ceil_mode=True)),
        ("pool 3 d2", cd.MaxPool2d(3, dilation=2)),
        ("avgpool 2 s2", cd.AvgPool2d(2)),
        ("minpool 2", cd.MinPool2d(2)),
        ("adaptive 7", cd.AdaptiveAvgPool2d(7)),
        ("gap 1", cd.AdaptiveAvgPool2d(1)),
        ("adaptive 2x3", cd.AdaptiveAvgPool2d((2, 3))),
        ("bn", cd.BatchNorm2d(3)),
        ("lrn", cd.LocalResponseNorm(5)),
        ("lrn 3", cd.LocalResponseNorm(3)),
        ("ReLU", cd.ReLU()),
        ("dropout", cd.Dropout()),
        ("flatten", cd.Flatten()),
    ],
)
def test_one_layer_in_words(text: str, layer: cd.Conv2d) -> None:
    assert cd.parse_layers(text, 3) == [layer]


def test_channels_are_carried_along() -> None:
    layers = cd.parse_layers("conv 8 3x3, relu, conv 16 3x3\npool 2，conv 3x3", 3)
    assert [getattr(layer, "in_channels", None) for layer in layers] == [3, None, 8, None, 16]


def test_linear_takes_the_features_that_arrive() -> None:
    layers = cd.parse_stack("conv 8 3x3, flatten, fc 10 nobias", (1, 28, 28))
    assert layers[2] == cd.Linear(8 * 26 * 26, 10, bias=False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("conv", "'conv' lacks a kernel size: write for example conv 64 3x3 s2 p1"),
        ("conv 64", "'conv 64' lacks a kernel size"),
        ("conv 64 3 5", "'5' in 'conv 64 3 5' is not understood"),
        ("conv 64 3x3 5", "'5' in 'conv 64 3x3 5' is not understood"),
        ("conv 64 3x3x3", "'3x3x3' in .* is not understood"),
        ("conv 64 3x3 ceil", "'ceil' in"),
        ("conv 64 3x3 s", "'s' in"),
        ("konv 3", "no rule for the layer 'konv': choose one of adaptive, avgpool"),
        ("pool", "'pool' lacks a kernel size: write for example pool 3"),
        ("pool 2x2 2", "'2' in 'pool 2x2 2' is not understood"),
        ("pool 2 q3", "'q3' in 'pool 2 q3' is not understood"),
        ("avgpool 2 d2", "'d2' in"),
        ("relu 3", "'3' in 'relu 3' is not understood: write for example relu"),
        ("relu 3x3", "'3x3' in 'relu 3x3' is not understood"),
        ("linear", "'linear' lacks a number of features: write for example linear 1000"),
        ("adaptive", "'adaptive' lacks an output size"),
        (" , ", "' , ' lacks a layer"),
        ("conv 64 3x3 s0", r"stride \(=0\) must be at least 1"),
    ],
)
def test_a_word_that_means_nothing_is_named_with_an_example(text: str, message: str) -> None:
    with pytest.raises(cd.ConvdocsError, match=message):
        cd.parse_layers(text, 3)


@pytest.mark.parametrize("text", ["3x224x224", "3X224X224", "3×224×224", "3 x 224 x 224"])
def test_a_shape_in_words(text: str) -> None:
    assert cd.parse_shape(text) == (3, 224, 224)
    assert cd.parse_shape("25088") == (25_088,)


@pytest.mark.parametrize("text", ["", "3x224", "axbxc", "3x-1x2", "3x2.5x2"])
def test_other_shapes_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(cd.NotationError, match="must look like 3x224x224"):
        cd.parse_shape(text)


def test_semicolons_and_line_breaks_part_layers_as_commas_do() -> None:
    layers = cd.parse_layers("conv 8 3x3, relu, pool 2", 3)
    for signs in (";;", "；\n", "、，"):
        text = f"conv 8 3x3{signs[0]} relu{signs[1]}pool 2;"
        assert cd.parse_layers(text, 3) == layers
