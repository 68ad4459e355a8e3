"""What papers, courses and tools print about AlexNet and VGG comes out of the package."""

from fractions import Fraction

import pytest
from published import (
    ALEXNET_CONV1,
    ALEXNET_CONV1_NEURONS,
    ALEXNET_FC_CLAIMED,
    ALEXNET_FC_MB,
    ALEXNET_FC_PARAMS,
    ALEXNET_V2,
    CALFLOPS_README_ALEXNET,
    CONVNET_BURDEN,
    COUNTS,
    CS231N_MEMORY,
    CS231N_PRINTED,
    CS231N_ROWS,
    CS231N_VALUES,
    GOOGLE,
    LAYER_OUTPUT_BYTES,
    LAYER_OUTPUT_VALUES,
    MACS,
    PARAMS,
    SUMMARY_README,
    THOP_README,
    TORCHINFO_OUTPUT_BYTES,
    TORCHVISION_OPS,
    VGG16_CONVOLUTIONS_ONLY,
    VGG16_LAYER_PARAMS,
    VGG16_PRINTED,
    VGG_PAPER_MILLIONS,
)

import convdocs as cd
from convdocs import arithmetic
from convdocs.conventions import count
from convdocs.units import SCALES

BYTES_OF_FLOAT32 = 4


def ledger(name):
    return cd.named_network(name).ledger()


def rounds_to(value, text, unit):
    """Whether a value is what the text shows, within half a unit of its last digit."""
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return abs(Fraction(value, SCALES[unit]) - Fraction(text)) <= half


def layers_of(kind, rows):
    return [row for row in rows if row.layer.kind == kind]


@pytest.mark.parametrize("name", PARAMS)
def test_parameters(name):
    assert ledger(name).total.params == PARAMS[name]


@pytest.mark.parametrize("name", VGG_PAPER_MILLIONS)
def test_parameters_in_millions_as_the_vgg_paper_prints_them(name):
    assert rounds_to(ledger(name).total.params, str(VGG_PAPER_MILLIONS[name]), "M")


def test_parameters_of_each_layer_of_vgg16():
    rows = ledger("vgg16").rows
    assert tuple(row.params for row in rows if row.params) == VGG16_LAYER_PARAMS


@pytest.mark.parametrize("name", MACS)
def test_macs(name):
    assert ledger(name).total.macs == MACS[name]


@pytest.mark.parametrize("name", TORCHVISION_OPS)
def test_torchvision_prints_macs_and_calls_them_gflops(name):
    assert rounds_to(count("torchvision", ledger(name)).value, TORCHVISION_OPS[name], "G")


def test_vgg16_has_15_35_billion_macs_in_its_convolutions():
    macs = sum(row.macs for row in layers_of("Conv2d", ledger("vgg16").rows))
    assert rounds_to(macs, VGG16_CONVOLUTIONS_ONLY, "G")


@pytest.mark.parametrize(("size", "before", "after"), ALEXNET_CONV1)
def test_alexnets_first_output_is_55_only_with_227_or_with_padding_2(size, before, after):
    out = arithmetic.padded_output_size(size + before + after, 11, 4)
    assert out == ALEXNET_CONV1[size, before, after]


def test_224_without_padding_is_no_whole_number_of_steps():
    assert [(size - 11) % 4 for size in (224, 227)] == [1, 0]


def test_the_253440_neurons_of_alexnets_paper_are_a_misprint():
    printed, true = ALEXNET_CONV1_NEURONS
    squares = [side * side * 96 for side in range(100)]
    assert printed not in squares
    assert true in squares
    assert ledger("alexnet").rows[0].activations == true


@pytest.mark.parametrize("tool", COUNTS)
def test_a_tool_prints_today(tool):
    names = "alexnet-torchvision", "vgg16"
    assert tuple(count(tool, ledger(name)).value for name in names) == COUNTS[tool]


@pytest.mark.parametrize("tool", VGG16_PRINTED)
def test_one_vgg16_has_many_figures(tool):
    assert rounds_to(count(tool, ledger("vgg16")).value, *VGG16_PRINTED[tool])


@pytest.mark.parametrize("name", THOP_README)
def test_the_readme_of_thop_is_an_older_rule(name):
    """The README's figures come out of the rule of 2019, and not out of today's."""
    assert rounds_to(count("thop-readme", ledger(name)).value, THOP_README[name], "G")
    assert not rounds_to(count("thop", ledger(name)).value, THOP_README[name], "G")


@pytest.mark.parametrize("name", CONVNET_BURDEN)
def test_convnet_burden(name):
    net = cd.named_network(name)
    layers = [pair for pair in net.layers if pair[1].kind != "LocalResponseNorm"]
    rows = cd.Network(name, net.source, net.input_shape, layers).ledger()
    assert rounds_to(count("convnet-burden", rows).value, *CONVNET_BURDEN[name])


def test_the_readme_of_calflops_is_not_what_its_code_makes_of_alexnet():
    value = count("calflops-macs", ledger("alexnet-torchvision")).value
    assert not rounds_to(value, CALFLOPS_README_ALEXNET, "M")
    assert rounds_to(value, "714.19", "M")


