"""Conv2d and Linear: what they count and what they refuse, each beside a valid neighbour."""

import pytest

import convdocs as cd


def refusal(text: str) -> pytest.RaisesExc[cd.ConvdocsError]:
    return pytest.raises(cd.ConvdocsError, match=text)


def test_the_5x5_layer_of_the_textbooks() -> None:
    """128 to 256 channels on 100x100, padding 2: 8.192e9 multiply-adds, bias aside."""
    conv = cd.Conv2d(128, 256, 5, padding=2)
    assert (conv.params, conv.weights) == (819_456, 819_200)
    assert conv.macs((128, 100, 100)) == 8_192_000_000
    assert cd.Conv2d(128, 32, 1).macs((128, 100, 100)) == 40_960_000
    assert cd.Conv2d(32, 256, 5, padding=2).macs((32, 100, 100)) == 2_048_000_000


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_groups_divide_the_weights_but_not_the_biases(groups: int) -> None:
    conv = cd.Conv2d(6, 12, 3, groups=groups)
    assert conv.weights * groups == 6 * 12 * 9
    assert conv.params - conv.weights == 12


def test_sizes_may_be_pairs_of_height_and_width() -> None:
    conv = cd.Conv2d(1, 1, (1, 3), stride=(2, 1), padding=(0, 1), dilation=(1, 2))
    assert conv.output_shape((1, 5, 9)) == (1, 3, 7)
    assert conv.kernel_size == (1, 3)


def test_a_bias_is_a_parameter_and_not_a_weight() -> None:
    assert cd.Conv2d(1, 8, 3, bias=False).params == cd.Conv2d(1, 8, 3).weights == 72
    assert cd.Linear(9, 4).params - cd.Linear(9, 4, bias=False).params == 4


def test_stride_leaves_a_convolution_its_parameters() -> None:
    assert cd.Conv2d(3, 96, 11, stride=4).params == cd.Conv2d(3, 96, 11).params


def test_same_padding_puts_the_extra_zero_of_an_even_kernel_after() -> None:
    conv = cd.Conv2d(1, 1, (4, 3), padding="same", dilation=(1, 2))
    assert conv.padding_sides == ((1, 2), (2, 2))
    assert conv.output_shape((1, 28, 29)) == (1, 28, 29)
    assert cd.Conv2d(1, 1, 3, padding="valid").output_shape((1, 28, 28)) == (1, 26, 26)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 1, 3), r"in_channels \(=0\) must be at least 1"),
        ((1, 0, 3), r"out_channels \(=0\) must be at least 1"),
        ((1, 1, 0), r"kernel_size \(=0\) must be at least 1"),
        ((1, 1, (3, 0)), r"kernel_size \(=0\) must be at least 1"),
        ((1, 1, (3, 3, 3)), r"kernel_size \(=\(3, 3, 3\)\) must be an integer or a pair"),
        ((1, 1, 3, 0), r"stride \(=0\) must be at least 1"),
        ((1, 1, 3, 1, -1), r"padding \(=-1\) must be at least 0"),
        ((1, 1, 3, 1, "full"), r"padding \(='full'\) must be an integer, a pair, 'same' or"),
        ((1, 1, 3, 2, "same"), r"padding='same' needs stride 1, not \(2, 2\)"),
        ((1, 1, 3, 1, 0, 0), r"dilation \(=0\) must be at least 1"),
        ((6, 8, 3, 1, 0, 1, 4), r"in_channels \(=6\) must be divisible by groups \(=4\)"),
        ((8, 6, 3, 1, 0, 1, 4), r"out_channels \(=6\) must be divisible by groups \(=4\)"),
        ((8, 8, 3, 1, 0, 1, 0), r"groups \(=0\) must be at least 1"),
        ((1, 1, 1.5), r"kernel_size \(=1.5\) must be an integer"),
        ((3, True, 3), r"out_channels \(=True\) must be an integer"),
    ],
)
def test_conv2d_refuses_what_pytorch_refuses(arguments: tuple, message: str) -> None:
    with refusal(message):
        cd.Conv2d(*arguments)


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (
            (4, 8, 8),
            r"Conv2d expects 3 channels, but its input \(4, 8, 8\) has 4: set in_channels=4",
        ),
        ((3, 4, 8), "the kernel spans 5 in height, but the padded input has only 4"),
        ((3, 8, 4), "the kernel spans 5 in width, but the padded input has only 4"),
        ((192,), r"Conv2d needs an input \(channels, height, width\), not \(192,\)"),
        ((3, 8), r"shape \(=\(3, 8\)\) must be"),
        ((3, 8, 0), r"shape \(=\(3, 8, 0\)\) must be"),
        ("3x8x8", r"shape \(=3x8x8\) must be"),
    ],
)
def test_conv2d_refuses_inputs_that_do_not_fit(shape: tuple, message: str) -> None:
    conv = cd.Conv2d(3, 8, 5)
    assert conv.output_shape((3, 5, 5)) == (8, 1, 1)
    for ask in (conv.output_shape, conv.macs):
        with refusal(message):
            ask(shape)


