"""A layer's traffic is that of real arrays; its time is set by arithmetic or by traffic."""

import numpy as np
import pytest

import convdocs as cd
from convdocs import roofline
from convdocs.roofline import EXAMPLE, Machine, bounds, ridge, seconds

LAYERS = [
    cd.Conv2d(2, 3, 3, padding=1), cd.BatchNorm2d(3), cd.ReLU(), cd.LocalResponseNorm(3),
    cd.MaxPool2d(2), cd.AdaptiveAvgPool2d(4), cd.Flatten(), cd.Dropout(), cd.Linear(48, 5),
]  # fmt: skip
NET = cd.Network("net", "test", (2, 8, 8), LAYERS)


def test_a_layer_moves_its_input_its_weights_and_its_output():
    """The bytes of the arrays that a real convolution reads and writes, for a batch of seven."""
    x, weight = np.ones((2, 8, 8), np.float32), np.ones((3, 2, 3, 3), np.float32)
    y = cd.conv2d(x, weight, bias := np.ones(3, np.float32), padding=1)
    first = bounds(NET.ledger(batch=7))[0]
    assert first.bytes == 7 * (x.nbytes + y.nbytes) + weight.nbytes + bias.nbytes
    counted = cd.conv2d_literal(x, weight, padding=1).multiplications
    assert first.flops == 7 * 2 * counted
    assert first.intensity == first.flops / first.bytes


def test_layers_that_move_nothing_of_their_own_are_left_out():
    names = ["conv1", "norm1", "pool1", "fc1"]
    assert [bound.name for bound in bounds(NET.ledger())] == names
    apart = bounds(NET.ledger(), fused=False)
    assert [bound.name for bound in apart] == ["conv1", "bn1", "relu1", *names[1:]]
    assert apart[2].bytes == 2 * 4 * (3 * 8 * 8), "a ReLU reads and writes every value"


def test_a_layer_before_which_there_is_none_is_never_fused():
    net = cd.Network("net", "test", (1, 4, 4), [cd.ReLU(), cd.ReLU()])
    assert [bound.name for bound in bounds(net.ledger())] == ["relu1"]


@pytest.mark.parametrize(("batch", "limit"), [(1, "memory"), (1000, "compute")])
def test_a_fully_connected_layer_waits_for_its_weights_until_the_batch_is_large(batch, limit):
    net = cd.Network("fc", "test", (256, 6, 6), [cd.Flatten(), cd.Linear(9216, 4096)])
    (layer,) = bounds(net.ledger(batch=batch))
    assert layer.limit == limit
    assert layer.time == max(layer.compute_time, layer.memory_time)
    assert (layer.intensity > ridge()) == (limit == "compute")


def test_times_are_work_over_speed():
    """A machine of one FLOP and one byte a second takes as many seconds as there are."""
    slow = bounds(NET.ledger(), Machine("slow", 1, 1))
    assert [bound.compute_time for bound in slow] == [bound.flops for bound in slow]
    assert [bound.memory_time for bound in slow] == [bound.bytes for bound in slow]
    assert seconds(slow) == sum(max(bound.flops, bound.bytes) for bound in slow)


def test_at_the_ridge_both_take_equally_long():
    machine = Machine("any", 12 * 10**9, 3 * 10**9)
    assert ridge(machine) == 4
    work = 10**9
    assert work / machine.flops == (work / ridge(machine)) / machine.bandwidth
    assert ridge(EXAMPLE) == 20


def test_halved_numbers_halve_the_traffic():
    whole, half = (bounds(NET.ledger(), dtype=dtype)[0] for dtype in ("float32", "float16"))
    assert (half.flops, 2 * half.bytes) == (whole.flops, whole.bytes)


def test_an_unknown_number_type_is_refused():
    with pytest.raises(cd.ArgumentError, match=r"dtype \(='int4'\) must be one of"):
        roofline.bounds(NET.ledger(), dtype="int4")