def google_layers(name):
    """The network of Google's table, its layers named as there, as far as pool5."""
    if name in cd.NETWORK_NAMES:
        pairs = cd.named_network(name).layers
        return pairs[: [end for end, _ in pairs].index("pool5") + 1]
    names = "conv1 pool1 conv2 pool2 conv3 conv4 conv5 pool5".split()
    return list(zip(names, cd.parse_layers(ALEXNET_V2, in_channels=3), strict=True))


@pytest.mark.parametrize(("name", "end"), [(net, end) for net in GOOGLE for end in GOOGLE[net]])
def test_google_counts_flops_and_receptive_field_up_to_an_end_point(name, end):
    """The end-point is the layer, its ReLU included, which counts nothing there."""
    at_224, at_321, size, stride, padding = GOOGLE[name][end]
    pairs = google_layers(name)
    pairs = pairs[: [own for own, _ in pairs].index(end) + 1]
    for resolution, shown in ((224, at_224), (321, at_321)):
        result = cd.Network(name, "table", (3, resolution, resolution), pairs).ledger()
        field = result.rows[-1].receptive_field
        assert rounds_to(count("google-rf", result).value, shown, "G")
        assert (field.size, field.stride) == ((size, size), (stride, stride))
        assert field.start == (-padding, -padding)


@pytest.mark.parametrize("end", GOOGLE["alexnet_v2"])
def test_the_alexnet_of_2012_sees_what_alexnet_v2_sees(end):
    """Kernels, strides and paddings are the same; only the widths are not."""
    rows = {row.name: row.receptive_field for row in ledger("alexnet").rows}
    assert (rows[end].size[0], rows[end].stride[0], -rows[end].start[0]) == (
        GOOGLE["alexnet_v2"][end][2:]
    )


def test_the_rows_of_cs231n_are_the_rows_of_the_ledger():
    net = ledger("vgg16")
    kept = [row for row in net.rows if row.layer.kind in {"Conv2d", "MaxPool2d", "Linear"}]
    ours = [(3 * 224 * 224, 0)] + [(row.activations, row.weights) for row in kept]
    assert tuple(ours) == CS231N_ROWS


@pytest.mark.parametrize(("text", "unit"), CS231N_MEMORY)
def test_the_rows_of_cs231n_add_up_to_61_mb(text, unit):
    result = count("cs231n", ledger("vgg16"))
    assert sum(values for values, _ in CS231N_ROWS) == CS231N_VALUES
    assert (result.value, result.unit) == (BYTES_OF_FLOAT32 * CS231N_VALUES, "B")
    assert rounds_to(result.value, text, unit)


def test_the_93_mb_of_cs231n_cannot_be_reproduced():
    """Neither from their rows, nor from their 24M, nor from anything that is counted here."""
    text, values = CS231N_PRINTED
    memories = ("cs231n", "pytorch-summary", "torchsummary", "torchinfo-memory", "layer-outputs")
    sizes = [count(name, ledger("vgg16")).value for name in memories]
    sizes += [BYTES_OF_FLOAT32 * values]
    assert not any(rounds_to(n * k, text, unit) for n in sizes
                   for k in (1, 2) for unit in ("MB", "MiB"))  # fmt: skip


def test_the_readme_of_pytorch_summary_prints_mib_as_mb():
    net = ledger("vgg16")
    sizes = {
        "Input": BYTES_OF_FLOAT32 * 3 * 224 * 224,
        "Forward/backward pass": count("pytorch-summary", net).value,
        "Params": BYTES_OF_FLOAT32 * net.total.params,
    }
    assert {key: rounds_to(sizes[key], text, "MiB") for key, text in SUMMARY_README.items()} == (
        dict.fromkeys(SUMMARY_README, True)
    )
    assert not rounds_to(sizes["Params"], SUMMARY_README["Params"], "MB")


def test_pytorch_summary_ran_before_vgg_had_an_adaptive_pool():
    """What the tool prints today is larger by that pool's outputs, twice in float32."""
    net = ledger("vgg16")
    today, readme = count("torchsummary", net).value, count("pytorch-summary", net).value
    assert today - readme == 2 * BYTES_OF_FLOAT32 * 512 * 7 * 7


def test_torchinfo_counts_the_outputs_of_layers_with_parameters():
    assert count("torchinfo-memory", ledger("vgg16")).value == TORCHINFO_OUTPUT_BYTES


def test_all_layer_outputs_of_vgg16():
    value = count("layer-outputs", ledger("vgg16")).value
    assert value == LAYER_OUTPUT_BYTES == BYTES_OF_FLOAT32 * LAYER_OUTPUT_VALUES


def test_the_fully_connected_layers_of_alexnet_are_neither_1_gb_nor_164_mb():
    params = sum(row.params for row in layers_of("Linear", ledger("alexnet-torchvision").rows))
    size = BYTES_OF_FLOAT32 * params
    assert params == ALEXNET_FC_PARAMS
    assert rounds_to(size, ALEXNET_FC_MB, "MB")
    assert not any(rounds_to(size, *claimed) for claimed in ALEXNET_FC_CLAIMED)
