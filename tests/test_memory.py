"""Memory is what arrays really take: small nets executed in NumPy, and the figures of others."""

import itertools

import executed
import numpy as np
import pytest
from published import (
    ALEXNET_FC_MB,
    ALEXNET_FC_PARAMS,
    CS231N_MEMORY,
    CS231N_PRINTED,
    CS231N_ROWS,
    CS231N_VALUES,
    LAYER_OUTPUT_BYTES,
    PARAMS,
    SUMMARY_README,
)

import convdocs as cd
from convdocs import conventions, memory
from convdocs.elementwise import Elementwise
from convdocs.units import BYTES, fixed

CONV = [cd.Conv2d(2, 3, 3, padding=1), cd.BatchNorm2d(3), cd.ReLU(), cd.MaxPool2d(2)]
NETS = {
    "plain": [*CONV, cd.Conv2d(3, 4, 3), cd.ReLU(), cd.Flatten(), cd.Dropout(), cd.Linear(16, 5)],
    "norm": [cd.Conv2d(2, 4, 2), cd.ReLU(), cd.LocalResponseNorm(3), cd.MaxPool2d(2, stride=1)],
    "pools": [cd.AvgPool2d(2), cd.Conv2d(2, 2, 2), cd.MinPool2d(2), cd.AdaptiveAvgPool2d(1)],
    "renamed": [cd.ReLU(), cd.Conv2d(2, 2, 3), cd.AdaptiveAvgPool2d(6), cd.Flatten(), cd.ReLU()],
}  # fmt: skip
SHAPE = (2, 8, 8)
nets = pytest.mark.parametrize("name", NETS)
in_place = pytest.mark.parametrize("in_place", [True, False])


def ledger(name, batch=1):
    return cd.Network(name, "test", SHAPE, NETS[name]).ledger(batch=batch)


@nets
@in_place
def test_inference_holds_what_a_layer_reads_and_writes(name, in_place):
    """A run that gives up each array as soon as the next layer has been computed."""
    run = executed.inference(NETS[name], SHAPE, in_place)
    steps = memory.course(ledger(name), in_place=in_place)
    assert [step.bytes for step in steps] == run.live


@nets
@in_place
def test_training_holds_what_the_backward_pass_reads(name, in_place):
    """Every array that a closure still needs, while the passes run forwards and backwards."""
    run = executed.training(NETS[name], SHAPE, in_place)
    steps = memory.course(ledger(name), training=True, in_place=in_place)
    assert [step.bytes for step in steps] == run.live
    assert memory.kept(ledger(name), in_place=in_place) == run.kept
    assert memory.peak(ledger(name), True, in_place=in_place).bytes == max(run.live)


@nets
@in_place
def test_what_is_kept_is_enough_for_the_gradient(name, in_place):
    """The same closures give the slope that two nearby inputs show."""
    x = np.random.default_rng(7).normal(size=SHAPE)
    direction = np.random.default_rng(8).normal(size=SHAPE)
    gradient = executed.training(NETS[name], SHAPE, in_place, x).gradient
    ahead, behind = (
        executed.training(NETS[name], SHAPE, in_place, x + step * direction).output.sum()
        for step in (1e-6, -1e-6)
    )
    assert (gradient * direction).sum() == pytest.approx((ahead - behind) / 2e-6, rel=1e-4)


def test_vgg16_takes_what_the_course_s_rows_add_up_to():
    """58.13 MiB are 60.95 MB: the rows printed in the notes, four bytes each."""
    total = memory.stored(cd.named_network("vgg16").ledger())
    assert total == 4 * sum(values for values, _ in CS231N_ROWS) == 4 * CS231N_VALUES
    assert (fixed(total, 10**6), "MB") == CS231N_MEMORY[0]
    assert (fixed(total, 2**20), "MiB") == CS231N_MEMORY[1]


def test_pytorch_summary_doubles_all_outputs_and_prints_mib():
    total = 2 * memory.stored(cd.named_network("vgg16").ledger(), False, with_input=False)
    assert fixed(total, 2**20) == SUMMARY_README["Forward/backward pass"]


def test_no_setting_of_the_switches_gives_the_figure_that_the_course_prints():
    """Neither its 93 MB nor, in four bytes, its 24 million values."""
    printed, values = CS231N_PRINTED
    net = cd.named_network("vgg16").ledger()
    for choice in itertools.product([True, False], [True, False], BYTES, [1, 2]):
        total = choice[3] * memory.stored(net, *choice[:3])
        assert printed not in (fixed(total, 10**6, 0), fixed(total, 2**20, 0))
        assert fixed(total, 4 * 10**6, 0) != fixed(values, 10**6, 0)


