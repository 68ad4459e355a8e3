"""Normalisation, activation, dropout and Flatten."""

import pytest

import convdocs as cd


def test_batch_norm_has_gamma_and_beta_but_no_running_statistics() -> None:
    norm = cd.BatchNorm2d(64)
    assert (norm.params, norm.weights) == (128, 64)
    assert cd.BatchNorm2d(64, affine=False).params == 0
    assert norm.macs((64, 9, 9)) == 0


@pytest.mark.parametrize("shape", [(3, 5, 5), (75,)])
def test_relu_and_dropout_keep_every_shape(shape: tuple[int, ...]) -> None:
    for layer in (cd.ReLU(), cd.Dropout(0.25)):
        assert layer.output_shape(shape) == shape
        assert (layer.params, layer.macs(shape)) == (0, 0)


def test_flatten_makes_one_row_and_leaves_a_row_alone() -> None:
    assert cd.Flatten().output_shape((512, 7, 7)) == (25_088,)
    assert cd.Flatten().output_shape((10,)) == (10,)


@pytest.mark.parametrize(
    ("layer", "shape", "message"),
    [
        (cd.BatchNorm2d(4), (3, 5, 5), "BatchNorm2d expects 4 channels.*set num_features=3"),
        (cd.BatchNorm2d(4), (4,), "BatchNorm2d needs an input"),
        (cd.LocalResponseNorm(5), (96,), "LocalResponseNorm needs an input"),
    ],
)
def test_a_norm_refuses_what_it_does_not_fit(
    layer: cd.BatchNorm2d, shape: tuple[int, ...], message: str
) -> None:
    with pytest.raises(cd.ShapeError, match=message):
        layer.output_shape(shape)


@pytest.mark.parametrize("p", [-0.1, 1.1])
def test_dropout_needs_a_probability(p: float) -> None:
    with pytest.raises(cd.ArgumentError, match="must lie between 0 and 1"):
        cd.Dropout(p)
