"""Numbers of NumPy, True and False: taken where PyTorch 2.13 takes them, refused elsewhere.

test_torch_layers compares thousands of cases with PyTorch itself; these are some of its answers.
"""

import json

import numpy as np
import pytest

import convdocs as cd


@pytest.mark.parametrize("three", [np.int64(3), np.int32(3), np.uint8(3)])
def test_numpy_integers_are_integers_and_come_out_as_pythons_own(three: int) -> None:
    conv = cd.Conv2d(three, three, three, three, (three, 0), three, groups=three)
    assert conv == cd.Conv2d(3, 3, 3, 3, (3, 0), 3, groups=3)
    found = [*conv.arguments().values(), conv.params, conv.output_shape((three, 30, 30))]
    assert json.loads(json.dumps(found))[:3] == [3, 3, [3, 3]]
    assert repr(cd.MaxPool2d(three)) == repr(cd.MaxPool2d(3))
    assert cd.Linear(4, np.int32(8)).macs((np.int64(4),)) == 32
    assert cd.AvgPool2d(3, divisor_override=three) == cd.AvgPool2d(3, divisor_override=3)
    assert cd.AdaptiveAvgPool2d((three, None)).output_size == (3, None)
    assert type(cd.BatchNorm2d(three).params) is type(cd.LocalResponseNorm(three).size) is int


def test_shapes_and_batches_may_come_from_numpy() -> None:
    net = cd.named_network("vgg11")
    ledger = net.ledger(np.array([3, 224, 224]), batch=np.int64(2))
    assert ledger == net.ledger((3, 224, 224), batch=2)
    assert all(type(n) is int for n in (*ledger.input_shape, ledger.batch, ledger.total.macs))


def test_an_array_is_a_pair_or_one_number_where_pytorch_has_it_so() -> None:
    assert cd.Conv2d(1, 1, np.array([1, 2])).kernel_size == (1, 2)
    assert cd.Conv2d(np.array(2), 1, (np.array(3), 3)) == cd.Conv2d(2, 1, 3)
    assert cd.AdaptiveAvgPool2d(np.array([1, 2])).output_size == (1, 2)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: cd.Conv2d(1, 1, np.array(3)), r"kernel_size \(=3\) must be an integer or a pair"),
        (lambda: cd.MaxPool2d(np.array([1, 2])), r"kernel_size \(=\[1 2\]\) must be an integer"),
        (lambda: cd.Conv2d(np.array([1]), 1, 3), r"in_channels \(=\[1\]\) must be an integer"),
        (lambda: cd.Conv2d(1, 1, np.float64(3)), r"kernel_size \(=3.0\) must be an integer"),
        (lambda: cd.Conv2d(1, 1, np.array([1.0, 2])), r"kernel_size \(=1.0\) must be an integer"),
        (lambda: cd.Conv2d(np.array(1.5), 1, 3), r"in_channels \(=1.5\) must be an integer"),
        (lambda: cd.AdaptiveAvgPool2d(np.int64(7)), r"output_size .* write int\(7\)"),
        (lambda: cd.Linear(4, True), r"out_features \(=True\) must be an integer"),
        (lambda: cd.Conv2d(4, 4, 3, groups=True), r"groups \(=True\) must be an integer"),
        (lambda: cd.Conv2d(4, 4, 3, stride=(True, 1)), r"stride \(=True\) must be an integer"),
        (lambda: cd.MaxPool2d(True), r"kernel_size \(=True\) must be an integer"),
        (lambda: cd.MaxPool2d(2, ceil_mode=1), r"ceil_mode \(=1\) must be True or False"),
        (lambda: cd.AvgPool2d(2, count_include_pad=None), r"count_include_pad \(=None\) must be"),
        (lambda: cd.AvgPool2d(2, ceil_mode=np.True_), r"ceil_mode \(=True\) must be True or"),
        (lambda: cd.Conv2d(1, 1, 1, bias=np.array([1, 0])), r"bias \(=\[1 0\]\) must be True or"),
        (lambda: cd.Conv2d(1, 1, 1, padding_mode=True), r"padding_mode \(='True'\) must be one of"),
        (lambda: cd.Conv2d(1, 1, False), r"kernel_size \(=0\) must be at least 1"),
        (lambda: cd.Dropout(np.array(0.5)), r"p \(=0.5\) must lie between"),
        (lambda: cd.ReLU().output_shape((True, 2, 2)), "shape .* each an integer of at least 1"),
        (lambda: cd.ReLU().output_shape(()), "shape .* each an integer of at least 1"),
    ],
)
def test_other_types_are_refused(make: object, message: str) -> None:
    with pytest.raises(cd.ConvdocsError, match=message):
        make()