@pytest.mark.parametrize("name", cd.NETWORK_NAMES)
def test_the_sums_are_those_of_the_conventions(name):
    """`conventions` counts layer by layer in a table, `memory` array by array."""
    net = cd.named_network(name).ledger(batch=3)
    assert memory.stored(net) == conventions.count("cs231n", net).value
    twice = 2 * memory.stored(net, False, with_input=False)
    assert twice == conventions.count("pytorch-summary", net).value


def test_all_layer_outputs_of_vgg16():
    """The published sum leaves dropout out and counts the adaptive pool, which keeps the size."""
    net = cd.named_network("vgg16").ledger()
    copied = 4 * (512 * 7 * 7 - 2 * 4096)
    assert memory.stored(net, False, with_input=False) + copied == LAYER_OUTPUT_BYTES


def test_the_fully_connected_layers_of_alexnet():
    rows = cd.named_network("alexnet-torchvision").ledger().rows
    params = sum(row.params for row in rows if row.layer.kind == "Linear")
    assert params == ALEXNET_FC_PARAMS
    assert fixed(BYTES["float32"] * params, 10**6, 1) == ALEXNET_FC_MB


@pytest.mark.parametrize(("optimiser", "copies"), [("sgd", 0), ("momentum", 1), ("adam", 2)])
def test_an_optimiser_keeps_its_values_for_every_parameter(optimiser, copies):
    """SGD none, momentum one (the velocity), Adam two (both moments)."""
    net = cd.named_network("vgg16").ledger()
    needs = memory.training(net, optimiser)
    assert needs.parameters == needs.gradients == 4 * PARAMS["vgg16"]
    assert needs.optimiser == copies * needs.parameters
    assert needs.total == sum(needs[:4])
    assert needs.activations == memory.peak(net, training=True).bytes


def test_activations_grow_with_the_batch_and_parameters_do_not():
    one, many = (memory.inference(ledger("plain", batch)) for batch in (1, 128))
    assert (many.parameters, many.activations) == (one.parameters, 128 * one.activations)
    assert many.total == many.parameters + many.activations


@pytest.mark.parametrize(("dtype", "size"), BYTES.items())
def test_a_number_type_scales_all_that_is_counted_in_values(dtype, size):
    assert np.dtype("uint16" if dtype == "bfloat16" else dtype).itemsize == size
    net = ledger("pools")
    assert 4 * memory.inference(net, dtype).total == size * memory.inference(net).total
    assert 4 * memory.stored(net, dtype=dtype) == size * memory.stored(net)
    assert 4 * memory.training(net, dtype=dtype).gradients == size * 4 * net.total.params


def test_a_relu_in_place_spares_inference_but_hardly_training():
    """A ReLU keeps its output either way, and the convolution before it keeps nothing of it."""
    net = cd.named_network("vgg16").ledger()
    assert memory.kept(net, in_place=True) == memory.kept(net, in_place=False)
    assert memory.stored(net, in_place=True) < memory.stored(net, in_place=False)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net: memory.stored(net, dtype="float8"), r"dtype \(='float8'\) must be one of b"),
        (lambda net: memory.training(net, "lion"), r"optimiser \(='lion'\) must be one of adam"),
    ],
)
def test_an_unknown_word_is_refused_with_the_words_there_are(call, message):
    with pytest.raises(cd.ArgumentError, match=message) as caught:
        call(ledger("plain"))
    assert "只能是" in caught.value.text("zh")


def test_a_layer_without_a_rule_is_never_nothing():
    class Swish(Elementwise):
        """An activation that the model does not know."""

        fields, params, weights = (), 0, 0

    net = cd.Network("net", "test", (1, 4, 4), [Swish()]).ledger()
    with pytest.raises(cd.ArgumentError, match="memory has no rule for Swish"):
        memory.stored(net)


def test_inference_holds_neither_gradients_nor_an_optimisers_values():
    found = memory.inference(cd.named_network("alexnet").ledger())
    assert (found.gradients, found.optimiser) == (0, 0)
    assert found.parameters == 4 * 60_965_224
    assert found.total == found.parameters + found.activations