def test_a_kernel_beyond_the_input_is_refused_at_every_stride() -> None:
    """Truncating -1/2 would give the size 1."""
    with refusal("the kernel spans 3 in height"):
        cd.Conv2d(1, 1, 3, stride=2).output_shape((1, 2, 2))


def test_linear_works_on_the_last_dimension() -> None:
    assert cd.Linear(8, 5).output_shape((2, 4, 8)) == (2, 4, 5)
    assert cd.Linear(8, 5).macs((2, 4, 8)) == 2 * 4 * cd.Linear(8, 5).macs((8,)) == 320


def test_linear_says_how_many_features_it_got() -> None:
    """The net that many copy: two stride-2 convolutions on 28x28 leave 1152 features, not 800."""
    convs = [cd.Conv2d(1, 16, 3, stride=2), cd.Conv2d(16, 32, 3, stride=2)]
    layers = [*convs, cd.Flatten(), cd.Linear(32 * 5 * 5, 10)]
    net = cd.Network("net", "a popular question", (1, 28, 28), layers)
    with refusal(r"net, fc1: Linear expects 800 features, .* ends in 1152: set in_features=1152"):
        net.ledger()
    with refusal(r"still a map \(32, 6, 6\): put Flatten before it and set in_features=1152"):
        cd.Linear(1152, 10).output_shape((32, 6, 6))
    assert cd.Linear(32 * 6 * 6, 10).output_shape((1152,)) == (10,)


def test_layers_print_as_pytorch_prints_them() -> None:
    assert (
        repr(cd.Conv2d(3, 64, 3, padding=1))
        == "Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))"
    )
    assert "groups=2, bias=False" in repr(cd.Conv2d(4, 4, 3, groups=2, bias=False))
    assert "padding='same', dilation=(2, 2)" in repr(cd.Conv2d(1, 1, 3, padding="same", dilation=2))
    assert repr(cd.Linear(4, 2)) == "Linear(in_features=4, out_features=2, bias=True)"


def test_layers_are_equal_when_their_arguments_are() -> None:
    assert cd.Conv2d(1, 2, 3) == cd.Conv2d(1, 2, (3, 3))
    assert len({cd.Conv2d(1, 2, 3), cd.Conv2d(1, 2, (3, 3)), cd.Conv2d(1, 2, 5)}) == 2
    assert cd.Conv2d(1, 2, 3) != "Conv2d"


def test_a_layer_is_made_again_from_its_plain_form() -> None:
    conv = cd.Conv2d(4, 8, (3, 1), padding="same", groups=2)
    assert cd.make(conv.kind, conv.arguments()) == conv


def test_a_padding_of_one_side_only_is_printed_as_pytorch_prints_it() -> None:
    for padding in ((0, 1), (1, 0)):
        printed = f"Conv2d(1, 1, kernel_size=(3, 3), stride=(1, 1), padding={padding})"
        assert repr(cd.Conv2d(1, 1, 3, padding=padding)) == printed
        assert cd.Conv2d(1, 1, 3, padding=padding) != cd.Conv2d(1, 1, 3)