def test_true_is_one_for_channels_in_and_kernels_and_any_truth_makes_a_bias() -> None:
    assert cd.Conv2d(True, 2, (True, 3)) == cd.Conv2d(1, 2, (1, 3))
    assert cd.Linear(True, 2) == cd.Linear(1, 2)
    assert cd.Conv2d(1, 8, 3, bias="x") == cd.Conv2d(1, 8, 3, bias=1) == cd.Conv2d(1, 8, 3)
    assert cd.Linear(9, 4, bias=None) == cd.Linear(9, 4, bias=False)
    assert cd.BatchNorm2d(8, affine=()).params == 0
    assert (cd.Dropout(True).p, cd.Dropout(np.float64(0.25)).p) == (1, 0.25)


def test_a_batchnorm_without_bias_has_gamma_only() -> None:
    """PyTorch 2.13 counts 8 parameters for BatchNorm2d(8, bias=False), and 0 without affine."""
    assert (cd.BatchNorm2d(8, bias=False).params, cd.BatchNorm2d(8, bias=False).weights) == (8, 8)
    bare = cd.BatchNorm2d(8, affine=False)
    assert (bare.params, bare.bias) == (0, False)
    step = cd.derive(cd.BatchNorm2d(8, bias=False), (8, 2, 2))[0]
    assert (step.formula, step.substitution, step.value) == ("C", "8", 8)


@pytest.mark.parametrize(
    ("mode", "most"), [("zeros", 99), ("reflect", 3), ("replicate", 99), ("circular", 4)]
)
def test_copies_of_pixels_reach_as_far_as_there_are_pixels(mode: str, most: int) -> None:
    """PyTorch 2.13 on a 4x9 image: reflect takes a padding of 3, circular one of 4."""
    conv = cd.Conv2d(1, 1, 1, padding=most, padding_mode=mode)
    assert conv.output_shape((1, 4, 99)) == (1, 4 + 2 * most, 99 + 2 * most)
    if most < 99:
        with pytest.raises(cd.ShapeError, match=f"'{mode}' cannot fill a padding of {most + 1} "):
            cd.Conv2d(1, 1, 1, padding=most + 1, padding_mode=mode).output_shape((1, 4, 99))


def test_the_circular_padding_of_the_report_is_refused() -> None:
    conv = cd.Conv2d(3, 3, kernel_size=1, padding=(1234, 1234), padding_mode="circular")
    with pytest.raises(cd.ShapeError, match="used more than once: reduce the padding"):
        conv.output_shape((3, 224, 224))


def test_what_only_zeros_make_right_is_refused_for_copies() -> None:
    conv = cd.Conv2d(1, 1, 3, padding=1, padding_mode="reflect")
    net = cd.Network("net", "test", (1, 8, 8), [conv]).ledger()
    asks = [
        lambda: cd.coverage.read_map(conv, (1, 8, 8)),
        lambda: cd.paths.inside([conv], (1, 8, 8), 0),
        lambda: cd.memory.inference(net),
    ]
    for ask in asks:
        with pytest.raises(cd.ArgumentError, match=r"no rule for Conv2d\(padding_mode='reflect'\)"):
            ask()
