"""Worked lines: every substitution, worked out as arithmetic, must give its value."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs.terms import TERMS

SHAPE = (6, 23, 19)
sizes = st.integers(1, 5)


def worked_out(step: cd.Step) -> object:
    """The substitution, with floor and ceil as in mathematics."""
    return eval(step.substitution, {"floor": math.floor, "ceil": math.ceil})


def check(layer: cd.Conv2d, shape: tuple[int, ...]) -> dict[str, cd.Step]:
    """Every line adds up, and says what the layer says."""
    steps = {step.key: step for step in cd.derive(layer, shape)}
    assert steps.keys() <= TERMS.keys()
    for step in steps.values():
        assert worked_out(step) == step.value
    out = layer.output_shape(shape)
    assert steps["params"].value == layer.params
    assert steps["macs"].value == layer.macs(shape)
    assert steps["activations"].value == math.prod(out)
    if "output_height" in steps:
        assert (steps["output_height"].value, steps["output_width"].value) == out[1:]
    return steps


@given(
    st.builds(
        cd.Conv2d, st.just(6), st.sampled_from([6, 12]), sizes, sizes, st.integers(0, 3),
        st.integers(1, 3), st.sampled_from([1, 2, 3]), st.booleans(),
    )
)  # fmt: skip
def test_a_convolution_is_worked_out_line_by_line(layer: cd.Conv2d) -> None:
    check(layer, SHAPE)


@given(sizes, sizes, st.booleans(), st.sampled_from([cd.MaxPool2d, cd.AvgPool2d, cd.MinPool2d]))
def test_a_pool_is_worked_out_line_by_line(
    k: int, s: int, ceil_mode: bool, pool: type[cd.MaxPool2d]
) -> None:
    check(pool(k, s, k // 2, ceil_mode=ceil_mode), SHAPE)


@pytest.mark.parametrize(
    "layer",
    [
        cd.AdaptiveAvgPool2d((7, None)),
        cd.BatchNorm2d(6),
        cd.LocalResponseNorm(5),
        cd.ReLU(),
        cd.Flatten(),
        cd.Linear(19, 4),
        cd.Conv2d(6, 4, 4, padding="same"),
    ],
)
def test_every_other_layer_too(layer: cd.Conv2d) -> None:
    check(layer, SHAPE)


def test_a_row_of_features_too() -> None:
    check(cd.Linear(30, 4, bias=False), (30,))
    check(cd.Dropout(), (30,))


def test_the_dropped_window_of_ceil_mode_is_shown() -> None:
    steps = check(cd.MaxPool2d(2, 3, 1, ceil_mode=True), (1, 5, 6))
    assert steps["output_height"].substitution == "ceil((5 + 2*1 - 1*(2 - 1) - 1) / 3) + 1 - 1"
    assert steps["output_width"].substitution == "ceil((6 + 2*1 - 1*(2 - 1) - 1) / 3) + 1"


def test_an_even_same_kernel_shows_both_paddings() -> None:
    steps = check(cd.Conv2d(1, 1, 4, padding="same"), (1, 28, 28))
    assert steps["output_height"].substitution.startswith("floor((28 + 1 + 2 - ")


def test_a_layer_that_does_not_fit_has_no_lines() -> None:
    with pytest.raises(cd.ShapeError, match="expects 3 channels"):
        cd.derive(cd.Conv2d(3, 8, 3), (1, 9, 9))
